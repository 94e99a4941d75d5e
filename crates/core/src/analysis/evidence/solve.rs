//! The truth table of evidence, and the solutions its rows come to.

use super::list::Namer;
use super::measure::absent;
use super::report::{
    AreaReport, EvidenceReport, Measures, ModelReport, SolutionReport, TermReport, TheoryReport, TruthRow, TruthTable,
};
use super::tally::Tally;
use super::theory::Theory;
use super::untenable::Untenable;
use super::{Solutions, propose};
use crate::kernel::Evidence;
use coproduce_evidence::{
    Assumptions, Column, Cuts, Fit, Formula, Kind, Output, Row, Solution, Table, Term, Unsolved, solve as solved,
    unique_coverages,
};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::cell::Cell;

/// So many models of each kind are described.
const MOST_MODELS: usize = 100;

/// With more rows it is found out on request alone what the solution for the opposite assumes: it takes as long again.
const MOST_OPPOSED: usize = 4_096;

/// So many memberships are looked at to describe models; after that no more of them are.
const MOST_LOOKS: usize = 40_000_000;

/// Makes the truth table and its solutions.
pub(super) fn solve<'p>(
    namer: &Namer<'p, '_>,
    evidence: &Evidence,
    theory: &mut Theory,
    asked: Solutions,
    report: &mut EvidenceReport<'p>,
) {
    let sets = namer.cases.sets();
    let cuts =
        Cuts { cases: evidence.least_cases as usize, consistency: evidence.rows.consistency, pri: evidence.rows.pri };
    let of = |of_absence: bool| Table::of(sets, namer.cases.product(), cuts, of_absence);
    let Ok(table) = of(asked.of_absence) else {
        return report.too_large.push("the truth table is too large to be made");
    };
    report.truth_table = Some(truth_table(namer, evidence, &table));
    let formulas: Vec<Formula> = report.laws.iter().filter_map(|law| theory.formula(law.id).ok()).collect();
    let directions = |of_absence: bool| directions(evidence, &formulas, sets.len(), of_absence);
    let untenable = Untenable::of(namer.words.kernel, evidence, &formulas, sets.len(), asked.of_absence);
    let product = if asked.of_absence { absent(namer.cases.product()) } else { namer.cases.product().clone() };
    let solver = Solver {
        namer,
        evidence,
        table: &table,
        product: &product,
        untenable: &untenable,
        tally: Tally::of(&table, namer.cases),
        left: Cell::new(MOST_LOOKS),
    };
    // Where every combination has cases, there is nothing to assume, and all solutions are the same.
    let assumes = table.remainders > 0;
    let is_opposed = assumes && (asked.tenable_only || table.rows.len() <= MOST_OPPOSED);
    let other = if is_opposed { of(!asked.of_absence).ok() } else { None };
    let mut known: Option<Solution> = None;
    for kind in [Kind::Conservative, Kind::Intermediate, Kind::Parsimonious] {
        if let Some(same) = report.solutions.first().filter(|_| !assumes) {
            report.solutions.push(SolutionReport { kind: word(kind), ..same.clone() });
        } else {
            let opposed = match &other {
                Some(other) if kind != Kind::Conservative => assumed(other, kind, &directions(!asked.of_absence)),
                _ => FxHashSet::default(),
            };
            let is_excluded = |code: u32| untenable.has(code) || opposed.contains(&code);
            let excluded: Option<&dyn Fn(u32) -> bool> = if asked.tenable_only { Some(&is_excluded) } else { None };
            known = match solved(&table, kind, &directions(asked.of_absence), excluded) {
                Ok(solution) => {
                    report.solutions.push(solver.solution(kind, &solution, &opposed));
                    Some(solution)
                }
                Err(Unsolved::NoPositive) => return,
                Err(Unsolved::TooLarge | Unsolved::TooManyToExclude) => {
                    report.solutions.push(unknown(kind));
                    None
                }
            };
        }
        if let Some(solution) = known.as_ref().filter(|_| kind == Kind::Intermediate && !asked.of_absence) {
            report.proposed = propose::laws(namer, evidence, &table, solution, &formulas);
            report.theory = compare(namer, &formulas, solution, sets.len());
        }
    }
}

/// A solution that is too large to be found.
const fn unknown<'p>(kind: Kind) -> SolutionReport<'p> {
    SolutionReport { kind: word(kind), models: Vec::new(), count: 0, fewest: 0, is_complete: false }
}

const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Conservative => "conservative",
        Kind::Intermediate => "intermediate",
        Kind::Parsimonious => "parsimonious",
    }
}

/// What solutions of a kind with the fewest terms assume; where it is not known which these are, all of them.
fn assumed(table: &Table, kind: Kind, expected: &[Option<bool>]) -> FxHashSet<u32> {
    let Ok(solution) = solved(table, kind, expected, None) else { return FxHashSet::default() };
    let is_known = solution.models.iter().any(|model| model.is_fewest);
    let fewest = solution.models.iter().filter(|model| model.is_fewest || !is_known).take(MOST_MODELS);
    fewest.flat_map(|model| Assumptions::of(&model.terms, table).codes.unwrap_or_default()).collect()
}

