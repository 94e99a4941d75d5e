//! `contradictory-cases`: cases that are alike in every set differ in the product.

use super::Rule;
use super::evidence::pointing_at;
use crate::analysis::evidence::{CaseList, EvidenceReport, TruthRow};
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "contradictory-cases",
    Level::Warning,
    "cases that are alike in every set differ in the product",
    include_str!("../../../../docs/rules/contradictory-cases.md"),
)
.of_evidence();

pub(super) fn find(report: &EvidenceReport, findings: &mut Vec<Diagnostic>) {
    let Some(table) = &report.truth_table else { return };
    let contradictory: Vec<&TruthRow> = table.rows.iter().filter(|row| row.is_contradictory).collect();
    let Some(first) = contradictory.first() else { return };
    let (with, all) = (first.positives, first.cases.count);
    let message = match contradictory.len() {
        1 => {
            let have = if with == 1 { "has" } else { "have" };
            format!("{all} cases are alike in every set, and {with} of them {have} `{}`", report.product)
        }
        count => {
            format!("in {count} combinations, cases that are alike in every set differ in `{}`", report.product)
        }
    };
    let help = "look for what tells them apart, and make it a further set; or calibrate a set otherwise";
    let finding = RULE.at(report.product_span, message).remark("something is missing in the sets").help(help);
    findings.push(pointing_at(finding, &differing(first), |case| {
        let has = if case.product.is_some_and(|product| product > 0.5) { "has" } else { "lacks" };
        format!("`{}` {has} it", case.name)
    }));
}

/// The first case of a row that has the product, and the first that has not.
fn differing<'p>(row: &TruthRow<'p>) -> CaseList<'p> {
    let first = |has: bool| {
        let is_meant = |product: f64| (product > 0.5) == has;
        row.cases.cases.iter().find(|case| case.product.is_some_and(is_meant)).cloned()
    };
    CaseList { count: row.cases.count, cases: first(true).into_iter().chain(first(false)).collect() }
}
