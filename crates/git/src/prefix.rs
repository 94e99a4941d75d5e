//! The first digits of names of objects.

use crate::object::{ObjectFormat, ObjectId, digit};

/// Fewer digits name nothing.
const FEWEST: usize = 4;

/// The first digits of names of objects.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Prefix {
    /// The digits, and zeros.
    least: ObjectId,
    digits: usize,
}

impl Prefix {
    /// What a text begins the names of; `None` where it is no row of digits, too short a one or too long.
    pub(crate) fn of(text: &str, format: ObjectFormat) -> Option<Self> {
        let digits = text.len();
        if !(FEWEST..=2 * format.length()).contains(&digits) {
            return None;
        }
        let mut bytes = vec![0; format.length()];
        for (number, letter) in text.bytes().enumerate() {
            let shift = if number % 2 == 0 { 4 } else { 0 };
            *bytes.get_mut(number / 2)? |= digit(letter)? << shift;
        }
        Some(Self { least: ObjectId::from_bytes(&bytes, format)?, digits })
    }

    /// No name that begins so comes before this one.
    pub(crate) fn least(&self) -> ObjectId {
        self.least
    }

    /// Whether a name begins so.
    pub(crate) fn begins(&self, id: &ObjectId) -> bool {
        let whole = self.digits / 2;
        let (least, bytes) = (self.least.as_bytes(), id.as_bytes());
        let half = |bytes: &[u8]| bytes.get(whole).map(|byte| byte >> 4);
        least.get(..whole) == bytes.get(..whole) && (self.digits.is_multiple_of(2) || half(least) == half(bytes))
    }
}
