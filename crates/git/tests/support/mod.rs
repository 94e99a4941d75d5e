//! What the tests share: folders of their own, git itself, and repositories with all that git can store.

#![allow(dead_code, clippy::disallowed_methods, reason = "tests write files and run git; not all use all of it")]

#[path = "../../../../tests/naive/random.rs"]
pub mod random;
pub mod sample;

use coproduce_git::{ObjectFormat, ObjectId, Repository};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A new folder for a test.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("git-{test}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder.canonicalize().expect("a folder")
}

/// What git says, told nothing by the machine or the user.
pub fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut git = Command::new("git");
    for who in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{who}_NAME"), "nobody").env(format!("GIT_{who}_EMAIL"), "nobody@localhost");
        git.env(format!("GIT_{who}_DATE"), "1700000000 +0000");
    }
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    git.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env_remove("GIT_INDEX_FILE");
    git.current_dir(folder).args(["-c", "gc.auto=0", "-c", "core.fsync=none", "-c", "protocol.file.allow=always"]);
    let piped = git.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().expect("git is the judge");
    let mut pipe = child.stdin.take().expect("a pipe");
    std::thread::scope(|scope| {
        scope.spawn(move || pipe.write_all(input));
        child.wait_with_output().expect("an answer")
    })
}

/// What git prints, which has to succeed.
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    given(folder, arguments, b"")
}

/// What git prints where it is given something, which has to succeed.
pub fn given(folder: &Path, arguments: &[&str], input: &[u8]) -> String {
    let output = run(folder, arguments, input);
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
}

/// The repository around a folder.
pub fn opened(folder: &Path) -> Repository {
    Repository::discover(folder).expect("a repository that can be read").expect("a repository")
}

/// An object by its full name.
pub fn id(digits: &str) -> ObjectId {
    let format = if digits.len() == 40 { ObjectFormat::Sha1 } else { ObjectFormat::Sha256 };
    ObjectId::from_hex(digits.as_bytes(), format).expect("a full name")
}

/// All objects of a repository as git has them: name, kind, bytes.
pub fn objects(folder: &Path) -> Vec<(ObjectId, String, Vec<u8>)> {
    let output = run(folder, &["cat-file", "--batch-all-objects", "--batch"], b"").stdout;
    let (mut found, mut rest) = (Vec::new(), output.as_slice());
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let line = str::from_utf8(&rest[..end]).expect("a line");
        let [name, kind, size] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let size: usize = size.parse().expect("a size");
        found.push((id(name), kind.to_owned(), rest[end + 1..=end + size].to_vec()));
        rest = &rest[end + size + 2..];
    }
    found
}

/// The files in a folder, and in those below it, whose names end in a way.
pub fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, end));
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Puts something in the place of a file, which git may have made one that is not written to.
pub fn replace(path: &Path, content: &[u8]) {
    let _ = fs::remove_file(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, content).expect("a file");
}
