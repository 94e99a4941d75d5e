//! SHA-1 (FIPS 180-4, 6.1).

use super::{blocks, schedule};

pub(super) fn digest(parts: [&[u8]; 2]) -> [u8; 20] {
    let mut state = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];
    blocks(parts, |block| compress(&mut state, block));
    let mut digest = [0; 20];
    for (bytes, word) in digest.chunks_mut(4).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    digest
}

fn compress(state: &mut [u32; 5], block: &[u8; 64]) {
    let mut words: [u32; 80] = schedule(block);
    for t in 16..80 {
        words[t] = (words[t - 3] ^ words[t - 8] ^ words[t - 14] ^ words[t - 16]).rotate_left(1);
    }
    let mut next = *state;
    rounds(&mut next, &words[..20], 0x5a82_7999, |b, c, d| d ^ b & (c ^ d));
    rounds(&mut next, &words[20..40], 0x6ed9_eba1, |b, c, d| b ^ c ^ d);
    rounds(&mut next, &words[40..60], 0x8f1b_bcdc, |b, c, d| b & c | d & (b | c));
    rounds(&mut next, &words[60..], 0xca62_c1d6, |b, c, d| b ^ c ^ d);
    for (word, more) in state.iter_mut().zip(next) {
        *word = word.wrapping_add(more);
    }
}

/// Twenty rounds, of which each takes in a word.
#[inline]
#[allow(clippy::many_single_char_names, reason = "the letters of the standard")]
fn rounds(state: &mut [u32; 5], words: &[u32], k: u32, f: impl Fn(u32, u32, u32) -> u32) {
    for word in words {
        let [a, b, c, d, e] = *state;
        let next = a.rotate_left(5).wrapping_add(f(b, c, d)).wrapping_add(e).wrapping_add(k).wrapping_add(*word);
        *state = [next, a, b.rotate_left(30), c, d];
    }
}
