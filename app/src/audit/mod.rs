//! The audit of a finished route: what the council, a methodist in it or the curator looks at, marks and concludes. It lies
//! beside the programme, where everybody reads it who reads the programme.

mod context;
mod field;
mod page;
mod paper;

pub use page::Page;
