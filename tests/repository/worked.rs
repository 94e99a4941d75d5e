//! Small repositories whose answers were worked out by hand.

use crate::generate::{Files, Item};
use crate::places::{Places, in_memory};

const STAFF: &str = "actor nurse\nobject bed\nenvironment ward { includes nurse }\n";
const ROWS: &str = "case,bed\nusual,yes\n";

fn files(items: &[(&str, Item)]) -> Files {
    items.iter().map(|(path, item)| ((*path).to_owned(), item.clone())).collect()
}

fn text(text: &str) -> Item {
    Item::Text(text.to_owned())
}

fn link(target: &str) -> Item {
    Item::Link(target.to_owned())
}

/// A model that uses a module, and takes rows from a table.
fn user(module: &str, table: &str) -> Item {
    text(&format!(
        "use {module}\nobject care\nlaw caring in ward {{ nurse and bed produce care }}\n\
         scenario day in ward {{ rows from \"{table}\" }}\n"
    ))
}

/// What is said of `day.coprod`: whether it was understood, or why its module and its table were refused.
fn told(answers: &str) -> Vec<String> {
    let day = answers.split("model \"").find(|model| model.starts_with("day.coprod")).expect("a model");
    let refused = day.lines().filter(|line| line.contains("unknown-module") || line.contains("invalid-table"));
    let reasons: Vec<String> =
        refused.filter_map(|line| Some(line.split_once(" (\"")?.1.split_once("\", ")?.0.to_owned())).collect();
    if reasons.is_empty() { vec![day.lines().nth(1).expect("a line").to_owned()] } else { reasons }
}

#[test]
fn paths_lead_where_they_should() {
    let hidden = "a link there leads to something hidden, which begins with `.`";
    let out = "a link there leads out of the repository";
    let twins = "several entries of one folder are called `caf\u{e9}.coprod`";
    let understood = "understood: true";
    for (what, module, table, more, expected) in [
        ("a link to a file", "link", "t.csv", vec![("link.coprod", link("lib/staff.coprod"))], understood),
        ("a link to a folder", "link.staff", "link/t.csv", vec![("link", link("lib"))], understood),
        (
            "a link to a link",
            "link.staff",
            "t.csv",
            vec![("link", link("other")), ("other", link("./lib/"))],
            understood,
        ),
        ("a link up and down", "a.b.staff", "t.csv", vec![("a/b", link("../lib"))], understood),
        ("a decomposed name", "`caf\u{e9}`", "t.csv", vec![("cafe\u{301}.coprod", text(STAFF))], understood),
        ("a composed name", "`cafe\u{301}`", "t.csv", vec![("caf\u{e9}.coprod", text(STAFF))], understood),
        (
            "a table in a decomposed folder",
            "lib.staff",
            "caf\u{e9}/t.csv",
            vec![("cafe\u{301}/t.csv", text(ROWS))],
            understood,
        ),
        ("a table by a way round", "lib.staff", "lib/../t.csv", vec![], understood),
        ("a way up from the root", "lib.staff", "../t.csv", vec![], "leads out of the repository"),
        ("a link out", "link.staff", "t.csv", vec![("link", link("../lib"))], out),
        // The folder the repository happens to lie in is no part of it.
        ("a link out and in again", "link.staff", "t.csv", vec![("link", link("../tree/lib"))], out),
        ("an absolute link", "link.staff", "t.csv", vec![("link", link("/lib"))], out),
        ("a link to a secret", "lib.staff", "s.csv", vec![("s.csv", link(".env")), (".env", text("KEY=1\n"))], hidden),
        ("a link into git", "lib.staff", "s.csv", vec![("s.csv", link(".git/config"))], hidden),
        (
            "a hidden folder behind a link",
            "link.staff",
            "t.csv",
            vec![("link", link(".lib")), (".lib/staff.coprod", text(STAFF))],
            hidden,
        ),
        (
            "a link to what is no table",
            "lib.staff",
            "s.csv",
            vec![("s.csv", link("notes.txt")), ("notes.txt", text("no table\n"))],
            "a link there leads to something that is not a table",
        ),
        (
            "links in a circle",
            "a",
            "t.csv",
            vec![("a.coprod", link("b.coprod")), ("b.coprod", link("a.coprod"))],
            "links there lead to one another",
        ),
        ("a link into itself", "a.staff", "t.csv", vec![("a", link("a/a"))], "links there lead to one another"),
        ("a link to nothing", "lib.staff", "s.csv", vec![("s.csv", link("nothing.csv"))], "there is no such file"),
        ("capitals", "lib.Staff", "t.csv", vec![], "the file is called `lib/staff.coprod`"),
    ] {
        let mut items = vec![("lib/staff.coprod", text(STAFF)), ("t.csv", text(ROWS)), ("lib/t.csv", text(ROWS))];
        items.extend(more);
        items.push(("day.coprod", user(module, table)));
        let [disk, git, memory] = Places::new("worked").answers(&files(&items));
        assert_eq!(told(&memory), [expected], "{what}: {memory}");
        assert_eq!((&disk, &git), (&memory, &memory), "{what}");
    }
    // Not every file system holds both.
    let both = [("cafe\u{301}.coprod", text(STAFF)), ("caf\u{e9}.coprod", text(STAFF)), ("t.csv", text(ROWS))];
    let both = in_memory(&files(&[both.as_slice(), &[("day.coprod", user("`caf\u{e9}`", "t.csv"))]].concat()));
    assert_eq!(told(&both), [twins], "{both}");
}

