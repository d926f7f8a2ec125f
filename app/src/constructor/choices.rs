//! Templates and other programmes: each is looked at first, and added as one edit.

use super::context::{Builder, use_builder};
use super::deficits::counted;
use super::edits::as_template;
use super::preview::Preview;
use crate::approbation;
use crate::i18n::*;
use crate::told::{pair_name, people_vocabulary, vocabulary};
use crate::ui::{Button, ButtonKind, Dialog, Tag, TagKind, TextField};
use leptos::prelude::*;
use ryadom_domain::{
    ApprobationOf, BookTemplate, DocumentId, Fits, Kind, MenteeCategory, PairId, Template,
    TemplateId,
};
use ryadom_replica::{ProgrammeDoc, SchoolEdit};

/// So many kinds at most are named of a template that is meant for others than the pair's.
const KINDS: usize = 4;

/// A template of the list.
#[derive(Debug, Clone, PartialEq)]
struct Offered {
    fits: Fits,
    /// Of what the fitting is known, where the template is written for the mentee's category.
    category: Option<MenteeCategory>,
    /// The kinds it is written for, where the pair's is another one.
    kinds: Vec<Kind>,
    /// One of the school's own.
    own: Option<TemplateId>,
    template: Template,
}

/// The school's own, then those that fit this pair, then the others.
fn offered(builder: Builder) -> Vec<Offered> {
    let own = builder.templates().into_iter().map(|row| Offered {
        fits: Fits::Not,
        category: None,
        kinds: Vec::new(),
        own: Some(row.id),
        template: Template {
            name: row.name,
            // What a newer version wrote in another shape is offered empty rather than not at all.
            ..serde_json::from_str(&row.plan).unwrap_or_default()
        },
    });
    let own: Vec<_> = own.collect();
    let Some(book) = builder.book().get() else {
        return own;
    };
    let (form, kind) = builder.form_and_kind();
    let school = builder.org_type();
    let categories = builder.categories();
    let offer = |one: &BookTemplate| {
        let of =
            |category: Option<MenteeCategory>| (one.fits(form, kind, school, category), category);
        let found = categories.iter().map(|category| of(Some(*category)));
        let (fits, category) = found.min().unwrap_or_else(|| of(None));
        let is_its = matches!(fits, Fits::All | Fits::Category);
        Offered {
            fits,
            category: category.filter(|_| is_its),
            // A template for nearly every kind need not list them.
            kinds: if fits == Fits::Category && one.kinds.len() <= KINDS {
                one.kinds.clone()
            } else {
                Vec::new()
            },
            own: None,
            template: one.template.clone(),
        }
    };
    let mut all: Vec<_> = book.templates.iter().map(offer).collect();
    all.sort_by_key(|offered| offered.fits);
    own.into_iter().chain(all).collect()
}

/// «традиционное, один на один; групповое».
fn kinds_in_words(locale: Locale, kinds: &[Kind]) -> String {
    let words = kinds.iter().map(|kind| vocabulary::kind(locale, *kind));
    words.collect::<Vec<_>>().join("; ")
}

/// Why a template comes first; nothing for one that is for others.
fn why(locale: Locale, offered: &Offered) -> Option<String> {
    let category = offered.category?;
    if category.is_sensitive() {
        return Some(td_string!(locale, build.fits_quietly).to_owned());
    }
    let words = people_vocabulary::mentee_category(locale, category);
    Some(if offered.kinds.is_empty() {
        td_string!(locale, build.fits_category, category = words)
    } else {
        td_string!(
            locale,
            build.fits_other_kind,
            category = words,
            kinds = kinds_in_words(locale, &offered.kinds)
        )
    })
}

