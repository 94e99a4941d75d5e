//! Packs: many objects in one file, with an index beside it.

mod delta;
mod entry;
mod index;

use crate::error::{Error, corrupt};
use crate::files;
use crate::object::{Header, ObjectFormat, ObjectId};
use crate::prefix::Prefix;
use entry::{Content, Entry};
use index::Index;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// More differences are not put upon one another. Git writes no more: `git pack-objects --depth` goes no further.
const DEEPEST: usize = 4096;

/// What others are built on is no longer. Git makes no differences of what is: `core.bigFileThreshold`.
const LONGEST_BASE: u64 = 512 << 20;

/// All that is put together on the way to one object is no longer: a few differences might go on for hours.
const MOST_WORK: u64 = 16 << 30;

/// What it takes to look at an entry is counted as so many bytes.
const LOOK: u64 = 4096;

/// A pack with its index.
#[derive(Debug)]
pub(crate) struct Pack {
    path: PathBuf,
    format: ObjectFormat,
    index: Index,
    /// Opened when something is read of it.
    file: OnceLock<File>,
    work: AtomicU64,
}

impl Pack {
    /// A pack, by the path of its index.
    pub(crate) fn open(index: &Path, format: ObjectFormat) -> Result<Self, Error> {
        let open = || Index::open(files::open(index)?.ok_or(io::ErrorKind::NotFound)?, format);
        let opened = open().map_err(|error| Error::of(index, &error))?;
        Ok(Self {
            path: index.with_extension("pack"),
            format,
            index: opened,
            file: OnceLock::new(),
            work: AtomicU64::new(0),
        })
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// How many bytes others were built on, of all that was read so far.
    pub(crate) fn work(&self) -> u64 {
        self.work.load(Ordering::Relaxed)
    }

    fn worked(&self, bytes: u64) {
        self.work.fetch_add(bytes, Ordering::Relaxed);
    }

    /// An object, found but not read; `None` where it has none of this name.
    pub(crate) fn find(&self, id: ObjectId) -> io::Result<Option<Packed<'_>>> {
        self.index.offset(id)?.map(|offset| self.at(offset)).transpose()
    }

    /// Adds the names of its objects that begin in a way.
    pub(crate) fn with_prefix(&self, prefix: &Prefix, found: &mut BTreeSet<ObjectId>) -> io::Result<()> {
        self.index.with_prefix(prefix, found)
    }

    /// The object at an offset: what it is built on, and the differences from that.
    fn at(&self, offset: u64) -> io::Result<Packed<'_>> {
        let file = self.file()?;
        let mut deltas = Vec::new();
        let mut entry = Entry::read(file, offset, self.format)?;
        let kind = loop {
            let base = match entry.content {
                Content::Whole(kind) => break kind,
                Content::OffsetDelta(base) => base,
                // A pack is complete in itself.
                Content::ReferenceDelta(id) => {
                    self.index.offset(id)?.ok_or_else(|| corrupt("it lacks what an object is built on"))?
                }
            };
            if deltas.len() == DEEPEST {
                return Err(corrupt("an object is built on too many others"));
            }
            self.worked(LOOK);
            deltas.push(entry);
            entry = Entry::read(file, base, self.format)?;
        };
        let size = deltas.first().map_or(Ok(entry.size), |delta| delta::result_size(delta.inflate(file)))?;
        Ok(Packed { pack: self, file, base: entry, deltas, header: Header { kind, size } })
    }

    fn file(&self) -> io::Result<&File> {
        if let Some(file) = self.file.get() {
            return Ok(file);
        }
        let file = files::open(&self.path)?.ok_or(io::ErrorKind::NotFound)?;
        let mut signature = [0; 4];
        let mut start = files::Reader::new(&file, 0);
        start.read_exact(&mut signature)?;
        if signature != *b"PACK" || !matches!(files::number(&mut start)?, 2 | 3) {
            return Err(corrupt("it is no pack of version 2 or 3"));
        }
        Ok(self.file.get_or_init(|| file))
    }
}

/// An object of a pack whose header was read.
#[derive(Debug)]
pub(crate) struct Packed<'a> {
    pack: &'a Pack,
    file: &'a File,
    pub(crate) header: Header,
    base: Entry,
    /// The last to be put upon the base comes first.
    deltas: Vec<Entry>,
}

impl Packed<'_> {
    /// Its bytes.
    pub(crate) fn read(self) -> io::Result<Vec<u8>> {
        let too_much = || corrupt("an object is built on what is too long");
        if !self.deltas.is_empty() && self.base.size > LONGEST_BASE {
            return Err(too_much());
        }
        let mut data = files::all(self.base.inflate(self.file), self.base.size)?;
        let mut work = 0;
        for (before, delta) in self.deltas.iter().enumerate().rev() {
            let length = data.len() as u64;
            self.pack.worked(length);
            work += length;
            if work > MOST_WORK {
                return Err(too_much());
            }
            let most = if before == 0 { self.header.size } else { LONGEST_BASE };
            data = delta::apply(&data, delta.inflate(self.file), most)?;
        }
        Ok(data)
    }
}
