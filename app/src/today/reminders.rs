//! Reminders: a few words and a day, in the person's own private document, so that they are on each of their devices and
//! nobody else's. Said on the first screen from their day on, until they are ticked.

use crate::device::{Device, Handle, use_device};
use crate::i18n::*;
use crate::told::dates;
use crate::ui::{Button, ButtonKind, DateField, More, Ring, TextField, Toasts, use_toasts};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_replica::{PrivateDoc, PrivateEdit, PrivateView};

/// What the preference of a reminder begins with; a random name follows.
const REMIND: &str = "remind/";

/// One reminder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reminder {
    /// From this day on it is said.
    pub day: Date,
    /// What.
    pub words: String,
    key: String,
}

/// Every reminder, the earliest first.
fn reminders(view: &PrivateView) -> Vec<Reminder> {
    let mut all: Vec<Reminder> = view
        .preferences
        .iter()
        .filter(|(key, _)| key.starts_with(REMIND))
        .filter_map(|(key, kept)| {
            let (day, words) = kept.split_once(' ')?;
            Some(Reminder {
                day: day.parse().ok()?,
                words: words.to_owned(),
                key: key.clone(),
            })
        })
        .collect();
    all.sort();
    all
}

/// The reader's own reminders. `Copy`.
#[derive(Clone, Copy)]
pub struct Own {
    device: Device,
    private: Memo<Option<Handle<PrivateDoc>>>,
    toasts: Toasts,
}

impl Own {
    /// Opens them for the component that calls this.
    pub fn here() -> Self {
        let device = use_device();
        let document = Memo::new(move |_| {
            device
                .registry()
                .with(|registry| registry.people.get(&device.person())?.private)
        });
        Self {
            device,
            private: Memo::new(move |_| document.get().map(|id| device.open::<PrivateDoc>(id))),
            toasts: use_toasts(),
        }
    }

    fn all(self) -> Vec<Reminder> {
        let private = self.private.get();
        private.map_or_else(Vec::new, |private| private.with(reminders))
    }

    /// Whether one of exactly these words is kept for a day. Tracked.
    pub fn has(self, day: Date, words: &str) -> bool {
        let all = self.all();
        all.iter().any(|one| one.day == day && one.words == words)
    }

    /// Keeps a reminder.
    pub fn add(self, day: Date, words: &str) {
        let name: u64 = self
            .device
            .random()
            .iter()
            .take(8)
            .fold(0, |name, byte| (name << 8) | u64::from(*byte));
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let when = dates::plain(locale(), day, untrack(|| self.device.today()));
        self.prefer(
            format!("{REMIND}{name:016x}"),
            format!("{day} {words}"),
            t!(today.remind_kept, day = when),
        );
    }

    fn done(self, reminder: &Reminder) {
        self.prefer(
            reminder.key.clone(),
            String::new(),
            t!(today.remind_done).to_owned(),
        );
    }

    fn prefer(self, key: String, value: String, said: String) {
        let device = self.device;
        let kept = self
            .private
            .get_untracked()
            .map(|private| private.edit(PrivateEdit::Prefer(key, value)));
        match kept {
            Some(Ok(())) => self
                .toasts
                .offer(said, t!(today.fit_undo), device.take_back()),
            _ => self.toasts.say(t!(today.not_done)),
        }
    }
}

/// What is due; nothing while nothing is.
#[component]
pub fn DueReminders() -> impl IntoView {
    let own = Own::here();
    let due = Memo::new(move |_| {
        let (today, mut all) = (own.device.today(), own.all());
        all.retain(|one| one.day <= today);
        all
    });
    view! {
        <Show when=move || !due.read().is_empty()>
            <section class="card reminders" aria-labelledby="reminders">
                <h2 id="reminders">{t!(today.reminders)}</h2>
                <ul><For each=move || due.get() key=|one| one.clone() let:one><Line own one/></For></ul>
            </section>
        </Show>
    }
}

/// Under one line: the form for another, and what comes.
#[component]
pub fn Remind() -> impl IntoView {
    let own = Own::here();
    let later = Memo::new(move |_| {
        let (today, mut all) = (own.device.today(), own.all());
        all.retain(|one| one.day > today);
        all
    });
    view! {
        <div class="reminders">
            <More summary=t!(today.remind)>
                <Form own/>
                <ul><For each=move || later.get() key=|one| one.clone() let:one><Line own one/></For></ul>
            </More>
        </div>
    }
}

/// One reminder, with the ring that takes it away.
#[component]
fn Line(own: Own, one: Reminder) -> impl IntoView {
    let when = dates::plain(locale(), one.day, untrack(|| own.device.today()));
    let words = one.words.clone();
    let label = t!(today.remind_tick, what = words.clone());
    view! {
        <li class="line">
            <Ring checked=false label on_change=move |_| own.done(&one)/>
            <span class="line__body">
                <span>{words}</span>
                <span class="line__more">{when}</span>
            </span>
        </li>
    }
}

#[component]
fn Form(own: Own) -> impl IntoView {
    let device = own.device;
    let words = RwSignal::new(String::new());
    let day = RwSignal::new(untrack(|| device.today().tomorrow().ok()));
    let add = move || {
        let typed = words.get_untracked();
        if let (Some(day), false) = (day.get_untracked(), typed.trim().is_empty()) {
            own.add(day, &typed);
            words.set(String::new());
        }
    };
    view! {
        <form class="stack" novalidate on:submit=move |event| { event.prevent_default(); add(); }>
            <div class="fields">
                <TextField
                    label=t!(today.remind_what)
                    value=words
                    on_input=move |typed: String| words.set(typed)
                />
                <DateField label=t!(today.remind_when) value=day on_change=move |new| day.set(new)/>
            </div>
            <p class="quiet">{t!(today.remind_seen)}</p>
            <p><Button kind=ButtonKind::Act submit=true>{t!(today.remind_add)}</Button></p>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn reminders_are_read_from_what_is_private_and_nothing_else_is() {
        let kept = [
            ("overview.visits", "2026-02-13 2026-02-10"),
            ("remind/02", "2026-02-20 взять карточки"),
            ("remind/01", "2026-02-14 позвонить Марине Олеговне"),
            ("remind/03", "когда-нибудь"),
        ];
        let view = PrivateView {
            preferences: kept
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .collect(),
            ..PrivateView::default()
        };
        let all: Vec<_> = reminders(&view)
            .into_iter()
            .map(|one| (one.day, one.words))
            .collect();
        assert_eq!(
            all,
            [
                (date(2026, 2, 14), "позвонить Марине Олеговне".to_owned()),
                (date(2026, 2, 20), "взять карточки".to_owned()),
            ]
        );
    }
}
