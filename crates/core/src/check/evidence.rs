//! The rules about evidence. No check runs them, for a check reads no cases: they judge what cases were found to say.

use super::{contradictory_cases, refuted_law, scarce_cases, uncovered_product, untested_condition};
use crate::analysis::evidence::{CaseList, CaseReport, EvidenceReport};
use coproduce_syntax::diagnostic::Diagnostic;

/// So many cases a finding points at.
const SHOWN: usize = 3;

/// What is found of evidence, in order of place.
pub fn evidence_findings(report: &EvidenceReport) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    refuted_law::find(report, &mut findings);
    uncovered_product::find(report, &mut findings);
    untested_condition::find(report, &mut findings);
    contradictory_cases::find(report, &mut findings);
    scarce_cases::find(report, &mut findings);
    findings.sort_by_key(|finding| (finding.span, finding.rule));
    findings
}

/// A finding that points at the first of some cases, each with what is said of it.
pub(super) fn pointing_at(finding: Diagnostic, cases: &CaseList, said: impl Fn(&CaseReport) -> String) -> Diagnostic {
    let shown = cases.cases.iter().take(SHOWN);
    shown.fold(finding, |finding, case| finding.label(case.span, said(case)))
}

/// The first of some cases, in words.
pub(super) fn first(cases: &CaseList) -> String {
    let names: Vec<&str> = cases.cases.iter().take(SHOWN).map(|case| case.name.as_ref()).collect();
    let more = if cases.count > names.len() { " …" } else { "" };
    if names.is_empty() { String::new() } else { format!(": {}{more}", names.join(", ")) }
}

/// A measure as people read it.
pub(super) fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "nothing".to_owned(), |value| format!("{value:.3}"))
}
