//! «Подбор»: who would suit whom and why, the best plan for everybody, «а если?», and the decision, which a person makes.

mod decide;
mod page;
mod reasons;
mod row;
mod school;

pub use page::Page as Pairing;
pub use reasons::lacks_in_words;
pub use school::barred;
pub use school::{lacking, waiting};
