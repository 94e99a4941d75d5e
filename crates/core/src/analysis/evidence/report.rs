//! What cases say of laws, as values in the words of the model.

use crate::kernel::{Cuts, LawId};
use coproduce_evidence::reaches;
use coproduce_syntax::source::Span;
use serde::Serialize;
use std::borrow::Cow;

/// What evidence says of the laws for its product.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceReport<'p> {
    /// What the evidence is called.
    pub evidence: Cow<'p, str>,
    /// The table it was read from.
    pub table: &'p str,
    /// Where its cases are situations.
    pub environment: Cow<'p, str>,
    /// What is held against laws.
    pub product: Cow<'p, str>,
    /// Whether necessity, truth table and solutions are of the absence of the product.
    pub of_absence: bool,
    /// How many lines of the table are cases.
    pub cases: usize,
    /// How many cases they stand for: one that stands for both in a set is counted twice.
    pub counted: usize,
    /// The sets, the product last.
    pub sets: Vec<SetReport<'p>>,
    /// The laws for the product, in order of declaration.
    pub laws: Vec<LawReport<'p>>,
    /// All of them that could be measured, taken together.
    pub together: Option<Measures>,
    /// The cases with the product that none of them covers.
    pub uncovered: CaseList<'p>,
    /// How much of the product the tested laws have to cover.
    pub wanted_coverage: f64,
    /// How far each set, and its absence, is necessary for the product.
    pub necessary: Vec<NecessityReport<'p>>,
    /// The rows of the truth table that have cases; none where it cannot be made.
    pub truth_table: Option<TruthTable<'p>>,
    /// What the rows come to, for each kind of solution.
    pub solutions: Vec<SolutionReport<'p>>,
    /// Where the laws and the intermediate solution agree, and where not; none where one of the two is not known.
    pub theory: Option<TheoryReport<'p>>,
    /// Laws that the cases suggest, as text of the model.
    pub proposed: Vec<String>,
    /// What was asked about and is too large to be found: as people read it.
    #[serde(skip)]
    pub too_large: Vec<&'static str>,
    /// Where all laws are to be tested, and there is none.
    #[serde(skip)]
    pub idle_test: Option<Span>,
    /// Where the environment is declared.
    #[serde(skip)]
    pub environment_span: Span,
    /// Where the product is named.
    #[serde(skip)]
    pub product_span: Span,
}

/// How the cases lie in a set.
#[derive(Clone, Debug, Serialize)]
pub struct SetReport<'p> {
    /// What it is a set of.
    pub name: Cow<'p, str>,
    /// The heading of its column.
    pub column: Cow<'p, str>,
    /// How many cases are more in it than out of it.
    pub members: usize,
    /// How many are more out of it than in it.
    pub others: usize,
    /// How many are neither in nor out.
    pub undecided: usize,
    /// Of how many it is not known.
    pub missing: usize,
    /// Whether all of them are alike in it.
    pub is_constant: bool,
    /// Where it is named.
    #[serde(skip)]
    pub span: Span,
    /// Where it is declared.
    #[serde(skip)]
    pub declared: Span,
}

/// Measures of a condition as sufficient for the product; none where nothing can be divided by.
#[derive(Clone, Debug, Serialize)]
pub struct Measures {
    /// Of how many cases.
    pub cases: usize,
    /// How many of them are more in the condition than out of it.
    pub members: usize,
    /// How many are left out, for something of them is not known.
    pub missing: usize,
    /// How far who has the condition has the product: Σ min(x, y) / Σ x.
    pub consistency: Option<f64>,
    /// The proportional reduction in inconsistency.
    pub pri: Option<f64>,
    /// How much of the product has the condition: Σ min(x, y) / Σ y.
    pub coverage: Option<f64>,
}

