//! Rows of a truth table in the making.

use crate::blocks::{BLOCK, Blocks};
use crate::column::{Column, fill, fill_bytes, is_undecided, smaller};
use crate::fit::{ratio, reaches, reduction};
use crate::table::{Cuts, KEPT_CASES, MOST_COMPARISONS, MOST_CONDITIONS, Output, Row, TooMany};
use rustc_hash::FxHashMap;

/// How many sums are taken side by side.
const LANES: usize = 4;
/// Up to so many conditions, rows are found by an index of all of them.
const INDEXED: usize = 16;

/// A row in the making.
pub(crate) struct Tally {
    pub row: Row,
    sums: Sums,
}

/// Over all complete cases, x being how far they are in the row.
#[derive(Clone, Copy, Default)]
struct Sums {
    /// Σ x.
    row: f64,
    /// Σ min(x, y).
    both: f64,
    /// Σ min(x, y, 1 − y).
    either: f64,
}

impl Tally {
    /// Adds a case that is in the row.
    fn take(&mut self, case: usize, product: f64) {
        self.row.count += 1;
        self.row.positives += usize::from(product > 0.5);
        if let Ok(case) = u32::try_from(case)
            && self.row.cases.len() < KEPT_CASES
        {
            self.row.cases.push(case);
        }
    }

    /// The row, measured and judged.
    pub fn finish(self, cuts: Cuts) -> Row {
        let Self { mut row, sums } = self;
        row.consistency = ratio(sums.both, sums.row);
        row.pri = reduction(sums.both, sums.either, sums.row);
        let is_enough = |measure: Option<f64>, cut: f64| measure.is_some_and(|measure| reaches(measure, cut));
        row.output = if row.count < cuts.cases {
            Output::Few
        } else if is_enough(row.consistency, cuts.consistency) && is_enough(row.pri, cuts.pri) {
            Output::Positive
        } else {
            Output::Negative
        };
        row
    }
}

/// The rows in the making, in the order in which their first cases are found.
pub(crate) struct Tallies {
    pub rows: Vec<Tally>,
    index: Index,
    pub left_out: usize,
    pub undecided: usize,
}

/// Where a row is to be found.
enum Index {
    /// By code. [`u32::MAX`] is nowhere.
    All(Vec<u32>),
    Found(FxHashMap<u32, u32>),
}

impl Tallies {
    /// None yet.
    pub fn new(conditions: usize) -> Self {
        let index = if conditions <= INDEXED {
            Index::All(vec![u32::MAX; 1 << conditions])
        } else {
            Index::Found(FxHashMap::default())
        };
        Self { rows: Vec::new(), index, left_out: 0, undecided: 0 }
    }

    /// The row with a code.
    fn at(&mut self, code: u32) -> Option<&mut Tally> {
        let new = u32::try_from(self.rows.len()).ok()?;
        let at = match &mut self.index {
            Index::All(index) => index.get_mut(code as usize)?,
            Index::Found(index) => index.entry(code).or_insert(u32::MAX),
        };
        if *at == u32::MAX {
            *at = new;
            let row = Row {
                code,
                cases: Vec::new(),
                count: 0,
                positives: 0,
                consistency: None,
                pri: None,
                output: Output::Few,
            };
            self.rows.push(Tally { row, sums: Sums::default() });
        }
        let at = *at as usize;
        self.rows.get_mut(at)
    }

    /// Counts the cases of each row. Where all conditions are crisp, only its own cases are in a row at all.
    pub fn count(&mut self, conditions: &[Column], product: &Column, negated: bool) {
        /// The bit that says that a membership is missing.
        const LACKS: u32 = 1 << MOST_CONDITIONS;
        let cases = conditions.iter().chain([product]).map(Column::len).max().unwrap_or(0);
        let (mut codes, mut bytes, mut in_product) = ([0_u32; BLOCK], [0; BLOCK], [0.0; BLOCK]);
        for first in (0..cases).step_by(BLOCK) {
            let length = BLOCK.min(cases - first);
            let (codes, bytes) = (&mut codes[..length], &mut bytes[..length]);
            codes.fill(0);
            for (at, condition) in conditions.iter().enumerate() {
                fill_bytes(Some(condition), first, bytes);
                for (code, &byte) in codes.iter_mut().zip(&*bytes) {
                    *code |= u32::from(byte & 1) << at | u32::from(byte >> 1) << MOST_CONDITIONS;
                }
            }
            fill(Some(product), first, &mut in_product[..length]);
            for (at, (&code, &y)) in codes.iter().zip(&in_product).enumerate() {
                let y = if negated { 1.0 - y } else { y };
                if code & LACKS != 0 || y.is_nan() {
                    self.left_out += 1;
                } else if let Some(tally) = self.at(code) {
                    tally.take(first + at, y);
                    tally.sums.row += 1.0;
                    tally.sums.both += y;
                    tally.sums.either += smaller(y, 1.0 - y);
                }
            }
        }
    }

