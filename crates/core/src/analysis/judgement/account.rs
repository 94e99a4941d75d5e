//! Accounts of expectations: what is to be said of the product of one in the end.

use super::{Case, Failure, Judgement, Ruling};
use crate::analysis::inquiry::{MissingSets, Setting, Verdict, Words, missing};
use crate::analysis::production::{Blocks, Why, blocks, elsewhere_produced, why};
use crate::kernel::{AtomId, Networks};
use std::borrow::Cow;

/// What became of the product that an expectation is about, and why.
#[derive(Clone, Debug)]
pub struct Account<'s> {
    /// The words in which it is told: of a course, those of its periods.
    pub words: Words<'s>,
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

/// What became of the product of an expectation; none of a claim, nor where there is no situation to speak of, or that is
/// too large to be decided.
pub fn account<'s>(words: Words<'s>, networks: &Networks, judgement: &Judgement) -> Option<Account<'s>> {
    let Case::Expectation(scenario, at) = judgement.case else { return None };
    if matches!(judgement.ruling, Ruling::Failed(Failure::Conflict(_)) | Ruling::Unjudged(_)) {
        return None;
    }
    let setting = Setting::Scenario(scenario.index());
    let expected = &words.kernel.scenarios[scenario.index()].expectations[at];
    account_of(words, networks, &setting, (expected.product, expected.not))
}

/// What became of a thing in a situation, where it was expected, or denied.
pub fn account_of<'s>(
    words: Words<'s>,
    networks: &Networks,
    setting: &Setting,
    (product, denied): (AtomId, bool),
) -> Option<Account<'s>> {
    let inquiry = setting.inquiry(words.kernel, networks);
    let verdict = inquiry.verdict(product).ok()?;
    let lacking = (verdict != Verdict::Produced && !denied).then(|| {
        let environments = elsewhere_produced(words, networks, setting, product);
        Lacking {
            sets: missing(&inquiry, &[(product, verdict)], SETS).swap_remove(0),
            blocks: blocks(words, &inquiry, product),
            environments: environments.into_iter().map(|environment| words.environment(environment)).collect(),
        }
    });
    Some(Account {
        words,
        product: words.atom(product),
        situation: setting.name(words),
        verdict,
        why: why(words, &inquiry, product).ok()?,
        lacking,
    })
}
