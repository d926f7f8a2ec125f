//! Where a programme leads: the pages beside it, for who may read them.

use super::Programme;
use crate::route::Route;
use leptos::prelude::*;
use ryadom_domain::ItemId;

impl Programme {
    /// Where an item is opened.
    pub fn item_path(self, id: ItemId) -> String {
        Route::Item(self.pair, id).path()
    }

    /// Where the pair's meetings and lessons are, for somebody who may read them and is not in the pair.
    pub fn journal_to_read(self) -> Option<[String; 2]> {
        let person = self.device.person();
        let may = self.with_pair(|registry, pair| {
            pair.side(person).is_none()
                && pair
                    .journal
                    .is_some_and(|journal| registry.grant(person, journal).is_some())
        });
        may.unwrap_or_default().then(|| {
            [
                Route::PairMeetings(self.pair),
                Route::PairLessons(self.pair),
            ]
            .map(Route::path)
        })
    }

    /// Where the pair's questionnaires are, for somebody who may read them.
    pub fn diagnostics(self) -> Option<String> {
        let person = self.device.person();
        let may = self.with_pair(|registry, pair| {
            pair.journal
                .is_some_and(|journal| registry.grant(person, journal).is_some())
        });
        may.unwrap_or_default()
            .then(|| Route::Diagnostics(self.pair).path())
    }

    /// Where the records of the other instruments are, for somebody who may read them.
    pub fn instruments(self) -> Option<String> {
        self.diagnostics()
            .map(|_| Route::Instruments(self.pair).path())
    }

    /// Whether the route is at its end, so that it can be audited.
    pub fn may_look_back(self) -> bool {
        let today = self.today.get();
        self.view(|view| view.is_finished(today))
    }

    /// Where the plan is built.
    pub fn build(self) -> Route {
        Route::Build(self.pair)
    }

    /// Where the individual route is.
    pub fn individual(self) -> Route {
        Route::Individual(self.pair)
    }

    /// The programme itself.
    pub fn home(self) -> Route {
        Route::PairProgramme(self.pair)
    }
}
