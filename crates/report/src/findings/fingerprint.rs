//! What a finding is recognised by after its file was edited elsewhere.

use crate::wire::Finding;
use rustc_hash::FxHashMap;

/// Gives findings their fingerprints: of rule, file and message, and of how many were the same before it. Lines and
/// columns are left out, for they change with every line above.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    before: FxHashMap<u128, u32>,
}

impl Fingerprints {
    /// The fingerprint of the next finding: 32 hexadecimal digits.
    pub fn of(&mut self, finding: &Finding) -> String {
        let parts = [finding.rule, &finding.range.file, &finding.message];
        let bare = parts.iter().fold(OFFSET, |hash, part| mixed(mixed(hash, part.as_bytes()), &[0]));
        let before = self.before.entry(bare).or_default();
        let whole = mixed(bare, &before.to_le_bytes());
        *before += 1;
        format!("{whole:032x}")
    }
}

// The hash FNV-1a of 128 bits: the same in every version and on every machine. Nothing depends on it being hard to find
// two texts of one hash.
const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

fn mixed(hash: u128, bytes: &[u8]) -> u128 {
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::{OFFSET, mixed};

    /// From the test vectors of the FNV reference: the empty text, and `foobar`.
    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(mixed(OFFSET, b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(mixed(OFFSET, b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