/// Which kinds suit the mentee's category, and whether the pair's is among them: recommendations, and no condition.
#[component]
fn Recommended() -> impl IntoView {
    let builder = use_builder();
    let lines = move || {
        let locale = locale();
        let (_, kind) = builder.form_and_kind();
        // What is confidential is no line of a page that others may look at.
        let open = builder.categories().into_iter();
        let open = open.filter(|category| !category.is_sensitive());
        open.map(|category| {
            let kinds = category.kinds().iter().map(|kind| {
                format!(
                    "{} ({})",
                    vocabulary::kind(locale, *kind),
                    vocabulary::kind_gives(locale, *kind)
                )
            });
            let kinds: Vec<String> = kinds.collect();
            let said = td_string!(
                locale,
                build.recommended,
                category = people_vocabulary::mentee_category(locale, category),
                kinds = kinds.join("; ")
            );
            let other = kind.filter(|kind| !category.kinds().contains(kind));
            let other = other.map(|kind| {
                td_string!(
                    locale,
                    build.recommended_other,
                    kind = vocabulary::kind(locale, kind)
                )
            });
            [Some(said), other]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
        })
        .map(|said| view! { <p class="quiet">{said.join(" ")}</p> })
        .collect_view()
    };
    view! { {lines} }
}

/// The templates that the app brings along.
#[component]
pub fn Templates() -> impl IntoView {
    let builder = use_builder();
    let all = Memo::new(move |_| offered(builder));
    let open = RwSignal::new(false);
    let shown = RwSignal::new(None::<Template>);
    let look = Callback::new(move |template: Template| {
        shown.set(Some(template));
        open.set(true);
    });
    view! {
        <section aria-labelledby="templates">
            <div class="group"><h2 id="templates">{t!(build.from_template)}</h2><span class="group__line"></span></div>
            <p class="quiet">{t!(build.from_template_why)}</p>
            <Recommended/>
            <ul class="found">
                <For each=move || all.get() key=|one| (one.own, one.template.name.clone(), one.fits) let:one>
                    <OneTemplate offered=one on_look=look/>
                </For>
            </ul>
            <KeepTemplate/>
            <Dialog open wide=true title=Signal::derive(move || shown.with(|shown| shown.as_ref().map(|one| one.name.clone()).unwrap_or_default()))>
                {move || shown.get().map(|template| view! { <Preview template open/> })}
            </Dialog>
        </section>
    }
}

#[component]
fn OneTemplate(offered: Offered, on_look: Callback<Template>) -> impl IntoView {
    let builder = use_builder();
    let why = why(locale(), &offered);
    let Offered {
        fits,
        own,
        template,
        ..
    } = offered;
    let fits = matches!(fits, Fits::All | Fits::Pair);
    let may_keep = untrack(|| builder.may_keep());
    let tried = RwSignal::new(false);
    let school = builder.school();
    let (name, counts) = (
        template.name.clone(),
        counted(template.tasks.len(), template.items.len()),
    );
    view! {
        <li class="found__one">
            <div>
                <p>
                    {name.clone()}
                    {fits.then(|| view! { " " <Tag kind=TagKind::Act>{t!(build.fits)}</Tag> })}
                    {own.map(|_| view! { " " <Tag>{t!(build.own)}</Tag> })}
                </p>
                {why.map(|why| view! { <p>{why}</p> })}
                <p class="quiet">{counts}</p>
                {own.zip(school).map(|(id, school)| view! {
                    <approbation::Line of=ApprobationOf::Template(id) school/>
                })}
            </div>
            <div class="cluster">
                {own.zip(school).filter(|_| may_keep).map(|(id, school)| view! {
                    <Button
                        kind=ButtonKind::Plain
                        small=true
                        label=t!(build.tried_named, name = name.clone())
                        on_press=move || tried.set(true)
                    >
                        {t!(build.tried)}
                    </Button>
                    <Dialog open=tried title=t!(build.tried_named, name = name.clone())>
                        <approbation::Form of=ApprobationOf::Template(id) school/>
                    </Dialog>
                })}
                {own.filter(|_| may_keep).map(|id| view! {
                    <Button
                        kind=ButtonKind::Plain
                        small=true
                        label=t!(build.take_away_named, name = name.clone())
                        on_press=move || builder.keep(SchoolEdit::RemoveTemplate(id), t!(build.took_away))
                    >
                        {t!(build.take_away)}
                    </Button>
                })}
                <Button
                    small=true
                    label=t!(build.look_named, name = name.clone())
                    on_press=move || on_look.run(template.clone())
                >
                    {t!(build.look)}
                </Button>
            </div>
        </li>
    }
}

