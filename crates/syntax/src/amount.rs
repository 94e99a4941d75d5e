//! Amounts: constant arithmetic over numbers.

use super::combinator::{Parsed, Tokens};
use super::token::Token;
use crate::source::{Sources, Span};
use chumsky::prelude::*;

/// A number, or constant arithmetic where a number may stand: `10 * 5`, `75%`, `(1 + 2) / 3`.
#[derive(Clone, Debug)]
pub struct Amount {
    /// The place.
    pub span: Span,
    terms: Vec<(Sign, Vec<(Scale, Factor)>)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Sign {
    Plus,
    Minus,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Scale {
    Times,
    Over,
}

#[derive(Clone, Debug)]
enum Factor {
    Number(Span),
    Group(Box<Amount>),
}

impl Amount {
    /// What the arithmetic comes to; not a number where it divides by nothing or runs over.
    pub fn value(&self, sources: &Sources) -> f64 {
        self.terms.iter().fold(0.0, |sum, (sign, factors)| {
            let product = factors.iter().fold(1.0, |product, (scale, factor)| {
                let value = match factor {
                    Factor::Number(span) => number(sources.text(*span)),
                    Factor::Group(amount) => amount.value(sources),
                };
                if *scale == Scale::Times { product * value } else { product / value }
            });
            if *sign == Sign::Plus { sum + product } else { sum - product }
        })
    }
}

/// A numeral: digits with optional `_`, fraction, power of ten and per cent sign. What is too little to be told from
/// nothing is the least that can be.
fn number(text: &str) -> f64 {
    let plain: String = text.chars().filter(|&c| c != '_' && c != '%').collect();
    let value = plain.parse().unwrap_or(f64::NAN);
    let value = if text.ends_with('%') { value / 100.0 } else { value };
    let digits = plain.split(['e', 'E']).next().unwrap_or_default();
    if value == 0.0 && digits.contains(|digit| ('1'..='9').contains(&digit)) { f64::from_bits(1) } else { value }
}

/// Reads an amount.
pub(super) fn amount<'t, I: Tokens<'t>>() -> Parsed<'t, I, Amount> {
    recursive(|amount| {
        let factor = choice((
            just(Token::Number).map_with(|_, e| Factor::Number(e.span())),
            amount
                .delimited_by(just(Token::ParenOpen), just(Token::ParenClose))
                .map(|inner| Factor::Group(Box::new(inner))),
        ));
        let scale = just(Token::Star).to(Scale::Times).or(just(Token::Slash).to(Scale::Over));
        let product = factor
            .clone()
            .map(|first| (Scale::Times, first))
            .then(scale.then(factor).repeated().collect::<Vec<_>>())
            .map(|(first, mut rest)| {
                rest.insert(0, first);
                rest
            });
        let sign = just(Token::Plus).to(Sign::Plus).or(just(Token::Minus).to(Sign::Minus));
        just(Token::Minus)
            .or_not()
            .then(product.clone())
            .then(sign.then(product).repeated().collect::<Vec<_>>())
            .map_with(|((minus, first), mut terms), e| {
                terms.insert(0, (if minus.is_some() { Sign::Minus } else { Sign::Plus }, first));
                Amount { span: e.span(), terms }
            })
    })
    .boxed()
}

/// A name with its amount, as in `likely moisture 0.9`.
#[derive(Clone, Debug)]
pub struct Weighted {
    /// What is weighed.
    pub name: super::name::Name,
    /// How much.
    pub amount: Amount,
}

/// Names with amounts, separated by commas.
pub(super) fn weighted<'t, I: Tokens<'t>>() -> Parsed<'t, I, super::name::List<Weighted>> {
    let one = super::name::mention::<I>().then(amount()).map(|(name, amount)| Weighted { name, amount });
    super::name::list(one)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numerals() {
        assert!((number("1_000.5") - 1000.5).abs() < f64::EPSILON);
        assert!((number("75%") - 0.75).abs() < f64::EPSILON);
        let shown = |text: &str| number(text).to_string();
        assert_eq!(["1e-3", "2.5E+1", "1_000e-3", "5e1%"].map(shown), ["0.001", "25", "1", "0.5"]);
        assert_eq!(["0e-400", "1e400"].map(shown), ["0", "inf"]);
        assert!(number("1e-400") > 0.0 && number("1e-323%") > 0.0);
    }
}