/// Where the laws and a solution agree about the cases, and where not.
fn compare<'p>(namer: &Namer<'p, '_>, laws: &[Formula], solution: &Solution, sets: usize) -> Option<TheoryReport<'p>> {
    let model = solution.models.first().filter(|_| !laws.is_empty())?;
    let solved = Formula::Any(model.terms.iter().map(|term| formula(*term, sets)).collect());
    let (laws, solved) = (Formula::Any(laws.to_vec()), solved);
    let columns = [laws, solved].map(|formula| formula.memberships(&namer.cases.columns));
    let product = namer.cases.product();
    let area = |in_laws: bool, in_solution: bool| {
        let side = |column: &Column, case: usize| column.get(case).filter(|x| (x - 0.5).abs() > 0.0).map(|x| x > 0.5);
        let of = |has_product: bool| {
            let is_meant = |&case: &usize| {
                side(&columns[0], case) == Some(in_laws)
                    && side(&columns[1], case) == Some(in_solution)
                    && side(product, case) == Some(has_product)
            };
            namer.list((0..product.len()).filter(is_meant), None)
        };
        AreaReport { with_product: of(true), without_product: of(false) }
    };
    Some(TheoryReport {
        both: area(true, true),
        laws_alone: area(true, false),
        solution_alone: area(false, true),
        neither: area(false, false),
    })
}

/// With which conditions the product is expected: as is said, else as all its laws have them.
fn directions(evidence: &Evidence, formulas: &[Formula], sets: usize, of_absence: bool) -> Vec<Option<bool>> {
    let mut found = vec![(false, false); sets];
    if evidence.expects.is_empty() {
        for formula in formulas {
            polarity(formula, true, &mut found);
        }
    }
    for one in &evidence.expects {
        let place = evidence.sets.iter().position(|set| set.atom == one.atom).and_then(|at| found.get_mut(at));
        if let Some(place) = place {
            *place = (one.present, !one.present);
        }
    }
    let direction = |(present, absent): (bool, bool)| (present != absent).then_some(present != of_absence);
    found.into_iter().map(direction).collect()
}

/// Notes which sets a formula takes as present, and which as absent.
fn polarity(formula: &Formula, present: bool, found: &mut [(bool, bool)]) {
    match formula {
        Formula::Set(set) => {
            if let Some(place) = found.get_mut(*set) {
                *place = (place.0 || present, place.1 || !present);
            }
        }
        Formula::Constant(_) => {}
        Formula::Not(inner) => polarity(inner, !present, found),
        Formula::All(parts) | Formula::Any(parts) | Formula::AtLeast(_, parts) => {
            for part in parts {
                polarity(part, present, found);
            }
        }
    }
}

/// The number of a combination as QCA counts: from 1 on, the first set weighs most.
fn number(code: u32, sets: usize) -> u64 {
    (0..sets).fold(0, |number, set| number << 1 | u64::from(code >> set & 1)) + 1
}

fn truth_table<'p>(namer: &Namer<'p, '_>, evidence: &Evidence, table: &Table) -> TruthTable<'p> {
    let sets = evidence.sets.len();
    let row = |row: &Row| TruthRow {
        combination: (0..sets).map(|set| row.code >> set & 1 == 1).collect(),
        number: number(row.code, sets),
        cases: namer.counted(row.count, row.cases.iter().map(|&case| case as usize)),
        positives: row.positives,
        consistency: row.consistency,
        pri: row.pri,
        output: match row.output {
            Output::Positive => "positive",
            Output::Negative => "negative",
            Output::Few => "few",
        },
        is_contradictory: row.is_contradictory(),
    };
    let mut rows: Vec<TruthRow> = table.rows.iter().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.number));
    TruthTable {
        sets: evidence.sets.iter().map(|set| namer.words.atom(set.atom)).collect(),
        rows,
        remainders: table.remainders,
        left_out: table.left_out,
        undecided: table.undecided,
        least_cases: evidence.least_cases,
        consistency: evidence.rows.consistency,
        pri: evidence.rows.pri,
        same_between: same_between(evidence, table),
    }
}

/// Above which consistency, and up to which, the same rows are positive.
fn same_between(evidence: &Evidence, table: &Table) -> [Option<f64>; 2] {
    let reaches_pri = |row: &&Row| evidence.rows.pri <= 0.0 || row.pri.is_some_and(|pri| pri >= evidence.rows.pri);
    let of = |output: Output| table.rows.iter().filter(move |row| row.output == output).filter(reaches_pri);
    let negative = of(Output::Negative).filter_map(|row| row.consistency).reduce(f64::max);
    let positive = of(Output::Positive).filter_map(|row| row.consistency).reduce(f64::min);
    [negative, positive]
}

/// What solutions are described with.
struct Solver<'p, 'c> {
    namer: &'c Namer<'p, 'c>,
    evidence: &'c Evidence,
    table: &'c Table,
    product: &'c Column,
    untenable: &'c Untenable,
    /// The rows as counts, where these say all there is to measure.
    tally: Option<Tally>,
    /// How many memberships may still be looked at.
    left: Cell<usize>,
}

