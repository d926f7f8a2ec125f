//! «Запросы»: somebody says with what they want help; the curator looks, decides, and sees who has said nothing yet.

mod campaign;
mod decline;
mod draft;
mod form;
mod list;
mod own;
mod page;
mod reminder;
mod row;

pub use campaign::Waiting;
pub use own::Of;
pub use page::Page;
pub use reminder::Reminder;
