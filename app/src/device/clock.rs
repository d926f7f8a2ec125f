//! The device's clock and its local time. Only ever shown: no decision about merging or syncing looks at it.

use jiff::civil::{Date, DateTime};
use js_sys::Date as JsDate;
use ryadom_domain::Timestamp;
use wasm_bindgen::JsValue;

/// Now, to the second.
pub(super) fn now() -> Timestamp {
    // A clock beyond the range of seconds in i64 cannot be set.
    Timestamp((JsDate::now() / 1000.0) as i64)
}

/// Milliseconds as the device's clock says. It may be set to another year between two looks.
pub(super) fn milliseconds() -> f64 {
    JsDate::now()
}

/// Milliseconds since the page was opened, whatever the clock is set to. Sleep may not be counted.
pub(super) fn steady() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or_else(JsDate::now, |performance| performance.now())
}

/// A moment as the clock on this device's wall says it.
pub(super) fn local(at: Timestamp) -> DateTime {
    let date = JsDate::new(&JsValue::from_f64(at.seconds() as f64 * 1000.0));
    let part = |value: u32| i8::try_from(value).unwrap_or(0);
    DateTime::new(
        i16::try_from(date.get_full_year()).unwrap_or(0),
        part(date.get_month() + 1),
        part(date.get_date()),
        part(date.get_hours()),
        part(date.get_minutes()),
        part(date.get_seconds()),
        0,
    )
    .unwrap_or_default()
}

/// Today's date here.
pub(super) fn today() -> Date {
    local(now()).date()
}

/// Milliseconds until the next local midnight: when [`today`] changes.
pub(super) fn until_midnight() -> i32 {
    let time = local(now()).time();
    let passed =
        (i32::from(time.hour()) * 60 + i32::from(time.minute())) * 60 + i32::from(time.second());
    (24 * 3600 - passed).max(1) * 1000
}
