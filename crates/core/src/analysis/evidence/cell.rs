//! What a cell says of a case: how far it is a member of a set.

use crate::kernel::Cells;
use coproduce_evidence::Calibration;

/// What a cell comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Reading {
    /// So far is the case a member.
    Membership(f64),
    /// It says nothing.
    Missing,
    /// The case stands for both: for one that is a member, and for one that is not.
    Both,
    /// It says something else than its column is read as.
    Unfit,
}

/// How the cells of a column are read, ready for use.
pub(super) enum Gauge<'s> {
    Memberships,
    Numbers(Calibration),
    Texts(Vec<&'s str>),
}

impl<'s> Gauge<'s> {
    /// The texts stand in quotation marks; `text` gives what stands at a place.
    pub fn new(cells: &Cells, text: impl Fn(coproduce_syntax::source::Span) -> &'s str) -> Option<Self> {
        Some(match cells {
            Cells::Memberships => Self::Memberships,
            Cells::AtLeast(least) => Self::Numbers(Calibration::AtLeast(*least)),
            Cells::Below(bound) => Self::Numbers(Calibration::Below(*bound)),
            Cells::Anchors([out, crossover, full]) => Self::Numbers(Calibration::new_anchors(*out, *crossover, *full)?),
            Cells::Texts(texts) => Self::Texts(texts.iter().map(|&place| text(place).trim_matches('"')).collect()),
        })
    }

    /// What a cell says. Behind another separator than a comma, a comma may stand for the decimal point.
    pub fn read(&self, cell: &str, has_decimal_comma: bool) -> Reading {
        if is_missing(cell) {
            return Reading::Missing;
        }
        if cell == "-" {
            return Reading::Both;
        }
        match self {
            Self::Memberships => membership(cell, has_decimal_comma).map_or(Reading::Unfit, Reading::Membership),
            Self::Numbers(calibration) => number(cell, has_decimal_comma)
                .map_or(Reading::Unfit, |value| Reading::Membership(calibration.membership(value))),
            Self::Texts(texts) => Reading::Membership(f64::from(u8::from(texts.contains(&cell)))),
        }
    }

    /// The number that a cell says, where cells are read as numbers.
    pub fn number(&self, cell: &str, has_decimal_comma: bool) -> Option<f64> {
        matches!(self, Self::Numbers(_)).then(|| number(cell, has_decimal_comma))?
    }

    /// What something else than this is not.
    pub const fn noun(&self) -> &'static str {
        match self {
            Self::Numbers(_) => "number",
            Self::Memberships | Self::Texts(_) => "membership",
        }
    }

    /// What its cells can say.
    pub const fn wanted(&self) -> &'static str {
        match self {
            Self::Memberships => {
                "write a number from 0 to 1, a word for yes or no, `-` for both, or `NA` or nothing if it is not known; or \
                 say how the column is read: `crisp at least 3`, `crisp \"Text\"`, `fuzzy 40, 55, 70`"
            }
            Self::Numbers(_) => {
                "write a number with a decimal point, `-` for both, or `NA` or nothing if it is not known"
            }
            Self::Texts(_) => "write a text",
        }
    }
}

/// Whether a cell says nothing: statistical packages write that out.
fn is_missing(cell: &str) -> bool {
    cell.is_empty() || ["NA", "N/A", "NaN"].iter().any(|word| word.eq_ignore_ascii_case(cell))
}

fn membership(cell: &str, has_decimal_comma: bool) -> Option<f64> {
    match cell {
        "1" => return Some(1.0),
        "0" => return Some(0.0),
        _ => {}
    }
    let says = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(cell));
    if says(&["yes", "true", "x"]) {
        return Some(1.0);
    }
    if says(&["no", "false"]) {
        return Some(0.0);
    }
    number(cell, has_decimal_comma).filter(|value| (0.0..=1.0).contains(value))
}

fn number(cell: &str, has_decimal_comma: bool) -> Option<f64> {
    if !cell.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '.' | ',')) {
        return None;
    }
    let value = match cell.parse::<f64>() {
        Err(_) if has_decimal_comma && cell.contains(',') => cell.replacen(',', ".", 1).parse::<f64>(),
        parsed => parsed,
    };
    value.ok().filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::{Gauge, Reading};
    use coproduce_evidence::Calibration;

    #[test]
    fn memberships_are_numbers_or_words() {
        let read = |cell| Gauge::Memberships.read(cell, true);
        for (cells, membership) in [(["1", "yes", "TRUE", "X", "1.0"], 1.0), (["0", "No", "false", "0,0", "0e9"], 0.0)]
        {
            for cell in cells {
                assert_eq!(read(cell), Reading::Membership(membership), "{cell}");
            }
        }
        assert_eq!((read("0,25"), read("2.5e-1")), (Reading::Membership(0.25), Reading::Membership(0.25)));
        assert_eq!((read(""), read("NA"), read("-")), (Reading::Missing, Reading::Missing, Reading::Both));
        assert_eq!((read("n/a"), read("NaN")), (Reading::Missing, Reading::Missing));
        for cell in ["1.5", "-0.1", "maybe", "inf", "1,2,3", "0.5 "] {
            assert_eq!(read(cell), Reading::Unfit, "{cell}");
        }
        assert_eq!(Gauge::Memberships.read("0,25", false), Reading::Unfit);
    }

    #[test]
    fn numbers_and_texts_are_calibrated() {
        let stable = Gauge::Numbers(Calibration::Below(10.0));
        assert_eq!(stable.read("9", false), Reading::Membership(1.0));
        assert_eq!(stable.read("10", false), Reading::Membership(0.0));
        assert_eq!(stable.read("few", false), Reading::Unfit);
        let free = Gauge::Texts(vec!["Free", "Mostly free"]);
        assert_eq!(free.read("Mostly free", false), Reading::Membership(1.0));
        assert_eq!(free.read("Not free", false), Reading::Membership(0.0));
        assert_eq!(free.read("", false), Reading::Missing);
    }
}
