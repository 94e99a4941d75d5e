//! `init` and `new`: what they write passes all that a repository is held to, and nothing is written over.

use super::support::{Ended, command, ended, run};
use std::fs;
use std::path::{Path, PathBuf};

const FILES: [&str; 5] =
    ["coproduce.toml", "models/sowing.coprod", "models/sowing.csv", ".gitattributes", ".github/workflows/models.yml"];

/// An empty folder.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("init-{test}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn nothing_below(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

#[test]
fn what_is_written_passes() {
    let folder = folder("passes");
    fs::create_dir(folder.join("in place")).unwrap();
    for (arguments, place) in [(["new", "hospital"], "hospital"), (["init", "in place"], "in place")] {
        let found = run(&folder, &arguments);
        assert_eq!(found.status, 0, "{found:?}");
        let listed: Vec<String> = FILES.iter().map(|file| format!("{place}/{file}")).collect();
        assert_eq!(found.stdout.lines().collect::<Vec<_>>(), listed);
        let place = folder.join(place);
        for line in ["check --deny-warnings", "fmt --check", "test --threshold 100"] {
            let found = run(&place, &line.split(' ').collect::<Vec<_>>());
            assert_eq!(found.status, 0, "{line}: {found:?}");
        }
        // What Git is told holds of what is written.
        for file in &FILES[1..3] {
            let text = fs::read_to_string(place.join(file)).unwrap();
            assert!(!text.contains('\r'), "{file}");
        }
    }
    let manifest = fs::read_to_string(folder.join("in place/coproduce.toml")).unwrap();
    assert!(manifest.starts_with("name = \"in place\"\n"));
}

/// How Git ends lines is often said already; that keeps nobody from beginning.
#[test]
fn attributes_of_git_stay_as_they_are() {
    let folder = folder("attributes");
    fs::write(folder.join(".gitattributes"), "* text\n").unwrap();
    let found = run(&folder, &["init"]);
    assert_eq!(found.status, 0, "{found:?}");
    assert!(
        found.stderr.starts_with("`.gitattributes` is left as it is (help: let it say `*.coprod text eol=lf`"),
        "{found:?}"
    );
    assert_eq!(fs::read_to_string(folder.join(".gitattributes")).unwrap(), "* text\n");
    assert!(folder.join("coproduce.toml").exists());
}

/// A checkout on another system ends lines otherwise, which is not for the layout to judge.
#[test]
fn line_ends_of_a_checkout_are_kept() {
    let folder = folder("line-ends");
    assert_eq!(run(&folder, &["init"]).status, 0);
    let path = folder.join("models/sowing.coprod");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace('\n', "\r\n")).unwrap();
    assert_eq!(run(&folder, &["fmt", "--check"]).status, 0);
    let spoiled = text.replace('\n', "\r\n").replacen("  ", "      ", 1);
    fs::write(&path, spoiled).unwrap();
    assert_eq!(run(&folder, &["fmt", "--check"]).status, 1);
    assert_eq!(run(&folder, &["fmt"]).status, 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), text.replace('\n', "\r\n"));
}

#[test]
fn nothing_is_written_over() {
    for there in ["models/sowing.csv", "coproduce.toml", "models", ".github"] {
        let folder = folder("over");
        let path = folder.join(there);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "mine").unwrap();
        let before = fs::read_dir(&folder).unwrap().count();
        let found = run(&folder, &["init"]);
        assert_eq!(found.status, 2);
        assert_eq!(found.stderr, format!("error: nothing is overwritten: `{there}` in `.`\n"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), before, "nothing is written besides");
    }
    let folder = folder("twice");
    assert_eq!(run(&folder, &["new", "a"]).status, 0);
    let again = run(&folder, &["new", "a"]);
    assert_eq!(
        (again.status, again.stderr.as_str()),
        (2, "error: `a` already exists (help: `coproduce init` writes into a folder)\n")
    );
    assert_eq!(run(&folder, &["new", "b/c"]).status, 2);
    assert_eq!(run(&folder, &["init", "missing"]).status, 2);
}

#[cfg(unix)]
#[test]
fn no_link_leads_out() {
    let outside = folder("outside");
    let folder = folder("links");
    std::os::unix::fs::symlink(&outside, folder.join("models")).unwrap();
    assert_eq!(run(&folder, &["init"]).status, 2);
    assert!(nothing_below(&outside));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn nothing_half_written_is_left() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("half");
    fs::create_dir(folder.join(".github")).unwrap();
    fs::set_permissions(folder.join(".github"), fs::Permissions::from_mode(0o555)).unwrap();
    let found: Ended = ended(&mut command(&folder, &["init"]));
    // Whoever may write anywhere writes there, too.
    if found.status == 2 {
        assert!(found.stderr.starts_with("error: cannot write `./.github/workflows/models.yml`: "), "{found:?}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }
    fs::set_permissions(folder.join(".github"), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_name_is_written_so_that_a_manifest_has_it() {
    let folder = folder("names");
    for name in ["a\"b", "諏訪湖", "back\\slash", "#"] {
        assert_eq!(run(&folder, &["new", name]).status, 0);
        assert_eq!(run(&folder.join(name), &["check"]).status, 0, "{name}");
    }
}
