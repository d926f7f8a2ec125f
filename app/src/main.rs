//! Ryadom in the browser: everything a person sees, and the device's side of keeping and exchanging it.


mod app;
mod attention;
mod i18n;
mod meetings;
mod overview;
mod people;
mod programme;
mod reflection;
mod route;
mod today;
mod told;
mod ui;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
}
