//! After an absence: what came together, counted for one quiet card.

use std::collections::BTreeSet;
use std::sync::Arc;

use ryadom_domain::Timestamp;

/// An absence of this many seconds is worth a word even if this device had nothing to add.
const LONG: i64 = 3600;

/// What was merged on coming back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// Others' edits that came, and own ones that went.
    pub edits: usize,
    /// From how many devices, this one included if it had edits.
    pub devices: usize,
    /// How many places are worth a look.
    pub places: usize,
}

/// Counts between the greeting of the relay and the moment when everything has come.
#[derive(Debug, Default)]
pub(super) struct Merging {
    worth_telling: bool,
    open: bool,
    own: usize,
    others: usize,
    actors: BTreeSet<String>,
    documents: BTreeSet<Arc<str>>,
}

impl Merging {
    /// The relay greeted. `last` is when it was last there, `unsent` how many edits were made since.
    pub(super) fn begin(&mut self, last: Option<Timestamp>, now: Timestamp, unsent: usize) {
        let long = last.is_some_and(|last| now.seconds() - last.seconds() > LONG);
        *self = Self {
            worth_telling: long || (last.is_some() && unsent > 0),
            open: true,
            own: unsent,
            ..Self::default()
        };
    }

    /// Others' changes came.
    pub(super) fn came(
        &mut self,
        document: &Arc<str>,
        changes: usize,
        actors: impl IntoIterator<Item = String>,
    ) {
        if self.open {
            self.others += changes;
            self.actors.extend(actors);
            self.documents.insert(Arc::clone(document));
        }
    }

    /// Everything has come. Answers what to tell and which documents to count places in, if it is worth it.
    pub(super) fn finish(&mut self) -> Option<(Absence, BTreeSet<Arc<str>>)> {
        let done = std::mem::take(self);
        let tell = done.open && done.worth_telling && done.others > 0;
        let report = Absence {
            edits: done.own + done.others,
            devices: done.actors.len() + usize::from(done.own > 0),
            places: 0,
        };
        tell.then_some((report, done.documents))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    const MONDAY: Option<Timestamp> = Some(Timestamp(0));
    const FRIDAY: Timestamp = Timestamp(4 * 24 * 3600);

    #[wasm_bindgen_test]
    fn edits_made_apart_are_told_once_with_their_devices() {
        let mut merging = Merging::default();
        merging.begin(MONDAY, FRIDAY, 5);
        merging.came(&"plan".into(), 9, ["a".to_owned()]);
        let (report, documents) = merging.finish().expect("something to tell");
        assert_eq!(
            report,
            Absence {
                edits: 14,
                devices: 2,
                places: 0
            }
        );
        assert_eq!(documents.len(), 1);
        assert!(merging.finish().is_none());
    }

    #[wasm_bindgen_test]
    fn a_moment_without_network_and_without_edits_is_not_worth_a_word() {
        let mut merging = Merging::default();
        merging.begin(MONDAY, Timestamp(60), 0);
        merging.came(&"plan".into(), 3, ["a".to_owned()]);
        assert!(merging.finish().is_none());
    }

    #[wasm_bindgen_test]
    fn the_first_meeting_with_the_relay_is_not_an_absence() {
        let mut merging = Merging::default();
        merging.begin(None, FRIDAY, 1);
        merging.came(&"plan".into(), 300, ["a".to_owned()]);
        assert!(merging.finish().is_none());
    }
}