/// What the cases say of a law.
#[derive(Clone, Debug, Serialize)]
pub struct LawReport<'p> {
    /// Its name.
    pub law: Cow<'p, str>,
    /// How well it fits; none where it could not be held against the cases.
    pub fit: Option<Measures>,
    /// How much of the product it alone covers.
    pub unique_coverage: Option<f64>,
    /// Measures that do not depend on how frequent product and condition are, for crisp sets.
    pub adjusted: Option<AdjustedMeasures>,
    /// The cases that have its condition, and not its product.
    pub deviating: CaseList<'p>,
    /// How many cases have it to a higher degree than the product, without being out of the product.
    pub in_degree: usize,
    /// Why it could not be held against the cases.
    pub untested: Option<String>,
    /// What can be done about that.
    #[serde(skip)]
    pub help: Option<&'static str>,
    /// What it has to reach; none where it is not tested.
    #[serde(serialize_with = "cuts")]
    pub wanted: Option<Cuts>,
    /// Whether it reaches that; none where it is not tested, or nothing can be said.
    pub passes: Option<bool>,
    /// How far the verdict on it holds, where that was asked about and there are not too many cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub robustness: Option<Robustness<'p>>,
    /// Where the cases lie, where that was asked about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Point>,
    /// Which it is.
    #[serde(skip)]
    pub id: LawId,
    /// Whether the module with the evidence states it.
    #[serde(skip)]
    pub is_own: bool,
    /// Where it is declared.
    #[serde(skip)]
    pub span: Span,
    /// Where the test of it is asked for.
    #[serde(skip)]
    pub test: Option<Span>,
}

/// The measures of Baumgartner and Falk (2024), as in the R package cna.
#[derive(Clone, Debug, Serialize)]
pub struct AdjustedMeasures {
    /// Contrapositive consistency.
    pub contrapositive_consistency: Option<f64>,
    /// Contrapositive coverage.
    pub contrapositive_coverage: Option<f64>,
    /// Prevalence-adjusted consistency.
    pub prevalence_adjusted_consistency: Option<f64>,
    /// Antecedent-adjusted coverage.
    pub antecedent_adjusted_coverage: Option<f64>,
}

/// Cases that lie at one point.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// Their membership in the condition, to three digits.
    pub condition: f64,
    /// Their membership in the product, to three digits.
    pub product: f64,
    /// How many they are.
    pub cases: usize,
    /// What the first of them are called.
    pub names: String,
}

/// How far a verdict holds while the cases and their calibration are moved.
#[derive(Clone, Debug, Serialize)]
pub struct Robustness<'p> {
    /// The least and the greatest consistency where one case is left out.
    pub without_a_case: Option<[f64; 2]>,
    /// The cases without any of which the verdict is another.
    pub decisive: CaseList<'p>,
    /// For each set of the law with a threshold, between which thresholds the verdict is the same; none is no bound.
    pub thresholds: Vec<ThresholdRange<'p>>,
}

/// Between which thresholds a verdict is the same.
#[derive(Clone, Debug, Serialize)]
pub struct ThresholdRange<'p> {
    /// The set.
    pub name: Cow<'p, str>,
    /// The threshold that is declared: of a fuzzy set its crossover.
    pub threshold: f64,
    /// The greatest smaller threshold that was tried and with which the verdict is another.
    pub from: Option<f64>,
    /// The smallest greater one.
    pub to: Option<f64>,
    /// Where the search stopped below and above it, if it did before the last value.
    pub tried: [Option<f64>; 2],
}

/// Cases, of which the first are named.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CaseList<'p> {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub cases: Vec<CaseReport<'p>>,
}

/// A case.
#[derive(Clone, Debug, Serialize)]
pub struct CaseReport<'p> {
    /// What it is called.
    pub name: Cow<'p, str>,
    /// The line of the table.
    pub line: usize,
    /// Its membership in the condition.
    pub condition: Option<f64>,
    /// Its membership in the product.
    pub product: Option<f64>,
    /// Where it stands in the table.
    #[serde(skip)]
    pub span: Span,
}

/// How far a set, or its absence, is necessary for the product.
#[derive(Clone, Debug, Serialize)]
pub struct NecessityReport<'p> {
    /// The set.
    pub name: Cow<'p, str>,
    /// Whether it is its absence.
    pub absent: bool,
    /// How far who has the product has it: Σ min(x, y) / Σ y.
    pub consistency: Option<f64>,
    /// How much of it has the product.
    pub coverage: Option<f64>,
    /// The relevance of necessity: near 0 where nearly every case has it.
    pub relevance: Option<f64>,
}

/// The combinations of conditions that have cases.
#[derive(Clone, Debug, Serialize)]
pub struct TruthTable<'p> {
    /// The sets, in the order of the combinations.
    pub sets: Vec<Cow<'p, str>>,
    /// The rows that have cases.
    pub rows: Vec<TruthRow<'p>>,
    /// How many combinations have no case, or too few.
    pub remainders: u64,
    /// How many cases are left out, for something of them is not known.
    pub left_out: usize,
    /// How many cases belong to no row, for they are neither in nor out of a set.
    pub undecided: usize,
    /// From how many cases on a row counts.
    pub least_cases: u32,
    /// How consistent it must be.
    pub consistency: f64,
    /// The least reduction in inconsistency.
    pub pri: f64,
    /// Above which consistency, and up to which, the same rows are positive; none where there is no bound.
    pub same_between: [Option<f64>; 2],
}

