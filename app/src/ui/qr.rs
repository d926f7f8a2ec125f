//! A text as a picture for another device's camera.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// The quiet zone that cameras need, in modules.
const MARGIN: i32 = 4;

/// A QR code; nothing when the text is too long for one.
#[component]
pub fn Qr(
    /// What the camera is to read.
    #[prop(into)]
    text: Signal<String>,
    /// What readers say instead.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let drawn = move || {
        let code = QrCode::encode_text(&text.read(), QrCodeEcc::Medium).ok()?;
        let size = code.size() + 2 * MARGIN;
        let modules = path(&code);
        Some(view! {
            <svg class="qr" role="img" aria-label=move || label.get() viewBox=format!("0 0 {size} {size}") shape-rendering="crispEdges">
                <path d=modules fill="currentColor"/>
            </svg>
        })
    };
    view! { {drawn} }
}

/// One square for each dark module.
fn path(code: &QrCode) -> String {
    let places = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    places
        .filter(|&(x, y)| code.get_module(x, y))
        .map(|(x, y)| format!("M{},{}h1v1h-1z", x + MARGIN, y + MARGIN))
        .collect()
}
