//! Later rounds fill in the levels of deficits that the programme took from the answers: by a tap, as everything.

use super::context::{Diagnostics, use_diagnostics};
use super::words;
use crate::i18n::*;
use crate::told::capital;
use crate::ui::{Button, ButtonKind};
use leptos::prelude::*;
use ryadom_domain::{AskedSkill, DeficitId, Level, PersonId, Round, Skill};
use ryadom_replica::Kind as _;
use ryadom_replica::{DeficitEdit, ProgrammeDoc, ProgrammeEdit, Wave};

/// A level that the answers give and the programme does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct NewLevel {
    skill: Skill,
    id: DeficitId,
    round: Round,
    level: Level,
    before: Option<Level>,
}

const fn wave(round: Round) -> Wave {
    match round {
        Round::Entry => Wave::Start,
        Round::Mid => Wave::Mid,
        Round::Final => Wave::End,
    }
}

fn new_levels(diagnostics: Diagnostics, mentee: PersonId) -> Vec<NewLevel> {
    let asked = diagnostics.asked();
    let mut all = Vec::new();
    for round in Round::ALL.iter().copied() {
        let own = diagnostics.own(round, mentee);
        let estimate = diagnostics.estimate(round, mentee);
        for skill in asked.iter().copied() {
            let of = |answers: &ryadom_domain::Answers| {
                answers.get(&skill).and_then(|answer| answer.level)
            };
            let Some(level) = of(&own).or(of(&estimate)) else {
                continue;
            };
            let asked = AskedSkill { mentee, skill };
            let taken = diagnostics.programme().with(|view| {
                let mut rows = view.deficits.iter();
                let row = rows.find(|row| row.asked == Some(asked))?;
                let before = match round {
                    Round::Entry => row.start.value,
                    Round::Mid => row.mid.value,
                    Round::Final => row.end.value,
                };
                Some((row.id, before))
            });
            let Some((id, before)) = taken else {
                continue;
            };
            // Somebody may have said otherwise where the programme begins: that is theirs to say.
            let is_said = round == Round::Entry && before.is_some();
            if before != Some(level) && !is_said {
                all.push(NewLevel {
                    skill,
                    id,
                    round,
                    level,
                    before,
                });
            }
        }
    }
    all
}

impl NewLevel {
    fn edit(self) -> ProgrammeEdit {
        ProgrammeEdit::Deficit {
            id: self.id,
            edit: DeficitEdit::Level(wave(self.round), Some(self.level)),
        }
    }

    fn words(self) -> String {
        let round = capital(words::round(locale(), self.round));
        match self.before {
            Some(before) => t!(
                diagnostics.level_was,
                round = round,
                level = self.level.get(),
                before = before.get()
            ),
            None => t!(
                diagnostics.level_first,
                round = round,
                level = self.level.get()
            ),
        }
    }
}

/// The levels to write down, one by one or all at once.
#[component]
pub fn LaterLevels(mentee: PersonId) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let new = Memo::new(move |_| new_levels(diagnostics, mentee));
    let may_write = Memo::new(move |_| diagnostics.programme().may_write());
    let write = move |edits: Vec<ProgrammeEdit>| {
        diagnostics.edit_with_undo(ProgrammeDoc::several(edits), t!(diagnostics.levels_written));
    };
    let write_all =
        move || write(new.with_untracked(|new| new.iter().map(|new| new.edit()).collect()));
    view! {
        <Show when=move || may_write.get() && !new.with(Vec::is_empty)>
            <section aria-labelledby="levels">
                <div class="group">
                    <h2 id="levels">{t!(diagnostics.levels)}</h2>
                    <span class="group__line"></span>
                </div>
                <ul class="found">
                    <For each=move || new.get() key=|new| *new let:new>
                        <li class="found__one">
                            <div>
                                <p>{move || words::skill(locale(), new.skill, diagnostics.org_type())}</p>
                                <p class="quiet">{new.words()}</p>
                            </div>
                            <Button
                                small=true
                                label=Signal::derive(move || t!(
                                    diagnostics.write_level_named,
                                    skill = words::skill(locale(), new.skill, diagnostics.org_type())
                                ))
                                on_press=move || write(vec![new.edit()])
                            >
                                {t!(diagnostics.write_level)}
                            </Button>
                        </li>
                    </For>
                </ul>
                <Show when=move || !matches!(new.with(Vec::len), 0 | 1)>
                    <p><Button kind=ButtonKind::Act on_press=write_all>{t!(diagnostics.write_all)}</Button></p>
                </Show>
            </section>
        </Show>
    }
}
