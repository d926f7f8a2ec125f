//! The list, or one of it in the editor.

use super::desk::{Usual, provide_desk};
use super::editor::Editor;
use super::list::List;
use crate::device::use_device;
use leptos::prelude::*;
use ryadom_domain::BlankId;

/// The page.
#[component]
pub fn Page(
    /// The one that is open.
    #[prop(into)]
    at: Signal<Option<BlankId>>,
    /// What the app brings along, in words: a school may begin with a copy.
    usual: Usual,
) -> impl IntoView {
    let device = use_device();
    let school = device.registry().with_untracked(|registry| registry.school);
    school.map(|school| {
        let desk = provide_desk(device.open(school), usual);
        let ready = Memo::new(move |_| desk.school.ready());
        let open = Memo::new(move |_| at.get());
        view! {
            <Show when=move || ready.get()>
                {move || match open.get() {
                    Some(id) => view! { <Editor id/> }.into_any(),
                    None => view! { <List/> }.into_any(),
                }}
            </Show>
        }
    })
}
