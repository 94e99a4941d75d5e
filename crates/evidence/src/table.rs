//! The truth table: in which combinations of conditions there are cases, and how far these bear out the product
//! (Ragin 1987, *The Comparative Method*; with degrees, Ragin 2008, *Redesigning Social Inquiry*, chapter 7).

use crate::column::{Column, fill, fill_bytes, is_undecided, smaller};
use crate::fit::ratio;
use crate::term::Term;
use rustc_hash::FxHashMap;

/// The most conditions a table may have: a row is a number of so many bits.
pub const MOST_CONDITIONS: usize = 31;
/// The most comparisons of a row with a case: some ten seconds.
pub const MOST_COMPARISONS: u64 = 20_000_000_000;
/// Of each row so many cases are kept, the first ones.
pub const KEPT_CASES: usize = 1_000;

/// What reaches a cut but for this is taken to reach it: decimal fractions and their sums are seldom exact.
const TOLERANCE: f64 = 1e-9;
/// How many cases are worked on at once.
const BLOCK: usize = 512;
/// How many sums are taken side by side.
const LANES: usize = 4;
/// Up to so many conditions, rows are found by an index of all of them.
const INDEXED: usize = 16;

/// From where on a row is taken to produce.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cuts {
    /// With fewer cases, a row is one of the remainders.
    pub cases: usize,
    /// With less consistency, a row is negative.
    pub consistency: f64,
    /// With less PRI, a row is negative.
    pub pri: f64,
}

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// The combination suffices for the product.
    Positive,
    /// It does not.
    Negative,
    /// It has too few cases to say: a remainder.
    Few,
}

/// A combination of conditions that has cases.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Bit `i`: condition `i` is in. Unlike in tables of the field, where the first condition weighs most.
    pub code: u32,
    /// Its first cases, at most [`KEPT_CASES`].
    pub cases: Vec<u32>,
    /// How many cases are more in it than out of it.
    pub count: usize,
    /// How many of these are in the product: y > 0.5. In a negated table, of which it is absent.
    pub positives: usize,
    /// How far *all* complete cases bear out that the combination suffices, each as far as it is in it.
    pub consistency: Option<f64>,
    /// The proportional reduction in inconsistency, over all complete cases as well.
    pub pri: Option<f64>,
    /// What the row says.
    pub output: Output,
}

impl Row {
    /// Whether some of its cases are in the product and some are not.
    pub fn is_contradictory(&self) -> bool {
        0 < self.positives && self.positives < self.count
    }
}

/// The combinations of some conditions that have cases.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// How many conditions there are.
    pub conditions: usize,
    /// The rows that have cases, by code.
    pub rows: Vec<Row>,
    /// How many of all combinations have no case, or too few.
    pub remainders: u64,
    /// How many cases are left out, since a membership is missing.
    pub left_out: usize,
    /// How many of the others belong to no row, since they are neither in nor out of a condition. They count all the
    /// same for how consistent rows are.
    pub undecided: usize,
}

/// Why there is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMany {
    /// There are so many conditions: more than [`MOST_CONDITIONS`].
    Conditions(usize),
    /// Rows times cases are so many: more than [`MOST_COMPARISONS`].
    Comparisons(u64),
}

impl Table {
    /// Tabulates cases by their conditions: whether they suffice for a product or, negated, for its absence.
    ///
    /// # Errors
    ///
    /// Where there are more conditions or comparisons than can be made.
    pub fn of(conditions: &[Column], product: &Column, cuts: Cuts, negated: bool) -> Result<Self, TooMany> {
        if conditions.len() > MOST_CONDITIONS {
            return Err(TooMany::Conditions(conditions.len()));
        }
        let mut tallies = Tallies::new(conditions.len());
        if conditions.iter().all(Column::is_crisp) {
            tallies.count(conditions, product, negated);
        } else {
            tallies.sort(conditions, product, negated);
            tallies.measure(conditions, product, negated)?;
        }
        tallies.rows.sort_unstable_by_key(|tally| tally.row.code);
        let rows: Vec<Row> = tallies.rows.into_iter().map(|tally| tally.finish(cuts)).collect();
        let told = rows.iter().filter(|row| row.output != Output::Few).count();
        Ok(Self {
            conditions: conditions.len(),
            remainders: (1_u64 << conditions.len()) - u64::try_from(told).unwrap_or_default(),
            rows,
            left_out: tallies.left_out,
            undecided: tallies.undecided,
        })
    }

    /// The row of a combination, if it has cases.
    pub fn row(&self, code: u32) -> Option<&Row> {
        self.rows.binary_search_by_key(&code, |row| row.code).ok().map(|at| &self.rows[at])
    }

    /// Whether nothing can be said of a combination: it has no case, or too few.
    pub fn is_remainder(&self, code: u32) -> bool {
        self.row(code).is_none_or(|row| row.output == Output::Few)
    }

    /// The rows that are among those of a term.
    pub fn rows_of(&self, term: Term) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| term.covers(row.code))
    }
}

/// A row in the making.
struct Tally {
    row: Row,
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

    fn finish(self, cuts: Cuts) -> Row {
        let Self { mut row, sums } = self;
        row.consistency = ratio(sums.both, sums.row);
        row.pri = ratio(sums.both - sums.either, sums.row - sums.either);
        let reaches = |measure: Option<f64>, cut: f64| measure.is_some_and(|measure| measure + TOLERANCE >= cut);
        row.output = if row.count < cuts.cases {
            Output::Few
        } else if reaches(row.consistency, cuts.consistency) && reaches(row.pri, cuts.pri) {
            Output::Positive
        } else {
            Output::Negative
        };
        row
    }
}

/// The rows in the making, in the order in which their first cases are found.
struct Tallies {
    rows: Vec<Tally>,
    index: Index,
    left_out: usize,
    undecided: usize,
}

/// Where a row is to be found.
enum Index {
    /// By code. [`u32::MAX`] is nowhere.
    All(Vec<u32>),
    Found(FxHashMap<u32, u32>),
}

impl Tallies {
    fn new(conditions: usize) -> Self {
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
    fn count(&mut self, conditions: &[Column], product: &Column, negated: bool) {
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
    fn sort(&mut self, conditions: &[Column], product: &Column, negated: bool) {
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
    fn measure(&mut self, conditions: &[Column], product: &Column, negated: bool) -> Result<(), TooMany> {
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

/// The complete cases of a block, one after the other.
struct Blocks {
    /// Their numbers.
    cases: Vec<usize>,
    /// By condition, how far they are in it, and how far out of it.
    memberships: Vec<[[f64; BLOCK]; 2]>,
    product: [f64; BLOCK],
    /// How far they are both in the product and out of it.
    either: [f64; BLOCK],
}

impl Blocks {
    fn new(conditions: usize) -> Self {
        let none = [0.0; BLOCK];
        Self { cases: Vec::new(), memberships: vec![[none; 2]; conditions], product: none, either: none }
    }

    /// Reads the block from a case on. How many cases it has, complete or not; none at the end.
    fn next(&mut self, conditions: &[Column], product: &Column, negated: bool, first: usize) -> Option<usize> {
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