/// This programme as a template of the school's own: for those who look after the school.
#[component]
fn KeepTemplate() -> impl IntoView {
    let builder = use_builder();
    let open = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let may = Memo::new(move |_| {
        builder.may_keep() && builder.programme().with(|view| !view.items.is_empty())
    });
    let ask = move || {
        name.set(untrack(|| builder.name()));
        open.set(true);
    };
    let keep = move || {
        let template = untrack(|| builder.programme().with(as_template));
        let id = TemplateId::from_random(builder.device().random());
        let plan = serde_json::to_string(&template).unwrap_or_default();
        open.set(false);
        let name = name.get_untracked();
        builder.keep(SchoolEdit::AddTemplate { id, name, plan }, t!(build.kept));
    };
    view! {
        <Show when=move || may.get()>
            <p><Button on_press=ask>{t!(build.keep)}</Button></p>
        </Show>
        <Dialog open title=t!(build.keep_title)>
            <form class="stack" on:submit=move |event| { event.prevent_default(); keep(); }>
                <TextField label=t!(build.keep_name) value=name on_input=move |words: String| name.set(words)/>
                <p class="quiet">{t!(build.keep_why)}</p>
                <div class="dialog__acts">
                    <Button kind=ButtonKind::Act submit=true>{t!(build.keep)}</Button>
                </div>
            </form>
        </Dialog>
    }
}

/// Programmes of other pairs that this person may read: last year's of the same mentor among them.
#[component]
pub fn Others() -> impl IntoView {
    let builder = use_builder();
    let device = builder.device();
    let all = Memo::new(move |_| {
        device.registry().with(|registry| {
            let mine = registry.pairs.get(&builder.pair());
            let mentors = mine.map(|pair| pair.mentors.clone()).unwrap_or_default();
            let others = registry
                .pairs
                .values()
                .filter(|pair| pair.id != builder.pair());
            let mut all: Vec<(bool, PairId, DocumentId, String)> = others
                .filter_map(|pair| {
                    let programme = pair.programme?;
                    registry.grant(device.person(), programme)?;
                    let is_same = !mentors.is_disjoint(&pair.mentors);
                    Some((!is_same, pair.id, programme, pair_name(registry, pair)))
                })
                .collect();
            all.sort();
            all
        })
    });
    let open = RwSignal::new(false);
    let shown = RwSignal::new(None::<(DocumentId, String)>);
    let name = Signal::derive(move || {
        shown.with(|shown| {
            shown
                .as_ref()
                .map(|(_, name)| name.clone())
                .unwrap_or_default()
        })
    });
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <section aria-labelledby="others">
                <div class="group"><h2 id="others">{t!(build.from_other)}</h2><span class="group__line"></span></div>
                <p class="quiet">{t!(build.from_other_why)}</p>
                <ul class="found">
                    <For each=move || all.get() key=|one| one.1 let:one>
                        <li class="found__one">
                            <p>{one.3.clone()}</p>
                            <Button
                                small=true
                                label=t!(build.look_named, name = one.3.clone())
                                on_press=move || {
                                    shown.set(Some((one.2, one.3.clone())));
                                    open.set(true);
                                }
                            >
                                {t!(build.look)}
                            </Button>
                        </li>
                    </For>
                </ul>
            </section>
        </Show>
        <Dialog open wide=true title=name>
            {move || shown.get().map(|(document, _)| view! { <OtherPreview document open/> })}
        </Dialog>
    }
}

#[component]
fn OtherPreview(document: DocumentId, open: RwSignal<bool>) -> impl IntoView {
    let handle = use_builder().device().open::<ProgrammeDoc>(document);
    view! {
        <Show when=move || handle.ready()>
            {move || view! { <Preview template=handle.with(as_template) open/> }}
        </Show>
    }
}
