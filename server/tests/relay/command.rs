//! The program itself: what it prints, and how it refuses.

use super::support::Program;
use std::fs;

#[test]
fn serve_prints_its_address_and_the_link_that_founds_the_school() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::serve(folder.path(), &[]);
    assert!(program.address.starts_with("http://127.0.0.1:"));
    let link = program.line_with("creates it, once");
    assert!(link.contains("/join#"));
    program.stop();
    let again = Program::serve(folder.path(), &[]);
    assert_ne!(
        again.line_with("creates it, once"),
        link,
        "a fresh link each time"
    );
}

#[test]
fn the_demo_prints_a_link_for_each_of_its_people_each_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::serve(folder.path(), &["--demo"]);
    let first = program.line_with("Анна Иванова, наставник");
    assert_eq!(
        program
            .lines
            .iter()
            .filter(|line| line.contains("/join#"))
            .count(),
        10
    );
    program.stop();
    let again = Program::serve(folder.path(), &["--demo"]);
    assert_ne!(again.line_with("Анна Иванова, наставник"), first);
}

#[test]
fn an_option_may_come_from_the_environment() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("elsewhere");
    let variables = [
        ("RYADOM_DATA", data.to_str().expect("a path")),
        ("RYADOM_DEMO", "yes"),
    ];
    let program =
        Program::start(&["serve", "--listen", "127.0.0.1:0"], &variables).expect("starts");
    assert!(program.line_with("Анна Иванова").contains("/join#"));
    assert!(data.join("ryadom.db").exists());
}

fn refusal(arguments: &[&str]) -> String {
    let refused = Program::start(arguments, &[]).expect_err("refuses");
    assert_eq!(refused.code, Some(2), "{}", refused.stderr);
    assert_eq!(
        refused.stderr.lines().count(),
        1,
        "one line: {}",
        refused.stderr
    );
    refused.stderr
}

#[test]
fn a_folder_that_another_relay_holds_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let _first = Program::serve(folder.path(), &[]);
    let data = folder.path().to_str().expect("a path");
    assert!(
        refusal(&["serve", "--listen", "127.0.0.1:0", "--data", data])
            .contains("in use by another ryadom")
    );
}

#[test]
fn a_port_in_use_is_refused() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let folder = tempfile::tempdir().expect("a folder");
    let (listen, data) = (
        taken.local_addr().expect("an address").to_string(),
        folder.path().to_str().expect("a path"),
    );
    assert!(refusal(&["serve", "--listen", &listen, "--data", data]).contains("listening on"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
    let new = folder.path().join("new");
    let data = new.to_str().expect("a path");
    refusal(&["serve", "--listen", &listen, "--data", data]);
    assert!(!new.exists(), "no folder is left of a mistyped port");
}

#[test]
fn a_relay_that_listens_on_every_address_prints_links_that_can_be_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("a path");
    let everywhere = ["serve", "--listen", "0.0.0.0:0", "--data", data, "--demo"];
    let program = Program::start(&everywhere, &[]).expect("starts");
    assert!(
        program.address.starts_with("http://127.0.0.1:"),
        "{}",
        program.address
    );
    let link = program.line_with("Анна Иванова");
    assert!(link.contains(&program.address), "{link}");
    assert!(program.line_with("--public-url").contains("every address"));
    program.join(&program.code_in("Анна Иванова"));
    let invited = [
        "invite",
        "--listen",
        "0.0.0.0:80",
        "--data",
        data,
        "Иванова",
    ];
    assert!(Program::output(&invited).contains("http://127.0.0.1:80/join#"));
}

#[test]
fn what_is_mistyped_is_told_in_one_line() {
    for line in [&["serve", "--port", "80"][..], &["backup"], &["sreve"]] {
        assert!(refusal(line).contains("ryadom help"));
    }
}

#[test]
fn a_folder_of_a_newer_version_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    Program::serve(folder.path(), &[]).stop();
    let file = folder.path().join("ryadom.db");
    let database = rusqlite::Connection::open(&file).expect("opens");
    database
        .execute("UPDATE schema SET version = 99", [])
        .expect("writes");
    drop(database);
    let before = fs::read(&file).expect("reads");
    let data = folder.path().to_str().expect("a path");
    assert!(
        refusal(&["serve", "--listen", "127.0.0.1:0", "--data", data]).contains("newer version")
    );
    let copy = folder.path().join("copy.db");
    let copy = copy.to_str().expect("a path");
    for command in [
        &["invite", "--data", data, "Анна"][..],
        &["backup", "--data", data, copy],
        &["verify", "--data", data],
    ] {
        assert!(refusal(command).contains("newer version"), "{command:?}");
    }
    let doctor = Program::start(&["doctor", "--data", data], &[]).expect_err("ends");
    assert_eq!(doctor.code, Some(2), "{}", doctor.stderr);
    assert_eq!(fs::read(&file).expect("reads"), before);
}

#[test]
fn a_broken_demo_file_is_refused_with_its_place_and_nothing_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("demo.json");
    fs::write(&file, "{\n  \"programmes\": [\n    { \"id\": 5 }\n  ]\n}\n").expect("writes");
    let data = folder.path().join("data");
    let (file, data_text) = (
        file.to_str().expect("a path"),
        data.to_str().expect("a path"),
    );
    let line = refusal(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--data",
        data_text,
        "--demo",
        file,
    ]);
    assert!(
        line.contains("line 3") && line.contains("demo.json"),
        "{line}"
    );
    assert!(!data.exists());
}

#[test]
fn a_folder_with_a_school_takes_no_demo() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::serve(folder.path(), &[]);
    program.join(&program.code_in("creates it, once"));
    program.stop();
    let data = folder.path().to_str().expect("a path");
    assert!(
        refusal(&["serve", "--listen", "127.0.0.1:0", "--data", data, "--demo"])
            .contains("holds a school")
    );
}

#[test]
fn invite_prints_a_link_beside_a_running_relay() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::serve(folder.path(), &["--demo"]);
    let data = folder.path().to_str().expect("a path");
    let invited = Program::output(&["invite", "--data", data, "Иванова Анна"]);
    let code = invited.trim().split_once('#').expect("a link").1.to_owned();
    program.join(&code);
    let invited = Program::output(&["invite", "--data", data, "Иванова", "Анна"]);
    assert!(
        invited.contains("/join#"),
        "no quotes are needed: {invited}"
    );
    assert!(refusal(&["invite", "--data", data, "Неизвестный"]).contains("Неизвестный"));
    assert!(refusal(&["invite", "--data", data, "ученик"]).contains("may be"));
    let nothing = folder.path().join("nothing");
    assert!(
        refusal(&["invite", "--data", nothing.to_str().expect("a path"), "x"])
            .contains("no school")
    );
}
