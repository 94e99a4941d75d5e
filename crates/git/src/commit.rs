//! Commits and annotated tags: what their first lines say.

use crate::error::Error;
use crate::object::{Kind, Object, ObjectId};

/// What of a commit leads on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The tree it records.
    pub tree: ObjectId,
    /// The commits before it; the first is the one it was made upon.
    pub parents: Vec<ObjectId>,
}

impl Commit {
    /// What an object says that is a commit.
    ///
    /// # Errors
    ///
    /// That it is none, or does not begin as one.
    pub fn of(object: &Object) -> Result<Self, Error> {
        let mut lines = object.expect(Kind::Commit)?.data.split(|byte| *byte == b'\n');
        let tree = named(object, lines.next(), b"tree ")?;
        let mut parents = Vec::new();
        for line in lines.take_while(|line| line.starts_with(b"parent ")) {
            parents.push(named(object, Some(line), b"parent ")?);
        }
        Ok(Self { tree, parents })
    }
}

/// What of an annotated tag leads on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The object it is a tag of.
    pub target: ObjectId,
}

impl Tag {
    /// What an object says that is an annotated tag.
    ///
    /// # Errors
    ///
    /// That it is none, or does not begin as one.
    pub fn of(object: &Object) -> Result<Self, Error> {
        let mut lines = object.expect(Kind::Tag)?.data.split(|byte| *byte == b'\n');
        Ok(Self { target: named(object, lines.next(), b"object ")? })
    }
}

/// The name of an object after a word.
fn named(object: &Object, line: Option<&[u8]>, word: &[u8]) -> Result<ObjectId, Error> {
    let digits = line.and_then(|line| line.strip_prefix(word));
    let id = digits.and_then(|digits| ObjectId::from_hex(digits, object.id.format()));
    id.ok_or(Error::Malformed { id: object.id, reason: "it does not begin as one of its kind" })
}
