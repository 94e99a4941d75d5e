//! Feedback loops in every environment.

use super::Section;
use coproduce_core::Program;
use coproduce_core::analysis::{ElementaryLoop, Feedback};
use coproduce_core::ask::answer::{Answer, LoopResult};
use coproduce_core::ask::{Asked, Extent, NamedSetting, Question};
use coproduce_report::page::phrase::word;
use coproduce_report::production::elementary::{cuts, heading, laws, way};
use maud::{Markup, html};

/// So many loops are shown of each environment.
const SHOWN: usize = 40;

/// The elementary loops of each environment that has any, reinforcing ones marked R and balancing ones B.
pub fn section(program: &Program) -> Option<Section> {
    let extent = Extent { most: SHOWN, ..Extent::default() };
    let mut all: Vec<LoopResult> = Vec::new();
    for setting in NamedSetting::default().places(program).unwrap_or_default() {
        if let Ok(Answer::Loops(found)) = Asked::new(program, &setting).answer(&Question::Loops, &extent) {
            all.extend(found.loops);
        }
    }
    let body = html! { @for one in &all { (group(one)) } };
    (!all.is_empty()).then_some(Section { anchor: "loops", title: "Feedback loops", body })
}

fn group(result: &LoopResult) -> Markup {
    let things: Vec<String> = result.found.products.iter().map(|name| word(name)).collect();
    let listed = result.found.elementary.len().min(SHOWN);
    let count = result.found.elementary_count.clone().unwrap_or_else(|| "an unknown number of".to_owned());
    html! {
        article {
            h4 { (things.join(", ")) " in " (word(&result.situation)) }
            p { (crate::mark::verdict(result.found.verdict)) }
            ul.loops { @for one in result.found.elementary.iter().take(SHOWN) { li { (elementary(one)) } } }
            @if count != listed.to_string() { p { (listed) " of " (count) " are shown." } }
        }
    }
}

fn elementary(one: &ElementaryLoop) -> Markup {
    let (mark, class) = match one.kind {
        Feedback::Reinforcing => ("R", "reinforcing"),
        Feedback::Balancing => ("B", "balancing"),
        Feedback::Mixed => ("±", "mixed"),
    };
    html! {
        span.mark class=(class) aria-hidden="true" { (mark) }
        div {
            p { (heading(one)) ": " (way(one)) }
            p.aside { "by " (laws(one)) "; " (cuts(one)) }
        }
    }
}
