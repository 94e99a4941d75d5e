//! How well laws fit cases.

use super::cases::Cases;
use super::list::Namer;
use super::report::{AdjustedMeasures, CaseList, EvidenceReport, LawReport, Measures, NecessityReport, SetReport};
use super::theory::{Theory, Untested};
use crate::analysis::inquiry::Words;
use crate::kernel::{CalibratedSet, Cuts, Evidence, LawId, Origin, Test};
use coproduce_evidence::{Column, Deviation, Fit, Formula, deviant, reaches, uncovered, unique_coverages};
use coproduce_syntax::source::Span;
use std::borrow::Cow;

/// How well all laws for the product fit.
pub(super) fn report<'p>(
    namer: &Namer<'p, '_>,
    evidence: &Evidence,
    product: &CalibratedSet,
    theory: &mut Theory,
    of_absence: bool,
) -> EvidenceReport<'p> {
    let (words, cases) = (namer.words, namer.cases);
    let mut laws = theory.laws_for(product.atom);
    let tested = evidence.tests.iter().filter_map(|test| test.law);
    laws.extend(tested.filter(|law| !laws.contains(law)).collect::<Vec<_>>());
    let formulas: Vec<Result<Formula, Untested>> = laws.iter().map(|&law| theory.formula(law)).collect();
    let measured: Vec<Formula> = formulas.iter().filter_map(|formula| formula.clone().ok()).collect();
    let columns: Vec<Column> = measured.iter().map(|formula| formula.memberships(&cases.columns)).collect();
    let unique = unique_coverages(&columns, cases.product());
    let mut done = columns.iter().zip(unique);
    let laws = laws.into_iter().zip(&formulas).map(|(law, formula)| {
        let test = tests(evidence, law);
        match formula {
            Err(why) => untested(words, law, test, *why),
            Ok(_) => match done.next() {
                Some((column, unique)) => of_law(namer, law, test, column, unique),
                None => untested(words, law, test, Untested::TooLarge),
            },
        }
    });
    let laws: Vec<LawReport> = laws.collect();
    let is_lawless = laws.is_empty();
    let all = (!measured.is_empty()).then(|| Formula::Any(measured).memberships(&cases.columns));
    let uncovered = match &all {
        Some(all) => namer.list(uncovered(all, cases.product()), Some(all)),
        None => CaseList::default(),
    };
    let wanted = evidence.tests.iter().map(|test| test.cuts.coverage);
    EvidenceReport {
        evidence: words.atom(evidence.atom),
        table: "",
        environment: evidence.environment.map_or(Cow::Borrowed(""), |id| words.environment(id)),
        product: words.atom(product.atom),
        of_absence,
        cases: cases.lines,
        counted: cases.names.len(),
        sets: sets(words, evidence, cases),
        laws,
        together: all.map(|all| Measures::of(&Fit::of(&all, cases.product()))),
        uncovered,
        wanted_coverage: wanted.fold(0.0, f64::max),
        necessary: necessary(words, evidence, cases, of_absence),
        truth_table: None,
        solutions: Vec::new(),
        theory: None,
        proposed: Vec::new(),
        too_large: Vec::new(),
        idle_test: evidence.tests.iter().find(|test| test.law.is_none() && is_lawless).map(|test| test.span),
        environment_span: evidence.environment.map_or(Span::default(), |id| words.kernel.environment(id).name),
        product_span: product.span,
    }
}

/// The test of a law: by its name, else that of all laws.
pub(super) fn tests(evidence: &Evidence, law: LawId) -> Option<&Test> {
    let named = evidence.tests.iter().find(|test| test.law == Some(law));
    named.or_else(|| evidence.tests.iter().find(|test| test.law.is_none()))
}

fn untested<'p>(words: Words<'p>, law: LawId, test: Option<&Test>, why: Untested) -> LawReport<'p> {
    LawReport {
        id: law,
        is_own: words.kernel.laws[law.index()].origin == Origin::Stated,
        law: words.law(law),
        fit: None,
        unique_coverage: None,
        points: Vec::new(),
        adjusted: None,
        deviating: CaseList::default(),
        in_degree: 0,
        untested: Some(why.said(words)),
        help: Some(why.help()),
        wanted: test.map(|test| test.cuts),
        passes: None,
        robustness: None,
        span: words.kernel.laws[law.index()].name,
        test: test.map(|test| test.span),
    }
}

