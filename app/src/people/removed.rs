//! People who were taken out of the school: their words stay in the documents, and they may come back.

use super::keeping::Keeping;
use crate::i18n::*;
use crate::ui::{Button, More};
use leptos::prelude::*;
use ryadom_replica::{PersonRowEdit, RegistryEdit};

/// Closed until asked for; absent while nobody was removed.
#[component]
pub fn Removed(keeping: Keeping) -> impl IntoView {
    let removed = Memo::new(move |_| {
        keeping.with_view(|view| {
            view.removed_people
                .iter()
                .map(|row| (row.id, row.name()))
                .collect::<Vec<_>>()
        })
    });
    let restore = move |id, name: String| {
        let edit = PersonRowEdit::Restore;
        let said = t!(people.added, name = name);
        keeping.keep(RegistryEdit::Person { id, edit }, said);
    };
    view! {
        <Show when=move || !removed.read().is_empty()>
            <More summary=t!(people.removed_title)>
                <ul class="sheet">
                    <For each=move || removed.get() key=|(id, _)| *id let:((id, name))>
                        <li class="row row--two">
                            <p class="row__name">{name.full()}</p>
                            <Button on_press=move |()| restore(id, name.short())>
                                {t!(people.restore)}
                            </Button>
                        </li>
                    </For>
                </ul>
            </More>
        </Show>
    }
}
