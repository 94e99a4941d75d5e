//! Sets of kinds of tokens, as the parser merges them all the time.

use super::token::Token;

/// A set of kinds of tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TokenSet([u64; 4]);

impl TokenSet {
    pub const fn of(tokens: &[Token]) -> Self {
        let mut set = Self([0; 4]);
        let mut index = 0;
        while index < tokens.len() {
            let bit = tokens[index] as usize;
            set.0[bit / 64] |= 1 << (bit % 64);
            index += 1;
        }
        set
    }

    #[inline]
    pub const fn union(mut self, other: Self) -> Self {
        let mut word = 0;
        while word < self.0.len() {
            self.0[word] |= other.0[word];
            word += 1;
        }
        self
    }

    pub const fn without(mut self, other: Self) -> Self {
        let mut word = 0;
        while word < self.0.len() {
            self.0[word] &= !other.0[word];
            word += 1;
        }
        self
    }

    pub const fn contains(self, token: Token) -> bool {
        let bit = token as usize;
        self.0[bit / 64] & 1 << (bit % 64) != 0
    }

    pub fn includes(self, other: Self) -> bool {
        other.without(self) == Self::default()
    }

    pub fn len(self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }
}
