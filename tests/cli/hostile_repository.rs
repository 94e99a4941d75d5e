//! A repository of a stranger: links out, bombs of modules, tables and comments, and names that are commands.

use super::support::{folder, run};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

fn written(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Names that begin a command to GitHub where a line begins with them, and one that is a command anywhere.
const COMMANDS: [&str; 4] =
    ["::error::x", " ::stop-commands::y", "\u{3000}::add-mask::z", "a ::set-output name=b::c ##[error]d"];

#[test]
fn no_name_is_a_command() {
    let folder = folder("hostile-commands");
    fs::create_dir(folder.join(".git")).unwrap();
    for (number, name) in COMMANDS.iter().enumerate() {
        let model = format!(
            "object   a, b, p, `{name}` // allow unused-name\nenvironment `{name} e` {{ holds b }}\n\
             law `{name} l` in `{name} e` {{ a and b produce p }}\n\
             scenario `{name} s` in `{name} e` {{ expect p, `{name}` }}\nclaim a is irrelevant to p in `{name} e`\n\
             scenario `t{number}` in `{name} e` {{ rows from \"{name}.csv\" }}\n"
        );
        written(&folder, &format!("{name}.coprod"), &model);
        written(&folder, &format!("{name}.csv"), &format!("case,a,expect p\n{name},no,yes\n"));
    }
    written(&folder, "::broken::.coprod", "law ::error::\n");
    for line in [
        "check",
        "check --format concise",
        "check --format plain",
        "check --format json",
        "check --format gitlab",
        "check --format sarif",
        "check --format junit",
        "check --baseline ::known.json --write-baseline",
        "check --baseline ::known.json --format concise",
        "test",
        "test --format json",
        "test --format junit",
        "run",
        "fmt --check",
        "fmt --diff",
        "loops",
        "sustain",
        "simulate",
        "simulate --format svg",
        "simulate --format csv",
        "why-not p ::error::x.coprod --in missing",
        "new ::new",
    ] {
        let found = run(&folder, &line.split(' ').collect::<Vec<_>>());
        for text in [&found.stdout, &found.stderr] {
            let command = text.lines().find(|text| text.trim_start().starts_with("::"));
            assert_eq!(command, None, "{line}");
            // Within the strings of JSON it is data of one line that begins with a brace.
            assert!(
                line.contains("json") || line.contains("sarif") || line.contains("gitlab") || !text.contains("##["),
                "{line}\n{text}"
            );
        }
        assert!(!found.stdout.is_empty() || !found.stderr.is_empty(), "{line}");
    }
    let found = run(&folder, &["check", "--format", "github"]);
    let commands: Vec<&str> = found.stdout.lines().collect();
    assert!(commands.len() > 8);
    for command in commands {
        let properties = command.strip_prefix("::error file=").or_else(|| command.strip_prefix("::warning file="));
        let (properties, _) = properties.unwrap_or_else(|| panic!("{command}")).split_once("::").unwrap();
        assert!(properties.starts_with("%3A%3A") || !properties.starts_with(':'), "{command}");
        assert_eq!(properties.split(',').filter(|property| property.starts_with("line=")).count(), 1, "{command}");
    }
}

/// Eighty files in a chain, each used by eighty others as well: nothing is read without end.
#[test]
fn bombs_of_modules_end() {
    let folder = folder("hostile-modules");
    for level in 0..80 {
        let next = if level == 79 { String::new() } else { format!("use l{0} as a{0}\nuse l{0} as b{0}\n", level + 1) };
        written(&folder, &format!("l{level}.coprod"), &format!("{next}object o{level}\n"));
        written(&folder, &format!("u{level}.coprod"), &format!("use l0\nobject p{level}\n"));
    }
    let started = Instant::now();
    let found = run(&folder, &["check", "--format", "concise"]);
    assert!(found.stderr.starts_with("160 files checked: "), "{}", found.stderr);
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}

#[test]
fn a_great_circle_of_modules_is_shown_once_in_each_file() {
    let folder = folder("hostile-circle");
    for file in 0..60 {
        written(&folder, &format!("c{file}.coprod"), &format!("use c{}\n", (file + 1) % 60));
    }
    let found = run(&folder, &["check", "--format", "concise"]);
    assert_eq!(found.status, 1);
    assert_eq!(found.stdout.matches("error[import-cycle]").count(), 60);
    assert_eq!(found.stdout.lines().count(), 60);
}

#[cfg(unix)]
#[test]
fn nothing_behind_a_link_is_read_or_shown() {
    use std::os::unix::fs::symlink;
    let folder = folder("hostile-links");
    let outside = folder.with_file_name("cli-hostile-links-outside");
    let _ = fs::remove_dir_all(&outside);
    written(&outside, "secret.coprod", "object secret_thing\n");
    written(&outside, "secret.csv", "secret_thing,secret_thing\nsecret_thing,secret_thing\n");
    symlink(outside.join("secret.coprod"), folder.join("file.coprod")).unwrap();
    symlink(&outside, folder.join("folder")).unwrap();
    symlink(outside.join("secret.csv"), folder.join("table.csv")).unwrap();
    symlink("loop", folder.join("loop")).unwrap();
    symlink(".", folder.join("again")).unwrap();
    written(
        &folder,
        "model.coprod",
        "use file\nuse folder.secret\nobject a, b, p\nenvironment e { holds b }\nlaw l in e { a and b produce p }\n\
         scenario s in e { rows from \"table.csv\" rows from \"folder/secret.csv\" rows from \"again/again/table.csv\" }\n",
    );
    for line in ["check", "check --format json", "test", "run", "fmt --diff", "check again", "check folder loop"] {
        let found = run(&folder, &line.split(' ').collect::<Vec<_>>());
        let said = found.stdout + &found.stderr;
        // What is named by a link on the command line is meant; nothing else is.
        assert!(line == "check folder loop" || !said.contains("secret_thing"), "{line}\n{said}");
    }
    let found = run(&folder, &["check", "--format", "concise"]);
    assert_eq!(found.stdout.matches("error[unknown-module]").count(), 2, "{}", found.stdout);
    assert_eq!(found.stdout.matches("error[invalid-table]").count(), 3, "{}", found.stdout);
}

/// Secrets lie in hidden files, whose first line would be shown where it is no table.
#[cfg(unix)]
#[test]
fn nothing_hidden_is_read_through_a_link() {
    let folder = folder("hostile-hidden");
    written(&folder, ".env", "API_TOKEN=hunter2, really\nDB_PASSWORD=s3cret\n");
    written(&folder, ".git/config", "[user]\n\tpassword = hunter2\n");
    written(&folder, "key.pem", "hunter2\n");
    written(&folder, "._a.coprod", "hunter2");
    for (number, target) in [".env", ".git/config", "key.pem", "./b/../.env"].iter().enumerate() {
        std::os::unix::fs::symlink(target, folder.join(format!("t{number}.csv"))).unwrap();
        std::os::unix::fs::symlink(target, folder.join(format!("m{number}.coprod"))).unwrap();
    }
    fs::create_dir(folder.join("b")).unwrap();
    let model = "use m0 as a0\nuse m1 as a1\nuse m2 as a2\nuse m3 as a3\nobject a, b, p\nenvironment e { holds b }\n\
        law l in e { a and b produce p }\nscenario s in e { rows from \"t0.csv\" rows from \"t1.csv\" \
        rows from \"t2.csv\" rows from \"t3.csv\" }\n";
    written(&folder, "model.coprod", model);
    let found = run(&folder, &["check", "--format", "concise"]);
    assert_eq!(found.stdout.matches("error[unknown-module]").count(), 4, "{found:?}");
    assert_eq!(found.stdout.matches("error[invalid-table]").count(), 4, "{found:?}");
    assert!(found.stderr.starts_with("1 file checked"), "{found:?}");
    for format in ["full", "json"] {
        let found = run(&folder, &["check", "--format", format]);
        assert!(!(found.stdout + &found.stderr).contains("hunter2"), "{format}");
    }
}

/// To open a pipe is to wait for a writer, who may never come.
#[cfg(unix)]
#[test]
fn nobody_waits_for_a_pipe() {
    let folder = folder("hostile-pipes");
    written(&folder, "whole.coprod", "model whole\n");
    let model = "use pipe\nobject a, b, p\nenvironment e { holds b }\nlaw l in e { a and b produce p }\n\
        scenario s in e { rows from \"pipe.csv\" }\n";
    written(&folder, "model.coprod", model);
    fs::remove_file(folder.join("coproduce.toml")).unwrap();
    for pipe in ["coproduce.toml", "pipe.coprod", "pipe.csv"] {
        let made = std::process::Command::new("mkfifo").arg(folder.join(pipe)).status().unwrap();
        assert!(made.success());
    }
    for (arguments, reason) in [
        (&["check"][..], "the manifest cannot be read"),
        (&["check", "model.coprod"], "what is there is not a file"),
        (&["check", "model.coprod"], "it is not a file"),
        (&["run", "pipe.coprod"], "`pipe.coprod` is neither a file nor a folder"),
        (&["fmt", "pipe.coprod"], "`pipe.coprod` is neither a file nor a folder"),
    ] {
        let found = run(&folder, arguments);
        assert_ne!(found.status, 0, "{arguments:?}");
        assert!(found.stderr.contains(reason), "{arguments:?}: {found:?}");
    }
}

#[test]
fn ten_thousand_findings_come_out_whole_and_the_same_in_every_format() {
    let folder = folder("hostile-findings");
    fs::create_dir(folder.join(".git")).unwrap();
    for file in 0..10 {
        let names: Vec<String> = (0..1_000).map(|name| format!("n{name}")).collect();
        written(&folder, &format!("f{file}.coprod"), &format!("object {}\n", names.join(",\n  ")));
    }
    for (format, mark) in [
        ("concise", "warning[unused-name]"),
        ("plain", "warning: unused-name"),
        ("json", "\"rule\":\"unused-name\""),
        ("github", "title=unused-name::"),
        ("gitlab", "\"check_name\":\"unused-name\""),
        ("sarif", "\"ruleId\":\"unused-name\""),
        ("junit", "<testcase name=\"unused-name at "),
    ] {
        let found = run(&folder, &["check", "--all", "--format", format, "--threads", "2"]);
        assert_eq!(found.stdout.matches(mark).count(), 10_000, "{format}");
        assert_eq!(run(&folder, &["check", "--all", "--format", format, "--threads", "1"]), found, "{format}");
    }
}

#[test]
fn a_table_of_many_rows_and_a_row_of_many_cells_end() {
    let folder = folder("hostile-table");
    let names: Vec<String> = (0..500).map(|name| format!("x{name}")).collect();
    let all = names.join(", ");
    let cells = |cell: &str| vec![cell; names.len()].join(",");
    let mut rows = format!("case,{all},expect p\n");
    for row in 0..200 {
        let _ = writeln!(rows, "r{row},{},yes", cells("yes"));
    }
    written(&folder, "wide.csv", &rows);
    written(
        &folder,
        "wide.coprod",
        &format!(
            "object h, p, {all}\nenvironment e {{ holds h }}\nlaw l in e {{ h and {} produce p }}\nscenario s in e {{ rows from \"wide.csv\" }}\n",
            names.join(" and ")
        ),
    );
    let found = run(&folder, &["test", "--no-knock-out", "--filter", "r1"]);
    assert_eq!((found.status, found.stdout.as_str()), (0, "111 cases: 111 passed\n"));
    // One row more than is read is one finding.
    let mut rows = "case,x0\n".to_owned();
    for row in 0..=100_001 {
        let _ = writeln!(rows, "r{row},");
    }
    written(&folder, "wide.csv", &rows);
    let found = run(&folder, &["check", "--format", "concise"]);
    assert_eq!(
        found.stdout.matches("error[invalid-table]: a model has more than 100,000 rows").count(),
        1,
        "{}",
        found.stderr
    );
}
