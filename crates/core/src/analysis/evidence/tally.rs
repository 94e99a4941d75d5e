//! Terms measured by the rows of a truth table, where every case is in one of them, or not at all: a table of a million
//! crisp cases has at most as many rows as there are combinations.

use super::cases::Cases;
use super::report::Measures;
use coproduce_evidence::{Column, Table, Term};

/// How many cases each row has, and how many of them have the product.
pub(super) struct Tally {
    pub rows: Vec<(u32, usize, usize)>,
    cases: usize,
    positives: usize,
}

impl Tally {
    /// The counts of a table; none where degrees matter, a case is left out of the rows, or a line stands for several.
    pub fn of(table: &Table, cases: &Cases) -> Option<Self> {
        let is_each_counted_once = cases.names.len() == cases.lines && table.left_out == 0;
        if !is_each_counted_once || !cases.columns.iter().all(Column::is_crisp) {
            return None;
        }
        let rows: Vec<(u32, usize, usize)> =
            table.rows.iter().map(|row| (row.code, row.count, row.positives)).collect();
        let (cases, positives) = rows.iter().fold((0, 0), |(all, with), row| (all + row.1, with + row.2));
        Some(Self { rows, cases, positives })
    }

    /// The measures of some terms together, and of each of them with what it alone covers and how many cases in it have
    /// the product.
    pub fn measures(&self, terms: &[Term]) -> (Measures, Vec<(Measures, Option<f64>, usize)>) {
        let mut each = vec![(0, 0, 0); terms.len()];
        let mut all = (0, 0);
        for &(code, cases, positives) in &self.rows {
            let (mut covering, mut only) = (0_usize, 0);
            for (at, _) in terms.iter().enumerate().filter(|(_, term)| term.covers(code)) {
                (covering, only) = (covering + 1, at);
                each[at].0 += cases;
                each[at].1 += positives;
            }
            if covering > 0 {
                all = (all.0 + cases, all.1 + positives);
            }
            if covering == 1 {
                each[only].2 += positives;
            }
        }
        let each = each.into_iter().map(|(cases, positives, alone)| {
            (self.measured(cases, positives), ratio(alone, self.positives), positives)
        });
        let each = each.collect();
        (self.measured(all.0, all.1), each)
    }

    fn measured(&self, members: usize, positives: usize) -> Measures {
        // No crisp case is in a product and in its absence, so that nothing is reduced.
        let consistency = ratio(positives, members);
        let coverage = ratio(positives, self.positives);
        Measures { cases: self.cases, members, missing: 0, consistency, pri: consistency, coverage }
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are fewer cases than would be rounded")]
fn ratio(part: usize, all: usize) -> Option<f64> {
    (all > 0).then(|| part as f64 / all as f64)
}
