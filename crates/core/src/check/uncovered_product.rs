//! `uncovered-product`: cases have a product, and the condition of none of its laws.

use super::Rule;
use super::evidence::{figure, first, pointing_at};
use crate::analysis::evidence::EvidenceReport;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "uncovered-product",
    Level::Error,
    "laws cover less of a product than its test asks for",
    include_str!("../../../../docs/rules/uncovered-product.md"),
)
.of_evidence();

pub(super) fn find(report: &EvidenceReport, findings: &mut Vec<Diagnostic>) {
    if report.is_covered() != Some(false) {
        return;
    }
    let covered = report.together.as_ref().and_then(|fit| fit.coverage);
    let message = format!(
        "the laws cover {} of `{}` in the cases of `{}`, which is below {}",
        figure(covered),
        report.product,
        report.evidence,
        figure(Some(report.wanted_coverage)),
    );
    let help = match report.proposed.as_slice() {
        [] => "say in a further law what else produces it".to_owned(),
        [first, ..] => format!("a further law would be `{first}`"),
    };
    let remark = match report.uncovered.count {
        0 => "every case with it has a law, but to a lower degree".to_owned(),
        1 => format!("1 case has it by none of them{}", first(&report.uncovered)),
        count => format!("{count} cases have it by none of them{}", first(&report.uncovered)),
    };
    let finding = RULE.at(report.product_span, message).remark(remark).help(help);
    findings.push(pointing_at(finding, &report.uncovered, |case| format!("`{}` has it all the same", case.name)));
}
