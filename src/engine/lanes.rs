//! Many situations in one machine word: one bit a situation.
//!
//! Situations come in pairs: the even bit is what is certain whatever open atoms turn out to be, the odd bit what is
//! possible. A closed situation has both bits alike. Since absence is certain where presence is not possible, `not`
//! exchanges the two.

use std::ops::{BitAnd, BitOr, BitXor};

/// A word of lanes.
pub trait Lanes: Copy + Eq + Default + BitAnd<Output = Self> + BitOr<Output = Self> + BitXor<Output = Self> {
    /// No lane.
    const NONE: Self;
    /// Every lane.
    const ALL: Self;
    /// How many lanes there are.
    const COUNT: u32;

    /// The lanes in which something is absent, given those in which it is present.
    #[must_use]
    fn absent(self) -> Self;
    /// The lanes that are not among these.
    #[must_use]
    fn without(self) -> Self;
    /// One lane.
    fn lane(index: u32) -> Self;
}

macro_rules! lanes {
    ($word:ty, $even:literal) => {
        impl Lanes for $word {
            const NONE: Self = 0;
            const ALL: Self = Self::MAX;
            const COUNT: u32 = Self::BITS;

            #[inline]
            fn absent(self) -> Self {
                let flipped = !self;
                (flipped & $even) << 1 | (flipped >> 1) & $even
            }

            #[inline]
            fn without(self) -> Self {
                !self
            }

            #[inline]
            fn lane(index: u32) -> Self {
                1 << index
            }
        }
    };
}

lanes!(u8, 0x55);
lanes!(u64, 0x5555_5555_5555_5555);

/// The certain bit of a single pair.
pub const CERTAIN: u8 = 0b01;
/// The possible bit of a single pair.
pub const POSSIBLE: u8 = 0b10;

#[cfg(test)]
mod tests {
    use super::Lanes;

    #[test]
    fn absence_is_certain_where_presence_is_not_possible() {
        assert_eq!(0b00_u8.absent() & 0b11, 0b11);
        assert_eq!(0b11_u8.absent() & 0b11, 0b00);
        assert_eq!(0b10_u8.absent() & 0b11, 0b10);
    }
}
