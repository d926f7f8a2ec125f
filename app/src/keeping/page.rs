//! The page «Проверка».

use super::{
    carry::CarryCard, check::CheckCard, copy::CopyCard, open::OpenCard, support::SupportCard,
};
use crate::device::use_device;
use crate::i18n::*;
use leptos::prelude::*;

/// How things stand here, the copy, files for others, and the file for whoever helps.
#[component]
pub fn Page() -> impl IntoView {
    let device = use_device();
    // Of a copy that is only looked at there is nothing to check or to save.
    let is_own = move || device.viewing().read().is_none();
    let own = move || {
        view! {
            <CheckCard/>
            <CopyCard/>
            <OpenCard/>
            <CarryCard/>
        }
    };
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(keeping.title)}</h1>
                <p class="quiet">{t!(keeping.why)}</p>
            </div>
        </div>
        <div class="stack">
            {move || is_own().then(own)}
            <SupportCard/>
        </div>
    }
}
