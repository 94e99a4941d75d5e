//! What was judged, and what was found, in a line each.

use crate::page::phrase::counted;
use crate::wire::Summary;
use coproduce_core::Judged;

/// What was found in how many files: `3 files checked: 1 error, 2 warnings`.
pub fn checked(summary: Summary) -> String {
    let counts = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "remark")];
    let counts: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(count, noun)).collect();
    let found = if counts.is_empty() { "nothing found".to_owned() } else { counts.join(", ") };
    let allowed = match summary.suppressed {
        0 => String::new(),
        count => format!(" ({} allowed in the text)", counted(count, "finding")),
    };
    format!("{} checked: {found}{allowed}", counted(summary.files, "file"))
}

/// What was judged, and what was not proven: `judged: 2 laws, 1 claim, 3 expectations`. Nothing where there was nothing to
/// judge.
pub fn judged(summary: Summary) -> Option<String> {
    let Judged { laws, claims, expectations, propositions, unproven } = summary.judged?;
    let counts = [(laws, "law"), (claims, "claim"), (expectations, "expectation"), (propositions, "proposition")];
    let counts: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(count, noun)).collect();
    let gaps = match unproven {
        0 => String::new(),
        count => format!("; {} not proven, because an analysis reached its limit", counted(count, "thing")),
    };
    (!counts.is_empty()).then(|| format!("judged: {}{gaps}", counts.join(", ")))
}
