//! `refuted-law`: cases have the condition of a law, and not its product.

use super::Rule;
use super::evidence::{figure, first, pointing_at};
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
    let of = match fit.members {
        1 => "of 1 case that has its condition".to_owned(),
        members => format!("of {members} cases that have its condition"),
    };
    let remark = match law.deviating.count {
        0 => format!("{of}, none lacks the product: some have it to a lower degree"),
        1 => format!("{of}, 1 lacks the product{}", first(&law.deviating)),
        count => format!("{of}, {count} lack the product{}", first(&law.deviating)),
    };
    let help = "say what these cases lack, as a further coproducer, or what prevents it in them, or where the law does \
                not apply";
    // What another file says is not to be allowed there for what is asked for here.
    let test = law.test.unwrap_or(law.span);
    let finding = if law.is_own { RULE.at(law.span, message) } else { RULE.at(test, message) };
    let finding = finding.remark(remark).help(help);
    let finding = if law.is_own { finding.label(test, "tested here") } else { finding.label(law.span, "stated here") };
    Some(pointing_at(finding, &law.deviating, |case| format!("`{}` has the condition, not the product", case.name)))
}
