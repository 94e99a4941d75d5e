//! Random repositories: branches that part and merge, tags of all kinds, and all that a tree can hold.

use super::random::Random;
use super::{files, git, given};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Paths as git quotes them, with folders in folders, spaces, no letters at all and no text.
const PATHS: [&str; 10] = [
    "a",
    "models/day.coprod",
    "models/wards/night.coprod",
    "models.txt",
    "models-old/day.coprod",
    "with space/x",
    "caf\\303\\251/\\377\\376",
    "deep/er/and/deep/er/file",
    "link",
    "run",
];

/// A repository with so many commits in a folder, its objects loose.
pub fn repository(folder: &Path, hash: &str, commits: usize, random: &mut Random) {
    fs::create_dir_all(folder).expect("a folder");
    git(folder, &["init", "--quiet", "--initial-branch", "main", "--object-format", hash, "."]);
    let stream = stream(commits, if hash == "sha1" { 40 } else { 64 }, random);
    let loose = ["-c", "fastimport.unpackLimit=1000000", "fast-import", "--quiet", "--force"];
    given(folder, &loose, stream.as_bytes());
    assert!(files(&folder.join(".git/objects"), ".pack").is_empty());
    special(folder);
    logged(folder);
}

/// What `git fast-import` makes the commits from.
fn stream(commits: usize, digits: usize, random: &mut Random) -> String {
    let mut stream = String::new();
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    let mut heads = [("main", 0), ("side", 0), ("feature/one", 0)];
    for mark in 1..=commits {
        let chosen = if mark <= heads.len() { mark - 1 } else { random.between(0, heads.len() - 1) };
        let (branch, head) = heads[chosen];
        let parent = if head == 0 { heads[0].1 } else { head };
        let _ = write!(stream, "commit refs/heads/{branch}\nmark :{mark}\n");
        let _ =
            write!(stream, "committer nobody <nobody@localhost> {} +0000\n{}", 1_700_000_000 + mark, data("text\n"));
        if parent > 0 {
            let _ = writeln!(stream, "from :{parent}");
        }
        let others: Vec<usize> =
            heads.iter().map(|(_, head)| *head).filter(|head| *head > 0 && *head != parent).collect();
        if !others.is_empty() && random.percent(30) {
            let _ = writeln!(stream, "merge :{}", random.pick(&others));
        }
        for path in random.some(&PATHS, 30) {
            change(path, texts.entry(path).or_default(), digits, random, &mut stream);
        }
        heads[chosen].1 = mark;
    }
    for number in 1..=5 {
        let target = random.between(1, commits);
        let said = data("a release\n");
        let _ =
            write!(stream, "tag v{number}\nfrom :{target}\ntagger nobody <nobody@localhost> 1700000000 +0000\n{said}");
    }
    for (name, target) in [("tags/light", 1), ("tags/both", 2), ("heads/both", 1), ("remotes/origin/main", 2)] {
        let _ = write!(stream, "reset refs/{name}\nfrom :{target}\n\n");
    }
    stream
}

/// A change of a file: a line more or less, so that what differs is little, or something else altogether.
fn change(path: &str, text: &mut String, digits: usize, random: &mut Random, stream: &mut String) {
    let _ = match path {
        "link" => write!(stream, "M 120000 inline link\n{}", data(random.pick(&["models", "../out", "/tmp"]))),
        "run" => write!(stream, "M 100755 inline run\n{}", data("#!/bin/sh\n")),
        "a" if random.percent(50) => writeln!(stream, "D a\nM 160000 {} sub", "1".repeat(digits)),
        path => {
            let count = if random.percent(5) { 3000 } else { random.between(1, 20) };
            for _ in 0..count {
                let _ = writeln!(text, "law l{} in e {{ a and b produce c }}", random.between(0, 1_000_000));
            }
            if random.percent(10) {
                text.drain(..text.len() / 2);
            }
            write!(stream, "M 100644 inline \"{path}\"\n{}", data(text))
        }
    };
}

fn data(text: &str) -> String {
    format!("data {}\n{text}\n", text.len())
}

/// Trees without entries, tags of tags, blobs and trees, a reference to a reference, a name that is nearly another.
fn special(folder: &Path) {
    let empty = given(folder, &["mktree"], b"");
    let tree = given(folder, &["mktree"], format!("040000 tree {empty}\tempty\n").as_bytes());
    let hollow = git(folder, &["commit-tree", "-m", "hollow", "-p", "main", &tree]);
    git(folder, &["update-ref", "refs/heads/hollow", &hollow]);
    let unborn = git(folder, &["commit-tree", "-m", "nothing", &empty]);
    git(folder, &["update-ref", "refs/heads/nothing", &unborn]);
    for (name, target) in [("nested", "v1"), ("deep", "nested"), ("of-tree", "main^{tree}"), ("of-blob", "main:run")] {
        let missing = super::run(folder, &["rev-parse", "--verify", target], b"");
        let target = if missing.status.success() { target } else { "main^{tree}" };
        git(folder, &["tag", "-a", "-m", "a tag", name, target]);
    }
    git(folder, &["symbolic-ref", "refs/heads/alias", "refs/heads/side"]);
    git(folder, &["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main"]);
    git(folder, &["symbolic-ref", "refs/heads/gone", "refs/heads/nowhere"]);
}

/// Some changes of branches that are logged.
fn logged(folder: &Path) {
    for target in ["light", "v1", "side", "main"] {
        let commit = git(folder, &["rev-parse", &format!("{target}^0")]);
        git(folder, &["update-ref", "-m", "moved", "refs/heads/logged", &commit]);
        git(folder, &["update-ref", "-m", "moved", "HEAD", &commit]);
    }
}
