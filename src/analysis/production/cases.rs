//! What a model puts to the test: its expectations and its claims, and what is to be said of an expectation in the end.

use super::why::{Why, why};
use super::why_not::{Blocks, blocks, elsewhere_produced};
use crate::analysis::inquiry::Setting;
use crate::analysis::inquiry::{MissingSets, missing};
use crate::analysis::inquiry::{Verdict, Words};
use crate::kernel::{Expectation, Networks};
use crate::model::written;
use crate::source::Span;
use std::borrow::Cow;

/// An expectation or a claim of a model.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Case {
    /// What it asks, as it is written; an expectation after its scenario.
    pub name: String,
    /// The place of its text.
    pub span: Span,
    /// The scenario of an expectation, by its position among all, and its own position there.
    pub expectation: Option<(usize, usize)>,
    /// Whether it is judged: an expectation of a scenario that contradicts its environment is not.
    pub judged: bool,
}

/// The cases that a module states, in order of place.
pub fn cases(words: Words) -> Vec<Case> {
    let kernel = words.kernel;
    let mut cases = Vec::new();
    for (at, scenario) in kernel.scenarios.iter().enumerate().filter(|(_, scenario)| scenario.own) {
        let (judged, name) = (!scenario.is_contradictory(kernel), words.scenario(scenario));
        cases.extend(scenario.expectations.iter().enumerate().map(|(number, expectation)| Case {
            name: format!("{name}: {}", expected(words, expectation)),
            span: expectation.span,
            expectation: Some((at, number)),
            judged,
        }));
    }
    let claims = kernel.claims.iter().map(|claim| claim.span);
    let claims = claims.chain(kernel.net_claims.iter().map(|claim| claim.span));
    cases.extend(claims.map(|span| Case {
        name: on_one_line(words.sources.text(span)),
        span,
        expectation: None,
        judged: true,
    }));
    cases.sort_by_key(|case| case.span);
    cases
}

/// `not oak by germination`, as a model says it.
fn expected(words: Words, expectation: &Expectation) -> String {
    let not = if expectation.not { "not " } else { "" };
    let by = expectation.by.map(|law| format!(" by {}", written(&words.law(law))));
    format!("{not}{}{}", words.written(expectation.product), by.unwrap_or_default())
}

/// A text on one line, without its comments.
fn on_one_line(text: &str) -> String {
    let is_quoting = |line: &str| line.contains(['`', '"']);
    let without = |line| if is_quoting(line) { line } else { line.split("//").next().unwrap_or(line) };
    text.lines().map(without).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// What became of the product that an expectation is about, and why.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Account<'s> {
    /// The product.
    pub product: Cow<'s, str>,
    /// The scenario.
    pub situation: Cow<'s, str>,
    /// What became of it.
    pub verdict: Verdict,
    /// Why, where it is produced.
    pub why: Option<Why<'s>>,
    /// What is missing where it was expected and is not produced.
    pub lacking: Option<Lacking<'s>>,
}

/// What is missing for a product.
#[derive(Clone, Debug)]
pub struct Lacking<'s> {
    /// The minimal sets of changes after which it is produced.
    pub sets: MissingSets,
    /// What its laws lack.
    pub blocks: Blocks<'s>,
    /// Other environments in which it would be produced.
    pub environments: Vec<Cow<'s, str>>,
}

/// How many missing sets are listed.
const SETS: usize = 100;

/// What became of the product of a case; none of a claim, nor where that is too large to be decided.
pub fn account<'s>(words: Words<'s>, networks: &Networks, case: &Case) -> Option<Account<'s>> {
    let (scenario, number) = case.expectation?;
    let setting = Setting::Scenario(scenario);
    let expected = &words.kernel.scenarios[scenario].expectations[number];
    let (product, inquiry) = (expected.product, setting.inquiry(words.kernel, networks));
    let verdict = inquiry.verdict(product).ok()?;
    let lacking = (verdict != Verdict::Produced && !expected.not).then(|| {
        let environments = elsewhere_produced(words, networks, &setting, product);
        Lacking {
            sets: missing(&inquiry, &[(product, verdict)], SETS).swap_remove(0),
            blocks: blocks(words, &inquiry, product),
            environments: environments.into_iter().map(|environment| words.environment(environment)).collect(),
        }
    });
    Some(Account {
        product: words.atom(product),
        situation: setting.name(words),
        verdict,
        why: why(words, &inquiry, product).ok()?,
        lacking,
    })
}
