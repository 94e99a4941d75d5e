//! References: names of objects that people give, such as branches and tags.

use crate::error::Error;
use crate::files;
use crate::object::{ObjectFormat, ObjectId};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// So many references are followed from one to the next, as in git.
const DEEPEST: usize = 5;

/// A longer file is no reference.
const LONGEST: u64 = 1 << 16;

/// A longer list of packed references is not read; it would have some millions of them.
const LONGEST_PACKED: u64 = 512 << 20;

/// Where the short name of a reference is looked for, one after the other (`git help revisions`).
const RULES: [(&str, &str); 6] = [
    ("", ""),
    ("refs/", ""),
    ("refs/tags/", ""),
    ("refs/heads/", ""),
    ("refs/remotes/", ""),
    ("refs/remotes/", "/HEAD"),
];

/// What each work tree has of its own among the references.
const OWN: [&str; 3] = ["refs/bisect/", "refs/worktree/", "refs/rewritten/"];

/// The references of a repository.
#[derive(Debug)]
pub struct References {
    /// What is of this work tree alone.
    git_dir: PathBuf,
    /// What all work trees share.
    common_dir: PathBuf,
    format: ObjectFormat,
    packed: OnceLock<Vec<u8>>,
}

/// What a reference holds.
enum Value {
    Direct(ObjectId),
    Symbolic(String),
}

impl References {
    pub(crate) fn new(git_dir: &Path, common_dir: &Path, format: ObjectFormat) -> Self {
        Self { git_dir: git_dir.to_owned(), common_dir: common_dir.to_owned(), format, packed: OnceLock::new() }
    }

    /// The object that a reference of this full name leads to, `refs/heads/main`; `None` where there is none.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn find(&self, name: &str) -> Result<Option<ObjectId>, Error> {
        Ok(self.follow(name)?.map(|(_, id)| id))
    }

    /// The first reference that a short name stands for: the name it ends at, and the object.
    pub(crate) fn short(&self, name: &str) -> Result<Option<(String, ObjectId)>, Error> {
        for full in full_names(name) {
            if let Some(found) = self.follow(&full)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// Where what is of a reference of this full name lies: below the folder of the work tree, or of all.
    pub(crate) fn folder(&self, name: &str) -> &Path {
        let is_shared = name.starts_with("refs/") && !OWN.iter().any(|own| name.starts_with(own));
        // Another work tree is spoken of by where it lies.
        let is_own = !is_shared && !name.starts_with("worktrees/");
        if is_own { &self.git_dir } else { &self.common_dir }
    }

    /// Follows a reference from one to the next, to the name it ends at, and the object.
    pub(crate) fn follow(&self, name: &str) -> Result<Option<(String, ObjectId)>, Error> {
        let mut name = name.to_owned();
        for _ in 0..DEEPEST {
            match self.value(&name)? {
                Some(Value::Direct(id)) => return Ok(Some((name, id))),
                Some(Value::Symbolic(next)) => name = next,
                None => return Ok(None),
            }
        }
        Ok(None)
    }

    /// What a reference holds. What holds something else is none.
    fn value(&self, name: &str) -> Result<Option<Value>, Error> {
        if !is_name(name) {
            return Ok(None);
        }
        match files::read(&self.folder(name).join(name), LONGEST) {
            Ok(Some(content)) => Ok(self.parsed(&content)),
            Ok(None) if name.starts_with("refs/") => self.packed(name),
            Ok(None) | Err(Error::Corrupt { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// `ref: refs/heads/main`, or the name of an object, with whatever comes after a space.
    fn parsed(&self, content: &[u8]) -> Option<Value> {
        if let Some(next) = content.strip_prefix(b"ref:") {
            return Some(Value::Symbolic(str::from_utf8(next.trim_ascii()).ok()?.to_owned()));
        }
        let digits = content.split(u8::is_ascii_whitespace).next()?;
        ObjectId::from_hex(digits, self.format).map(Value::Direct)
    }

    /// What the list of packed references says of one: a line each, an object and a name. What a tag is of, in lines of
    /// their own that begin with `^`, is found out from the tag.
    fn packed(&self, name: &str) -> Result<Option<Value>, Error> {
        let list = if let Some(list) = self.packed.get() {
            list
        } else {
            let read = files::read(&self.common_dir.join("packed-refs"), LONGEST_PACKED)?;
            self.packed.get_or_init(|| read.unwrap_or_default())
        };
        let digits = 2 * self.format.length();
        let found = list.split(|byte| *byte == b'\n').find_map(|line| {
            let (id, rest) = line.split_at_checked(digits)?;
            let is_meant = rest.strip_prefix(b" ")?.trim_ascii_end() == name.as_bytes();
            is_meant.then_some(id)
        });
        Ok(found.and_then(|id| ObjectId::from_hex(id, self.format)).map(Value::Direct))
    }
}

/// The full names that a short one may stand for.
pub(crate) fn full_names(name: &str) -> impl Iterator<Item = String> {
    RULES.iter().map(move |(before, after)| format!("{before}{name}{after}"))
}

/// Whether this is the name of a reference (`git help check-ref-format`). None leads out of the folder it lies in.
fn is_name(name: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('.') && part.strip_suffix(".lock").is_none();
    let is_letter = |letter: char| !letter.is_ascii_control() && !" ~^:?*[\\".contains(letter);
    let is_marked = name == "@" || name.ends_with('.') || name.contains("..") || name.contains("@{");
    !is_marked && name.chars().all(is_letter) && name.split('/').all(is_part)
}
