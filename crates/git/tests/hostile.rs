//! Repositories of a stranger: whatever lies in them, there is an error or an answer, soon, within the limits.
#![cfg(unix)]

#[path = "hostile/flipped.rs"]
mod flipped;
#[path = "hostile/forged.rs"]
mod forged;
mod support;

use coproduce_git::{Error, Kind, Repository};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use support::random::Random;
use support::sample::repository;
use support::{folder, git, given, id, opened, replace, run};

/// Whatever is asked is answered in this time, also where nothing is optimised.
const SOON: Duration = Duration::from_secs(20);

/// A repository with one commit.
fn small(test: &str) -> PathBuf {
    let folder = folder(&format!("hostile-{test}"));
    git(&folder, &["init", "--quiet", "--initial-branch", "main", "."]);
    git(&folder, &["commit", "--quiet", "--allow-empty", "--message", "one"]);
    folder
}

/// What a repository that cannot be read is refused with.
fn refusal(folder: &Path) -> String {
    match Repository::discover(folder) {
        Err(error) => error.to_string(),
        Ok(found) => panic!("{} was read: {found:?}", folder.display()),
    }
}

#[test]
fn references_that_lead_to_one_another_lead_nowhere() {
    let folder = small("circle");
    let refs = folder.join(".git/refs/heads");
    replace(&refs.join("one"), b"ref: refs/heads/two\n");
    replace(&refs.join("two"), b"ref: refs/heads/one\n");
    replace(&refs.join("self"), b"ref: refs/heads/self\n");
    for number in 0..9 {
        replace(&refs.join(format!("r{number}")), format!("ref: refs/heads/r{}\n", number + 1).as_bytes());
    }
    replace(&refs.join("r9"), git(&folder, &["rev-parse", "main"]).as_bytes());
    let repository = opened(&folder);
    for name in ["one", "two", "self", "r0", "r1", "r4", "r5", "r9"] {
        let expected = run(&folder, &["rev-parse", "--verify", "--quiet", name], b"").status.success();
        assert_eq!(repository.resolve(name).is_ok(), expected, "{name}");
    }
}

/// No name of a reference leads out of the folder of references, and no reference leads to such a name.
#[test]
fn references_stay_within_the_repository() {
    let folder = small("outside");
    let main = git(&folder, &["rev-parse", "main"]);
    replace(&folder.join("secret"), main.as_bytes());
    replace(&folder.join(".git/refs/heads/out"), b"ref: ../secret\n");
    replace(&folder.join(".git/refs/heads/far"), format!("ref: {}\n", folder.join("secret").display()).as_bytes());
    replace(&folder.join(".git/refs/heads/up"), b"ref: refs/heads/../../../secret\n");
    let repository = opened(&folder);
    let absolute = folder.join("secret").display().to_string();
    for name in ["out", "far", "up", "../secret", "refs/../../secret", "heads/../../../secret", &absolute] {
        for name in [name.to_owned(), format!("{name}@{{0}}")] {
            assert_eq!(repository.resolve(&name), Err(Error::Unknown(name)));
        }
    }
}

#[test]
fn what_is_not_laid_out_as_git_does_is_refused() {
    let folder = small("layout");
    let config = fs::read_to_string(folder.join(".git/config")).expect("settings");
    for (more, reason) in [
        ("[extensions]\n\tobjectFormat = sha512\n", "its objects are named by `sha512`, which is unknown"),
        ("[Extensions] objectformat=\"sha512\" ; a comment", "its objects are named by `sha512`, which is unknown"),
        (
            "[extensions]\n\trefStorage = reftable\n",
            "(help: `git refs migrate --ref-format=files` stores them as files)",
        ),
        ("[extensions]\n\trefStorage = some\\\nthing # else\n", "its references are stored as `something`"),
        ("[core]\n\trepositoryFormatVersion = 7\n", "its layout is of version 7"),
    ] {
        replace(&folder.join(".git/config"), (config.clone() + more).as_bytes());
        assert!(refusal(&folder).contains(reason), "{}", refusal(&folder));
    }
    for more in ["[", "[core", "\"", "[core]\nbare=\"", "=", "\\", "[core \"x\"]\nbare = true", "\u{0}\u{1}[a]\n= b"] {
        replace(&folder.join(".git/config"), (config.clone() + more).as_bytes());
        assert!(opened(&folder).resolve("main").is_ok(), "{more:?}");
    }
}

#[test]
fn a_folder_that_names_itself_is_no_repository() {
    let base = folder("hostile-gitdir");
    for (place, content) in
        [("self", "gitdir: .git"), ("nowhere", "gitdir: ../none"), ("other", "something"), ("none", "")]
    {
        replace(&base.join(place).join(".git"), content.as_bytes());
        let said = refusal(&base.join(place));
        assert!(said.ends_with("/.git` is corrupt: it names no folder of a repository"), "{said}");
    }
    let looped = small("common");
    replace(&looped.join(".git/commondir"), b"../.git\n");
    assert!(opened(&looped).resolve("main").is_ok());
    symlink(".git", base.join("round")).expect("a link");
    fs::create_dir(base.join("linked")).expect("a folder");
    symlink(".git", base.join("linked/.git")).expect("a link");
    assert!(Repository::discover(&base.join("linked")).is_err());
}

