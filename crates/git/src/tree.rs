//! Trees: what a folder holds.

use crate::error::Error;
use crate::object::{Kind, Object, ObjectId};

/// What an entry of a tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// A folder.
    Tree,
    /// A file.
    Blob,
    /// A file that can be run.
    Executable,
    /// A symbolic link; its blob holds the path.
    Link,
    /// A commit of another repository, a submodule; as git has it, also what is none of the others.
    Commit,
}

/// An entry of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its name, as bytes: git knows of no encoding, and nobody has checked that it is one name.
    pub name: &'a [u8],
    /// What it is.
    pub kind: EntryKind,
    /// The object it is.
    pub id: ObjectId,
}

/// The entries of a tree, in the order they are stored in.
#[derive(Clone, Debug)]
pub struct Entries<'a> {
    id: ObjectId,
    rest: &'a [u8],
}

impl Object {
    /// The entries of a tree.
    ///
    /// # Errors
    ///
    /// That the object is no tree.
    pub fn entries(&self) -> Result<Entries<'_>, Error> {
        Ok(Entries { id: self.id, rest: &self.expect(Kind::Tree)?.data })
    }
}

impl<'a> Entries<'a> {
    /// The next entry, `100644 NAME`, a zero and the bytes of the object's name; `None` where there is no whole one.
    fn entry(&mut self) -> Option<Entry<'a>> {
        let after = |bytes: &'a [u8], byte: u8| {
            let at = bytes.iter().position(|each| *each == byte)?;
            Some((&bytes[..at], &bytes[at + 1..]))
        };
        let (mode, rest) = after(self.rest, b' ')?;
        let (name, rest) = after(rest, 0)?;
        let (id, rest) = rest.split_at_checked(self.id.format().length())?;
        let id = ObjectId::from_bytes(id, self.id.format())?;
        self.rest = rest;
        Some(Entry { name, kind: kind(mode)?, id })
    }
}

/// The kind that a mode stands for, octal digits as Unix has them.
fn kind(mode: &[u8]) -> Option<EntryKind> {
    let mode = u32::from_str_radix(str::from_utf8(mode).ok()?, 8).ok()?;
    Some(match mode & 0o170_000 {
        0o040_000 => EntryKind::Tree,
        0o100_000 if mode & 0o100 != 0 => EntryKind::Executable,
        0o100_000 => EntryKind::Blob,
        0o120_000 => EntryKind::Link,
        _ => EntryKind::Commit,
    })
}

impl<'a> Iterator for Entries<'a> {
    type Item = Result<Entry<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let entry = self.entry();
        if entry.is_none() {
            self.rest = &[];
        }
        Some(entry.ok_or(Error::Malformed { id: self.id, reason: "an entry of the tree is not whole" }))
    }
}