/// What the name of a hidden file leads to is no model, though it ends like one.
#[test]
fn hidden_files_are_no_models() {
    let items = [("._day.coprod", text("law\n")), (".git/day.coprod", text("law\n")), ("day.coprod", text(STAFF))];
    let said = in_memory(&files(&items));
    assert_eq!(said.matches("\nmodel ").count(), 1, "{said}");
}

/// A manifest says the same in all places, also where it is a link or names what is none.
#[test]
fn manifests_are_read_alike() {
    for (what, manifest, expected) in [
        ("a link", link("conf/real.toml"), "nothing here is called `nmae`"),
        ("a link out", link("../real.toml"), "it is a link that leads out"),
        ("a link to what is hidden", link(".real.toml"), "it is a link to something hidden"),
        ("a link to another kind of file", link("day.coprod"), "it is a link to a file of another kind"),
        ("a link to nothing", link("nothing.toml"), "it is a link that leads nowhere"),
        ("no folder", text("sources = [\"lob\"]\n"), "there is no folder `lob`"),
        ("a near name", text("sources = [\"lob\"]\n"), "perhaps `lib` was meant"),
        ("a folder in other letters", text("sources = [\"Lib\"]\n"), "`Lib` is not what the folder is called"),
        ("a link to a folder", text("sources = [\"link\"]\n"), "write `lib`"),
    ] {
        let conf = ("conf/real.toml", text("nmae = \"ward\"\n"));
        let secret = (".real.toml", text("password = 1\n"));
        let lib = [("lib/staff.coprod", text(STAFF)), ("link", link("lib")), ("day.coprod", text(STAFF))];
        let items = [[conf, secret, ("coproduce.toml", manifest)], lib].concat();
        let [disk, git, memory] = Places::new("manifests").answers(&files(&items));
        assert!(memory.contains(expected) && !memory.contains("password"), "{what}: {memory}");
        assert_eq!((&disk, &git), (&memory, &memory), "{what}");
    }
}

/// Names of objects may be of either kind.
#[test]
fn both_hashes_of_git_are_read() {
    let items =
        files(&[("lib/staff.coprod", text(STAFF)), ("t.csv", text(ROWS)), ("day.coprod", user("lib.staff", "t.csv"))]);
    for hash in ["sha1", "sha256"] {
        let [disk, git, _] = Places::with_hash(hash, hash).answers(&items);
        assert_eq!(told(&git), ["understood: true"], "{hash}: {git}");
        assert_eq!(disk, git, "{hash}");
    }
}
