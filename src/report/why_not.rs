//! Why something is not produced: what each law lacks, and what would do, as text and for machines.

use super::column::{Row, rows};
use super::escape::inline;
use super::phrase::{listed, literal, literals, word};
use super::place::Place;
use crate::analysis::{Base, Blocks, How, Literal, Missing, MissingSets, UnsatisfiedLaw, Verdict, Words};
use serde::Serialize;
use std::borrow::Cow;
use std::io::{Result, Write};

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
    #[serde(flatten)]
    law: UnsatisfiedLaw<'p>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

/// A law that applies elsewhere only.
#[derive(Debug, Serialize)]
pub struct Elsewhere<'p> {
    law: Cow<'p, str>,
    environments: Vec<Cow<'p, str>>,
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
        let named = |set: &Vec<Missing>| words.changes(set);
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
            missing: sets.sets.iter().map(named).collect(),
            missing_count: sets.count.to_string(),
            complete: !sets.gave_up && sets.count == sets.sets.len() as u128,
            blocked: blocks.laws.into_iter().map(located).collect(),
            bases: blocks.bases,
            elsewhere: elsewhere.collect(),
            environments,
        }
    }
}

/// How many missing sets a person reads.
const SETS: usize = 10;

/// Writes what is missing and what blocks.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &WhyNotResult, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{} is {} in {}", word(&result.product), result.verdict.word(), word(&result.situation))?;
    if !result.missing.is_empty() {
        writeln!(out, "  missing")?;
        for set in result.missing.iter().take(SETS) {
            writeln!(out, "    {}", literals(set))?;
        }
        if !result.complete || result.missing.len() > SETS {
            let shown = result.missing.len().min(SETS);
            writeln!(out, "    … {shown} of {} sets: `--format json` lists more", result.missing_count)?;
        }
    }
    if !result.blocked.is_empty() {
        writeln!(out, "  what its laws lack")?;
        let row = |blocked: &Blocked| Row { name: word(&blocked.law.product), text: lacking(blocked) };
        rows(&result.blocked.iter().map(row).collect::<Vec<_>>(), out)?;
    }
    if !result.bases.is_empty() {
        writeln!(out, "  what no law produces")?;
        let row = |base: &Base| Row { name: literal(&base.literal), text: how(base) };
        rows(&result.bases.iter().map(row).collect::<Vec<_>>(), out)?;
    }
    for law in &result.elsewhere {
        let places: Vec<String> = law.environments.iter().map(|place| word(place)).collect();
        writeln!(out, "  law {} applies elsewhere only: in {}", word(&law.law), listed(&places))?;
    }
    if result.blocked.is_empty() && result.elsewhere.is_empty() && result.bases.is_empty() {
        writeln!(out, "  no law produces it")?;
    }
    if !result.environments.is_empty() {
        let names: Vec<String> = result.environments.iter().map(|name| word(name)).collect();
        writeln!(out, "  it would be produced in {}", listed(&names))?;
    }
    Ok(())
}

/// `by germination (acorn.coprod:19): soil`
fn lacking(blocked: &Blocked) -> String {
    let lacks = literals(&blocked.law.lacking);
    match (&blocked.law.law, &blocked.file, blocked.line) {
        (Some(law), Some(file), Some(line)) => format!("{} ({}:{line}) lacks {lacks}", word(law), inline(file)),
        _ => format!("needs {lacks}"),
    }
}

fn how(base: &Base) -> String {
    let by = |text: &str| match &base.by {
        Some(by) => format!("{text} {}", word(by)),
        None => text.to_owned(),
    };
    match base.how {
        How::Lacked => by("lacked by"),
        How::Held => by("held by"),
        How::Included => by("included by"),
        How::TakenAway => "taken away".to_owned(),
        How::Outside => "the situation lies outside it".to_owned(),
        How::Open if !base.actors.is_empty() => {
            let actors: Vec<String> = base.actors.iter().map(|actor| word(actor)).collect();
            format!("open: {} may choose it", listed(&actors))
        }
        How::Open => "open: may be present or absent".to_owned(),
        How::Given => "given".to_owned(),
        How::Law => "produced".to_owned(),
        _ if !base.actors.is_empty() => {
            let actors: Vec<String> = base.actors.iter().map(|actor| word(actor)).collect();
            format!("not chosen by {}", listed(&actors))
        }
        How::NotGiven => "not given".to_owned(),
        _ => "no law for it applies here".to_owned(),
    }
}
