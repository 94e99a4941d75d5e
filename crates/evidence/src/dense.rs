//! Prime implicants by a bit for each combination of conditions.
//!
//! A positive row is widened in all ways at once: bit `c` says whether the row with the conditions of `c` left open
//! runs into a row that is not allowed. It does so with more left open, too; those that do not with any more left open
//! are the primes. One sweep over the bits for each condition finds them, whatever is allowed.

use crate::bits::ones;
use crate::term::{Term, all};

/// How many conditions are told apart within a word.
const WITHIN: usize = 6;

/// By condition, the places in a word at which it is present.
const PRESENT: [u64; WITHIN] = [
    0xAAAA_AAAA_AAAA_AAAA,
    0xCCCC_CCCC_CCCC_CCCC,
    0xF0F0_F0F0_F0F0_F0F0,
    0xFF00_FF00_FF00_FF00,
    0xFFFF_0000_FFFF_0000,
    0xFFFF_FFFF_0000_0000,
];

/// Which combinations of conditions are not allowed.
pub(crate) struct Dense {
    conditions: usize,
    forbidden: Vec<u64>,
    bad: Vec<u64>,
    widest: Vec<u64>,
}

impl Dense {
    /// Of a number of conditions that are few, with everything or nothing forbidden.
    pub fn new(conditions: usize, is_forbidden: bool) -> Self {
        let words = 1 << conditions.saturating_sub(WITHIN);
        let forbidden = vec![if is_forbidden { u64::MAX } else { 0 }; words];
        Self { conditions, forbidden, bad: vec![0; words], widest: vec![0; words] }
    }

    /// Allows all combinations of a term.
    pub fn allow(&mut self, term: Term) {
        let says = |bit: usize, of: u32| of >> bit & 1 == 1;
        let side = |bit: usize, present: u64| if says(bit, term.value) { present } else { !present };
        let within = PRESENT.into_iter().enumerate().filter(|&(bit, _)| says(bit, term.care));
        let allowed = within.fold(u64::MAX, |allowed, (bit, present)| allowed & side(bit, present));
        let words = Term { care: term.care >> WITHIN, value: term.value >> WITHIN };
        for at in words.codes(self.conditions.saturating_sub(WITHIN)) {
            if let Some(word) = self.forbidden.get_mut(at as usize) {
                *word &= !allowed;
            }
        }
    }

    /// Forbids a combination.
    pub fn forbid(&mut self, code: u32) {
        if let Some(word) = self.forbidden.get_mut(code as usize >> WITHIN) {
            *word |= 1 << (code % u64::BITS);
        }
    }

    /// The prime implicants among whose rows a row is, for as long as they are wanted.
    pub fn widen(&mut self, row: u32, mut take: impl FnMut(Term) -> bool) {
        self.reflect(row);
        self.spread();
        self.find_widest();
        for (at, &word) in self.widest.iter().enumerate() {
            for bit in ones(word) {
                let open = u32::try_from(at << WITHIN | bit).unwrap_or_default();
                let care = all(self.conditions) & !open;
                if !take(Term { care, value: row & care }) {
                    return;
                }
            }
        }
    }

    /// Puts at each place how the combination that differs from the row by so much is.
    fn reflect(&mut self, row: u32) {
        let high = row as usize >> WITHIN;
        for (at, bad) in self.bad.iter_mut().enumerate() {
            let mut word = self.forbidden.get(at ^ high).copied().unwrap_or_default();
            for (bit, present) in PRESENT.into_iter().enumerate() {
                if row >> bit & 1 == 1 {
                    word = (word & present) >> (1 << bit) | (word & !present) << (1 << bit);
                }
            }
            *bad = word;
        }
    }

    /// What runs into something does so with more left open.
    fn spread(&mut self) {
        for bad in &mut self.bad {
            for (bit, present) in PRESENT.into_iter().enumerate().take(self.conditions) {
                *bad |= (*bad & !present) << (1 << bit);
            }
        }
        for bit in WITHIN..self.conditions {
            let half = 1 << (bit - WITHIN);
            for pair in self.bad.chunks_exact_mut(2 * half) {
                let (without, with) = pair.split_at_mut(half);
                with.iter_mut().zip(&*without).for_each(|(with, without)| *with |= without);
            }
        }
    }

    /// Of what runs into nothing, that which would with anything more left open.
    fn find_widest(&mut self) {
        let used = if self.conditions < WITHIN { (1 << (1 << self.conditions)) - 1 } else { u64::MAX };
        for (widest, &bad) in self.widest.iter_mut().zip(&self.bad) {
            let good = !bad & used;
            let mut wider = 0;
            for (bit, present) in PRESENT.into_iter().enumerate().take(self.conditions) {
                wider |= (good & present) >> (1 << bit);
            }
            *widest = good & !wider;
        }
        for bit in WITHIN..self.conditions {
            let half = 1 << (bit - WITHIN);
            for (widest, bad) in self.widest.chunks_exact_mut(2 * half).zip(self.bad.chunks_exact(2 * half)) {
                widest.iter_mut().zip(&bad[half..]).for_each(|(widest, bad)| *widest &= bad);
            }
        }
    }
}
