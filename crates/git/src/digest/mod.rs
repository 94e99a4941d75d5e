//! The hashes that name objects.
//!
//! They tell whether bytes are those that a name was made of. That they withstand someone who looks for two texts of one
//! hash is not asked of them: such a text would name itself, and harm nobody who did not choose it.

mod sha1;
mod sha256;

use crate::object::{Kind, ObjectFormat, ObjectId};

/// The name of an object.
pub(crate) fn name(format: ObjectFormat, kind: Kind, data: &[u8]) -> Option<ObjectId> {
    let header = format!("{kind} {}\0", data.len());
    let parts = [header.as_bytes(), data];
    match format {
        ObjectFormat::Sha1 => ObjectId::from_bytes(&sha1::digest(parts), format),
        ObjectFormat::Sha256 => ObjectId::from_bytes(&sha256::digest(parts), format),
    }
}

/// A text in blocks of 64 bytes, padded as both hashes want it (FIPS 180-4, 5.1.1): a one, zeros, its length in bits.
fn blocks(parts: [&[u8]; 2], mut each: impl FnMut(&[u8; 64])) {
    let mut block = [0; 64];
    let mut filled = 0;
    let mut length = 0_u64;
    for mut part in parts {
        length += part.len() as u64;
        while !part.is_empty() {
            let (now, later) = part.split_at(part.len().min(block.len() - filled));
            block[filled..filled + now.len()].copy_from_slice(now);
            filled += now.len();
            part = later;
            if filled == block.len() {
                each(&block);
                filled = 0;
            }
        }
    }
    block[filled] = 0x80;
    block[filled + 1..].fill(0);
    if filled + 1 > 56 {
        each(&block);
        block.fill(0);
    }
    block[56..].copy_from_slice(&(length * 8).to_be_bytes());
    each(&block);
}

/// The words of a block, with room for those that are made of them.
fn schedule<const N: usize>(block: &[u8; 64]) -> [u32; N] {
    let mut words = [0; N];
    for (word, bytes) in words.iter_mut().zip(block.as_chunks().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    words
}