#[test]
fn objects_that_are_borrowed_in_a_circle_are_found_once() {
    let (one, two) = (small("borrowing"), small("lending"));
    git(&two, &["commit", "--quiet", "--allow-empty", "--message", "two"]);
    for (from, to) in [(&one, &two), (&two, &one)] {
        let list =
            format!("# a comment\n../../../{}/.git/objects\n/nowhere\n", to.file_name().expect("a name").display());
        replace(&from.join(".git/objects/info/alternates"), list.as_bytes());
    }
    let repository = opened(&one);
    assert!(repository.commit(id(&git(&two, &["rev-parse", "main"]))).is_ok());
    let missing = id(&"1".repeat(40));
    assert_eq!(repository.objects().header(missing), Err(Error::Missing(missing)));
    // Many that each borrow from many.
    let list = (0..100).map(|number| format!("../../{number}\n")).collect::<Vec<_>>().concat();
    for number in 0..100 {
        replace(&one.join(format!("{number}/info/alternates")), list.replace("../../", "../").as_bytes());
    }
    replace(&one.join(".git/objects/info/alternates"), list.as_bytes());
    assert!(refusal(&one).ends_with("it borrows from too many others"));
}

/// What never ends is not opened.
#[test]
fn pipes_are_not_waited_for() {
    let folder = small("pipes");
    let main = id(&git(&folder, &["rev-parse", "main"]));
    let digits = main.to_string();
    let object = format!("objects/{}/{}", &digits[..2], &digits[2..]);
    for place in
        ["config", "packed-refs", "shallow", "refs/heads/main", "objects/info/alternates", "logs/HEAD", &object]
    {
        let path = folder.join(".git").join(place);
        let _ = fs::remove_file(&path);
        assert!(Command::new("mkfifo").arg(&path).status().expect("a pipe").success());
    }
    for end in ["idx", "pack"] {
        assert!(Command::new("mkfifo").arg(folder.join(".git/objects/pack/x.").with_extension(end)).status().is_ok());
    }
    let repository = opened(&folder);
    assert_eq!(repository.resolve("main"), Err(Error::Unknown("main".to_owned())));
    assert!(repository.resolve("HEAD@{1}").is_err());
    assert_eq!(repository.commit(main), Err(Error::Missing(main)));
}

/// Objects that are none of their kind, though their names are right.
#[test]
fn objects_that_say_nothing_are_told() {
    let folder = small("malformed");
    let written = |kind: &str, content: &[u8]| {
        id(&given(&folder, &["hash-object", "-w", "--literally", "-t", kind, "--stdin"], content))
    };
    let repository = opened(&folder);
    for content in [&b"\0"[..], b"100644 ", b"100644 a\0short", b"8 a\0", b"100644", b"99999999999999999 a\0"] {
        let tree = written("tree", content);
        let object = repository.objects().read(tree, 100).expect("an object");
        let entries: Vec<_> = object.entries().expect("a tree").collect();
        assert!(matches!(entries[..], [Err(Error::Malformed { .. })]), "{entries:?}");
    }
    for content in [&b""[..], b"tree \n", b"tree 12\n", b"parent 1\n", b"object x\n", b"\xff\xfe"] {
        for kind in ["commit", "tag"] {
            let object = written(kind, content);
            assert!(repository.peel(object, Kind::Tree).is_err());
            assert!(repository.resolve(&format!("{object}~1")).is_err());
        }
    }
    let wrong = repository.commit(written("blob", b"no commit"));
    assert!(matches!(wrong, Err(Error::WrongKind { expected: Kind::Commit, found: Kind::Blob, .. })));
    // A tag of a tag, and so on.
    let mut tag = written("blob", b"at the end");
    for number in 0..1100 {
        let kind = if number == 0 { "blob" } else { "tag" };
        let text = format!("object {tag}\ntype {kind}\ntag t\n");
        tag = forged::loose(&folder, "tag", text.as_bytes());
    }
    assert!(matches!(repository.resolve(&format!("{tag}^{{}}")), Err(Error::Malformed { .. })));
    assert!(matches!(repository.peel(tag, Kind::Blob), Err(Error::Malformed { .. })));
}

/// A word of a revision that is longer than any, or has many steps.
#[test]
fn long_revisions_end() {
    let folder = folder("hostile-long");
    repository(&folder, "sha1", 5, &mut Random::new(5));
    let repository = opened(&folder);
    let start = Instant::now();
    for revision in
        ["x".repeat(100_000), "a/".repeat(50_000), "@{1}".repeat(10_000), "-g".repeat(10_000), "\0".to_owned()]
    {
        assert!(repository.resolve(&revision).is_err());
    }
    assert_eq!(repository.resolve(&format!("main{}", "^0".repeat(2000))).ok(), repository.resolve("main").ok());
    assert!(repository.resolve(&format!("main{}", "^".repeat(100_000))).is_err());
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}
