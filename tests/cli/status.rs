//! The exit status says how it went, and streams are kept apart.

use super::support::{SOUND, command, ended, folder, folder_with, run};
use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;

const WARNED: &str = "object acorn, soil, oak, pebble\nenvironment forest { holds soil }\n\
    law germination in forest { acorn and soil produce oak }\n";
const BROKEN: &str = "object acorn, acorn\n";
const UNMET: &str = "object acorn, soil, oak\nenvironment forest { holds soil }\n\
    law germination in forest { acorn and soil produce oak }\nscenario spring in forest { expect oak }\n\
    scenario autumn in forest { given acorn }\n";

/// Exclusive ors of 160 things: every product has twice as many minimal sets as the one before.
fn heavy() -> String {
    let names: Vec<String> = (0..160).map(|at| format!("x{at}, p{at}")).collect();
    let mut text = format!("object {}, w\nenvironment e {{ holds w }}\n", names.join(", "));
    text.extend((1..160).map(|at| {
        let before = if at == 1 { "x0".to_owned() } else { format!("p{}", at - 1) };
        let either = format!("({before} and not x{at}) or (not {before} and x{at})");
        format!("law l{at} in e {{ w and ({either}) produce p{at} }}\n")
    }));
    text
}

#[test]
fn a_command_whose_time_is_over_says_so() {
    let folder = folder_with("budget", "heavy.coprod", heavy());
    let ended = run(&folder, &["run", "--budget", "1", "heavy.coprod"]);
    assert_eq!(ended.status, 2, "{ended:?}");
    assert!(
        ended.stderr.contains("the time is over") || ended.stderr.contains("not finished within 1 seconds"),
        "{ended:?}"
    );
    assert_eq!(run(&folder, &["version", "--budget", "60"]).status, 0);
    assert_eq!(run(&folder, &["version", "--budget", "0"]).status, 2);
}

#[test]
fn the_status_says_how_it_went() {
    let folder = folder("status");
    for (name, text) in [("sound", SOUND), ("warned", WARNED), ("broken", BROKEN), ("unmet", UNMET)] {
        fs::write(folder.join(name).with_extension("coprod"), text).unwrap();
    }
    for (line, status) in [
        ("check sound.coprod", 0),
        ("check warned.coprod", 0),
        ("check warned.coprod --deny-warnings", 1),
        ("check warned.coprod --deny-warnings --exit-zero", 0),
        ("check broken.coprod", 1),
        ("check broken.coprod --exit-zero", 0),
        ("check sound.coprod broken.coprod --format json", 1),
        ("check nowhere.coprod", 2),
        ("check nowhere.coprod broken.coprod --exit-zero", 2),
        ("check --format loud", 2),
        ("run sound.coprod", 0),
        ("run warned.coprod --deny-warnings", 1),
        ("run broken.coprod", 1),
        ("run unmet.coprod", 1),
        ("run unmet.coprod --exit-zero", 0),
        ("run sound.coprod --scenario autumn", 0),
        ("run sound.coprod --scenario spring", 2),
        ("run sound.coprod --in wood", 2),
        ("run sound.coprod --given akorn", 2),
        ("run sound.coprod --given germination", 2),
        ("run sound.coprod --in forest --scenario autumn", 2),
        ("run sound.coprod --given acorn --without acorn", 2),
        ("explain", 0),
        ("explain law", 0),
        ("explain at least", 0),
        ("explain syntax-error", 0),
        ("explain nonsense", 2),
        ("rules", 0),
        ("version", 0),
        ("--help", 0),
        ("", 2),
        ("chekc", 2),
    ] {
        let found = run(&folder, &line.split_whitespace().collect::<Vec<_>>());
        assert_eq!(found.status, status, "{line}\n{found:?}");
    }
}

#[test]
fn check_reads_all_files_of_a_folder_once_and_in_order() {
    let folder = folder("folders");
    for path in ["b.coprod", "a/z.coprod", "a/y.coprod", ".hidden/h.coprod", "target/t.coprod", "a/no.txt"] {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, BROKEN).unwrap();
    }
    let found = run(&folder, &["check", "--format", "concise", "a/z.coprod", "."]);
    let files: Vec<&str> = found.stdout.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(files, ["a/z.coprod", "a/y.coprod", "b.coprod"]);
    assert_eq!(
        found.stderr,
        "3 files checked: 3 errors\nclaims and scenarios of 3 files were not judged: fix the errors first\n"
    );
}

#[test]
fn two_runs_write_the_same_bytes() {
    for arguments in [
        ["check", "examples", "tests/cases", "--format", "json"],
        ["run", "examples", "tests/cases", "--format", "json"],
    ] {
        let once = run(super::support::project(), &arguments);
        assert_eq!(once, run(super::support::project(), &arguments));
        assert!(!once.stdout.contains(env!("CARGO_MANIFEST_DIR")), "no absolute paths");
    }
}

#[test]
fn colour_is_the_callers_choice() {
    let folder = folder_with("colour", "model.coprod", BROKEN);
    let coloured = |arguments: &[&str], no_color: &str| {
        let mut command = command(&folder, arguments);
        command.env("NO_COLOR", no_color);
        ended(&mut command).stderr.contains('\u{1b}')
    };
    assert!(!coloured(&["check"], ""));
    assert!(!coloured(&["check"], "1"));
    assert!(coloured(&["check", "--color", "always"], "1"));
    assert!(!coloured(&["check", "--color", "never"], ""));
    let plain = run(&folder, &["--color", "always", "check", "--format", "plain"]);
    assert!(!plain.stdout.contains('\u{1b}') && !plain.stderr.contains('\u{1b}'));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = folder_with("pipe", "model.coprod", "object a, a\n".repeat(20_000));
    let mut child = command(&folder, &["check", "--format", "concise"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(1), ""));
}

#[test]
fn fmt_writes_what_it_shows() {
    let text = "object acorn   \nobject oak";
    let folder = folder_with("fmt", "model.coprod", text);
    let file = folder.join("model.coprod");
    let checked = run(&folder, &["fmt", "--check"]);
    assert_eq!((checked.status, checked.stderr.as_str()), (1, "model.coprod: not in canonical form\n"));
    let shown = run(&folder, &["fmt", "--diff"]);
    assert_eq!(shown.status, 1);
    assert!(shown.stdout.starts_with("--- model.coprod\n+++ model.coprod\n@@ "), "{}", shown.stdout);
    assert_eq!(fs::read_to_string(&file).unwrap(), text, "neither writes");

    let mut child = command(&folder, &["fmt", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let streamed = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    let written = run(&folder, &["fmt"]);
    assert_eq!((written.status, written.stdout.as_str(), written.stderr.as_str()), (0, "", ""));
    assert_eq!(fs::read_to_string(&file).unwrap(), streamed);
    assert_eq!(run(&folder, &["fmt", "--check"]).status, 0);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing is left behind");
}
