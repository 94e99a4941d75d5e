//! Entries of a pack: an object each, or the difference of one from another.

use crate::error::corrupt;
use crate::files::{Reader, byte};
use crate::inflate::Inflate;
use crate::object::{Kind, ObjectFormat, ObjectId};
use std::fs::File;
use std::io::{self, BufReader, Read};

/// No entry begins with more than this before what is deflated.
const LONGEST_START: u64 = 64;

/// How much of a pack is read at once.
const PART: usize = 4096;

/// What an entry holds.
#[derive(Debug)]
pub(super) enum Content {
    /// An object.
    Whole(Kind),
    /// The difference from what is at an offset before it.
    OffsetDelta(u64),
    /// The difference from the object of a name.
    ReferenceDelta(ObjectId),
}

/// The start of an entry.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) content: Content,
    /// How many bytes it inflates to.
    pub(super) size: u64,
    /// Where what is deflated begins.
    data: u64,
}

impl Entry {
    pub(super) fn read(file: &File, offset: u64, format: ObjectFormat) -> io::Result<Self> {
        let mut start = Vec::new();
        Reader::new(file, offset).take(LONGEST_START).read_to_end(&mut start)?;
        let mut rest = start.as_slice();
        let first = byte(&mut rest)?;
        let size = size(&mut rest, u64::from(first & 0xf), 4, first)?;
        let content = match first >> 4 & 7 {
            6 => Content::OffsetDelta(base(&mut rest, offset)?),
            7 => {
                let mut id = vec![0; format.length()];
                rest.read_exact(&mut id)?;
                let id = ObjectId::from_bytes(&id, format);
                Content::ReferenceDelta(id.ok_or_else(|| corrupt("it lacks a name"))?)
            }
            number => Content::Whole(kind(number).ok_or_else(|| corrupt("an entry is of no kind that git has"))?),
        };
        let length = start.len() - rest.len();
        Ok(Self { content, size, data: offset + length as u64 })
    }

    /// What it holds.
    pub(super) fn inflate<'a>(&self, file: &'a File) -> Inflate<BufReader<Reader<'a>>> {
        Inflate::new(BufReader::with_capacity(PART, Reader::new(file, self.data)))
    }
}

/// The kind that a number stands for, where an entry holds a whole object.
fn kind(number: u8) -> Option<Kind> {
    match number {
        1 => Some(Kind::Commit),
        2 => Some(Kind::Tree),
        3 => Some(Kind::Blob),
        4 => Some(Kind::Tag),
        _ => None,
    }
}

/// A size in groups of bits, the lowest first, each with a mark that another follows; the first was read already.
pub(super) fn size(input: &mut impl Read, mut size: u64, mut shift: u32, mut last: u8) -> io::Result<u64> {
    while last & 0x80 != 0 {
        last = byte(input)?;
        let group = u64::from(last & 0x7f);
        let shifted = group.checked_shl(shift).filter(|shifted| shifted >> shift == group);
        size |= shifted.ok_or_else(|| corrupt("a size is beyond all bounds"))?;
        shift += 7;
    }
    Ok(size)
}

/// The offset of what a difference is from: how far before it that lies, in groups of bits, the highest first.
fn base(input: &mut impl Read, offset: u64) -> io::Result<u64> {
    let mut last = byte(input)?;
    let mut distance = u64::from(last & 0x7f);
    while last & 0x80 != 0 {
        last = byte(input)?;
        let group = u64::from(last & 0x7f);
        let next = distance.checked_add(1).and_then(|distance| distance.checked_mul(0x80)?.checked_add(group));
        distance = next.ok_or_else(|| corrupt("a distance is beyond all bounds"))?;
    }
    let base = offset.checked_sub(distance).filter(|_| distance > 0);
    base.ok_or_else(|| corrupt("an object is built on what is not before it"))
}
