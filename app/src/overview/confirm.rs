//! Confirming every mark of a pair that waits, from the overview: one edit, which can be taken back.

use super::view::NeedRow;
use crate::attention::short;
use crate::device::{Device, Refused, use_device};
use crate::i18n::*;
use crate::ui::{Toasts, use_toasts};
use leptos::prelude::*;
use ryadom_domain::ItemId;
use ryadom_replica::{ItemEdit, ProgrammeDoc, ProgrammeEdit};

/// What a row needs to confirm its marks.
#[derive(Clone, Copy)]
pub struct Confirm {
    device: Device,
    toasts: Toasts,
}

impl Confirm {
    /// Call it in the row's component.
    pub fn here() -> Self {
        Self {
            device: use_device(),
            toasts: use_toasts(),
        }
    }

    /// Confirms what waits in this pair's programme, as soon as the document is there: milliseconds.
    pub fn all_of(self, row: &NeedRow) {
        let Some(programme) = row.programme else {
            return;
        };
        let items = row.marks.clone();
        let pair = row.name.clone();
        let handle = self.device.open::<ProgrammeDoc>(programme);
        let done = StoredValue::new(false);
        Effect::new(move || {
            if !handle.ready() || done.get_value() {
                return;
            }
            done.set_value(true);
            self.tell(&pair, items.len(), handle.edit(confirmation(&items)));
        });
    }

    fn tell(self, pair: &str, marks: usize, edited: Result<(), Refused>) {
        let device = self.device;
        match edited {
            Ok(()) => self.toasts.offer(
                t!(overview.confirmed, pair = pair, count = short(marks)),
                t!(overview.undo),
                device.take_back(),
            ),
            Err(why) => self
                .toasts
                .say(t!(overview.not_done, why = why.to_string())),
        }
    }
}

fn confirmation(items: &[ItemId]) -> ProgrammeEdit {
    ProgrammeEdit::Several(
        items
            .iter()
            .map(|id| ProgrammeEdit::Item {
                id: *id,
                edit: ItemEdit::Confirm(true),
            })
            .collect(),
    )
}
