//! Terms: which conditions are present or absent together.

use std::cmp::Ordering;

/// A conjunction of conditions, each present or absent; of the others it says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// Bit `i`: the term says something of condition `i`.
    pub care: u32,
    /// Bit `i`: the condition is present. Only of those the term says something of.
    pub value: u32,
}

impl Term {
    /// Whether a row, given by the conditions that are present in it, is among those of the term.
    pub fn covers(self, code: u32) -> bool {
        code & self.care == self.value
    }

    /// Whether all rows of the term are among those of another.
    pub fn implies(self, other: Self) -> bool {
        other.care & !self.care == 0 && self.value & other.care == other.value
    }

    /// The term whose rows are those of both, none where they have no row in common.
    pub fn and(self, other: Self) -> Option<Self> {
        ((self.value ^ other.value) & self.care & other.care == 0)
            .then_some(Self { care: self.care | other.care, value: self.value | other.value })
    }

    /// How many conditions it says something of.
    pub fn size(self) -> u32 {
        self.care.count_ones()
    }

    /// The term without what it says of some conditions.
    pub(crate) fn without(self, conditions: u32) -> Self {
        Self { care: self.care & !conditions, value: self.value & !conditions }
    }

    /// Its rows out of a number of conditions, in order.
    pub(crate) fn codes(self, conditions: usize) -> impl Iterator<Item = u32> {
        let free = all(conditions) & !self.care;
        let mut next = Some(0_u32);
        std::iter::from_fn(move || {
            let part = next?;
            // The next subset of the free conditions, counted up through the gaps between them.
            next = Some((part | !free).wrapping_add(1) & free).filter(|&part| part != 0);
            Some(self.value | part)
        })
    }
}

/// By condition, the first first; what is present before what is absent, and that before what is left open.
impl Ord for Term {
    fn cmp(&self, other: &Self) -> Ordering {
        let differ = (self.care ^ other.care) | (self.value ^ other.value);
        let first = differ & differ.wrapping_neg();
        let rank = |term: &Self| (term.value & first == 0, term.care & first == 0);
        rank(self).cmp(&rank(other))
    }
}

impl PartialOrd for Term {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The bits of a number of conditions, at most 32.
pub(crate) fn all(conditions: usize) -> u32 {
    u32::try_from(conditions)
        .ok()
        .and_then(|conditions| u32::MAX.checked_shl(conditions))
        .map_or(u32::MAX, |high| !high)
}
