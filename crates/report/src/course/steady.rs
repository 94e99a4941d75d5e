//! Steady states as text.

use crate::page::column::paragraph;
use crate::page::phrase::{counted, listed, literals, word};
use coproduce_core::analysis::course::SteadyState;
use coproduce_core::ask::answer::SteadyResult;
use std::io::{Result, Write};

/// How many conditions of a state a person reads.
const SHOWN: usize = 5;

/// Writes the steady states of a situation.
///
/// # Errors
///
/// Those of the writer.
pub fn steady(result: &SteadyResult, out: &mut dyn Write) -> Result<()> {
    let found = &result.found;
    let situation = word(&result.situation);
    if found.state.is_empty() {
        return writeln!(out, "{situation}: nothing takes time there, and nothing lasts");
    }
    let count = match (found.states.len(), found.complete) {
        (0, _) => "no steady state".to_owned(),
        (count, true) => counted(count, "steady state"),
        (count, false) => format!("more than {}", counted(count, "steady state")),
    };
    let things: Vec<String> = found.state.iter().map(|name| word(name)).collect();
    paragraph(&format!("{situation}: {count} of {}", listed(&things)), 0, 4, out)?;
    found.states.iter().try_for_each(|state| one(state, out))
}

fn one(state: &SteadyState, out: &mut dyn Write) -> Result<()> {
    let present: Vec<String> = state.present.iter().map(|name| word(name)).collect();
    let present = if present.is_empty() { "nothing".to_owned() } else { present.join(", ") };
    let is_always = state.given.iter().any(Vec::is_empty);
    let mut conditions: Vec<String> = state.given.iter().take(SHOWN).map(|set| literals(set)).collect();
    if state.given.len() > SHOWN {
        conditions.push(format!("{} more", state.given.len() - SHOWN));
    }
    let given = if is_always { String::new() } else { format!("   given {}", conditions.join(", or ")) };
    write!(out, "  ")?;
    paragraph(&format!("{present}{given}"), 2, 6, out)
}
