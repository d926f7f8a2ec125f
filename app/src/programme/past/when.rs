//! Which version is looked at, and what is known of it.

use super::super::context::{Programme, use_programme};
use leptos::prelude::*;
use ryadom_domain::EditionId;
use ryadom_replica::{ChangeHash, Kind, ProgrammeDoc, ProgrammeView, Stretch, Told, told};
use std::sync::Arc;

/// What was chosen to be looked at.
#[derive(Debug, Clone, PartialEq)]
pub enum Chosen {
    /// The newest, whatever comes.
    Now,
    /// The end of a stretch: by its version, for new stretches come in between while one looks.
    After(Vec<ChangeHash>),
    /// As it was approved.
    Approved(EditionId),
}

/// The version that is looked at. `Copy`; kept in context by the page.
#[derive(Clone, Copy)]
pub struct Past {
    programme: Programme,
    pub chosen: RwSignal<Chosen>,
    /// The programme's life, oldest first.
    pub life: Memo<Vec<Stretch>>,
    /// The version, and all that is told of it.
    pub then: Memo<Option<Then>>,
}

/// A version.
#[derive(Debug, Clone, PartialEq)]
pub struct Then {
    /// The programme as it was.
    pub view: Arc<ProgrammeView>,
    /// Of a stretch: what it changed. Of an approved version: what has changed since.
    pub told: Arc<Vec<Told>>,
}

pub fn provide_past() -> Past {
    let programme = use_programme();
    let handle = programme.handle();
    let chosen = RwSignal::new(Chosen::Now);
    let life = Memo::new(move |_| {
        handle.version();
        handle
            .read(ryadom_replica::Document::life)
            .unwrap_or_default()
    });
    let then = Memo::new(move |_| {
        let approved = match chosen.get() {
            Chosen::Approved(id) => programme.view(|view| {
                let row = view.editions.iter().find(|row| row.id == id)?;
                Some(row.heads.clone())
            }),
            Chosen::Now | Chosen::After(_) => None,
        };
        handle.version();
        if let Some(heads) = approved {
            return handle.read(|document| {
                let view = ProgrammeDoc::read(&mut document.at(&heads).ok()?);
                Some(Then {
                    view: Arc::new(view),
                    told: Arc::new(told(document, &heads)),
                })
            })?;
        }
        let (heads, before) = life.with(|life| {
            let place = place(life, &chosen.read())?;
            let before = place.checked_sub(1).and_then(|place| life.get(place));
            Some((
                life.get(place)?.heads.clone(),
                before
                    .map(|before| before.heads.clone())
                    .unwrap_or_default(),
            ))
        })?;
        handle.read(|document| {
            let mut then = document.at(&heads).ok()?;
            Some(Then {
                view: Arc::new(ProgrammeDoc::read(&mut then)),
                told: Arc::new(told(&mut then, &before)),
            })
        })?
    });
    let past = Past {
        programme,
        chosen,
        life,
        then,
    };
    provide_context(past);
    past
}

pub fn use_past() -> Past {
    expect_context()
}

impl Past {
    pub const fn programme(self) -> Programme {
        self.programme
    }

    /// Which stretch is shown; `None` for an approved version, and when there is none.
    pub fn place(self) -> Option<usize> {
        self.life.with(|life| place(life, &self.chosen.read()))
    }

    /// Shows a stretch.
    pub fn show(self, place: usize) {
        let heads = self.life.with_untracked(|life| {
            let is_last = place + 1 == life.len();
            life.get(place)
                .filter(|_| !is_last)
                .map(|stretch| stretch.heads.clone())
        });
        self.chosen.set(heads.map_or(Chosen::Now, Chosen::After));
    }
}

fn place(life: &[Stretch], chosen: &Chosen) -> Option<usize> {
    match chosen {
        Chosen::Approved(_) => None,
        Chosen::After(heads) => life
            .iter()
            .position(|stretch| stretch.heads == *heads)
            .or(life.len().checked_sub(1)),
        Chosen::Now => life.len().checked_sub(1),
    }
}