impl<'p> Solver<'p, '_> {
    fn solution(&self, kind: Kind, solution: &Solution, opposed: &FxHashSet<u32>) -> SolutionReport<'p> {
        let models = solution.models.iter().enumerate().take(MOST_MODELS);
        // The first is measured whatever it takes: a solution that is found is shown.
        let models = models.take_while(|(at, model)| self.affords(model.terms.len()) || *at == 0);
        SolutionReport {
            kind: word(kind),
            models: models.map(|(_, model)| self.model(&model.terms, model.is_fewest, opposed)).collect(),
            count: solution.models.len(),
            fewest: solution.models.iter().filter(|model| model.is_fewest).count(),
            is_complete: solution.is_complete,
        }
    }

    /// Whether a model of so many terms can still be measured.
    fn affords(&self, terms: usize) -> bool {
        let units = self.tally.as_ref().map_or(self.product.len(), |tally| tally.rows.len());
        let rest = self.left.get().checked_sub(units.saturating_mul(terms));
        rest.inspect(|&rest| self.left.set(rest)).is_some()
    }

    fn model(&self, terms: &[Term], is_fewest: bool, opposed: &FxHashSet<u32>) -> ModelReport<'p> {
        let sets = self.evidence.sets.len();
        let (fit, described) = match &self.tally {
            Some(tally) => self.counted(tally, terms),
            None => self.measured(terms),
        };
        let assumed = Assumptions::of(terms, self.table);
        let codes = assumed.codes.unwrap_or_default();
        let numbers = |codes: &mut dyn Iterator<Item = u32>| {
            let mut numbers: Vec<u64> = codes.map(|code| number(code, sets)).collect();
            numbers.sort_unstable();
            numbers
        };
        ModelReport {
            terms: described,
            is_fewest,
            fit,
            assumptions: assumed.count,
            untenable: numbers(&mut codes.iter().copied().filter(|&code| self.untenable.has(code))),
            contradictory: numbers(&mut codes.iter().copied().filter(|code| opposed.contains(code))),
            assumed: numbers(&mut codes.iter().copied()),
        }
    }

    /// The terms of a model, and all of them together, measured case by case.
    fn measured(&self, terms: &[Term]) -> (Measures, Vec<TermReport<'p>>) {
        let sets = self.evidence.sets.len();
        let columns: Vec<Column> =
            terms.iter().map(|term| formula(*term, sets).memberships(&self.namer.cases.columns)).collect();
        let all = Formula::Any(terms.iter().map(|term| formula(*term, sets)).collect());
        let all = all.memberships(&self.namer.cases.columns);
        let unique = unique_coverages(&columns, self.product);
        let described = terms.iter().zip(&columns).zip(unique).map(|((term, column), unique_coverage)| {
            let has_both = |&case: &usize| {
                column.get(case).is_some_and(|x| x > 0.5) && self.product.get(case).is_some_and(|y| y > 0.5)
            };
            TermReport {
                conditions: self.conditions(*term),
                fit: Measures::of(&Fit::of(column, self.product)),
                unique_coverage,
                cases: self.namer.list((0..column.len()).filter(has_both), Some(column)),
            }
        });
        let described = described.collect();
        (Measures::of(&Fit::of(&all, self.product)), described)
    }

    /// The same from the rows of the table.
    fn counted(&self, tally: &Tally, terms: &[Term]) -> (Measures, Vec<TermReport<'p>>) {
        let (all, each) = tally.measures(terms);
        let described = terms.iter().zip(each).map(|(term, (fit, unique_coverage, positives))| {
            let named = self.namer.named;
            let has_product = |case: &usize| self.product.get(*case).is_some_and(|y| y > 0.5);
            let of_row = |row: &Row| -> Vec<usize> {
                row.cases.iter().map(|&case| case as usize).filter(has_product).take(named).collect()
            };
            let rows = self.table.rows_of(*term).filter(|row| row.positives > 0);
            let mut first: Vec<usize> = rows.flat_map(of_row).collect();
            // Of a term there may be as many cases as in the table: only the first are put in order.
            if first.len() > named {
                first.select_nth_unstable(named);
                first.truncate(named);
            }
            first.sort_unstable();
            let cases = self.namer.counted(positives, first.into_iter());
            TermReport { conditions: self.conditions(*term), fit, unique_coverage, cases }
        });
        (all, described.collect())
    }

    fn conditions(&self, term: Term) -> Vec<(Cow<'p, str>, bool)> {
        let sets = self.evidence.sets.iter().enumerate().filter(|(set, _)| term.care >> set & 1 == 1);
        sets.map(|(set, one)| (self.namer.words.atom(one.atom), term.value >> set & 1 == 1)).collect()
    }
}

/// A term as a formula over the sets.
pub(super) fn formula(term: Term, sets: usize) -> Formula {
    let conditions = (0..sets).filter(|set| term.care >> set & 1 == 1);
    let condition = |set: usize| match term.value >> set & 1 {
        1 => Formula::Set(set),
        _ => Formula::Not(Box::new(Formula::Set(set))),
    };
    Formula::All(conditions.map(condition).collect())
}
