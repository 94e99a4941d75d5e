//! Why something is not produced: what each law lacks, and what would do.

use crate::analysis::{Base, Blocks, Literal, MissingSets, UnsatisfiedLaw, Verdict, Words};
use coproduce_syntax::source::Place;
use serde::Serialize;
use std::borrow::Cow;

/// Why a product is not certain in a situation.
#[derive(Debug, Serialize)]
pub struct WhyNotResult<'p> {
    /// The product.
    pub product: Cow<'p, str>,
    /// The situation.
    pub situation: Cow<'p, str>,
    /// What becomes of it.
    pub verdict: Verdict,
    /// The minimal sets of changes after which it is produced, smallest first.
    pub missing: Vec<Vec<Literal>>,
    /// How many such sets there are, as a decimal number.
    pub missing_count: String,
    /// Whether all of them are listed.
    pub complete: bool,
    /// What each law on the way lacks, the product's first.
    pub blocked: Vec<Blocked<'p>>,
    /// What is lacking that no law produces.
    pub bases: Vec<Base<'p>>,
    /// Laws for the product that apply elsewhere only.
    pub elsewhere: Vec<Elsewhere<'p>>,
    /// Other environments in which it would be produced.
    pub environments: Vec<Cow<'p, str>>,
}

/// A law that is not satisfied, with its place.
#[derive(Debug, Serialize)]
pub struct Blocked<'p> {
    /// The law.
    #[serde(flatten)]
    pub law: UnsatisfiedLaw<'p>,
    /// The file that states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line of its name, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
}

/// A law that applies elsewhere only.
#[derive(Debug, Serialize)]
pub struct Elsewhere<'p> {
    /// Its name.
    pub law: Cow<'p, str>,
    /// The environments that it names.
    pub environments: Vec<Cow<'p, str>>,
}

impl<'p> WhyNotResult<'p> {
    /// What is missing for a product, what blocks it, and in which environments it would be produced.
    pub fn new(
        words: Words<'p>,
        [product, situation]: [Cow<'p, str>; 2],
        verdict: Verdict,
        sets: &MissingSets,
        blocks: Blocks<'p>,
        environments: Vec<Cow<'p, str>>,
    ) -> Self {
        let located = |law: UnsatisfiedLaw<'p>| {
            let place = law.span.map(|span| Place::of(words.sources, span));
            let (file, line) = (place.as_ref().map(|place| place.file.to_owned()), place.map(|place| place.start.line));
            Blocked { law, file, line }
        };
        let elsewhere = blocks.elsewhere.into_iter().map(|(law, environments)| Elsewhere { law, environments });
        Self {
            product,
            situation,
            verdict,
            missing: words.sets(&sets.sets),
            missing_count: sets.count.to_string(),
            complete: !sets.gave_up && sets.count_of_more().is_none(),
            blocked: blocks.laws.into_iter().map(located).collect(),
            bases: blocks.bases,
            elsewhere: elsewhere.collect(),
            environments,
        }
    }
}
