//! Who gains.

use super::values;
use crate::page::column::{Row, paragraph, rows};
use crate::page::escape::inline;
use crate::signed;
use coproduce_core::ask::answer::{Fares, Gains, Share};
use coproduce_core::model::written;
use std::io::{Result, Write};

/// Everyone by how they fare, then each value and proposition.
///
/// # Errors
///
/// Those of the writer.
pub fn render(gains: &Gains, out: &mut dyn Write) -> Result<()> {
    if gains.actors.is_empty() && gains.values.is_empty() {
        let place = inline(&written(&gains.situation)).into_owned();
        return writeln!(out, "nothing is of value or costs anything in {place}");
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
        values::values(&gains.values, out)?;
    }
    let row = |proposition: &coproduce_core::analysis::PropositionReport| Row {
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
