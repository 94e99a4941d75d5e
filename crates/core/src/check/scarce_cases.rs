//! `scarce-cases`: there are so few cases for so many sets that chance alone would seem to explain them.

use super::Rule;
use crate::analysis::evidence::EvidenceReport;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "scarce-cases",
    Level::Warning,
    "there are too few cases for so many sets",
    include_str!("../../../../docs/rules/scarce-cases.md"),
)
.of_evidence();

/// For so many sets from two on, how many cases are needed at least so that random data are rarely without contradiction
/// (after Marx and Dusa 2011, from memory; from seven sets on continued by half as many again).
const NEEDED: [usize; 5] = [6, 8, 12, 15, 20];

pub(super) fn find(report: &EvidenceReport, findings: &mut Vec<Diagnostic>) {
    let sets = report.sets.len().saturating_sub(1);
    let needed = needed(sets);
    let missing = report.truth_table.as_ref().map_or(0, |table| table.left_out);
    let complete = report.counted - missing.min(report.counted);
    if complete >= needed {
        return;
    }
    let beside = match missing {
        0 => String::new(),
        1 => ", beside 1 with an empty cell".to_owned(),
        missing => format!(", beside {missing} with empty cells"),
    };
    let noun = |count: usize, noun: &str| if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") };
    let (cases, of) = (noun(complete, "case"), noun(sets, "set"));
    let message = format!("`{}` has {cases} for {of}{beside}", report.evidence);
    let help = format!("use fewer sets, or at least {needed} cases: with so few, random data fit as well");
    findings.push(RULE.at(report.product_span, message).remark("too few to tell a law from chance").help(help));
}

fn needed(sets: usize) -> usize {
    match sets.checked_sub(2) {
        None => 4,
        Some(at) => NEEDED.get(at).copied().unwrap_or_else(|| (6..sets).fold(NEEDED[4], |needed, _| needed * 3 / 2)),
    }
}

#[cfg(test)]
mod tests {
    use super::needed;

    #[test]
    fn more_sets_need_more_cases() {
        assert_eq!([1, 2, 3, 4, 5, 6, 7, 8].map(needed), [4, 6, 8, 12, 15, 20, 30, 45]);
    }
}
