//! Evidence: laws held against cases.
//!
//! In: a record of evidence and the table it names. Out: how far the cases bear out each law for the product, which
//! cases deviate, what the rows of the truth table come to, and which laws these suggest. The measures themselves are
//! computed by `coproduce_evidence`, which knows numbers alone.

mod cases;
mod cell;
mod list;
mod measure;
mod propose;
mod report;
mod solve;
mod stability;
mod tally;
mod theory;
mod untenable;

pub use report::{
    AdjustedMeasures, AreaReport, CaseList, CaseReport, EvidenceReport, LawReport, Measures, ModelReport,
    NecessityReport, Point, Robustness, SetReport, SolutionReport, TermReport, TheoryReport, ThresholdRange, TruthRow,
    TruthTable,
};
pub use theory::Untested;

use crate::analysis::inquiry::Words;
use crate::kernel::{AtomId, Evidence, Supposed};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::{FileId, Span};
use list::Namer;
use std::borrow::Cow;
use theory::Theory;

/// How much is asked of evidence.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Of what truth table and solutions are made; of nothing where laws alone are measured.
    pub solutions: Option<Solutions>,
    /// Whether it is tried how far the verdicts on laws hold.
    pub robustness: bool,
    /// Whether it is said where the cases lie.
    pub points: bool,
    /// How many cases are named in each list.
    pub named: usize,
}

/// What solutions are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Solutions {
    /// Whether they are of the absence of the product.
    pub of_absence: bool,
    /// Whether nothing is assumed of which the model says otherwise.
    pub tenable_only: bool,
}

impl Default for Asked {
    fn default() -> Self {
        Self { solutions: Some(Solutions::default()), robustness: false, points: false, named: 10 }
    }
}

/// Cases of a table as situations: what each is called, and what is so in it. A membership above 0.5 is presence, one
/// below absence; what is not known, or neither, is unknown.
///
/// # Errors
///
/// As [`fit`].
pub fn situations<'p>(
    words: Words<'p>,
    evidence: &Evidence,
    file: FileId,
) -> Result<Vec<Situation<'p>>, Vec<Diagnostic>> {
    let cases = cases::read(words, evidence, file, false)?;
    let supposed = |case: usize| {
        let sets = evidence.sets.iter().zip(cases.sets());
        sets.map(|(set, column)| {
            let supposed = match column.get(case) {
                Some(membership) if membership > 0.5 => Supposed::Given,
                Some(membership) if membership < 0.5 => Supposed::Without,
                _ => Supposed::Unknown,
            };
            (set.atom, supposed)
        })
        .collect()
    };
    let mut found: Vec<(Span, Situation)> = Vec::with_capacity(cases.lines);
    for (case, &place) in cases.names.iter().enumerate() {
        let states: Vec<(AtomId, Supposed)> = supposed(case);
        match found.last_mut().filter(|(before, _)| *before == place) {
            // What a line stands for both ways is unknown.
            Some((_, situation)) => {
                for (known, state) in situation.states.iter_mut().zip(states).filter(|(known, state)| **known != *state)
                {
                    *known = (state.0, Supposed::Unknown);
                }
            }
            None => found.push((place, Situation { name: words.plain(place), states })),
        }
    }
    Ok(found.into_iter().map(|(_, situation)| situation).collect())
}

/// A case as a situation.
#[derive(Clone, Debug)]
pub struct Situation<'p> {
    /// What the case is called.
    pub name: Cow<'p, str>,
    /// What is so in it.
    pub states: Vec<(AtomId, Supposed)>,
}

/// Holds laws against the cases of a table.
///
/// # Errors
///
/// What is wrong with the table, or with what the evidence says of it.
pub fn fit<'p>(
    words: Words<'p>,
    evidence: &Evidence,
    file: FileId,
    asked: Asked,
) -> Result<EvidenceReport<'p>, Vec<Diagnostic>> {
    let (Some(environment), Some(product)) = (evidence.environment, &evidence.product) else {
        return Err(Vec::new());
    };
    let cases = cases::read(words, evidence, file, asked.robustness)?;
    let mut theory = Theory::new(words.kernel, evidence, environment);
    let namer = Namer { words, cases: &cases, named: asked.named, points: asked.points };
    let of_absence = asked.solutions.is_some_and(|solutions| solutions.of_absence);
    let mut report = measure::report(&namer, evidence, product, &mut theory, of_absence);
    report.table = words.sources.get(file).name();
    if let Some(solutions) = asked.solutions {
        solve::solve(&namer, evidence, &mut theory, solutions, &mut report);
    }
    if asked.robustness {
        stability::try_out(&namer, evidence, &mut theory, &mut report);
    }
    Ok(report)
}
