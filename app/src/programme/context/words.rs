//! What a programme holds, in words.

use super::Programme;
use crate::i18n::*;
use crate::told::{self, Names, dates};
use crate::ui::Part;
use leptos::prelude::*;
use ryadom_domain::{DeficitId, PersonId, Registry, TaskId, Timestamp};
use ryadom_replica::{Fate, Stamp, Value};

/// A person as a signature shows them.
pub struct Signed {
    /// «Кузнецова М. О.», «вы».
    pub name: String,
    /// «МК».
    pub initials: String,
    /// For the colour.
    pub part: Part,
}

impl Programme {
    /// A deficit's words.
    pub fn deficit_words(self, id: DeficitId) -> Option<String> {
        self.view(|view| {
            view.deficits
                .iter()
                .find(|row| row.id == id)
                .map(|row| row.text.clone())
        })
    }

    /// A task's words.
    pub fn task_words(self, id: TaskId) -> Option<String> {
        self.view(|view| {
            view.tasks
                .iter()
                .find(|row| row.id == id)
                .map(|row| row.text.clone())
        })
    }

    /// «сегодня в 8:05».
    pub fn moment(self, locale: Locale, at: Timestamp) -> String {
        dates::moment(
            locale,
            self.device.local(at),
            self.device.local(self.device.now()),
        )
    }

    /// Who signed something.
    pub fn signed(self, locale: Locale, by: Option<PersonId>) -> Signed {
        self.device.registry().with(|registry| {
            let name = by.map(|person| registry.name(person)).unwrap_or_default();
            let pair = registry.pairs.get(&self.pair);
            Signed {
                name: self.names(registry).person(locale, by),
                initials: if name.is_empty() {
                    "·".to_owned()
                } else {
                    name.initials()
                },
                part: by
                    .map(|person| told::part(registry, pair, person))
                    .unwrap_or_default(),
            }
        })
    }

    /// A field's value in words.
    pub fn words(self, locale: Locale, value: &Value) -> String {
        let of_row = match value {
            Value::Task(id) => self.task_words(*id),
            Value::Deficit(id) => self.deficit_words(*id),
            _ => None,
        };
        if let Some(words) = of_row {
            return told::excerpt(&words, 60);
        }
        self.device
            .registry()
            .with(|registry| told::value(locale, value, &self.names(registry)))
    }

    /// «вернулся: удалён вами, изменён — Кузнецова М. О.»
    pub fn came_back(self, locale: Locale, fate: &Fate) -> String {
        self.came_back_with(locale, fate, |who, _| who)
    }

    /// The same with when each happened.
    pub fn came_back_when(self, locale: Locale, fate: &Fate) -> String {
        self.came_back_with(locale, fate, |who, at| {
            format!("{who} ({})", self.moment(locale, at))
        })
    }

    fn came_back_with(
        self,
        locale: Locale,
        fate: &Fate,
        told: impl Fn(String, Timestamp) -> String,
    ) -> String {
        let Fate::CameBack { removed, edited } = fate else {
            return String::new();
        };
        let of = |stamps: &[Stamp]| {
            let all: Vec<_> = stamps
                .iter()
                .map(|stamp| {
                    let who = if stamp.by == Some(self.device.person()) {
                        td_string!(locale, programme.by_you).to_owned()
                    } else {
                        td_string!(
                            locale,
                            programme.by_somebody,
                            who = self.signed(locale, stamp.by).name
                        )
                    };
                    told(who, stamp.at)
                })
                .collect();
            all.join(", ")
        };
        td_string!(
            locale,
            programme.came_back,
            removed = of(removed),
            edited = of(edited)
        )
    }

    pub(in crate::programme) fn names(self, registry: &Registry) -> Names<'_> {
        Names {
            registry,
            reader: Some(self.device.person()),
            today: self.today.get(),
        }
    }
}
