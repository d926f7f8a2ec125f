//! Lessons, and what a programme has that is opened now and then: its life, its beginning, its route, the questionnaires,
//! the other instruments.

use super::{At, Screen, pair};
use crate::route::Route;
use crate::{
    audit, blanks, closing, constructor, diagnostics, disputes, instruments, lessons, newcomer,
    people, portfolio, programme,
};
use leptos::prelude::*;

/// One of them; nothing for a screen of another part.
pub fn show(screen: Screen, at: At) -> AnyView {
    let lesson = Signal::derive(move || match at.get() {
        Some(Route::PairLessons(pair)) => lessons::At::List(Some(pair)),
        Some(Route::VisitLesson(pair)) => lessons::At::NewVisit(pair),
        Some(Route::Lesson(pair, visit)) => lessons::At::Visit(pair, visit),
        Some(Route::PlanOpenLesson(pair)) => lessons::At::NewOpen(pair),
        Some(Route::OpenLesson(pair, lesson)) => lessons::At::Open(pair, lesson),
        Some(Route::Chronicle(mentor)) => lessons::At::Of(mentor),
        _ => lessons::At::List(None),
    });
    let sheet = Signal::derive(move || match at.get() {
        Some(Route::Answer(_, round, about)) => Some(diagnostics::Sheet::usual(round, about)),
        Some(Route::Inquire(_, round, about, inquiry)) => Some(diagnostics::Sheet {
            inquiry: Some(inquiry),
            ..diagnostics::Sheet::usual(round, about)
        }),
        _ => None,
    });
    let record = Signal::derive(move || match at.get() {
        Some(Route::Instruments(pair)) => Some(instruments::At::List(pair)),
        Some(Route::NewRecord(pair, instrument)) => Some(instruments::At::New(pair, instrument)),
        Some(Route::Record(pair, record)) => Some(instruments::At::Record(pair, record)),
        _ => None,
    });
    match screen {
        Screen::Lessons => view! { <lessons::Page at=lesson/> }.into_any(),
        Screen::History => view! { <programme::History pair=pair(at)/> }.into_any(),
        Screen::Build => view! { <constructor::Page pair=pair(at)/> }.into_any(),
        Screen::Individual => view! { <programme::Individual pair=pair(at)/> }.into_any(),
        Screen::Audit => view! { <audit::Page pair=pair(at)/> }.into_any(),
        Screen::Dispute => view! { <disputes::Page pair=pair(at)/> }.into_any(),
        Screen::Closing => {
            let pair = pair(at);
            view! {
                <closing::Page pair>
                    {move || pair.get().map(|pair| view! { <people::EndHere pair/> })}
                </closing::Page>
            }
            .into_any()
        }
        Screen::Blanks => {
            let at = Signal::derive(move || match at.get() {
                Some(Route::Blank(blank)) => Some(blank),
                _ => None,
            });
            let usual = blanks::Usual {
                difficulties: diagnostics::difficulties,
                adaptation: diagnostics::adaptation,
                rubric: lessons::usual_rubric,
            };
            view! { <blanks::Page at usual/> }.into_any()
        }
        Screen::FirstDays => view! { <newcomer::FirstDays pair=pair(at)/> }.into_any(),
        Screen::Portfolio => view! { <portfolio::Page pair=pair(at)/> }.into_any(),
        Screen::Diagnostics => view! { <diagnostics::Page pair=pair(at) sheet/> }.into_any(),
        Screen::Instruments => view! { <instruments::Page at=record/> }.into_any(),
        _ => ().into_any(),
    }
}
