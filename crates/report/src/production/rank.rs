//! The probability of a product and the importance of its coproducers, as text.

use crate::page::phrase::word;
use crate::page::table;
use coproduce_core::analysis::inquiry::measure;
use coproduce_core::ask::answer::{Coproducer, RankResult};
use std::io::{Result, Write};

/// Writes the probability and a table of the coproducers.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &RankResult, out: &mut dyn Write) -> Result<()> {
    let (product, situation) = (word(&result.product), word(&result.situation));
    writeln!(out, "{product} in {situation}: probability {}", measure(result.probability))?;
    if result.coproducers.is_empty() {
        return writeln!(out, "  it depends on nothing that is open");
    }
    let header = ["coproducer", "chance", "Birnbaum", "critical", "F.-Vesely", "RAW", "RRW"];
    let cell = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), measure);
    let line = |one: &Coproducer| {
        let rrw = if one.rrw_is_infinite { "inf".to_owned() } else { cell(one.rrw) };
        let numbers = [Some(one.probability), Some(one.birnbaum), one.criticality, one.fussell_vesely, one.raw];
        let cells = numbers.into_iter().map(cell).chain([rrw]);
        std::iter::once(word(&one.name)).chain(cells).collect()
    };
    let lines = std::iter::once(header.map(str::to_owned).to_vec()).chain(result.coproducers.iter().map(line));
    table::render(&lines.collect::<Vec<_>>(), out)?;
    if let Some(unfinished) = result.unfinished {
        writeln!(out, "  the measure of Fussell and Vesely is not known: {unfinished}")?;
    }
    Ok(())
}
