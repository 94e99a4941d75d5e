//! The index of a pack: the names of its objects in order, and where in the pack each begins.

use crate::error::corrupt;
use crate::files::{Reader, number};
use crate::object::{ObjectFormat, ObjectId};
use crate::prefix::Prefix;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufReader, Read};

/// What version 2 begins with, and later ones; version 1 begins with a count, which never is so high.
const SIGNATURE: u32 = 0xff74_4f63;

/// How many bytes the counts have.
const COUNTS: u64 = 4 * 256;

/// The index of a pack. It stays on the disk: a step of a search reads one name.
#[derive(Debug)]
pub(super) struct Index {
    file: File,
    format: ObjectFormat,
    layout: Layout,
    /// For each first byte of a name, how many names begin with it or one before it.
    counts: Vec<u32>,
}

/// How an index is laid out.
#[derive(Clone, Copy, Debug)]
enum Layout {
    /// Version 1: before each name its offset.
    Paired,
    /// Version 2: names, checksums, offsets, and those offsets that are long.
    Columns,
}

impl Index {
    pub(super) fn open(file: File, format: ObjectFormat) -> io::Result<Self> {
        let mut input = BufReader::with_capacity(2048, Reader::new(&file, 0));
        let mut counts = vec![number(&mut input)?];
        let layout = if counts[0] == SIGNATURE { Layout::Columns } else { Layout::Paired };
        if matches!(layout, Layout::Columns) {
            counts.clear();
            if number(&mut input)? != 2 {
                return Err(corrupt("its index is of a version that is not known"));
            }
        }
        while counts.len() < 256 {
            counts.push(number(&mut input)?);
        }
        if !counts.is_sorted() {
            return Err(corrupt("its index is not in order"));
        }
        let index = Self { file, format, layout, counts };
        let is_whole = index.file.metadata()?.len() >= index.end();
        if is_whole { Ok(index) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }

    /// Where in the pack an object begins; `None` where there is none of this name.
    pub(super) fn offset(&self, id: ObjectId) -> io::Result<Option<u64>> {
        let place = self.place(id)?;
        if place < self.count() && self.name(place)? == id { self.offset_at(place).map(Some) } else { Ok(None) }
    }

    /// Adds the names that begin in a way.
    pub(super) fn with_prefix(&self, prefix: &Prefix, found: &mut BTreeSet<ObjectId>) -> io::Result<()> {
        for place in self.place(prefix.least())?..self.count() {
            let name = self.name(place)?;
            if !prefix.begins(&name) {
                break;
            }
            found.insert(name);
        }
        Ok(())
    }

    /// The place of the first name that does not come before a name.
    fn place(&self, id: ObjectId) -> io::Result<u64> {
        let first = usize::from(id.as_bytes()[0]);
        let before = first.checked_sub(1).and_then(|before| self.counts.get(before));
        let (mut start, mut end) = (u64::from(before.copied().unwrap_or(0)), u64::from(self.counts[first]));
        while start < end {
            let middle = start.midpoint(end);
            if self.name(middle)? < id {
                start = middle + 1;
            } else {
                end = middle;
            }
        }
        Ok(start)
    }

    fn name(&self, place: u64) -> io::Result<ObjectId> {
        let offset = match self.layout {
            Layout::Paired => COUNTS + place * (4 + self.length()) + 4,
            Layout::Columns => 8 + COUNTS + place * self.length(),
        };
        let mut bytes = [0; 32];
        let bytes = &mut bytes[..self.format.length()];
        Reader::new(&self.file, offset).read_exact(bytes)?;
        ObjectId::from_bytes(bytes, self.format).ok_or_else(|| corrupt("its index lacks a name"))
    }

    fn offset_at(&self, place: u64) -> io::Result<u64> {
        let columns = 8 + COUNTS + self.count() * (self.length() + 4);
        let offset = match self.layout {
            Layout::Paired => return self.number(COUNTS + place * (4 + self.length())).map(u64::from),
            Layout::Columns => self.number(columns + place * 4)?,
        };
        if offset >> 31 == 0 {
            return Ok(u64::from(offset));
        }
        let long = columns + self.count() * 4 + u64::from(offset & 0x7fff_ffff) * 8;
        // The checksums at the end are no offsets.
        if long + 8 + 2 * self.length() > self.file.metadata()?.len() {
            return Err(corrupt("its index lacks an offset"));
        }
        Ok(u64::from(self.number(long)?) << 32 | u64::from(self.number(long + 4)?))
    }

    /// How long it is at least: its tables, and two checksums.
    fn end(&self) -> u64 {
        let tables = match self.layout {
            Layout::Paired => COUNTS + self.count() * (4 + self.length()),
            Layout::Columns => 8 + COUNTS + self.count() * (self.length() + 8),
        };
        tables + 2 * self.length()
    }

    fn count(&self) -> u64 {
        self.counts.last().copied().map_or(0, u64::from)
    }

    fn length(&self) -> u64 {
        self.format.length() as u64
    }

    fn number(&self, offset: u64) -> io::Result<u32> {
        number(&mut Reader::new(&self.file, offset))
    }
}
