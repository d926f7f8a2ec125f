//! What `cargo xtask test` does, in order: cheap checks first, a real browser last. What takes longest
//! is begun before its turn.

use std::fs;
use std::process::Command;

use anyhow::Result;

use super::{Options, Step};
use crate::{app, browser, paths, process, serve, toolchain, tools};

/// All of them.
pub const STEPS: [Step; 10] = [
    Step {
        name: "tools",
        about: "what building and testing need is installed",
        check: tools,
        ahead: false,
    },
    Step {
        name: "format",
        about: "rustfmt has nothing to change",
        check: format,
        ahead: false,
    },
    Step {
        name: "lint",
        about: "clippy has nothing to say",
        check: lint,
        ahead: false,
    },
    Step {
        name: "rust",
        about: "unit, property and relay tests, and who may import whom",
        check: rust,
        ahead: false,
    },
    Step {
        name: "browser",
        about: "the app's own tests in Chromium",
        check: in_browser,
        ahead: false,
    },
    Step {
        name: "types",
        about: "the stories and their support type-check",
        check: types,
        ahead: false,
    },
    Step {
        name: "app",
        about: "the app builds for the browser (release)",
        check: build_app,
        ahead: true,
    },
    Step {
        name: "relay",
        about: "the relay builds with the app inside (release)",
        check: relay,
        ahead: true,
    },
    Step {
        name: "interop",
        about: "automerge-repo clients written by others",
        check: interop,
        ahead: false,
    },
    Step {
        name: "stories",
        about: "people's stories in Chromium against the real relay",
        check: stories,
        ahead: false,
    },
];

const CLIPPY: &str =
    "mend what clippy names above, or say why not with #[expect(lint, reason = \"...\")]";
const COMPILER: &str = "the compiler's message above says where";
const RUNNER: &str = "the test's message above says what a person would have seen";

fn tools(_: &Options) -> Result<()> {
    toolchain::ensure()?;
    tools::ensure_wasm_split()?;
    tools::ensure_wasm_bindgen()?;
    browser::ensure_chromium()?;
    browser::ensure_npm_packages()
}

fn format(_: &Options) -> Result<()> {
    process::run(
        process::cargo().args(["fmt", "--all", "--check"]),
        "run `cargo fmt --all`",
    )
}

/// Clippy looks while the tests are compiled: what is only looked at would be compiled once more to be run.
fn lint(_: &Options) -> Result<()> {
    process::run(
        linted(&mut process::cargo()).args(["test", "--no-run"]),
        CLIPPY,
    )?;
    process::run(app_tests()?.arg("--no-run"), CLIPPY)
}

/// The same compiler for everything that is compiled for the tests, so that each step finds what the one before made.
fn linted(cargo: &mut Command) -> &mut Command {
    cargo.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver").env(
        "CLIPPY_ARGS",
        "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__",
    )
}

/// `cargo test` of the app, for the browser.
fn app_tests() -> Result<Command> {
    let wasm = toolchain::ensure()?;
    toolchain::ensure_clippy(wasm)?;
    let mut cargo = wasm.command("cargo");
    linted(&mut cargo)
        .args([
            "test",
            "--package",
            "ryadom-app",
            "--target",
            toolchain::TARGET,
        ])
        .current_dir(paths::root())
        .env("CARGO_TARGET_DIR", paths::wasm_target());
    Ok(cargo)
}

fn rust(options: &Options) -> Result<()> {
    let mut cargo = process::cargo();
    linted(&mut cargo).arg("test");
    if let Some(seeds) = options.seeds {
        // The first for properties that say how many they usually try, the second for those that do not.
        for name in ["RYADOM_SEEDS", "PROPTEST_CASES"] {
            cargo.env(name, seeds.to_string());
        }
    }
    process::run(&mut cargo, "the test's message above says what is wrong")
}

fn build_app(_: &Options) -> Result<()> {
    app::build(app::Flavour::Release).map(drop)
}

fn in_browser(_: &Options) -> Result<()> {
    tools::ensure_wasm_bindgen()?;
    browser::ensure_chromium()?;
    let settings = paths::wasm_target().join("webdriver.json");
    fs::write(&settings, browser::webdriver_settings())?;
    let mut cargo = app_tests()?;
    cargo
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        // In seconds, for all of them; its own 20 are too few beside a build.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600");
    if let Some(driver) = paths::in_path("chromedriver") {
        cargo.env("CHROMEDRIVER", driver);
    }
    process::run(&mut cargo, COMPILER)
}

fn relay(_: &Options) -> Result<()> {
    serve::build_relay().map(drop)
}

fn types(_: &Options) -> Result<()> {
    browser::ensure_npm_packages()?;
    process::run(
        &mut browser::npx(&["tsc", "--noEmit"]),
        "mend the types named above",
    )
}

fn interop(_: &Options) -> Result<()> {
    browser::ensure_npm_packages()?;
    let relay = serve::build_relay()?;
    process::run(
        process::command("npm")
            .args(["run", "--silent", "interop"])
            .current_dir(paths::npm())
            .env("RYADOM_RELAY", relay),
        RUNNER,
    )
}

fn stories(_: &Options) -> Result<()> {
    browser::ensure_chromium()?;
    browser::ensure_npm_packages()?;
    let relay = serve::build_relay()?;
    process::run(
        browser::npx(&["playwright", "test"]).env("RYADOM_RELAY", relay),
        RUNNER,
    )
}
