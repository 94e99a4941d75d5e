//! `untested-condition`: cases say nothing of a condition, or of a law.

use super::Rule;
use crate::analysis::evidence::{EvidenceReport, LawReport, SetReport};
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "untested-condition",
    Level::Warning,
    "cases cannot tell whether a condition matters, or whether a law holds",
    include_str!("../../../../docs/rules/untested-condition.md"),
)
.of_evidence();

pub(super) fn find(report: &EvidenceReport, findings: &mut Vec<Diagnostic>) {
    findings.extend(report.sets.iter().filter_map(|set| of_set(report, set)));
    findings.extend(report.laws.iter().filter_map(|law| of_law(report, law)));
    findings.extend(report.idle_test.map(|test| {
        let message = format!("no law for `{}` applies in `{}`", report.product, report.environment);
        let help = "state one there, or let the evidence be from where there is one";
        RULE.at(test, message).remark("tests nothing").help(help)
    }));
}

/// A set in which all cases are alike, or some are neither in nor out.
fn of_set(report: &EvidenceReport, set: &SetReport) -> Option<Diagnostic> {
    let known = report.counted - set.missing.min(report.counted);
    if set.is_constant && known > 1 {
        let message = format!("all {known} cases of `{}` are alike in `{}`", report.evidence, set.name);
        let help = "add cases that differ in it, or state it in the environment instead";
        return Some(RULE.at(set.span, message).remark("what never varies explains nothing").help(help));
    }
    let message = match set.undecided {
        0 => return None,
        1 => format!("1 case is neither in nor out of `{}`: its membership is 0.5", set.name),
        count => format!("{count} cases are neither in nor out of `{}`: their membership is 0.5", set.name),
    };
    let help = "decide on which side they are, or choose a crossover that is no value of the column: such a case \
                belongs to no row of the truth table";
    Some(RULE.at(set.span, message).remark("does not divide all cases").help(help))
}

/// A tested law of which the cases say nothing.
fn of_law(report: &EvidenceReport, law: &LawReport) -> Option<Diagnostic> {
    let test = law.test?;
    let (remark, help) = match (&law.untested, law.passes) {
        (Some(why), _) => (why.clone(), law.help.unwrap_or_default()),
        (None, None) => ("no case has its condition".to_owned(), "add cases that have it, or test another law"),
        (None, Some(_)) => return None,
    };
    let message = format!("the cases of `{}` cannot test `{}`", report.evidence, law.law);
    Some(RULE.at(test, message).remark(remark).help(help))
}
