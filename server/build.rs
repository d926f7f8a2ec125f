//! Has the relay built again when the app's files change, as they are inside it.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // Debug builds read the files from the disk when they are asked for.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed=../dist");
    }
}
