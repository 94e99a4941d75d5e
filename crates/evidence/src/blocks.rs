//! Complete cases, some at a time.

use crate::column::{Column, fill, smaller};

/// How many cases are worked on at once.
pub(crate) const BLOCK: usize = 512;

/// The complete cases of a block, one after the other.
pub(crate) struct Blocks {
    /// Their numbers.
    pub cases: Vec<usize>,
    /// By condition, how far they are in it, and how far out of it.
    pub memberships: Vec<[[f64; BLOCK]; 2]>,
    pub product: [f64; BLOCK],
    /// How far they are both in the product and out of it.
    pub either: [f64; BLOCK],
}

impl Blocks {
    /// An empty block.
    pub fn new(conditions: usize) -> Self {
        let none = [0.0; BLOCK];
        Self { cases: Vec::new(), memberships: vec![[none; 2]; conditions], product: none, either: none }
    }

    /// Reads the block from a case on. How many cases it has, complete or not; none at the end.
    pub fn next(&mut self, conditions: &[Column], product: &Column, negated: bool, first: usize) -> Option<usize> {
        let cases = conditions.iter().chain([product]).map(Column::len).max().unwrap_or(0);
        let length = BLOCK.min(cases.checked_sub(first)?);
        if length == 0 {
            return None;
        }
        let mut lacks = [false; BLOCK];
        fill(Some(product), first, &mut self.product[..length]);
        for (column, [present, _]) in conditions.iter().zip(&mut self.memberships) {
            fill(Some(column), first, &mut present[..length]);
            lacks.iter_mut().zip(&*present).take(length).for_each(|(lacks, degree)| *lacks |= degree.is_nan());
        }
        lacks.iter_mut().zip(&self.product).take(length).for_each(|(lacks, degree)| *lacks |= degree.is_nan());
        self.cases.clear();
        self.cases.extend((0..length).filter(|&at| !lacks[at]));
        for (to, &at) in self.cases.iter().enumerate() {
            let y = if negated { 1.0 - self.product[at] } else { self.product[at] };
            (self.product[to], self.either[to]) = (y, smaller(y, 1.0 - y));
        }
        for [present, absent] in &mut self.memberships {
            for (to, &at) in self.cases.iter().enumerate() {
                (present[to], absent[to]) = (present[at], 1.0 - present[at]);
            }
        }
        self.cases.iter_mut().for_each(|case| *case += first);
        Some(length)
    }
}
