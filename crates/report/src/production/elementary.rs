//! Elementary loops, as text.

use crate::page::column::paragraph;
use crate::page::number;
use crate::page::phrase::{counted, word};
use crate::page::surface::Page;
use coproduce_core::analysis::{Cut, Delay, ElementaryLoop, FeedbackLoop, LoopStep, Sign};
use std::io::{Result, Write};

/// How many loops a person reads.
const SHOWN: usize = 10;
const INDENT: usize = 4;

/// Writes the elementary loops of a group.
///
/// # Errors
///
/// Those of the writer.
pub fn render(found: &FeedbackLoop, page: Page, out: &mut dyn Write) -> Result<()> {
    let loops = &found.elementary;
    match &found.elementary_count {
        Some(count) if count == "1" => writeln!(out, "  1 elementary loop")?,
        Some(count) => writeln!(out, "  {} elementary loops", number::count(count))?,
        None => writeln!(out, "  how many elementary loops there are is not known: the search reached its limit")?,
    }
    for one in loops.iter().take(page.room(SHOWN)) {
        line(INDENT, &format!("{}: {}", heading(one), way(one)), out)?;
        line(INDENT + 2, &format!("by {}", laws(one)), out)?;
        line(INDENT + 2, &cuts(one), out)?;
    }
    let listed = loops.len().min(page.room(SHOWN));
    let count = found.elementary_count.clone().unwrap_or_else(|| format!("more than {}", loops.len()));
    if count != listed.to_string() {
        let more = if listed < loops.len() {
            format!(" ({} lists more)", page.more("`--format json`"))
        } else {
            String::new()
        };
        writeln!(out, "    … {listed} of {} listed{more}", number::count(&count))?;
    }
    Ok(())
}

fn line(indent: usize, text: &str, out: &mut dyn Write) -> Result<()> {
    write!(out, "{:indent$}", "")?;
    paragraph(text, indent, indent + 2, out)
}

/// What a loop does, and after how long: `balancing, after 1 to 3 periods`.
pub fn heading(one: &ElementaryLoop) -> String {
    match periods(one.delay) {
        Some(periods) => format!("{}, after {periods}", one.kind.word()),
        None => format!("{}, within the period", one.kind.word()),
    }
}

fn periods(Delay { least, most }: Delay) -> Option<String> {
    if most == 0 {
        return None;
    }
    let most_said = counted(usize::try_from(most).unwrap_or(usize::MAX), "period");
    Some(if least == most { most_said } else { format!("{} to {most_said}", number::count(&least)) })
}

/// The way round: `warmth −→ heater +→ warmth`.
pub fn way(one: &ElementaryLoop) -> String {
    let mut way = String::new();
    for (thing, step) in one.things.iter().zip(&one.steps) {
        way.push_str(&word(thing));
        way.push_str(match step.sign {
            Sign::Same => " +→ ",
            Sign::Opposite => " −→ ",
            Sign::Both => " ±→ ",
        });
    }
    way.push_str(&one.things.first().map(|thing| word(thing)).unwrap_or_default());
    way
}

/// The laws in order: `switching, then heating or sunshine`.
pub fn laws(one: &ElementaryLoop) -> String {
    let of_step = |(at, step): (usize, &LoopStep)| {
        let to = &one.things[(at + 1) % one.things.len()];
        let names = step.laws.iter().map(|law| match &law.law {
            Some(name) => word(name),
            None => format!("what `{}` means", crate::page::escape::inline(to)),
        });
        names.collect::<Vec<_>>().join(" or ")
    };
    one.steps.iter().enumerate().map(of_step).collect::<Vec<_>>().join(", then ")
}

/// What cuts a loop, where it is taken away: `cut without switching or heating`.
pub fn cuts(one: &ElementaryLoop) -> String {
    let of = |cut: &Cut| match &cut.law {
        Some(law) => word(law),
        None => format!("what enables `{}`", crate::page::escape::inline(&cut.to)),
    };
    let cuts: Vec<String> = one.cut_by.iter().map(of).collect();
    match cuts.split_last() {
        None => "no law alone cuts it".to_owned(),
        Some((last, [])) => format!("cut without {last}"),
        Some((last, rest)) => format!("cut without {} or {last}", rest.join(", ")),
    }
}
