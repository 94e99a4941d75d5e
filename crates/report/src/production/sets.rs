//! Production sets and blocking sets, as text.

use crate::page::column::{INDENT, paragraph};
use crate::page::escape::inline;
use crate::page::number;
use crate::page::phrase::{counted, literals, word};
use crate::page::surface::Page;
use coproduce_core::analysis::{Count, Literal, Reading, Unfinished};
use coproduce_core::ask::answer::SetsResult;
use std::io::{Result, Write};

/// How production sets are called, and what they mean: of several, of one, of none, and of the empty one.
const PRIMES: [&str; 5] = [
    "production set",
    "one of them suffices",
    "it suffices",
    "no set of what is open suffices",
    "nothing more is needed",
];

/// The same of minimal models.
const MODELS: [&str; 5] = [
    "minimal model",
    "with one of them there and all else that is open absent, it is produced",
    "with it there and all else that is open absent, it is produced",
    "whatever of what is open is there alone, it is not produced",
    "with all that is open absent, it is produced",
];

/// Writes both kinds of sets.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &SetsResult, page: Page, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{} in {}", word(&result.product), word(&result.situation))?;
    let [noun, meaning, meaning_of_one, of_nothing, of_the_empty_set] = match result.reading {
        Reading::Primes => PRIMES,
        Reading::Models => MODELS,
    };
    let production = Kind {
        noun,
        meaning,
        meaning_of_one,
        of_nothing,
        of_the_empty_set,
        sets: result.production_sets.as_deref(),
        count: result.count.production.as_ref(),
        by_size: result.by_size.production.as_deref(),
        truncated_at: result.truncated_at.production,
        unfinished: result.unfinished.production,
    };
    let blocking = Kind {
        noun: "blocking set",
        meaning: if result.monotone {
            "with all of one of them absent, it is not produced"
        } else {
            "if one of them holds, it is not produced"
        },
        meaning_of_one: if result.monotone {
            "with all of these absent, it is not produced"
        } else {
            "if this holds, it is not produced"
        },
        of_nothing: "nothing that is open prevents it",
        of_the_empty_set: "nothing more is needed to prevent it",
        sets: result.blocking_sets.as_deref(),
        count: result.count.blocking.as_ref(),
        by_size: result.by_size.blocking.as_deref(),
        truncated_at: result.truncated_at.blocking,
        unfinished: result.unfinished.blocking,
    };
    production.render(page, out)?;
    blocking.render(page, out)
}

struct Kind<'r> {
    noun: &'static str,
    meaning: &'static str,
    meaning_of_one: &'static str,
    of_nothing: &'static str,
    of_the_empty_set: &'static str,
    sets: Option<&'r [Vec<Literal>]>,
    count: Option<&'r Count>,
    by_size: Option<&'r [Count]>,
    truncated_at: Option<usize>,
    unfinished: Option<Unfinished>,
}

impl Kind<'_> {
    fn render(&self, page: Page, out: &mut dyn Write) -> Result<()> {
        if let Some(unfinished) = self.unfinished {
            return writeln!(out, "  {}s are not known: {}", self.noun, inline(&unfinished.to_string()));
        }
        let (Some(sets), Some(count), Some(by_size)) = (self.sets, self.count, self.by_size) else { return Ok(()) };
        if let Some(most) = self.truncated_at {
            writeln!(out, "  of the {}s, only those of up to {}:", self.noun, counted(most, "coproducer"))?;
        }
        match by_size {
            _ if count.is_zero() && self.truncated_at.is_some() => return writeln!(out, "  none"),
            _ if count.is_zero() => return writeln!(out, "  no {}: {}", self.noun, self.of_nothing),
            [empty, ..] if !empty.is_zero() => {
                return writeln!(out, "  the empty {}: {}", self.noun, self.of_the_empty_set);
            }
            _ if *count == Count::from(1) => writeln!(out, "  1 {}: {}", self.noun, self.meaning_of_one)?,
            _ => writeln!(out, "  {} {}s: {}", number::count(&count), self.noun, self.meaning)?,
        }
        for set in sets {
            write!(out, "{:INDENT$}", "")?;
            paragraph(&literals(set), INDENT, INDENT + 2, out)?;
        }
        if *count == Count::from(sets.len() as u128) {
            return Ok(());
        }
        match sets.len() {
            0 => writeln!(out, "    by size")?,
            listed => {
                writeln!(
                    out,
                    "    … {listed} of {} listed ({} lists more); by size",
                    number::count(&count),
                    page.more("`--limit`")
                )?;
            }
        }
        for (size, count) in by_size.iter().enumerate().filter(|(_, count)| !count.is_zero()) {
            writeln!(out, "      {}: {}", counted(size, "coproducer"), number::count(&count))?;
        }
        Ok(())
    }
}
