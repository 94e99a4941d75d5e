//! Feedback loops, as text.

use super::elementary;
use crate::page::column::{INDENT, paragraph};
use crate::page::escape::inline;
use crate::page::number;
use crate::page::phrase::{listed, literals, word};
use crate::page::surface::Page;
use coproduce_core::analysis::FeedbackLoop;
use coproduce_core::ask::answer::LoopResult;
use std::io::{Result, Write};

/// How many laws, and how many seeds, a person reads.
const SHOWN: usize = 10;

/// Writes a loop: its products, its laws, what would seed it, and the elementary loops in it.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &LoopResult, page: Page, out: &mut dyn Write) -> Result<()> {
    let (found, room) = (&result.found, page.room(SHOWN));
    let products: Vec<String> = found.products.iter().map(|name| word(name)).collect();
    paragraph(&format!("{} in {}: {}", listed(&products), word(&result.situation), found.verdict.word()), 0, 4, out)?;
    for law in result.laws.iter().take(room) {
        writeln!(out, "  by {} ({}:{})", word(&law.law), inline(&law.file), law.line)?;
    }
    if result.laws.len() > room {
        writeln!(out, "  … and {} more laws", result.laws.len() - room)?;
    }
    seeds(found, page, out)?;
    elementary::render(found, page, out)
}

fn seeds(found: &FeedbackLoop, page: Page, out: &mut dyn Write) -> Result<()> {
    let room = page.room(SHOWN);
    let Some(count) = &found.seed_count else {
        let why = if found.circular {
            "apart from time it depends on its own absence"
        } else {
            "the analysis reached its limit"
        };
        return writeln!(out, "  what would seed it is not known: {why}");
    };
    match &found.seeds[..] {
        [] => return writeln!(out, "  nothing would seed it"),
        [set] if set.is_empty() => return writeln!(out, "  it needs no seed here"),
        _ => writeln!(out, "  seeded by any of {}", number::count(&count))?,
    }
    for set in found.seeds.iter().take(room) {
        write!(out, "{:INDENT$}", "")?;
        paragraph(&literals(set), INDENT, INDENT + 2, out)?;
    }
    let listed = found.seeds.len().min(room);
    if *count != listed.to_string() {
        writeln!(
            out,
            "    … {listed} of {} listed ({} lists more)",
            number::count(&count),
            page.more("`--format json`")
        )?;
    }
    Ok(())
}