/// A combination of conditions.
#[derive(Clone, Debug, Serialize)]
pub struct TruthRow<'p> {
    /// For each set whether it is in.
    pub combination: Vec<bool>,
    /// Its number, from 1 on, as QCA counts: the first set weighs most.
    pub number: u64,
    /// Its cases.
    pub cases: CaseList<'p>,
    /// How many of them have the product.
    pub positives: usize,
    /// How consistent all cases are with its sufficing, each as far as it is in it.
    pub consistency: Option<f64>,
    /// The proportional reduction in inconsistency.
    pub pri: Option<f64>,
    /// What it says: `positive`, `negative`, or `few`.
    pub output: &'static str,
    /// Whether some of its cases have the product and some do not.
    pub is_contradictory: bool,
}

/// The cases by whether they have the condition of a law, and whether they are in the solution (Schneider and Wagemann
/// 2012, ch. 11).
#[derive(Clone, Debug, Serialize)]
pub struct TheoryReport<'p> {
    /// Both: the theory is borne out, or refuted.
    pub both: AreaReport<'p>,
    /// The laws alone: what the rows do not bear out.
    pub laws_alone: AreaReport<'p>,
    /// The solution alone: what the theory does not have yet.
    pub solution_alone: AreaReport<'p>,
    /// Neither.
    pub neither: AreaReport<'p>,
}

/// Cases in one area, apart by whether they have the product.
#[derive(Clone, Debug, Serialize)]
pub struct AreaReport<'p> {
    /// Those that have it.
    pub with_product: CaseList<'p>,
    /// Those that lack it.
    pub without_product: CaseList<'p>,
}

/// What the rows come to.
#[derive(Clone, Debug, Serialize)]
pub struct SolutionReport<'p> {
    /// Which combinations without cases it assumes to be positive: `conservative` none, `intermediate` those that the
    /// expectations suggest, `parsimonious` any.
    pub kind: &'static str,
    /// The first models, those of fewest terms before the others.
    pub models: Vec<ModelReport<'p>>,
    /// How many models there are; those that are not described are of no fewer terms.
    pub count: usize,
    /// How many of them have the fewest terms.
    pub fewest: usize,
    /// Whether these are all.
    pub is_complete: bool,
}

/// A solution of a truth table.
#[derive(Clone, Debug, Serialize)]
pub struct ModelReport<'p> {
    /// Its terms, any of which suffices.
    pub terms: Vec<TermReport<'p>>,
    /// Whether no model has fewer terms.
    pub is_fewest: bool,
    /// How well all terms fit together.
    pub fit: Measures,
    /// How many combinations without cases it assumes to be positive; none where that is too much to count.
    pub assumptions: Option<u64>,
    /// The numbers of these, as QCA counts, if they are not too many.
    pub assumed: Vec<u64>,
    /// Those of which the model says otherwise.
    pub untenable: Vec<u64>,
    /// Those that the solution for the absence of what it is for assumes as well.
    pub contradictory: Vec<u64>,
}

/// A term of a solution.
#[derive(Clone, Debug, Serialize)]
pub struct TermReport<'p> {
    /// Its conditions, each with whether it is present.
    pub conditions: Vec<(Cow<'p, str>, bool)>,
    /// How well it fits.
    pub fit: Measures,
    /// How much of the product it alone covers.
    pub unique_coverage: Option<f64>,
    /// The cases in it that have the product.
    pub cases: CaseList<'p>,
}

impl EvidenceReport<'_> {
    /// Whether the laws cover as much of the product as they have to; none where no coverage is asked for, or none can
    /// be told.
    pub fn is_covered(&self) -> Option<bool> {
        let covered = self.together.as_ref()?.coverage?;
        (self.wanted_coverage > 0.0).then(|| reaches(covered, self.wanted_coverage))
    }
}

#[expect(clippy::ref_option, reason = "serde gives references")]
fn cuts<S: serde::Serializer>(cuts: &Option<Cuts>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Wanted {
        consistency: f64,
        coverage: f64,
        pri: f64,
    }
    let wanted = cuts.map(|Cuts { consistency, coverage, pri }| Wanted { consistency, coverage, pri });
    wanted.serialize(serializer)
}
