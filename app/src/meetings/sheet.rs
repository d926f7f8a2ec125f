//! The form of one meeting: a new one, or one in the journal. Every part of the form reads and changes it here, so that
//! it need not know which of the two it is.

use super::draft::{self, NewMeeting};
use crate::device::{Device, Draft, Handle, Refused, use_device};
use crate::i18n::*;
use crate::told::{Names, dates, part};
use crate::ui::{Part, Toasts, use_toasts};
use crate::whose::Papers;
use leptos::prelude::*;
use ryadom_domain::{AgreementId, Meeting, MeetingId, PersonId, Timestamp};
use ryadom_replica::{JournalDoc, JournalEdit, MeetingEdit, MeetingRow, MeetingText, ProgrammeDoc};

/// A meeting under the pen. `Copy`; kept in context by the page.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub papers: Papers,
    pub device: Device,
    pub journal: Handle<JournalDoc>,
    pub programme: Handle<ProgrammeDoc>,
    pub source: Source,
    /// Its values, wherever they are kept.
    pub meeting: Memo<Meeting>,
    pub toasts: Toasts,
    /// The person has tried to save: what is missing is said now.
    pub tried: RwSignal<bool>,
}

/// Where the meeting is kept.
#[derive(Clone, Copy)]
pub enum Source {
    /// In this form, until it is saved.
    New(Draft<NewMeeting>),
    /// In the journal.
    Kept(MeetingId, Memo<Option<MeetingRow>>),
}

/// Opens a meeting for everything under the page.
pub fn provide_sheet(
    papers: Papers,
    journal: Handle<JournalDoc>,
    programme: Handle<ProgrammeDoc>,
    source: Source,
) -> Sheet {
    let meeting = match source {
        Source::New(draft) => Memo::new(move |_| draft.value().with(|form| form.meeting.clone())),
        Source::Kept(_, row) => {
            Memo::new(move |_| row.with(|row| row.as_ref().map(plain).unwrap_or_default()))
        }
    };
    let sheet = Sheet {
        papers,
        device: use_device(),
        journal,
        programme,
        source,
        meeting,
        toasts: use_toasts(),
        tried: RwSignal::new(false),
    };
    provide_context(sheet);
    sheet
}

/// The meeting of the page that this is part of.
pub fn use_sheet() -> Sheet {
    expect_context()
}

impl Sheet {
    /// One value of it; changes only when that value does.
    pub fn part<T: PartialEq + Send + Sync + 'static>(self, read: fn(&Meeting) -> T) -> Memo<T> {
        Memo::new(move |_| self.meeting.with(read))
    }

    /// Changes it, and says so when that fails.
    pub fn make(self, edit: MeetingEdit) {
        self.said(self.try_make(edit));
    }

    /// Changes it.
    pub fn try_make(self, edit: MeetingEdit) -> Result<(), Refused> {
        match self.source {
            Source::New(draft) => {
                draft
                    .value()
                    .update(|form| draft::apply(&mut form.meeting, edit));
                Ok(())
            }
            Source::Kept(id, _) => self.journal.edit(JournalEdit::Meeting { id, edit }),
        }
    }

    /// Says that an edit was not made.
    pub fn said(self, result: Result<(), Refused>) {
        if result.is_err() {
            self.toasts.say(t!(meetings.not_saved));
        }
    }

    /// Writes a text of a meeting that is not in the journal yet.
    pub fn write(self, text: MeetingText, words: String) {
        if let Source::New(draft) = self.source {
            draft.value().update(|form| {
                if text == MeetingText::Topic {
                    form.own_topic = !words.trim().is_empty();
                }
                draft::write(&mut form.meeting, text, words);
            });
        }
    }

    /// Writes what was agreed at a meeting that is not in the journal yet.
    pub fn write_agreement(self, id: AgreementId, words: String) {
        if let Source::New(draft) = self.source {
            draft
                .value()
                .update(|form| draft::write_agreement(&mut form.meeting, id, words));
        }
    }

    /// The members of the pair, oneself first, with the names to choose from.
    pub fn members(self, locale: Locale) -> Vec<(PersonId, String)> {
        let me = self.device.person();
        let today = self.device.today();
        self.device.registry().with(|registry| {
            let names = Names {
                registry,
                reader: Some(me),
                today,
            };
            let mut members: Vec<(PersonId, String)> = registry
                .pairs
                .get(&self.papers.pair)
                .map(|pair| {
                    pair.members()
                        .map(|person| (person, names.person(locale, Some(person))))
                        .collect()
                })
                .unwrap_or_default();
            members.sort_by_key(|(person, _)| *person != me);
            members
        })
    }

    /// A person as a signature shows them: name, initials, part.
    pub fn signed(self, locale: Locale, person: Option<PersonId>) -> (String, String, Part) {
        let me = self.device.person();
        let today = self.device.today();
        self.device.registry().with(|registry| {
            let names = Names {
                registry,
                reader: Some(me),
                today,
            };
            let pair = registry.pairs.get(&self.papers.pair);
            let initials = person.map(|person| registry.name(person).initials());
            (
                names.person(locale, person),
                initials.unwrap_or_default(),
                person
                    .map(|person| part(registry, pair, person))
                    .unwrap_or_default(),
            )
        })
    }

    /// When something was written.
    pub fn moment(self, locale: Locale, at: Timestamp) -> String {
        let now = self.device.local(self.device.now());
        dates::moment(locale, self.device.local(at), now)
    }
}

/// The shown values of a meeting in the journal.
fn plain(row: &MeetingRow) -> Meeting {
    let agreement = |one: &ryadom_replica::AgreementRow| {
        let agreement = ryadom_domain::Agreement {
            what: one.what.clone(),
            who: one.who.value,
            due: one.due.value,
            done: one.done.value,
        };
        (one.id, agreement)
    };
    Meeting {
        date: row.date.value,
        time: row.time.value,
        minutes: row.minutes.value,
        format: row.format.value,
        place: row.place.value.clone(),
        topic: row.topic.clone(),
        discussed: row.discussed.clone(),
        difficulties: row.difficulties.clone(),
        recommendations: row.recommendations.clone(),
        participants: row.participants.clone(),
        items: row.items.clone(),
        agreements: row.agreements.iter().map(agreement).collect(),
        next: row.next(),
    }
}
