//! The audit as a paper: A4, upright. In the page only while it is printed.

use super::context::use_audit;
use super::field::worded;
use crate::i18n::*;
use crate::told::{capital, vocabulary};
use crate::ui::Printed;
use leptos::prelude::*;
use ryadom_domain::{AuditCriterion, AuditField};

/// The paper.
#[component]
pub fn Paper() -> impl IntoView {
    let printing = use_audit().printing;
    view! { <Printed printing><Sheet/></Printed> }
}

#[component]
fn Sheet() -> impl IntoView {
    let audit = use_audit();
    let said = move |field| worded(field, &audit.said(field));
    let row = move |(place, criterion): (usize, &AuditCriterion)| {
        view! {
            <tr>
                <td>{place + 1}</td>
                <td>{capital(vocabulary::audit_criterion(locale(), *criterion))}</td>
                <td>{said(AuditField::Mark(*criterion))}</td>
                <td>{said(AuditField::Words(*criterion))}</td>
            </tr>
        }
    };
    move || {
        let title = audit.programme.with(|view| view.title.plain());
        let [mentees, mentors] = audit.names();
        let facts = [
            (t!(audit.mentee), mentees),
            (t!(audit.mentor), mentors),
            (t!(audit.programme), title.name),
            (t!(audit.day), said(AuditField::Day)),
        ];
        view! {
            <article class="print print--upright">
                <p class="print__organisation">{title.organisation}</p>
                <h1 class="print__title">{t!(audit.paper_title)}</h1>
                <dl class="print__facts">
                    {facts.into_iter().filter(|(_, words)| !words.is_empty()).map(|(name, words)| view! {
                        <dt>{name}</dt>
                        <dd>{words}</dd>
                    }).collect_view()}
                </dl>
                <table class="print__table">
                    <thead>
                        <tr>
                            <th scope="col">"№"</th>
                            <th scope="col">{t!(audit.criterion)}</th>
                            <th scope="col">{t!(audit.mark)}</th>
                            <th scope="col">{t!(audit.words)}</th>
                        </tr>
                    </thead>
                    <tbody>{AuditCriterion::ALL.iter().enumerate().map(row).collect_view()}</tbody>
                </table>
                <h2 class="print__part">{t!(audit.conclusion)}</h2>
                <p class="print__words">{said(AuditField::Conclusion)}</p>
                <div class="print__signs">
                    {audit.auditors().into_iter().map(|name| view! {
                        <p><span class="print__blank"></span>" "{name}</p>
                    }).collect_view()}
                </div>
            </article>
        }
    }
}
