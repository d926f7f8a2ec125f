//! Fields, buttons, dialogs and the other small things that every page is made of. They know nothing of mentoring:
//! what they show comes in as words, and what a person does goes out as a callback.

mod button;
mod choice;
mod date;
mod dialog;
mod draft;
mod empty;
mod fault;
mod field;
mod icon;
mod last_known;
mod many;
mod menu;
mod more;
mod notice;
mod offers;
mod paint;
mod paper;
mod qr;
mod rest;
mod ring;
mod tag;
mod toast;
mod two_values;
mod typed;
mod when;
mod who;

pub use button::{Button, ButtonKind, IconButton};
pub use choice::{Checkbox, Choice, Offered};
pub use date::DateField;
pub use dialog::Dialog;
pub use draft::{DraftFound, DraftKept};
pub use empty::EmptyState;
pub use fault::show_first_fault;
pub use field::{Select, TextField};
pub use icon::{Glyph, Icon};
pub use last_known::last_known;
pub use many::Many;
pub use menu::{Menu, MenuAct};
pub use more::More;
pub use notice::Notice;
pub use offers::Offers;
pub use paint::{Below, after_first_paint, at_first, painted};
pub use paper::{Printed, print};
pub use qr::Qr;
pub use ring::Ring;
pub use tag::{Tag, TagKind};
pub use toast::{ToastTray, Toasts, provide_toasts, use_toasts};
pub use two_values::{OneValue, TwoValues};
pub use typed::Typed;
pub use when::{When, WhenField};
pub use who::{Part, Who};

/// An id for an element that a label, a hint or a list must point at; each call gives another.
pub fn fresh_id(of: &str) -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{of}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
