//! Numbers as people read them: the one place where they are written. None looks like a bound that it is not, and none
//! has the noise of binary fractions.

/// Less than this is the rounding of what was computed in steps.
const NOISE: f64 = 1e-9;

/// The bounds of shares and of percentages.
const BOUNDS: [f64; 3] = [0.0, 1.0, 100.0];

/// A number in the fewest digits that read back as it, as the language writes it: with a power of ten where it is very
/// small or large. Zero has no sign.
pub fn exact(number: f64) -> String {
    let is_short = number == 0.0 || (1e-6..1e15).contains(&number.abs());
    if is_short { format!("{}", number + 0.0) } else { format!("{number:e}") }
}

/// A number of so many significant digits, or as many as it takes to tell it from a bound.
fn told_apart(number: f64, digits: usize, noise: f64) -> f64 {
    let is_bound = |read: f64| BOUNDS.contains(&read.abs()) && (read - number).abs() > noise;
    let mut reads = (digits..=17).map(|digits| with_digits(number, digits));
    reads.find(|&read| !is_bound(read)).unwrap_or(number)
}

fn with_digits(number: f64, digits: usize) -> f64 {
    format!("{number:.*e}", digits - 1).parse().unwrap_or(number)
}

/// An amount in fifteen digits, which every decimal number keeps.
pub fn decimal(amount: f64) -> f64 {
    with_digits(amount, 15) + 0.0
}

/// A score without noise: fifteen digits, which every decimal number keeps, and none far behind the point, where sums
/// leave their traces.
pub fn rounded(amount: f64) -> f64 {
    let digits = decimal(amount);
    let near = (digits * 1e9).round() / 1e9;
    if digits.abs() < 1e6 { near + 0.0 } else { digits }
}

/// A sum without the noise of parts of which the largest is so large: fifteen digits of that, which every decimal number
/// keeps. What is small beside no larger part stays as it is.
pub fn without_noise(sum: f64, largest: f64) -> f64 {
    if !(sum.is_finite() && largest.is_finite() && largest > 0.0) {
        return sum;
    }
    #[expect(clippy::cast_possible_truncation, reason = "an exponent of a number in 64 bits")]
    let decimals = 14 - largest.log10().floor() as i32;
    let read = usize::try_from(decimals).ok().and_then(|decimals| format!("{sum:.decimals$}").parse::<f64>().ok());
    read.unwrap_or(sum) + 0.0
}

/// A number that was computed in steps: six significant digits, or as many as it takes to tell it from a bound.
pub fn figure(number: f64) -> String {
    if number.abs() < NOISE { "0".to_owned() } else { exact(told_apart(number, 6, NOISE)) }
}

/// An exact probability: six significant digits, or as many as it takes to tell it from 0 and 1.
pub fn chance(number: f64) -> String {
    exact(told_apart(number, 6, 0.0))
}

/// A probability that is compared with another: twelve digits, for rounding in the order of sums is no difference, or as
/// many as it takes to tell it from 0 and 1.
pub fn compared(number: f64) -> String {
    exact(told_apart(number, 12, 0.0))
}

/// An amount as people read it.
pub fn amount(amount: f64) -> String {
    exact(decimal(amount))
}

/// A measure among others in a table: four significant digits, or as many as it takes to tell it from a bound.
pub fn measure(value: f64) -> String {
    if value > 0.0 && value < f64::MIN_POSITIVE {
        // Digits are lost there, and none can be trusted.
        return "<2.226e-308".to_owned();
    }
    let is_bound =
        |text: &String| text.parse().is_ok_and(|read: f64| (read - value).abs() > 0.0 && BOUNDS.contains(&read.abs()));
    let mut texts = (4..=17).map(|digits| aligned(value, digits));
    texts.find(|text| !is_bound(text)).unwrap_or_else(|| format!("{value:e}"))
}

