//! What people of the mentee's category usually find hard: one tap takes it among the deficits.

use super::context::{Programme, use_programme};
use crate::i18n::*;
use crate::told::difficulty::difficulty;
use crate::told::people_vocabulary::mentee_category;
use crate::ui::{Offered, Offers, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{
    AskedSkill, Audience, Deficit, DeficitId, Difficulty, MenteeCategory, PersonId,
};
use ryadom_replica::{DeficitEdit, DeficitRow, ProgrammeEdit};

/// A usual difficulty that the programme does not have yet.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Usual {
    mentee: PersonId,
    difficulty: Difficulty,
    words: &'static str,
}

impl Usual {
    fn asked(self) -> Option<AskedSkill> {
        let skill = self.difficulty.skill()?;
        Some(AskedSkill {
            mentee: self.mentee,
            skill,
        })
    }

    fn is(self, row: &DeficitRow) -> bool {
        let same = self.asked().is_some() && row.asked == self.asked();
        same || row.text.trim() == self.words
    }
}

/// The mentees' categories that the reader knows of, each with whose it is.
fn categories(programme: Programme) -> Vec<(PersonId, MenteeCategory)> {
    let people = programme.device().people();
    let people = people.read();
    let of = |mentee: &PersonId| {
        let categories = people.get(mentee).map(|known| known.categories());
        let categories = categories.unwrap_or_default().into_iter();
        let mentee = *mentee;
        categories
            .map(move |category| (mentee, category))
            .collect::<Vec<_>>()
    };
    let all = programme.with_pair(|_, pair| pair.mentees.iter().flat_map(of).collect());
    all.unwrap_or_default()
}

fn usual(programme: Programme) -> Vec<Usual> {
    let form = programme.with_pair(|_, pair| pair.form).flatten();
    let school = programme.school();
    let org_type = school.and_then(|school| school.with(|view| view.org_type.value));
    if Audience::of(form, org_type) == Audience::Pupils {
        return Vec::new();
    }
    let mut all: Vec<Usual> = Vec::new();
    for (mentee, category) in categories(programme) {
        for one in category.difficulties(org_type) {
            let words = difficulty(locale(), one, org_type);
            if all.iter().all(|known| known.words != words) {
                all.push(Usual {
                    mentee,
                    difficulty: one,
                    words,
                });
            }
        }
    }
    programme.view(|view| {
        all.retain(|one| !view.deficits.iter().any(|row| one.is(row)));
    });
    all
}

/// The offers; nothing where the category is not known, or for who only reads.
#[component]
pub fn UsualDeficits() -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let all = Memo::new(move |_| {
        if programme.may_write().get() {
            usual(programme)
        } else {
            Vec::new()
        }
    });
    let offered = Signal::derive(move || {
        let one = |one: &Usual| Offered::new(one.words, one.words);
        all.with(|all| all.iter().map(one).collect::<Vec<_>>())
    });
    let label = Signal::derive(move || {
        // What is confidential is not named on a page that others look at too.
        let known = categories(programme);
        let open = known.iter().find(|(_, category)| !category.is_sensitive());
        match open {
            Some((_, category)) => t!(
                programme.usual_of,
                category = mentee_category(locale(), *category)
            ),
            None => t!(programme.usual).to_owned(),
        }
    });
    let take = move |taken: String| {
        let found = all.with_untracked(|all| all.iter().find(|one| one.words == taken).copied());
        let Some(found) = found else {
            return;
        };
        let removed = programme.view_untracked(|view| {
            let mut removed = view.removed_deficits.iter();
            removed.find(|row| found.is(row)).map(|row| row.id)
        });
        let edit = match removed {
            Some(id) => ProgrammeEdit::Deficit {
                id,
                edit: DeficitEdit::Restore,
            },
            None => ProgrammeEdit::AddDeficit {
                id: DeficitId::from_random(programme.random()),
                deficit: Box::new(Deficit {
                    area: Some(found.difficulty.area()),
                    text: found.words.to_owned(),
                    asked: found.asked(),
                    ..Deficit::default()
                }),
            },
        };
        if programme.made(programme.handle().edit(edit)) {
            toasts.offer(
                t!(programme.deficit_taken),
                t!(programme.restore),
                programme.take_back(),
            );
        }
    };
    view! { <Offers label offered on_take=take/> }
}
