//! Differences: what of another object, and what besides, an object is put together from.

use super::entry::size;
use crate::error::corrupt;
use crate::files::byte;
use crate::inflate::Inflate;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;

/// How much of a difference is inflated at once.
const PART: usize = 4096;

/// How long the object is that a difference leads to.
pub(super) fn result_size(delta: Inflate<impl BufRead>) -> io::Result<u64> {
    let mut delta = BufReader::with_capacity(32, delta);
    number(&mut delta)?;
    number(&mut delta)
}

/// The object that a difference leads to from another, if it is no longer than so many bytes.
pub(super) fn apply(base: &[u8], delta: Inflate<impl BufRead>, most: u64) -> io::Result<Vec<u8>> {
    let mut delta = BufReader::with_capacity(PART, delta);
    if usize::try_from(number(&mut delta)?).ok() != Some(base.len()) {
        return Err(corrupt("an object is built on another than it says"));
    }
    let length = Some(number(&mut delta)?).filter(|length| *length <= most).and_then(|length| length.try_into().ok());
    let length: usize = length.ok_or_else(|| corrupt("an object is built on what is too long"))?;
    let mut result = Vec::with_capacity(length);
    while result.len() < length {
        let (start, left) = (result.len(), length - result.len());
        let too_long = || corrupt("an object is put together to more than it says");
        match byte(&mut delta)? {
            0 => return Err(corrupt("a difference has a part of no kind that git has")),
            // What comes from the other object.
            code if code & 0x80 != 0 => {
                let part = copied(code, &mut delta)?;
                let part = base.get(part).ok_or_else(|| corrupt("an object is built on more than there is"))?;
                result.extend_from_slice(Some(part).filter(|part| part.len() <= left).ok_or_else(too_long)?);
            }
            // What is given here.
            count => {
                let count = Some(usize::from(count)).filter(|count| *count <= left).ok_or_else(too_long)?;
                result.resize(start + count, 0);
                delta.read_exact(&mut result[start..])?;
            }
        }
    }
    let ends = delta.fill_buf()?.is_empty();
    if ends { Ok(result) } else { Err(corrupt("a difference goes on where it should end")) }
}

/// Which part of the other object is meant: the bits of the code say which bytes of offset and length are given.
fn copied(code: u8, delta: &mut impl Read) -> io::Result<Range<usize>> {
    let mut given = [[0; 4]; 2];
    for (bit, place) in given.as_flattened_mut().iter_mut().enumerate().take(7) {
        if code >> bit & 1 != 0 {
            *place = byte(delta)?;
        }
    }
    let [offset, length] = given.map(u32::from_le_bytes);
    let length = if length == 0 { 0x10000 } else { length };
    let end = offset.checked_add(length).and_then(|end| usize::try_from(end).ok());
    match (usize::try_from(offset), end) {
        (Ok(start), Some(end)) => Ok(start..end),
        _ => Err(corrupt("an object is built on more than there is")),
    }
}

fn number(delta: &mut impl Read) -> io::Result<u64> {
    let first = byte(delta)?;
    size(delta, u64::from(first & 0x7f), 7, first)
}