fn aligned(value: f64, digits: i32) -> String {
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

/// A number with its thousands set apart, as people read it; a program reads it without.
pub fn grouped(number: &str) -> String {
    let sign = number.len() - number.trim_start_matches(['+', '-', '−', '<']).len();
    let digits = number[sign..].bytes().take_while(u8::is_ascii_digit).count();
    if digits < 4 {
        return number.to_owned();
    }
    let (whole, rest) = number[sign..].split_at(digits);
    let mut text = number[..sign].to_owned();
    for (at, digit) in whole.char_indices() {
        if at > 0 && (digits - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::{amount, chance, compared, exact, figure, grouped, measure, without_noise};

    /// The least number there is, and the greatest below 1.
    const NEXT: [f64; 2] = [f64::from_bits(1), 1.0 - f64::EPSILON / 2.0];

    #[test]
    fn figures_have_six_significant_digits() {
        let figures = [5.0 / 6.0, 5.156_25, 1_234_567.0, -0.1, -0.0, 1e-17, 1.5e-7].map(figure);
        assert_eq!(figures, ["0.833333", "5.15625", "1234570", "-0.1", "0", "0", "1.5e-7"]);
    }

    /// What was computed in steps is no bound where it is further from it than steps err.
    #[test]
    fn figures_are_no_bounds() {
        let figures = [0.999_999_9, -0.999_999_9, 99.999_999_9, 0.999_999_999_99, 100.0].map(figure);
        assert_eq!(figures, ["0.9999999", "-0.9999999", "99.9999999", "1", "100"]);
    }

    #[test]
    fn a_chance_is_no_certainty() {
        assert_eq!([0.0, 0.25, 1.0].map(chance), ["0", "0.25", "1"]);
        assert_eq!([0.999_999_9, 1e-17, 1e-300].map(chance), ["0.9999999", "1e-17", "1e-300"]);
        assert_eq!(NEXT.map(|next| chance(next).parse()), NEXT.map(Ok));
        // The last digits of sums are no difference, and a difference from a bound is one.
        assert_eq!(compared(0.1 + 0.2), compared(0.3));
        assert_eq!([1e-15, 1.0 - 1e-14].map(compared), ["1e-15", "0.99999999999999"]);
        assert_eq!(NEXT.map(|next| compared(next).parse()), NEXT.map(Ok));
    }

    #[test]
    fn amounts_have_no_noise() {
        assert_eq!(amount(0.1 + 0.2), "0.3");
        assert_eq!(amount(1_234_567.25), "1234567.25");
        assert_eq!([1e-12, -1e-300, 1e15].map(amount), ["1e-12", "-1e-300", "1e15"]);
    }

    /// 0.3 − 0.1 − 0.2 is 0, and not 2.8e-17; but what is as small by itself is no noise.
    #[test]
    fn sums_have_no_noise() {
        let sums = [(0.3 - 0.1 - 0.2, 0.3), (1e9 + 0.1 - 1e9, 1e9), (2.8e-17, 2.8e-17), (-0.1 + 0.1, 0.1), (7.0, 1e20)];
        let texts = sums.map(|(sum, largest)| exact(without_noise(sum, largest)));
        assert_eq!(texts, ["0", "0.1", "2.8e-17", "0", "7"]);
    }

    #[test]
    fn measures_have_four_significant_digits() {
        let measures = [0.63, 3.0 / 7.0, 1.0, 1.75, 12345.678, 123_456.7, 0.000_123_456, 4.234_402_887_369e-8, 0.0];
        let texts =
            ["0.63", "0.4286", "1", "1.75", "1.235e4", "1.235e5", "0.0001235", "4.234e-8", "0"].map(str::to_owned);
        assert_eq!(measures.map(measure), texts);
    }

    #[test]
    fn measures_are_no_bounds() {
        let measures = [0.99999, 0.999_95, 1.000_01, -0.99999, 1.0 - 1e-12, 99.999_99].map(measure);
        assert_eq!(measures, ["0.99999", "0.99995", "1.00001", "-0.99999", "0.999999999999", "99.99999"]);
        assert_eq!(measure(NEXT[0]), "<2.226e-308");
        assert_eq!(measure(NEXT[1]).parse(), Ok(NEXT[1]));
    }

    #[test]
    fn thousands_are_set_apart() {
        let numbers = ["0", "999", "1000", "-12345.6789", "+1234567", "1e15", "open", "", "340282366920938463463"];
        let read =
            ["0", "999", "1,000", "-12,345.6789", "+1,234,567", "1e15", "open", "", "340,282,366,920,938,463,463"];
        assert_eq!(numbers.map(grouped), read);
    }
}