    /// Finds the row of each case.
    pub fn sort(&mut self, conditions: &[Column], product: &Column, negated: bool) {
        let mut blocks = Blocks::new(conditions.len());
        let mut first = 0;
        while let Some(length) = blocks.next(conditions, product, negated, first) {
            self.left_out += length - blocks.cases.len();
            for at in 0..blocks.cases.len() {
                let (mut code, mut is_decided) = (0, true);
                for (bit, [present, _]) in blocks.memberships.iter().enumerate() {
                    code |= u32::from(present[at] > 0.5) << bit;
                    is_decided &= !is_undecided(present[at]);
                }
                if !is_decided {
                    self.undecided += 1;
                } else if let Some(tally) = self.at(code) {
                    tally.take(blocks.cases[at], blocks.product[at]);
                }
            }
            first += length;
        }
    }

    /// Measures each row by all complete cases.
    pub fn measure(&mut self, conditions: &[Column], product: &Column, negated: bool) -> Result<(), TooMany> {
        let cases = conditions.iter().chain([product]).map(Column::len).max().unwrap_or(0);
        let comparisons = u64::try_from(cases.saturating_mul(self.rows.len())).unwrap_or(u64::MAX);
        if comparisons > MOST_COMPARISONS {
            return Err(TooMany::Comparisons(comparisons));
        }
        // Rows beside one another have most of their first conditions in common, and so the least of the memberships.
        self.rows.sort_unstable_by_key(|tally| tally.row.code.reverse_bits());
        let mut blocks = Blocks::new(conditions.len());
        let mut least = vec![[0.0; BLOCK]; conditions.len() + 1];
        least[0] = [1.0; BLOCK];
        let mut first = 0;
        while let Some(length) = blocks.next(conditions, product, negated, first) {
            let count = blocks.cases.len();
            let mut before = None;
            for tally in &mut self.rows {
                let code = tally.row.code;
                let differ = before.map_or(u32::MAX, |before: u32| before ^ code);
                let shared = (differ.trailing_zeros() as usize).min(conditions.len());
                for at in shared..conditions.len() {
                    let [present, absent] = &blocks.memberships[at];
                    let condition = if code >> at & 1 == 1 { present } else { absent };
                    if let [.., from, into] = &mut least[..=at + 1] {
                        for ((into, &from), &membership) in into.iter_mut().zip(&*from).zip(condition).take(count) {
                            *into = smaller(from, membership);
                        }
                    }
                }
                tally.sums.add(&least[conditions.len()][..count], &blocks.product[..count], &blocks.either[..count]);
                before = Some(code);
            }
            first += length;
        }
        Ok(())
    }
}

impl Sums {
    /// Adds a block of cases.
    fn add(&mut self, row: &[f64], product: &[f64], either: &[f64]) {
        let mut lanes = [[0.0; LANES]; 3];
        for ((xs, ys), eithers) in row.chunks(LANES).zip(product.chunks(LANES)).zip(either.chunks(LANES)) {
            for (lane, ((&x, &y), &either)) in xs.iter().zip(ys).zip(eithers).enumerate() {
                lanes[0][lane] += x;
                lanes[1][lane] += smaller(x, y);
                lanes[2][lane] += smaller(x, either);
            }
        }
        let [row, both, either] = lanes.map(|lanes| lanes.iter().sum::<f64>());
        self.row += row;
        self.both += both;
        self.either += either;
    }
}
