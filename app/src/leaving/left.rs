//! After leaving: that nothing has stayed.

use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::Notice;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Left() -> impl IntoView {
    let waits = use_device().sign_off_waits();
    view! {
        <div class="welcome">
            <p class="welcome__brand">{t!(join.brand)}</p>
            <h1 tabindex="-1">{t!(leaving.left)}</h1>
            <p>{t!(leaving.left_why)}</p>
            {waits.then(|| view! { <Notice words=t!(leaving.left_waits) need=true/> })}
            <p>
                <a class="button" href=Route::Join.path()>{t!(leaving.enter)}</a>
            </p>
        </div>
    }
}
