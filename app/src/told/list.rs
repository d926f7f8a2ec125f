//! What changed as a list: each person's changes under their name.

use super::{Names, Sentence, changed_by, part, sentences};
use crate::i18n::*;
use crate::ui::Who;
use jiff::civil::DateTime;
use leptos::prelude::*;
use ryadom_domain::{PairId, PersonId, Registry, Timestamp};
use ryadom_replica::Told;
use std::sync::Arc;

/// How many sentences stand under a name before «и ещё 3 изменения».
const EACH: usize = 6;

/// One person's changes.
#[derive(Debug, Clone, PartialEq)]
pub struct ByPerson {
    /// Who; `None` for a device that no document names.
    pub by: Option<PersonId>,
    /// What, in words.
    pub sentences: Vec<Sentence>,
    /// When the last of it happened, by that device's clock.
    pub last: Timestamp,
}

/// Sentences by person, whoever changed something last first. Places to look at stay in front.
pub fn by_person(sentences: Vec<Sentence>) -> Vec<ByPerson> {
    let mut groups: Vec<ByPerson> = Vec::new();
    for sentence in sentences {
        match groups.iter_mut().find(|group| group.by == sentence.by) {
            Some(group) => {
                group.last = group.last.max(sentence.at);
                group.sentences.push(sentence);
            }
            None => groups.push(ByPerson {
                by: sentence.by,
                last: sentence.at,
                sentences: vec![sentence],
            }),
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.last));
    groups
}

/// What changed, in words, by person. Says nothing for an empty list.
#[component]
pub fn ToldList(
    /// What changed, oldest first.
    #[prop(into)]
    told: Signal<Arc<Vec<Told>>>,
    /// Whose documents: colours follow the part that a person plays in this pair.
    #[prop(into)]
    pair: Signal<Option<PairId>>,
    #[prop(into)] registry: Signal<Arc<Registry>>,
    /// Who reads.
    #[prop(into)]
    reader: Signal<Option<PersonId>>,
    /// Now, local.
    #[prop(into)]
    now: Signal<DateTime>,
    /// A moment as a local date and time.
    #[prop(into)]
    local: Callback<Timestamp, DateTime>,
    /// Everything, however long the list.
    #[prop(optional)]
    whole: bool,
) -> impl IntoView {
    let groups = move || {
        let locale = locale();
        let now = now.get();
        let registry = registry.get();
        let names = Names {
            registry: &registry,
            reader: reader.get(),
            today: now.date(),
        };
        let pair = pair.get().and_then(|pair| registry.pairs.get(&pair));
        by_person(sentences(locale, &told.get(), &names))
            .into_iter()
            .map(|group| {
                let count = group.sentences.len();
                let name = group
                    .by
                    .map(|person| registry.name(person))
                    .unwrap_or_default();
                let part = group
                    .by
                    .map(|person| part(&registry, pair, person))
                    .unwrap_or_default();
                let when = super::dates::moment(locale, local.run(group.last), now);
                let head = changed_by(locale, &names, group.by);
                let each = if whole { count } else { EACH };
                let rest = u32::try_from(count.saturating_sub(each)).unwrap_or(u32::MAX);
                let initials = if name.is_empty() {
                    "·".to_owned()
                } else {
                    name.initials()
                };
                view! {
                    <div class="told">
                        <Who name=name.full() initials=initials part=part/>
                        <div>
                            <h3>{head}</h3>
                            <ul>
                                {group
                                    .sentences
                                    .into_iter()
                                    .take(each)
                                    .map(|sentence| {
                                        view! { <li class:need=sentence.need>{sentence.words}</li> }
                                    })
                                    .collect_view()}
                                {(rest > 0)
                                    .then(|| {
                                        view! {
                                            <li class="quiet">
                                                {td_string!(locale, told.rest, count = rest)}
                                            </li>
                                        }
                                    })}
                            </ul>
                            <span class="told__when">{when}</span>
                        </div>
                    </div>
                }
            })
            .collect_view()
    };
    view! { {groups} }
}
