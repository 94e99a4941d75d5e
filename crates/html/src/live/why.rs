//! Why a product is produced, as a tree; or what is missing, as switches to be set.

use super::reply::Reply;
use super::request::argument;
use crate::mark::{name, verdict, written};
use coproduce_core::Program;
use coproduce_core::analysis::production::Why;
use coproduce_core::analysis::{Literal, Proof, Setting};
use coproduce_core::ask::answer::{Answer, Explanation, WhyNotResult};
use coproduce_core::ask::{Asked, Extent};
use coproduce_report::page::phrase::{literals, word};
use coproduce_report::page::surface::Page;
use coproduce_report::production::standing;
use coproduce_report::production::why::{name as step_name, phrase, with};
use coproduce_report::production::why_not::{how, lacking};
use coproduce_syntax::source::Sources;
use maud::{Markup, html};

/// So many sets of what is missing are offered.
const OFFERED: usize = 12;
/// A proof of more steps is not drawn as a tree.
const STEPS: usize = 400;

/// The explanation of a product in a setting.
pub(super) fn of(program: &Program, setting: &Setting, product: &str) -> Reply {
    let extent = Extent { most: OFFERED, ..Extent::default() };
    match Asked::new(program, setting).why(&argument(product), &extent) {
        Ok(Answer::Why(explanation)) => Reply::part(explained(&explanation)),
        Ok(Answer::Verdicts(found)) => {
            let text =
                written(|out| found.verdicts.iter().try_for_each(|one| standing::render(one, Page::SESSION, out)));
            Reply::part(crate::mark::said(product, &text))
        }
        _ => Reply::refused(format!("there is nothing to say of `{product}` here")),
    }
}

fn explained(explanation: &Explanation) -> Markup {
    match explanation {
        Explanation::Produced { product, why, sources, .. } => html! {
            h4 { "Why " (name(product)) " is produced" }
            @match why {
                Why::Proof(proof) => { (tree(sources, proof)) }
                Why::OneOf { ways, is_complete } => {
                    p { "By one of " (ways.len()) " ways, depending on what is open" @if !is_complete { ", and in further ways" } "." }
                    @for way in ways { p.aside { "with " (with(&way.with)) ":" } (tree(sources, &way.proof)) }
                }
            }
        },
        Explanation::NotProduced(result) => missing(result),
    }
}

fn tree(sources: &Sources, proof: &Proof) -> Markup {
    if proof.steps.len() > STEPS {
        return html! { p { "The proof has " (proof.steps.len()) " steps: " code { "coproduce why" } " lists them." } };
    }
    let mut seen = vec![false; proof.steps.len()];
    html! { ul.tree { (branch(sources, proof, 0, &mut seen)) } }
}

/// A step and what it rests on; what was explained before is only named.
fn branch(sources: &Sources, proof: &Proof, at: usize, seen: &mut [bool]) -> Markup {
    let step = &proof.steps[at];
    let again = std::mem::replace(&mut seen[at], true) && !step.premises.is_empty();
    let said = if again { "as above".to_owned() } else { phrase(sources, step) };
    html! {
        li {
            b { (step_name(step)) } " " span.aside { (said) }
            @if !again && !step.premises.is_empty() {
                ul { @for &premise in &step.premises { (branch(sources, proof, premise, seen)) } }
            }
        }
    }
}

fn missing(result: &WhyNotResult) -> Markup {
    html! {
        h4 { "What is missing for " (name(&result.product)) }
        p { (verdict(result.verdict)) }
        @if !result.missing.is_empty() {
            p { "It would be produced with any of these; a button sets the switches:" }
            ul.offers { @for set in result.missing.iter().take(OFFERED) { li { (offer(set)) } } }
            @if !result.complete || result.missing.len() > OFFERED {
                p.aside { (result.missing.len().min(OFFERED)) " of " (result.missing_count) " sets are shown." }
            }
        }
        @if !result.blocked.is_empty() {
            p { "What its laws lack:" }
            ul { @for one in &result.blocked { li { b { (word(&one.law.product)) } " " span.aside { (lacking(one)) } } } }
        }
        @if !result.bases.is_empty() {
            p { "What no law produces:" }
            ul { @for one in &result.bases { li { b { (coproduce_report::page::phrase::literal(&one.literal)) } " " span.aside { (how(one)) } } } }
        }
        @if !result.environments.is_empty() {
            @let names: Vec<String> = result.environments.iter().map(|name| word(name)).collect();
            p { "It would be produced in " (names.join(", ")) "." }
        }
    }
}

fn offer(set: &[Literal]) -> Markup {
    let states: Vec<(String, &str)> =
        set.iter().map(|one| (one.written_name(), if one.present { "given" } else { "without" })).collect();
    let states = serde_json::to_string(&states).unwrap_or_default();
    html! { button.offer type="button" data-set=(states) { "Try " (literals(set)) } }
}
