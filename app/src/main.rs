//! Ryadom in the browser: everything a person sees, and the device's side of keeping and exchanging it.

mod apart;
mod app;
mod approbation;
mod attached;
mod attention;
mod audit;
mod blanks;
mod closing;
mod constructor;
mod device;
mod diagnostics;
mod disputes;
mod fit;
mod i18n;
mod instruments;
mod join;
mod keeping;
mod leaving;
mod lessons;
mod lock;
mod meetings;
mod newcomer;
mod overview;
mod parts;
mod people;
mod portfolio;
mod profile;
mod programme;
mod reflection;
mod requests;
mod route;
mod screens;
mod shell;
mod today;
mod told;
mod ui;
mod whose;
mod writing;
mod year;

use leptos::prelude::*;

fn main() {
    if web_sys::window().is_none() {
        // A worker, started to try what came in a file. Should that stop it, nobody needs to hear why.
        return device::offer_rehearsal();
    }
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(async {
        let path = web_sys::window().and_then(|window| window.location().pathname().ok());
        let parts = parts::Parts::begin(&path.unwrap_or_default());
        // First what is on the device, then the screens: nothing is ever shown empty only because it was not read yet.
        let device = device::Device::start().await;
        mount_to_body(move || view! { <app::App device parts/> });
    });
}
