//! Ryadom in the browser: everything a person sees, and the device's side of keeping and exchanging it.

mod app;
mod attention;
mod device;
mod i18n;
mod join;
mod meetings;
mod overview;
mod people;
mod programme;
mod reflection;
mod route;
mod shell;
mod today;
mod told;
mod ui;
mod writing;

use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    // The device's signals belong to no screen: their owner is never given back.
    let owner = Owner::new();
    owner.set();
    leptos::task::spawn_local_scoped(async move {
        // First what is on the device, then the screens: nothing is ever shown that is empty only because it was not
        // read yet.
        let device = device::Device::start().await;
        owner.set();
        mount_to_body(move || view! { <app::App device/> });
        std::mem::forget(owner);
    });
}
