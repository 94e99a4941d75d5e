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
    /// The lanes of as many words as are asked for.
    fn of_words(next: impl FnMut() -> u64) -> Self;
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

            #[inline]
            #[allow(clippy::cast_possible_truncation, clippy::unnecessary_cast, reason = "as many lanes as there are")]
            fn of_words(mut next: impl FnMut() -> u64) -> Self {
                next() as Self
            }
        }
    };
}

lanes!(u8, 0x55);
lanes!(u64, 0x5555_5555_5555_5555);

/// How many words a wide one is made of: as many as processors with wide registers take in a few steps.
const WORDS: usize = 8;

/// Many words side by side.
#[derive(Clone, Copy, Debug, Default, Eq)]
pub struct Wide([u64; WORDS]);

/// All words at once, where a comparison of arrays would call for one of memory.
impl PartialEq for Wide {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).fold(0, |differ, (one, other)| differ | (one ^ other)) == 0
    }
}

impl Wide {
    #[inline]
    fn each(self, other: Self, of: impl Fn(u64, u64) -> u64) -> Self {
        Self(std::array::from_fn(|word| of(self.0[word], other.0[word])))
    }
}

impl BitAnd for Wide {
    type Output = Self;

    #[inline]
    fn bitand(self, other: Self) -> Self {
        self.each(other, |one, other| one & other)
    }
}

impl BitOr for Wide {
    type Output = Self;

    #[inline]
    fn bitor(self, other: Self) -> Self {
        self.each(other, |one, other| one | other)
    }
}

impl BitXor for Wide {
    type Output = Self;

    #[inline]
    fn bitxor(self, other: Self) -> Self {
        self.each(other, |one, other| one ^ other)
    }
}

impl Lanes for Wide {
    const NONE: Self = Self([0; WORDS]);
    const ALL: Self = Self([u64::MAX; WORDS]);
    #[expect(clippy::cast_possible_truncation, reason = "a few words")]
    const COUNT: u32 = u64::BITS * WORDS as u32;

    #[inline]
    fn absent(self) -> Self {
        Self(self.0.map(Lanes::absent))
    }

    #[inline]
    fn without(self) -> Self {
        Self(self.0.map(Lanes::without))
    }

    #[inline]
    fn lane(index: u32) -> Self {
        let mut words = [0; WORDS];
        words[(index / u64::BITS) as usize] = 1 << (index % u64::BITS);
        Self(words)
    }

    #[inline]
    fn of_words(mut next: impl FnMut() -> u64) -> Self {
        Self(std::array::from_fn(|_| next()))
    }
}

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
