//! Which expectations and claims hold, and what they cover.

use super::Section;
use crate::mark::table;
use coproduce_report::page::escape::{block, inline};
use coproduce_report::page::phrase::counted;
use coproduce_report::test::{Covered, Share, Status, TestCase, Tested};
use maud::{Markup, html};

/// So many cases are shown, those first that did not pass.
const SHOWN: usize = 300;

/// A line for each case.
pub fn section(tested: &Tested) -> Option<Section> {
    if tested.cases.is_empty() {
        return None;
    }
    let mut cases: Vec<&TestCase> = tested.cases.iter().collect();
    cases.sort_by_key(|case| case.status == Status::Passed);
    let more = cases.len().saturating_sub(SHOWN);
    let body = html! {
        p.lead { (sum(tested)) }
        (table("Cases", &["Case", "Result", "Place"], cases.iter().take(SHOWN).map(|case| row(case))))
        @if more > 0 { p { (more) " more, which passed." } }
        @if let Some(covered) = &tested.coverage { (coverage(covered)) }
    };
    Some(Section { anchor: "tests", title: "What was expected and claimed", body })
}

/// `3 cases: 2 passed, 1 failed.`
fn sum(tested: &Tested) -> String {
    let all =
        [Status::Passed, Status::Failed, Status::Undetermined].map(|status| (tested.count(status), status.word()));
    let counts: Vec<String> =
        all.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    format!("{}: {}.", counted(tested.cases.len(), "case"), counts.join(", "))
}

fn row(case: &TestCase) -> Vec<Markup> {
    let (class, sign) = match case.status {
        Status::Passed => ("produced", "✓"),
        Status::Failed => ("failed", "✕"),
        Status::Undetermined => ("undetermined", "◐"),
    };
    vec![
        html! { (inline(&case.name)) },
        html! {
            span class={ "verdict " (class) } { span.sign aria-hidden="true" { (sign) } " " (case.status.word()) }
            @if let Some(why) = &case.why { p.help { (block(&why.message)) } }
        },
        html! { (inline(&case.file)) ":" (case.line) },
    ]
}

fn coverage(covered: &Covered) -> Markup {
    let shares = [
        ("Laws satisfied in a case", &covered.laws),
        ("Environments with a case", &covered.environments),
        ("Coproducers present in a case", &covered.present),
        ("Coproducers absent in a case", &covered.absent),
    ];
    let names = |share: &Share| share.uncovered.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ");
    table(
        "What the cases cover",
        &["Of", "Covered", "Not covered"],
        shares.into_iter().map(|(title, share)| {
            vec![html! { (title) }, html! { (share.covered) " of " (share.total) }, html! { (inline(&names(share))) }]
        }),
    )
}
