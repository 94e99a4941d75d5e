//! Production sets and blocking sets, as text and for machines.

use super::column::{INDENT, paragraph};
use super::escape::inline;
use super::phrase::{counted, literals, word};
use crate::analysis::{Count, Literal, Presence, ProductSets, SetList, Unfinished, Words};
use serde::Serialize;
use std::borrow::Cow;
use std::io::{Result, Write};

/// The sets of a product in a situation.
#[derive(Debug, Serialize)]
pub struct SetsResult<'p> {
    product: Cow<'p, str>,
    situation: Cow<'p, str>,
    environment: Cow<'p, str>,
    production_sets: Option<Vec<Vec<Literal>>>,
    blocking_sets: Option<Vec<Vec<Literal>>>,
    count: Pair<Option<Count>>,
    by_size: Pair<Option<Vec<Count>>>,
    /// How many members a set has at most, where larger ones may have been left out.
    truncated_at: Pair<Option<usize>>,
    /// Whether all sets of both kinds are listed.
    complete: bool,
    /// Whether no absence is asked for: what a blocking set names must be absent then. Otherwise it must be as it says.
    monotone: bool,
    #[serde(skip)]
    unfinished: Pair<Option<Unfinished>>,
}

#[derive(Debug, Serialize)]
struct Pair<T> {
    production: T,
    blocking: T,
}

impl<'p> SetsResult<'p> {
    /// The sets of a product in the words of the model.
    pub fn new(
        words: Words<'p>,
        [product, situation, environment]: [Cow<'p, str>; 3],
        ProductSets { is_monotone, production, blocking }: &ProductSets,
    ) -> Self {
        let of = |list: &SetList, as_it_is: bool| -> Vec<Vec<Literal>> {
            let name = |&(atom, present): &Presence| words.literal(atom, present == as_it_is);
            list.sets.iter().map(|set| set.iter().map(name).collect()).collect()
        };
        let count = |list: &SetList| list.count.clone();
        let by_size = |list: &SetList| list.by_size.clone();
        let (some, other) = (production.as_ref().ok(), blocking.as_ref().ok());
        Self {
            product,
            situation,
            environment,
            production_sets: some.map(|list| of(list, true)),
            blocking_sets: other.map(|list| of(list, !is_monotone)),
            count: Pair { production: some.map(count), blocking: other.map(count) },
            by_size: Pair { production: some.map(by_size), blocking: other.map(by_size) },
            truncated_at: Pair {
                production: some.and_then(|list| list.truncated_at),
                blocking: other.and_then(|list| list.truncated_at),
            },
            complete: some.is_some_and(SetList::is_complete) && other.is_some_and(SetList::is_complete),
            monotone: *is_monotone,
            unfinished: Pair {
                production: production.as_ref().err().copied(),
                blocking: blocking.as_ref().err().copied(),
            },
        }
    }
}

/// Writes both kinds of sets.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &SetsResult, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{} in {}", word(&result.product), word(&result.situation))?;
    let production = Kind {
        noun: "production set",
        meaning: "one of them suffices",
        meaning_of_one: "it suffices",
        of_nothing: "no set of what is open suffices",
        of_the_empty_set: "nothing more is needed",
        sets: result.production_sets.as_deref(),
        count: result.count.production.as_ref(),
        by_size: result.by_size.production.as_deref(),
        truncated_at: result.truncated_at.production,
        unfinished: result.unfinished.production,
    };
    let blocking = Kind {
        noun: "blocking set",
        meaning: if result.monotone {
            "without all of one of them, it is not produced"
        } else {
            "where one of them holds, it is not produced"
        },
        meaning_of_one: if result.monotone {
            "without all of these, it is not produced"
        } else {
            "where this holds, it is not produced"
        },
        of_nothing: "nothing that is open prevents it",
        of_the_empty_set: "nothing more is needed to prevent it",
        sets: result.blocking_sets.as_deref(),
        count: result.count.blocking.as_ref(),
        by_size: result.by_size.blocking.as_deref(),
        truncated_at: result.truncated_at.blocking,
        unfinished: result.unfinished.blocking,
    };
    production.render(out)?;
    blocking.render(out)
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
    fn render(&self, out: &mut dyn Write) -> Result<()> {
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
            _ => writeln!(out, "  {count} {}s: {}", self.noun, self.meaning)?,
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
            listed => writeln!(out, "    … {listed} of {count} listed (`--limit` lists more); by size")?,
        }
        for (size, count) in by_size.iter().enumerate().filter(|(_, count)| !count.is_zero()) {
            writeln!(out, "      {}: {count}", counted(size, "coproducer"))?;
        }
        Ok(())
    }
}
