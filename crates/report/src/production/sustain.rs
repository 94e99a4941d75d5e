//! What sustains itself, as text.

use crate::page::column::paragraph;
use crate::page::escape::inline;
use crate::page::number;
use crate::page::phrase::{listed, literals, word};
use crate::page::surface::Page;
use coproduce_core::ask::answer::{Placed, SustainResult};
use std::borrow::Cow;
use std::io::{Result, Write};

/// How many names, laws and seeds a person reads.
const SHOWN: usize = 20;

/// Writes what sustains itself, what can start, what cannot, and what would seed that.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &SustainResult, page: Page, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{} ({})", word(&result.situation), inline(&result.file))?;
    if result.sustaining.laws.is_empty() {
        writeln!(out, "  nothing sustains itself")?;
    } else {
        supported("sustains itself", &result.sustaining, out)?;
        match (result.starting.laws.is_empty(), result.cannot_start.laws.is_empty()) {
            (_, true) => writeln!(out, "  all of it can start")?,
            (true, false) => writeln!(out, "  none of it can start")?,
            (false, false) => {
                supported("can start", &result.starting, out)?;
                supported("sustains but cannot start", &result.cannot_start, out)?;
            }
        }
        seeds(result, page, out)?;
    }
    if !result.not_counted_on.is_empty() {
        let text = format!("not counted on: {}", some(&result.not_counted_on));
        indented(&text, out)?;
    }
    Ok(())
}

fn supported(what: &str, supported: &Placed, out: &mut dyn Write) -> Result<()> {
    let laws: Vec<Cow<str>> = supported.laws.iter().map(|placed| placed.law.clone()).collect();
    indented(&format!("{what}: {}", some(&supported.products)), out)?;
    write!(out, "    ")?;
    paragraph(&format!("by {}", some(&laws)), 4, 6, out)
}

fn indented(text: &str, out: &mut dyn Write) -> Result<()> {
    write!(out, "  ")?;
    paragraph(text, 2, 4, out)
}

/// The first of some names.
fn some(names: &[Cow<str>]) -> String {
    if names.is_empty() {
        return "nothing".to_owned();
    }
    let mut shown: Vec<String> = names.iter().take(SHOWN).map(|name| word(name)).collect();
    if names.len() > SHOWN {
        shown.push(format!("{} more", names.len() - SHOWN));
    }
    listed(&shown)
}

fn seeds(result: &SustainResult, page: Page, out: &mut dyn Write) -> Result<()> {
    if result.cannot_start.products.is_empty() {
        return Ok(());
    }
    let Some(count) = &result.seed_count else {
        return writeln!(out, "  what would seed it is not known: the analysis reached its limit");
    };
    if result.seeds.is_empty() {
        return writeln!(out, "  nothing would seed it");
    }
    writeln!(out, "  starts, seeded once by any of {}", number::count(&count))?;
    for set in result.seeds.iter().take(page.room(SHOWN)) {
        write!(out, "    ")?;
        paragraph(&literals(set), 4, 6, out)?;
    }
    let shown = result.seeds.len().min(page.room(SHOWN));
    if *count != shown.to_string() {
        writeln!(
            out,
            "    … {shown} of {} listed ({} lists more)",
            number::count(&count),
            page.more("`--format json`")
        )?;
    }
    Ok(())
}
