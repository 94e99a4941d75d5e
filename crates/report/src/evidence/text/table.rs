//! The truth table of evidence, for people.

use super::line;
use crate::evidence::figure;
use crate::page::column::INDENT;
use crate::page::number::count;
use crate::page::phrase::{counted, word};
use crate::page::table;
use coproduce_core::analysis::evidence::TruthTable;
use std::io::{Result, Write};

/// So many rows of a truth table are shown.
const MOST_ROWS: usize = 40;

/// Writes the rows that have cases, and how many combinations have not enough.
pub(super) fn truth_table(table: &TruthTable, product: &str, out: &mut dyn Write) -> Result<()> {
    let cuts = if table.pri > 0.0 { format!(", PRI {:.3}", table.pri) } else { String::new() };
    let least = counted(table.least_cases as usize, "case");
    writeln!(out, "  truth table (at least {least}, consistency {:.3}{cuts})", table.consistency)?;
    for (at, set) in table.sets.iter().enumerate() {
        writeln!(out, "{:INDENT$}{} {}", "", letter(at), word(set))?;
    }
    let letters = (0..table.sets.len()).map(letter).collect::<Vec<_>>().join(" ");
    let head = [letters.as_str(), product, "cases", "consistency", "PRI", ""].map(str::to_owned);
    let mut lines = vec![head.to_vec()];
    for row in table.rows.iter().take(MOST_ROWS) {
        let combination: Vec<&str> = row.combination.iter().map(|&is_in| if is_in { "1" } else { "0" }).collect();
        lines.push(vec![
            combination.join(" "),
            match row.output {
                "positive" => "1",
                "negative" => "0",
                _ => "?",
            }
            .to_owned(),
            count(&row.cases.count),
            figure(row.consistency),
            figure(row.pri),
            if row.is_contradictory { "contradictory" } else { "" }.to_owned(),
        ]);
    }
    table::render(&lines, out)?;
    if let Some(more) = table.rows.len().checked_sub(MOST_ROWS).filter(|&more| more > 0) {
        line(&format!("and {}; `--format json` has them", counted(more, "more row")), out)?;
    }
    let beside = [(table.undecided, "at 0.5 in a set"), (table.left_out, "with an empty cell")];
    for (cases, which) in beside.into_iter().filter(|(cases, _)| *cases > 0) {
        line(&format!("in none of the rows: {} {which}", counted(cases, "case")), out)?;
    }
    if table.remainders > 0 {
        let rows = counted(usize::try_from(table.remainders).unwrap_or(usize::MAX), "combination");
        line(&format!("{rows} without enough cases"), out)?;
    }
    match table.same_between {
        [None, None] => Ok(()),
        [above, up_to] => {
            let above = above.map_or_else(String::new, |above| format!(" above {above:.3}"));
            let up_to = up_to.map_or_else(String::new, |up_to| format!(" up to {up_to:.3}"));
            line(&format!("the same rows come out with a consistency{above}{up_to}"), out)
        }
    }
}

/// What stands above the column of a set: a letter, or from the twenty-seventh on two.
fn letter(at: usize) -> String {
    let one = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    if at < 26 { one(at).to_string() } else { format!("{}{}", one(at / 26 - 1), one(at)) }
}
