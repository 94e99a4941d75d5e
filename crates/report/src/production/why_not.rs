//! Why something is not produced: what each law lacks, and what would do, as text.

use crate::page::column::{Row, rows};
use crate::page::escape::inline;
use crate::page::number;
use crate::page::phrase::{listed, literal, literals, word};
use crate::page::surface::Page;
use coproduce_core::analysis::{Base, How};
use coproduce_core::ask::answer::{Blocked, WhyNotResult};
use std::io::{Result, Write};

/// How many missing sets a person reads.
const SETS: usize = 10;

/// Writes what is missing and what blocks.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &WhyNotResult, page: Page, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{} is {} in {}", word(&result.product), result.verdict.word(), word(&result.situation))?;
    if !result.missing.is_empty() {
        writeln!(out, "  missing")?;
        for set in result.missing.iter().take(page.room(SETS)) {
            writeln!(out, "    {}", literals(set))?;
        }
        if !result.complete || result.missing.len() > page.room(SETS) {
            let shown = result.missing.len().min(page.room(SETS));
            let more = page.more("`--format json`");
            writeln!(out, "    … {shown} of {} sets ({more} lists more)", number::count(&result.missing_count))?;
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
        writeln!(out, "  law {} applies only elsewhere: in {}", word(&law.law), listed(&places))?;
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

/// What a law lacks: `germination (acorn.coprod:19) lacks soil`.
pub fn lacking(blocked: &Blocked) -> String {
    let lacks = literals(&blocked.law.lacking);
    match (&blocked.law.law, &blocked.file, blocked.line) {
        (Some(law), Some(file), Some(line)) => format!("{} ({}:{line}) lacks {lacks}", word(law), inline(file)),
        _ => format!("needs {lacks}"),
    }
}

/// By what something is missing that no law produces: `lacked by ocean`.
pub fn how(base: &Base) -> String {
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
        How::Law if base.by.is_some() => by("by"),
        How::Law => "produced".to_owned(),
        _ if !base.actors.is_empty() => {
            let actors: Vec<String> = base.actors.iter().map(|actor| word(actor)).collect();
            format!("not chosen by {}", listed(&actors))
        }
        How::NotGiven => "not given".to_owned(),
        _ => "no law for it applies here".to_owned(),
    }
}