fn of_law<'p>(
    namer: &Namer<'p, '_>,
    law: LawId,
    test: Option<&Test>,
    column: &Column,
    unique: Option<f64>,
) -> LawReport<'p> {
    let (words, product) = (namer.words, namer.cases.product());
    let fit = Fit::of(column, product);
    let in_kind = deviant(column, product).filter(|(_, how)| *how == Deviation::InKind).map(|(case, _)| case);
    let adjusted = fit.adjusted.as_ref().map(|adjusted| AdjustedMeasures {
        contrapositive_consistency: adjusted.contrapositive_consistency,
        contrapositive_coverage: adjusted.contrapositive_coverage,
        prevalence_adjusted_consistency: adjusted.prevalence_adjusted_consistency,
        antecedent_adjusted_coverage: adjusted.antecedent_adjusted_coverage,
    });
    LawReport {
        id: law,
        is_own: words.kernel.laws[law.index()].origin == Origin::Stated,
        law: words.law(law),
        unique_coverage: unique,
        points: namer.points(column),
        adjusted,
        deviating: namer.list(in_kind, Some(column)),
        in_degree: deviant(column, product).filter(|(_, how)| *how == Deviation::InDegree).count(),
        untested: None,
        help: None,
        wanted: test.map(|test| test.cuts),
        passes: test.and_then(|test| passes(&fit, test.cuts)),
        robustness: None,
        span: words.kernel.laws[law.index()].name,
        test: test.map(|test| test.span),
        fit: Some(Measures::of(&fit)),
    }
}

/// What is in a set as far as it is not in another.
pub(super) fn absent(column: &Column) -> Column {
    Formula::Not(Box::new(Formula::Set(0))).memberships(std::slice::from_ref(column))
}

/// Whether a law reaches what it has to; none where no case is more in its condition than out of it.
pub(super) fn passes(fit: &Fit, cuts: Cuts) -> Option<bool> {
    (fit.members > 0).then_some(())?;
    Some(is_enough(fit.consistency?, fit.pri, cuts))
}

/// Whether measures reach what they have to.
pub(super) fn is_enough(consistency: f64, pri: Option<f64>, cuts: Cuts) -> bool {
    reaches(consistency, cuts.consistency) && (cuts.pri <= 0.0 || pri.is_some_and(|pri| reaches(pri, cuts.pri)))
}

fn sets<'p>(words: Words<'p>, evidence: &Evidence, cases: &Cases) -> Vec<SetReport<'p>> {
    let all = evidence.sets.iter().chain(&evidence.product).zip(&cases.columns);
    all.map(|(set, column)| {
        let known = || (0..column.len()).filter_map(|case| column.get(case));
        let text = words.plain(set.column);
        let column_name = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).map(str::to_owned);
        SetReport {
            name: words.atom(set.atom),
            column: column_name.map_or(text, Cow::Owned),
            members: known().filter(|&membership| membership > 0.5).count(),
            others: known().filter(|&membership| membership < 0.5).count(),
            undecided: column.undecided(),
            missing: column.missing(),
            is_constant: column.is_constant(),
            span: set.span,
            declared: words.kernel.name_span(set.atom),
        }
    })
    .collect()
}

fn necessary<'p>(words: Words<'p>, evidence: &Evidence, cases: &Cases, of_absence: bool) -> Vec<NecessityReport<'p>> {
    let product = if of_absence { absent(cases.product()) } else { cases.product().clone() };
    let sets = evidence.sets.iter().enumerate();
    let both = sets.flat_map(|(index, set)| [(index, set, false), (index, set, true)]);
    both.map(|(index, set, absent)| {
        let formula = Formula::Set(index);
        let formula = if absent { Formula::Not(Box::new(formula)) } else { formula };
        let fit = Fit::of(&formula.memberships(&cases.columns), &product);
        NecessityReport {
            name: words.atom(set.atom),
            absent,
            consistency: fit.necessity.consistency,
            coverage: fit.necessity.coverage,
            relevance: fit.necessity.relevance,
        }
    })
    .collect()
}

impl Measures {
    pub(super) fn of(fit: &Fit) -> Self {
        Self {
            cases: fit.cases,
            members: fit.members,
            missing: fit.missing,
            consistency: fit.consistency,
            pri: fit.pri,
            coverage: fit.coverage,
        }
    }
}

impl Untested {
    /// Why, as a sentence about the law.
    fn said(self, words: Words) -> String {
        match self {
            Self::Unmeasured(atom) => format!("no column says anything of {}", words.quoted(atom)),
            Self::Circular(atom) => format!("{} is produced by way of itself", words.quoted(atom)),
            Self::TooLarge => "it is put together of too many parts".to_owned(),
            Self::Elsewhere => "it does not apply where the cases are situations".to_owned(),
        }
    }

    /// What can be done about it.
    const fn help(self) -> &'static str {
        match self {
            Self::Unmeasured(_) => "say how its column is read: `set NAME from COLUMN`",
            Self::Circular(_) => "say how its column is read: `set NAME from COLUMN`; then its laws are not unfolded",
            Self::TooLarge => "measure a product on the way: `set NAME from COLUMN`",
            Self::Elsewhere => "test it with evidence from where it applies, or test another law",
        }
    }
}
