//! The truth table: in which combinations of conditions there are cases, and how far these bear out the product
//! (Ragin 1987, *The Comparative Method*; with degrees, Ragin 2008, *Redesigning Social Inquiry*, chapter 7).

use crate::column::Column;
use crate::tally::Tallies;
use crate::term::Term;

/// The most conditions a table may have: a row is a number of so many bits.
pub const MOST_CONDITIONS: usize = 31;
/// The most comparisons of a row with a case: some ten seconds.
pub const MOST_COMPARISONS: u64 = 20_000_000_000;
/// Of each row so many cases are kept, the first ones.
pub const KEPT_CASES: usize = 1_000;

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
