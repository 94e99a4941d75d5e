//! A repository with a manifest: what is checked, which names lead where, and what its files settle for one another.

use super::support::{Ended, folder, run};
use std::fs;
use std::path::Path;

fn write(folder: &Path, file: &str, text: &str) {
    let file = folder.join(file);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn concise(folder: &Path, arguments: &[&str]) -> Ended {
    run(folder, &[&["check", "--format", "concise"], arguments].concat())
}

const STAFF: &str = "actor nurse\nobject bed\nenvironment ward { includes nurse }\n";
const DAY: &str = "use wards.staff\nobject care\nlaw caring in ward { nurse and bed produce care }\n";

#[test]
fn the_sources_are_checked_wherever_one_stands() {
    let folder = folder("repository-sources");
    write(&folder, "coproduce.toml", "sources = [\"models\", \"shared\"]\n");
    write(&folder, "shared/wards/staff.coprod", STAFF);
    write(&folder, "models/day.coprod", DAY);
    write(&folder, "drafts/broken.coprod", "law\n");
    for place in ["", "models", "shared/wards", "drafts"] {
        let found = concise(&folder.join(place), &[]);
        assert_eq!(
            (found.status, found.stdout.as_str(), found.stderr.as_str()),
            (0, "", "2 files checked: nothing found\njudged: 1 law\n"),
            "{place}"
        );
    }
    assert_eq!(run(&folder, &["run"]).status, 0);
    assert_eq!(concise(&folder, &["drafts"]).status, 1, "what is named is checked");
}

#[test]
fn a_broken_manifest_is_shown_with_all_else_that_is_found() {
    let folder = folder("repository-broken");
    write(&folder, "coproduce.toml", "nmae = \"ward\"\n");
    write(&folder, "left.coprod", "object left\n");
    let found = concise(&folder, &[]);
    assert_eq!(found.status, 2);
    assert_eq!(
        found.stdout,
        "coproduce.toml:1:1: error[invalid-manifest]: nothing here is called `nmae` (help: perhaps `name` was meant)\n\
         left.coprod:1:8: warning[unused-name]: object `left` is mentioned nowhere else (help: let it take part, or remove it)\n"
    );
    let found = run(&folder, &["run"]);
    assert_eq!(found.status, 2);
    assert!(found.stderr.contains("error: `coproduce.toml` cannot be understood"), "{found:?}");
}

#[test]
fn names_of_modules_are_spelt_as_the_files_are() {
    let folder = folder("repository-letters");
    write(&folder, "wards/staff.coprod", STAFF);
    for (path, help) in [
        ("wards.Staff", "write `wards.staff`"),
        ("Wards.staff", "write `wards.staff`"),
        ("wards.stuff", "`wards.stuff` is `wards/stuff.coprod`"),
    ] {
        write(&folder, "day.coprod", &DAY.replace("wards.staff", path));
        let found = concise(&folder, &["day.coprod"]);
        assert!(found.stdout.contains(&format!("error[unknown-module]: no module `{path}`")), "{found:?}");
        assert!(found.stdout.contains(help), "{path}: {found:?}");
    }
}

#[test]
fn a_module_lies_in_one_source() {
    let folder = folder("repository-twice");
    write(&folder, "coproduce.toml", "sources = [\"a\", \"b\"]\n");
    write(&folder, "a/wards/staff.coprod", STAFF);
    write(&folder, "b/wards/staff.coprod", STAFF);
    write(&folder, "a/day.coprod", DAY);
    let found = concise(&folder, &["a/day.coprod"]);
    assert!(found.stdout.contains("rename all but one of them"), "{found:?}");
}

#[cfg(unix)]
#[test]
fn no_source_and_no_manifest_leads_out() {
    let outside = folder("repository-outside");
    write(&outside, "secret.coprod", "object secret\n");
    write(&outside, "secret.toml", "password = 1\n");
    let folder = folder("repository-links");
    std::os::unix::fs::symlink(&outside, folder.join("models")).unwrap();
    write(&folder, "coproduce.toml", "sources = [\"models\"]\n");
    let found = concise(&folder, &[]);
    assert_eq!(found.status, 2);
    assert!(found.stdout.contains("`models` leads out of the repository"), "{found:?}");
    assert!(!found.stdout.contains("secret"), "{found:?}");
    fs::remove_file(folder.join("coproduce.toml")).unwrap();
    std::os::unix::fs::symlink(outside.join("secret.toml"), folder.join("coproduce.toml")).unwrap();
    let found = run(&folder, &["check"]);
    assert_eq!(found.status, 2);
    assert!(found.stderr.contains("the manifest cannot be read") && !found.stderr.contains("password"), "{found:?}");
}

/// The used file alone declares what nobody mentions, an outcome that no law produces and a law that nothing can satisfy.
const FRAGMENT: &str = "\
actor nurse, porter
action care by nurse
object bed, lost
environment hospital { lacks bed }
outcome comfort changes nurse
law caring in hospital { care and bed produce rest }
object rest
";

#[test]
fn what_a_user_supplies_is_not_reported() {
    let folder = folder("repository-fragment");
    write(&folder, "base.coprod", FRAGMENT);
    let alone = concise(&folder, &[]);
    let rules = |found: &Ended| -> Vec<String> {
        found
            .stdout
            .lines()
            .map(|line| line.split(['[', ']']).nth(1).unwrap().to_owned() + line.split('`').nth(1).unwrap())
            .collect()
    };
    assert_eq!(
        rules(&alone),
        ["unused-nameporter", "unused-namelost", "unproduciblecomfort", "unused-namecomfort", "dead-lawcaring"],
        "{alone:?}"
    );
    // One file uses the porter, another has a bed and what comforts.
    write(
        &folder,
        "move.coprod",
        "use base { porter, hospital }\nobject trolley, patient_moved\n\
        law moving in hospital { porter and trolley produce patient_moved }\n",
    );
    write(
        &folder,
        "ward.coprod",
        "use base { nurse, care, bed, comfort, rest, hospital }\n\
        environment ward within hospital { holds bed }\n\
        law comforting in ward { care and rest produce comfort }\n",
    );
    let all = concise(&folder, &[]);
    assert_eq!(rules(&all), ["unused-namelost"], "{all:?}");
    // The same is said where that file alone is asked about, and nothing where there is no repository.
    assert_eq!(rules(&concise(&folder, &["base.coprod"])), ["unused-namelost"]);
    fs::remove_file(folder.join("ward.coprod")).unwrap();
    assert_eq!(
        rules(&concise(&folder, &[])),
        ["unused-namelost", "unproduciblecomfort", "unused-namecomfort", "dead-lawcaring"]
    );
}

#[test]
fn levels_are_set_by_the_manifest_and_then_by_the_command_line() {
    let folder = folder("repository-levels");
    write(&folder, "left.coprod", "object left\n");
    for (manifest, arguments, status, level) in [
        ("", &[][..], 0, "warning"),
        ("[rules]\nunused-name = \"error\"\n", &[], 1, "error"),
        ("[rules]\nunused-name = \"allow\"\n", &[], 0, ""),
        ("[rules]\nunused-name = \"allow\"\n", &["--deny", "dead-law,unused-name"], 1, "error"),
        ("[rules]\nunused-name = \"error\"\n", &["--warn", "unused-name"], 0, "warning"),
        ("[rules]\nunused-name = \"error\"\n", &["--allow", "dead-law", "--allow", "unused-name"], 0, ""),
        ("", &["--deny-warnings"], 1, "warning"),
        ("", &["--deny", "unused-name", "--exit-zero"], 0, "error"),
    ] {
        write(&folder, "coproduce.toml", manifest);
        let found = concise(&folder, arguments);
        let said = found.stdout.split(": ").nth(1).and_then(|said| said.split('[').next()).unwrap_or_default();
        assert_eq!((found.status, said), (status, level), "{manifest} {arguments:?}");
    }
}

#[test]
fn what_is_not_understood_stays_an_error() {
    let folder = folder("repository-fixed");
    for (arguments, reason) in [
        (
            ["--allow", "syntax-error"],
            "error: --allow: rule `syntax-error` stays an error: what it finds is not understood\n",
        ),
        (["--warn", "unsed-name"], "error: --warn: no rule `unsed-name` (help: perhaps `unused-name` was meant)\n"),
    ] {
        let found = concise(&folder, &arguments);
        assert_eq!((found.status, found.stderr.as_str()), (2, reason));
    }
    let found = concise(&folder, &["--warn", "dead-law", "--deny", "dead-law"]);
    assert_eq!(found.status, 2, "{found:?}");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = folder("repository-threads");
    write(&folder, "wards/staff.coprod", STAFF);
    for number in 0..60 {
        write(&folder, &format!("day{number}.coprod"), &format!("{DAY}object left{number}\n"));
    }
    let one = concise(&folder, &["--threads", "1"]);
    assert_eq!(one.stdout.lines().count(), 60);
    for threads in ["2", "7"] {
        assert_eq!(concise(&folder, &["--threads", threads]), one);
    }
}

/// Files that use as many others as they can are read in bounded time, and what is too much is said.
#[test]
fn a_model_of_too_many_modules_is_a_finding() {
    let folder = folder("repository-bomb");
    for number in 0..1100 {
        write(&folder, &format!("m{number}.coprod"), &format!("use m{} as next\n", number + 1));
    }
    write(&folder, "m1100.coprod", "model last\n");
    let found = concise(&folder, &["m0.coprod"]);
    assert_eq!(
        found.stdout,
        "m0.coprod:1:5: error[unknown-module]: more than 1,000 modules are used \
         (help: use fewer modules, or merge those that belong together)\n"
    );
    assert_eq!(concise(&folder, &["m200.coprod"]).status, 0);
}

#[test]
fn a_baseline_leaves_out_what_was_there_and_nothing_else() {
    let folder = folder("repository-baseline");
    fs::create_dir(folder.join(".git")).unwrap();
    write(&folder, "old.coprod", "object left\n");
    let baseline = &["--baseline", "known.json"];
    assert_eq!(concise(&folder, baseline).status, 2, "there is none yet");
    let written = concise(&folder, &["--baseline", "known.json", "--write-baseline", "--deny-warnings"]);
    assert_eq!((written.status, written.stdout.as_str()), (0, ""), "{written:?}");
    assert!(written.stderr.starts_with("known.json: 1 finding written\n"), "{written:?}");
    let text = fs::read_to_string(folder.join("known.json")).unwrap();
    let entry = "{\"file\":\"old.coprod\",\"rule\":\"unused-name\",\
        \"message\":\"object `left` is mentioned nowhere else\",\"count\":1}";
    assert_eq!(text, format!("{{\n  \"schema\": 1,\n  \"findings\": [\n    {entry}\n  ]\n}}\n"));

    // Some editors put a byte order mark before what they save.
    write(&folder, "known.json", &format!("\u{feff}{text}"));
    let found = concise(&folder, baseline);
    assert_eq!((found.status, found.stdout.as_str()), (0, ""), "{found:?}");

    // Moved down it is the same finding; another one is new, and one that is not understood always counts.
    write(&folder, "old.coprod", "\n\nobject left\nobject other\n");
    let found = concise(&folder, baseline);
    let lines: Vec<&str> = found.stdout.lines().collect();
    assert!(
        lines.len() == 1 && lines[0].starts_with("old.coprod:4:8: warning[unused-name]: object `other`"),
        "{found:?}"
    );
    assert!(found.stderr.starts_with("known.json: 1 finding left out\n"), "{found:?}");
    write(&folder, "broken.coprod", "law\n");
    concise(&folder, &["--baseline", "known.json", "--write-baseline"]);
    assert_eq!(concise(&folder, baseline).status, 1);
    fs::remove_file(folder.join("broken.coprod")).unwrap();

    // What a file had that is not understood for the moment is neither gone nor forgotten.
    let known = fs::read_to_string(folder.join("known.json")).unwrap();
    write(&folder, "old.coprod", "object left\nlaw\n");
    let found = concise(&folder, baseline);
    assert!(found.status == 1 && !found.stderr.contains("no longer"), "{found:?}");
    concise(&folder, &["--baseline", "known.json", "--write-baseline"]);
    assert_eq!(fs::read_to_string(folder.join("known.json")).unwrap(), known);

    // What is gone is said, but not of a file that was not checked.
    write(&folder, "old.coprod", "model old\n");
    write(&folder, "new.coprod", "model new\n");
    let gone = concise(&folder, baseline);
    let said = "known.json: no longer found: old.coprod: unused-name: object `left` is mentioned nowhere else\n";
    assert!(gone.status == 0 && gone.stderr.starts_with(said), "{gone:?}");
    assert!(!concise(&folder, &["new.coprod", "--baseline", "known.json"]).stderr.contains("no longer"));
    concise(&folder, &["new.coprod", "--baseline", "known.json", "--write-baseline"]);
    assert!(fs::read_to_string(folder.join("known.json")).unwrap().contains("`left`"));
    concise(&folder, &["--baseline", "known.json", "--write-baseline"]);
    assert!(!fs::read_to_string(folder.join("known.json")).unwrap().contains("`left`"));
    for broken in ["", "{}", "{\"schema\":2,\"findings\":[]}", "[1]"] {
        write(&folder, "known.json", broken);
        let found = concise(&folder, baseline);
        assert!(found.status == 2 && found.stderr.starts_with("error: `known.json` is not a baseline: "), "{found:?}");
    }
}
