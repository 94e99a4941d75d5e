//! What changed, and where.

use crate::Situation;
use crate::changed::Change;
use coproduce_core::analysis::inquiry::exact;
use coproduce_core::model::written;
use coproduce_report::difference::named;
use coproduce_report::page::column::{Row, paragraph, rows};
use coproduce_report::page::escape::inline;
use coproduce_report::page::phrase::shortlisted;
use std::io::{Result, Write};

/// A line for each change.
pub(super) fn changed(before: &Situation, after: &Situation, changes: &[Change], out: &mut dyn Write) -> Result<()> {
    let (from, to) = (phrase(before), phrase(after));
    if changes.is_empty() {
        let line =
            if from == to { "nothing changed".to_owned() } else { format!("nothing changed from {from} to {to}") };
        return paragraph(&line, 0, 4, out);
    }
    let line = if from == to { format!("changed in {to}") } else { format!("changed from {from} to {to}") };
    paragraph(&line, 0, 4, out)?;
    self::changes(changes, out)
}

/// A row for each change; many are counted.
pub(super) fn changes(changes: &[Change], out: &mut dyn Write) -> Result<()> {
    const SHOWN: usize = 40;
    let row = |change: &Change| {
        let state = |state: &Option<String>| state.as_deref().unwrap_or("not there").to_owned();
        let sort =
            if matches!(change.kind, "product" | "action") { String::new() } else { format!("{} ", change.kind) };
        let name = named(change, |name| written(name).into_owned());
        Row {
            name: format!("{sort}{}", inline(&name)),
            text: format!("{} → {}", state(&change.before), state(&change.after)),
        }
    };
    rows(&changes.iter().take(SHOWN).map(row).collect::<Vec<_>>(), out)?;
    if changes.len() > SHOWN {
        writeln!(out, "    … and {} more", changes.len() - SHOWN)?;
    }
    Ok(())
}

/// `forest given acorn without soil`
pub(super) fn phrase(situation: &Situation) -> String {
    const SHOWN: usize = 12;
    let course = situation.course.as_ref().map(|(name, at)| format!("{} at {at}", written(name)));
    let scenario = situation.scenario.as_ref().map(|name| written(name).into_owned()).or(course);
    let mut phrase = match (&scenario, &situation.environment) {
        (Some(scenario), Some(environment)) => format!("{scenario} in {}", written(environment)),
        (_, Some(environment)) => written(environment).into_owned(),
        _ => "no environment".to_owned(),
    };
    let items: Vec<(&str, String)> = situation
        .states
        .iter()
        .map(|(name, state)| {
            let name = written(name);
            let name = match state {
                coproduce_core::kernel::Supposed::Likely(probability) => format!("{name} {}", exact(*probability)),
                _ => name.into_owned(),
            };
            (state.word(), name)
        })
        .collect();
    for word in ["given", "without", "unknown", "likely"] {
        let names = items.iter().filter(|(state, _)| *state == word);
        let names: Vec<String> = names.map(|(_, name)| name.clone()).collect();
        if !names.is_empty() {
            phrase.extend([" ", word, " ", &shortlisted(&names, SHOWN)]);
        }
    }
    inline(&phrase).into_owned()
}
