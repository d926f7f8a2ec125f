//! A row of a list that may leave the list while it is still on the screen.

use leptos::prelude::*;
use reactive_stores::Field;

/// A row's value; once the row has left its store, the value it had last.
///
/// A keyed list tells its rows of a change before it takes away those that are gone, and reading the field of a row that
/// is gone stops the app. So rows read this instead.
pub fn last_known<T>(row: Field<T>) -> Memo<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let first = row.get_untracked();
    Memo::new(move |before: Option<&T>| {
        row.try_get()
            .unwrap_or_else(|| before.unwrap_or(&first).clone())
    })
}
