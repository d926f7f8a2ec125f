//! The acknowledgement sheet of an act: A4, upright, with room for signatures. In the page only while it is printed.

use super::acts::headline;
use super::table::{Asked, asked};
use crate::device::Handle;
use crate::i18n::*;
use crate::told::dates;
use jiff::civil::Date;
use leptos::ev;
use leptos::prelude::*;
use ryadom_domain::{ActField, ActId};
use ryadom_replica::SchoolDoc;

/// Puts the sheet of an act in the page and opens the browser's print window once it is there.
pub fn print(printing: RwSignal<Option<ActId>>, act: ActId) {
    printing.set(Some(act));
    // Two frames: one for the paper to be put in, one for it to be laid out.
    request_animation_frame(move || {
        request_animation_frame(|| {
            // Fails only where the browser forbids printing; the paper is then taken out by the next afterprint.
            drop(window().print());
        });
    });
}

/// The sheet.
#[component]
pub fn Sheet(school: Handle<SchoolDoc>, printing: RwSignal<Option<ActId>>) -> impl IntoView {
    let after = window_event_listener(ev::Custom::<web_sys::Event>::new("afterprint"), move |_| {
        printing.set(None)
    });
    on_cleanup(move || after.remove());
    let row = |(place, one): (usize, Asked)| {
        view! {
            <tr>
                <td>{place + 1}</td>
                <td>{one.name}</td>
                <td>{one.position}</td>
                <td>{one.day.map(|day| dates::plain(locale(), day, Date::MIN))}</td>
                <td></td>
            </tr>
        }
    };
    move || {
        let act = printing.get()?;
        let (name, found) = school.with(|view| {
            let found = view.acts.iter().find(|row| row.id == act).cloned();
            (view.name.value.clone(), found)
        });
        let found = found?;
        let mut all = asked(&found);
        all.sort_by(|one, other| one.name.cmp(&other.name));
        let kept = found.field(ActField::Kept).to_owned();
        Some(view! {
            <article class="print print--upright">
                <p class="print__organisation">{name}</p>
                <h1 class="print__title">{t!(newcomer.sheet)}</h1>
                <p>{headline(&found)}</p>
                <p>{kept}</p>
                <table class="print__table">
                    <thead>
                        <tr>
                            <th scope="col">"№"</th>
                            <th scope="col">{t!(newcomer.col_name)}</th>
                            <th scope="col">{t!(newcomer.col_position)}</th>
                            <th scope="col">{t!(newcomer.col_day)}</th>
                            <th scope="col">{t!(newcomer.col_sign)}</th>
                        </tr>
                    </thead>
                    <tbody>{all.into_iter().enumerate().map(row).collect_view()}</tbody>
                </table>
            </article>
        })
    }
}
