//! What stands around every screen: where one can go, how the edits stand, what the app itself has to say.

mod absence;
mod focus;
mod frame;
mod keys;
mod notices;
mod people_room;
mod places;
mod preferences;
mod rail;
mod settings;
mod status;
mod troubles;

pub use frame::Frame;
pub use people_room::PeopleRoom;
pub use preferences::{provide_preferences, use_preferences};
pub use settings::Settings;
