//! Who gains, and what changed.

use crate::model::written;
use crate::repl::Situation;
use crate::repl::changed::Change;
use crate::repl::gains::{Fares, Gains, Share};
use crate::report::column::{Row, paragraph, rows};
use crate::report::difference::named;
use crate::report::escape::inline;
use crate::report::{service, shortlisted, signed};
use std::io::{Result, Write};

/// Everyone by how they fare, then each value and proposition.
pub(super) fn gains(situation: &Situation, gains: &Gains, out: &mut dyn Write) -> Result<()> {
    if gains.actors.is_empty() && gains.values.is_empty() {
        let place = situation.name().map(|name| format!(" in {}", inline(&written(name)))).unwrap_or_default();
        return writeln!(out, "nothing is of value or costs anything{place}");
    }
    let groups =
        [(Fares::Gains, "gains"), (Fares::Loses, "loses"), (Fares::Neither, "neither"), (Fares::Depends, "open")];
    for (fares, title) in groups {
        let of_group: Vec<String> = gains.actors.iter().filter(|share| share.fares == fares).map(share).collect();
        if !of_group.is_empty() {
            paragraph(&format!("{title:7}  {}", of_group.join(", ")), 0, 11, out)?;
        }
    }
    if !gains.values.is_empty() {
        writeln!(out, "  values")?;
        service::values(&gains.values, out)?;
    }
    let row = |proposition: &crate::analysis::PropositionReport| Row {
        name: inline(&written(&proposition.name)).into_owned(),
        text: format!("{}{}", proposition.status.word(), if proposition.as_promised { ", as promised" } else { "" }),
    };
    if gains.propositions.is_empty() {
        return Ok(());
    }
    writeln!(out, "  propositions")?;
    rows(&gains.propositions.iter().map(row).collect::<Vec<_>>(), out)
}

/// `buyer +14 (looking_good)`
fn share(share: &Share) -> String {
    let amount = match (share.net.total, share.net.between) {
        (None, Some([least, most])) => format!("{} to {}", signed(Some(least)), signed(Some(most))),
        (total, _) => signed(total),
    };
    let received: Vec<String> = share.receives.iter().map(|value| inline(&written(value)).into_owned()).collect();
    let received = if received.is_empty() { String::new() } else { format!(" ({})", received.join(", ")) };
    format!("{} {amount}{received}", inline(&written(&share.actor)))
}

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
    let mut phrase = match (&situation.scenario, &situation.environment) {
        (Some(scenario), Some(environment)) => format!("{} in {}", written(scenario), written(environment)),
        (_, Some(environment)) => written(environment).into_owned(),
        _ => "no environment".to_owned(),
    };
    let items: Vec<(&str, String)> = situation
        .states
        .iter()
        .map(|(name, state)| {
            let name = written(name);
            let name = match state {
                crate::kernel::Supposed::Likely(probability) => format!("{name} {probability}"),
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
