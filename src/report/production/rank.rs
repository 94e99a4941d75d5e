//! The probability of a product and the importance of its coproducers, as text.

use crate::ask::answer::{Coproducer, RankResult};
use crate::report::page::phrase::word;
use crate::report::page::table;
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

/// A number with four significant digits, or as many as it takes to tell it from 0 and 1.
fn figure(value: f64) -> String {
    let is_bound = |text: &String| {
        text.parse().is_ok_and(|read: f64| (read - value).abs() > 0.0 && [0.0, 1.0].contains(&read.abs()))
    };
    let mut texts = (4..=17).map(|digits| with_digits(value, digits));
    texts.find(|text| !is_bound(text)).unwrap_or_else(|| format!("{value:e}"))
}

fn with_digits(value: f64, digits: i32) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    #[expect(clippy::cast_possible_truncation, reason = "an exponent of a number in 64 bits")]
    let exponent = value.abs().log10().floor() as i32;
    let decimals = |of: i32| usize::try_from(of).unwrap_or(0);
    if !(-4..4).contains(&exponent) {
        return format!("{value:.*e}", decimals(digits - 1));
    }
    let text = format!("{value:.*}", decimals(digits - 1 - exponent));
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

    #[test]
    fn what_is_no_bound_does_not_look_like_one() {
        let figures = [0.99999, 0.999_95, 1.000_01, -0.99999, 1.0 - 1e-12, f64::from_bits(1)].map(figure);
        assert_eq!(figures[..5], ["0.99999", "0.99995", "1.00001", "-0.99999", "0.999999999999"]);
        assert_eq!(figures[5].parse(), Ok(f64::from_bits(1)));
    }
}
