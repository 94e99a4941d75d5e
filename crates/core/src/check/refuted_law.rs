//! `refuted-law`: cases have the condition of a law, and not its product.

use super::Rule;
use super::evidence::{figure, pointing_at};
use crate::analysis::evidence::{EvidenceReport, LawReport};
use crate::kernel::Cuts;
use coproduce_evidence::reaches;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "refuted-law",
    Level::Error,
    "cases do not bear out a law as far as its test asks for",
    include_str!("../../../../docs/rules/refuted-law.md"),
)
.of_evidence();

pub(super) fn find(report: &EvidenceReport, findings: &mut Vec<Diagnostic>) {
    let refuted = report.laws.iter().filter(|law| law.passes == Some(false));
    findings.extend(refuted.filter_map(|law| finding(report, law)));
}

fn finding(report: &EvidenceReport, law: &LawReport) -> Option<Diagnostic> {
    let (fit, Cuts { consistency, pri, .. }) = (law.fit.as_ref()?, law.wanted?);
    let is_inconsistent = fit.consistency.is_none_or(|found| !reaches(found, consistency));
    let (measure, found, wanted) =
        if is_inconsistent { ("consistency", fit.consistency, consistency) } else { ("PRI", fit.pri, pri) };
    let message = format!(
        "the cases of `{}` refute `{}`: {measure} {} is below {}",
        report.evidence,
        law.law,
        figure(found),
        figure(Some(wanted)),
    );
    let remark = match law.deviating.count {
        0 => format!("of {} cases that have its condition", fit.members),
        1 => format!("of {} cases that have its condition, 1 lacks the product", fit.members),
        count => format!("of {} cases that have its condition, {count} lack the product", fit.members),
    };
    let help = "say what these cases lack, as a further coproducer, or what prevents it in them, or where the law does \
                not apply";
    let finding = RULE.at(law.span, message).remark(remark).help(help);
    let finding = match law.test {
        Some(test) => finding.label(test, "tested here"),
        None => finding,
    };
    Some(pointing_at(finding, &law.deviating, |case| format!("`{}` has the condition, not the product", case.name)))
}
