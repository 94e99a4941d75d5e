//! The probability of a product and the importance of its coproducers, as text.

use super::phrase::word;
use super::table;
use crate::ask::answer::{Coproducer, RankResult};
use std::io::{Result, Write};

/// Writes the probability and a table of the coproducers.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &RankResult, out: &mut dyn Write) -> Result<()> {
    let (product, situation) = (word(&result.product), word(&result.situation));
    writeln!(out, "{product} in {situation}: probability {}", figure(result.probability))?;
    if result.coproducers.is_empty() {
        return writeln!(out, "  it depends on nothing that is open");
    }
    let header = ["coproducer", "chance", "Birnbaum", "critical", "F.-Vesely", "RAW", "RRW"];
    let cell = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), figure);
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

/// A number with four significant digits.
fn figure(value: f64) -> String {
    const DIGITS: i32 = 4;
    if value == 0.0 {
        return "0".to_owned();
    }
    #[expect(clippy::cast_possible_truncation, reason = "an exponent of a number in 64 bits")]
    let exponent = value.abs().log10().floor() as i32;
    if !(-4..DIGITS).contains(&exponent) {
        return format!("{value:.3e}");
    }
    let decimals = usize::try_from(DIGITS - 1 - exponent).unwrap_or(0);
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn figures_have_four_significant_digits() {
        let figures = [0.63, 3.0 / 7.0, 1.0, 1.75, 12345.678, 123_456.7, 0.000_123_456, 4.234_402_887_369e-8, 0.0];
        let texts =
            ["0.63", "0.4286", "1", "1.75", "1.235e4", "1.235e5", "0.0001235", "4.234e-8", "0"].map(str::to_owned);
        assert_eq!(figures.map(figure), texts);
    }
}
