//! Co-creations: their phases, and how far they have come, as text of 80 columns for people.

use crate::page::column::{Row, rows};
use crate::page::number;
use crate::page::phrase::{listed, literals, word};
use coproduce_core::analysis::{CocreationReport, PhaseProgress, PhaseReport, Progress, Verdict};
use std::borrow::Cow;
use std::io::{Result, Write};

/// How many missing sets a person reads.
const SHOWN: usize = 3;

/// Writes how far a co-creation has come in a situation.
///
/// # Errors
///
/// Those of the writer.
pub fn progress(progress: &Progress, out: &mut dyn Write) -> Result<()> {
    let reached = progress.reached.map_or("no phase reached".to_owned(), |phase| format!("{} reached", phase.word()));
    writeln!(out, "  co-creation {}: {reached}", word(&progress.name))?;
    let row = |one: &PhaseProgress| Row { name: one.phase.word().to_owned(), text: of_phase(one) };
    rows(&progress.phases.iter().map(row).collect::<Vec<_>>(), out)
}

/// `not reached, missing trust and suggest`
fn of_phase(one: &PhaseProgress) -> String {
    let text = match one.verdict {
        Verdict::Produced => return "reached".to_owned(),
        Verdict::NotProduced => "not reached",
        Verdict::Undetermined => "undetermined",
    };
    let sets = one.missing.iter().take(SHOWN);
    let mut sets: Vec<String> = sets.map(|set| literals(set)).collect();
    match one.missing.len().saturating_sub(SHOWN) {
        0 => {}
        1 => sets.push("1 more set".to_owned()),
        more => sets.push(format!("{} more sets", number::count(&more))),
    }
    let missing = if sets.is_empty() { String::new() } else { format!(", missing {}", sets.join(", or ")) };
    let limit = if one.gave_up { "; the analysis reached its limit" } else { "" };
    format!("{text}{missing}{limit}")
}

/// Writes the co-creations of a model: who does what in which phase, and which phase depends on which.
///
/// # Errors
///
/// Those of the writer.
pub fn cocreations(cocreations: &[CocreationReport], out: &mut dyn Write) -> Result<()> {
    for one in cocreations {
        let between = listed(&words(&one.between));
        let place = one.environment.as_ref().map_or_else(String::new, |place| format!(" in {}", word(place)));
        writeln!(out, "co-creation {} between {between}{place}", word(&one.name))?;
        let row = |phase: &PhaseReport| Row { name: phase.phase.word().to_owned(), text: phase_text(phase) };
        rows(&one.phases.iter().map(row).collect::<Vec<_>>(), out)?;
        writeln!(out)?;
    }
    Ok(())
}

/// `long range: ask_more by guest; reaches a new roll; depends on co_definition`
fn phase_text(phase: &PhaseReport) -> String {
    let actions = phase.actions.iter().map(|(action, by)| format!("{} by {}", word(action), listed(&words(by))));
    let range = if phase.short_range { "short range" } else { "long range" };
    let mut text = format!("{range}: {}", actions.collect::<Vec<_>>().join(", "));
    if !phase.reaches.is_empty() {
        text.extend(["; reaches ", &listed(&words(&phase.reaches))]);
    }
    let needed = phase.depends_on.iter().flatten().map(|phase| phase.word().to_owned());
    let needed: Vec<String> = needed.collect();
    if !needed.is_empty() {
        text.extend(["; depends on ", &listed(&needed)]);
    }
    if phase.depends_on.is_none() {
        text.push_str("; on which phases it depends is not known: the analysis reached its limit");
    }
    text
}

fn words(names: &[Cow<str>]) -> Vec<String> {
    names.iter().map(|name| word(name)).collect()
}
