//! Puts the same files onto a disk, into a commit of git and into memory.

use crate::answers::answers;
use crate::generate::{Files, Item};
use coproduce_cli::{Disk, Git};
use coproduce_repository::{Memory, Repositories};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder for the work trees, beside one repository of git that takes them one after the other.
pub struct Places {
    base: PathBuf,
}

impl Places {
    pub fn new(test: &str) -> Self {
        Self::with_hash(test, "sha1")
    }

    /// With a repository of git whose objects have names of this kind.
    pub fn with_hash(test: &str, hash: &str) -> Self {
        let base = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("repository-{test}"));
        let _ = fs::remove_dir_all(&base);
        fs::create_dir_all(base.join("tree")).expect("a folder");
        let places = Self { base: base.canonicalize().expect("a folder") };
        places.git(&["init", "--quiet", "--initial-branch", "main", "--object-format", hash]);
        // Git is told nothing of how this system composes letters.
        places.git(&["config", "core.precomposeUnicode", "false"]);
        // Nothing is tidied up or made to last behind the test's back.
        places.git(&["config", "gc.auto", "0"]);
        places.git(&["config", "core.fsync", "none"]);
        places
    }

    /// What is said of some files on a disk, in git and in memory, in this order.
    pub fn answers(&self, files: &Files) -> [String; 3] {
        [self.on_disk(files), self.in_git(), in_memory(files)]
    }

    /// The folder with the files.
    pub fn tree(&self) -> PathBuf {
        self.base.join("tree")
    }

    fn on_disk(&self, files: &Files) -> String {
        let tree = self.tree();
        fs::remove_dir_all(&tree).expect("the folder of the files before");
        // A root, as the top of a commit is one.
        fs::create_dir_all(tree.join(".git")).expect("a folder");
        for (path, item) in files {
            let path = tree.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            match item {
                Item::Text(text) => fs::write(path, text).expect("a file"),
                Item::Link(target) => symlink(target, path).expect("a link"),
            }
        }
        let here = std::env::current_dir().and_then(|here| here.canonicalize()).expect("a folder");
        let shown = tree.strip_prefix(&here).expect("a folder of the project");
        answers(&Repositories::new(Disk::default()), &tree, &format!("{}/", shown.display()))
    }

    /// What lies in the folder is committed, and read from the commit.
    fn in_git(&self) -> String {
        self.git(&["--work-tree", "tree", "add", "--all", "--force", "."]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", "files"]);
        let git = Git::around(&self.base).expect("a repository that can be read").expect("a repository");
        let (revision, _) = git.revision("HEAD").expect("a revision");
        answers(&Repositories::new(revision), Path::new(""), "HEAD:")
    }

    fn git(&self, arguments: &[&str]) {
        let identity = ["-c", "user.name=nobody", "-c", "user.email=nobody@localhost", "-c", "commit.gpgsign=false"];
        let mut git = Command::new("git");
        git.current_dir(&self.base).args(identity);
        if arguments[0] != "init" {
            git.args(["--git-dir", ".git"]);
        }
        git.args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        let output = git.output().expect("git makes the commits that are read");
        assert!(output.status.success(), "{output:?}");
    }
}

/// What is said of files in memory.
pub fn in_memory(files: &Files) -> String {
    let mut memory = Memory::default();
    for (path, item) in files {
        match item {
            Item::Text(text) => memory.file(path, text.as_bytes()),
            Item::Link(target) => memory.link(path, target),
        }
    }
    answers(&Repositories::new(memory), Path::new(""), "")
}
