//! Feedback loops, as text and for machines.

use super::column::{INDENT, paragraph};
use super::escape::inline;
use super::phrase::{listed, literals, word};
use super::place::Place;
use crate::analysis::FeedbackLoop;
use crate::source::Sources;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{Result, Write};

/// A loop with the places of its laws.
#[derive(Debug, Serialize)]
pub struct LoopResult<'p> {
    file: Cow<'p, str>,
    situation: Cow<'p, str>,
    #[serde(flatten)]
    found: FeedbackLoop<'p>,
    laws: Vec<PlacedLaw<'p>>,
}

#[derive(Debug, Serialize)]
struct PlacedLaw<'p> {
    law: Cow<'p, str>,
    file: String,
    line: usize,
}

impl<'p> LoopResult<'p> {
    /// A loop found in a situation of a model.
    pub fn new(sources: &Sources, file: Cow<'p, str>, situation: Cow<'p, str>, found: FeedbackLoop<'p>) -> Self {
        let placed = |(law, span): &(Cow<'p, str>, _)| {
            let place = Place::of(sources, *span);
            PlacedLaw { law: law.clone(), file: place.file.to_owned(), line: place.start.line }
        };
        let laws = found.laws.iter().map(placed).collect();
        Self { file, situation, found, laws }
    }
}

/// How many laws, and how many seeds, a person reads.
const SHOWN: usize = 10;

/// Writes a loop: its products, its laws, and what would seed it.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &LoopResult, out: &mut dyn Write) -> Result<()> {
    let found = &result.found;
    let products: Vec<String> = found.products.iter().map(|name| word(name)).collect();
    paragraph(&format!("{} in {}: {}", listed(&products), word(&result.situation), found.verdict.word()), 0, 4, out)?;
    for law in result.laws.iter().take(SHOWN) {
        writeln!(out, "  by {} ({}:{})", word(&law.law), inline(&law.file), law.line)?;
    }
    if result.laws.len() > SHOWN {
        writeln!(out, "  … and {} more laws", result.laws.len() - SHOWN)?;
    }
    let Some(count) = &found.seed_count else {
        return writeln!(out, "  what would seed it is not known: the analysis reached its limit");
    };
    match &found.seeds[..] {
        [] => return writeln!(out, "  nothing would seed it"),
        [set] if set.is_empty() => return writeln!(out, "  it needs no seed here"),
        _ => writeln!(out, "  seeded by any of {count}")?,
    }
    for set in found.seeds.iter().take(SHOWN) {
        write!(out, "{:INDENT$}", "")?;
        paragraph(&literals(set), INDENT, INDENT + 2, out)?;
    }
    if *count != found.seeds.len().min(SHOWN).to_string() {
        writeln!(out, "    … {} of {count} listed (`--format json` lists more)", found.seeds.len().min(SHOWN))?;
    }
    Ok(())
}
