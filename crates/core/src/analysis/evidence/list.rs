//! Lists of cases, of which the first are named.

use super::cases::Cases;
use super::report::{CaseList, CaseReport, Point};
use crate::analysis::inquiry::Words;
use coproduce_evidence::Column;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What lists of cases are made with.
#[derive(Clone, Copy)]
pub(super) struct Namer<'p, 'c> {
    pub words: Words<'p>,
    pub cases: &'c Cases,
    /// How many are named.
    pub named: usize,
    /// Whether it is said where the cases lie.
    pub points: bool,
}

impl<'p> Namer<'p, '_> {
    /// The cases of some numbers, with their memberships in a condition and in the product; each once, also where it
    /// stands for several.
    pub fn list(&self, cases: impl Iterator<Item = usize>, condition: Option<&Column>) -> CaseList<'p> {
        let (mut list, mut before) = (CaseList::default(), None);
        for case in cases {
            if before.replace(self.cases.names[case]) == Some(self.cases.names[case]) {
                continue;
            }
            list.count += 1;
            if list.cases.len() < self.named {
                list.cases.push(self.case(case, condition));
            }
        }
        list
    }

    /// So many cases, of which these are some of the first.
    pub fn counted(&self, count: usize, first: impl Iterator<Item = usize>) -> CaseList<'p> {
        CaseList { count, cases: first.take(self.named).map(|case| self.case(case, None)).collect() }
    }

    /// Where the cases lie between a condition and the product, if that was asked about.
    pub fn points(&self, condition: &Column) -> Vec<Point> {
        let mut points: BTreeMap<(u16, u16), Vec<usize>> = BTreeMap::new();
        let cases = if self.points { self.cases.names.len() } else { 0 };
        for case in 0..cases {
            if let (Some(x), Some(y)) = (condition.get(case), self.cases.product().get(case)) {
                points.entry((thousandths(x), thousandths(y))).or_default().push(case);
            }
        }
        let point = |((x, y), cases): ((u16, u16), Vec<usize>)| {
            let first = cases.iter().take(self.named).map(|&case| self.name(case));
            let mut names = first.collect::<Vec<_>>().join(", ");
            if cases.len() > self.named {
                names.push_str(" …");
            }
            Point { condition: f64::from(x) / 1000.0, product: f64::from(y) / 1000.0, cases: cases.len(), names }
        };
        points.into_iter().map(point).collect()
    }

    /// What a case is called; one without a name by its line.
    fn name(&self, case: usize) -> Cow<'p, str> {
        let place = self.cases.names[case];
        if self.cases.unnamed.contains(&place.start) {
            let (_, start, _) = self.words.sources.positions(place);
            return Cow::Owned(format!("line {}", start.line));
        }
        self.words.plain(place)
    }

    fn case(&self, case: usize, condition: Option<&Column>) -> CaseReport<'p> {
        let span = self.cases.names[case];
        let (_, start, _) = self.words.sources.positions(span);
        CaseReport {
            name: self.name(case),
            line: start.line,
            condition: condition.and_then(|condition| condition.get(case)),
            product: self.cases.product().get(case),
            span,
        }
    }
}

/// A membership in thousandths.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a membership is from 0 to 1")]
fn thousandths(membership: f64) -> u16 {
    (membership * 1000.0).round() as u16
}
