//! The probability of a product and the importance of its coproducers, as text.

use crate::page::phrase::word;
use crate::page::table;
use coproduce_core::analysis::inquiry::measure;
use coproduce_core::ask::answer::{Coproducer, Measure, RankResult};
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
    let has_sets = result.by == Measure::FussellVesely;
    let of_sets = has_sets.then_some("F.-Vesely");
    let header = ["coproducer", "chance", "Birnbaum", "critical"].into_iter().chain(of_sets).chain(["RAW", "RRW"]);
    let cell = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), measure);
    let line = |one: &Coproducer| {
        let rrw = if one.rrw_is_infinite { "inf".to_owned() } else { cell(one.rrw) };
        let of_sets = has_sets.then_some(one.fussell_vesely);
        let numbers = [Some(one.probability), Some(one.birnbaum), one.criticality].into_iter().chain(of_sets);
        let cells = numbers.chain([one.raw]).map(cell).chain([rrw]);
        std::iter::once(word(&one.name)).chain(cells).collect()
    };
    let lines = std::iter::once(header.map(str::to_owned).collect()).chain(result.coproducers.iter().map(line));
    table::render(&lines.collect::<Vec<_>>(), out)?;
    if let Some(unfinished) = result.unfinished {
        writeln!(out, "  the measure of Fussell and Vesely is not known: {unfinished}")?;
    }
    Ok(())
}
