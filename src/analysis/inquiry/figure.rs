//! Numbers as people read them.

/// An amount without the noise of binary fractions: fifteen digits, which every decimal number keeps.
pub fn rounded(amount: f64) -> f64 {
    let digits: f64 = format!("{amount:.14e}").parse().unwrap_or(amount);
    // Sums of small parts of large numbers leave a trace far behind the point; zero has no sign.
    let near = (digits * 1e9).round() / 1e9;
    if digits.abs() < 1e6 { near + 0.0 } else { digits }
}

/// A number as people read it, with six significant digits.
pub fn figure(number: f64) -> String {
    format!("{}", rounded(format!("{number:.5e}").parse().unwrap_or(number)))
}

/// A probability as people read it: six significant digits, or as many as it takes to tell it from 0 and 1.
pub fn chance(number: f64) -> String {
    let is_bound =
        |text: &String| text.parse().is_ok_and(|read: f64| (read - number).abs() > 0.0 && [0.0, 1.0].contains(&read));
    let texts = std::iter::once(figure(number)).chain((6..=17).map(|digits: usize| {
        let read: f64 = format!("{number:.digits$e}").parse().unwrap_or(number);
        if read < 1e-4 { format!("{read:e}") } else { format!("{read}") }
    }));
    texts.into_iter().find(|text| !is_bound(text)).unwrap_or_else(|| format!("{number}"))
}

/// An amount as people read it.
pub fn amount(amount: f64) -> String {
    format!("{}", rounded(amount))
}

#[cfg(test)]
mod tests {
    use super::{amount, chance, figure};

    #[test]
    fn figures_have_six_significant_digits() {
        assert_eq!(figure(5.0 / 6.0), "0.833333");
        assert_eq!(figure(0.999_999_9), "1");
        assert_eq!(figure(5.156_25), "5.15625");
        assert_eq!(figure(1_234_567.0), "1234570");
        assert_eq!(figure(-0.1), "-0.1");
        assert_eq!(figure(-0.0), "0");
        assert_eq!(figure(1e-17), "0");
    }

    #[test]
    fn a_chance_is_no_certainty() {
        assert_eq!([0.0, 0.25, 1.0].map(chance), ["0", "0.25", "1"]);
        assert_eq!([0.999_999_9, 1e-17].map(chance), ["0.9999999", "1e-17"]);
    }

    #[test]
    fn amounts_have_no_noise() {
        assert_eq!(amount(0.1 + 0.2), "0.3");
        assert_eq!(amount(1_234_567.25), "1234567.25");
        assert_eq!(amount(0.3 - 0.1 - 0.2), "0");
    }
}
