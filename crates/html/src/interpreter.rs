//! The interpreter as WebAssembly, packed so that a page can carry it.

use crate::live::MARK;
use miniz_oxide::deflate::compress_to_vec;

/// What files of WebAssembly begin with, and the one version of the form there is.
const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
/// As small as it gets.
const LEVEL: u8 = 10;
/// The digits of base 85, as in RFC 1924, but for those that mean something in HTML or in a shell.
const DIGITS: &[u8; 85] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%,()*+-;.=>?@^_/{|}~";

/// The interpreter as WebAssembly.
#[derive(Debug)]
pub struct Interpreter {
    packed: String,
}

impl Interpreter {
    /// Takes the bytes of the module; none where they are no WebAssembly, or are of another version than this one.
    pub fn new(module: &[u8]) -> Option<Self> {
        let is_alike = module.starts_with(MAGIC) && module.windows(MARK.len()).any(|bytes| bytes == MARK.as_bytes());
        is_alike.then(|| Self { packed: written(&compress_to_vec(module, LEVEL)) })
    }

    /// The bytes, compressed as `deflate-raw`, in base 85: a sixteenth less than in base 64.
    pub fn packed(&self) -> &str {
        &self.packed
    }
}

/// Four bytes as five digits, the highest first; of fewer bytes at the end, one digit more than bytes.
fn written(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for group in bytes.chunks(4) {
        let mut four = [0; 4];
        four[..group.len()].copy_from_slice(group);
        let value = u32::from_be_bytes(four);
        let powers = (0..5).rev().take(group.len() + 1);
        text.extend(powers.map(|power| char::from(DIGITS[(value / 85_u32.pow(power) % 85) as usize])));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_digits_of_base_85() {
        // 85⁴ = 52,200,625, and 1 × 85⁴ + 2 × 85³ + 3 × 85² + 4 × 85 + 5 = 53,450,895 = 0x032f988f.
        assert_eq!(written(&[0x03, 0x2f, 0x98, 0x8f]), "12345");
        assert_eq!(written(&[0; 4]), "00000");
        // 0xff000000 = 4,278,190,080 = 81 × 85⁴ + 81 × 85³ + …: two digits tell one byte.
        assert_eq!(written(&[0xff]), "{{");
        assert_eq!(written(&[]), "");
    }

    #[test]
    fn no_digit_means_anything_in_a_page() {
        assert!(!DIGITS.iter().any(|digit| b"<&\"'\\`".contains(digit)));
    }

    #[test]
    fn what_is_not_this_version_is_not_taken() {
        assert!(Interpreter::new(b"no module").is_none());
        assert!(Interpreter::new(MAGIC).is_none());
        assert!(Interpreter::new(&[MAGIC, MARK.as_bytes()].concat()).is_some());
    }
}
