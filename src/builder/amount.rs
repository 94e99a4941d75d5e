//! Numbers, and arithmetic over them, written as exactly as they are given.

use super::list::Written;
use super::name::Reference;
use super::text::quoted;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// A number, or constant arithmetic where a number may stand.
///
/// Made of a whole number, or of the text of a number, which is written as it is: `"0.1"`, `"75%"`, `"1_000"`, `"1e-3"`. A
/// text that is no number is written in quotation marks, and a finding says that it is none. There is no way from a
/// binary fraction: its decimal form may not be what its author means.
///
/// ```
/// use coproduce::builder::{ModelBuilder, amount};
///
/// let mut model = ModelBuilder::new("meals");
/// model.claim_net("host", amount(10) * (amount("12.50") - 4) - 50, "dinner");
/// assert_eq!(model.text(), "model meals\nclaim host nets 10 * (12.50 - 4) - 50 in dinner\n");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    text: String,
    binds: Binds,
}

/// How tightly the parts of an amount are bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Binds {
    Sum,
    Product,
    Factor,
}

/// A number with which arithmetic can be written: `amount(5) * 10`.
pub fn amount(number: impl Into<Amount>) -> Amount {
    number.into()
}

impl Amount {
    /// As part of what binds so tightly.
    fn within(&self, binds: Binds) -> String {
        if self.binds < binds { format!("({})", self.text) } else { self.text.clone() }
    }

    fn joined(&self, sign: char, other: &Self, binds: Binds) -> Self {
        // What stands on the right of a sign is read after what stands on its left.
        let tighter = if binds == Binds::Sum { Binds::Product } else { Binds::Factor };
        Self { text: format!("{} {sign} {}", self.within(binds), other.within(tighter)), binds }
    }
}

impl Written for Amount {
    fn written(&self) -> String {
        self.text.clone()
    }
}

impl From<&str> for Amount {
    fn from(text: &str) -> Self {
        match text.strip_prefix('-') {
            _ if is_number(text) => Self { text: text.to_owned(), binds: Binds::Factor },
            Some(number) if is_number(number) => Self { text: text.to_owned(), binds: Binds::Sum },
            _ => Self { text: quoted(text), binds: Binds::Factor },
        }
    }
}

impl From<String> for Amount {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<&String> for Amount {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

/// Makes amounts of whole numbers.
macro_rules! whole {
    ($($number:ty)+) => {
        $(
            impl From<$number> for Amount {
                fn from(number: $number) -> Self {
                    number.to_string().into()
                }
            }
        )+
    };
}

whole!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

/// Makes arithmetic of signs.
macro_rules! arithmetic {
    ($($operation:ident $method:ident $sign:literal $binds:ident;)+) => {
        $(
            impl<A: Into<Amount>> $operation<A> for Amount {
                type Output = Self;

                fn $method(self, other: A) -> Self {
                    self.joined($sign, &other.into(), Binds::$binds)
                }
            }
        )+
    };
}

arithmetic! {
    Add add '+' Sum;
    Sub sub '-' Sum;
    Mul mul '*' Product;
    Div div '/' Product;
}

impl Neg for Amount {
    type Output = Self;

    fn neg(self) -> Self {
        Self { text: format!("-{}", self.within(Binds::Product)), binds: Binds::Sum }
    }
}

/// Whether a text is a number of the language, and nothing besides.
fn is_number(text: &str) -> bool {
    let text = text.strip_suffix('%').unwrap_or(text);
    let (plain, power) = split(text, &['e', 'E']);
    let (whole, fraction) = split(plain, &['.']);
    let is_power = |power: &str| is_digits(power.strip_prefix(['+', '-']).unwrap_or(power));
    is_grouped(whole) && fraction.is_none_or(is_grouped) && power.is_none_or(is_power)
}

fn split<'t>(text: &'t str, at: &[char]) -> (&'t str, Option<&'t str>) {
    text.split_once(at).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// Digits, perhaps in groups.
fn is_grouped(text: &str) -> bool {
    text.split('_').all(is_digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name with an amount: a layer with what it costs, a condition with its probability. Made of a pair:
/// `("economic", 20)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    name: Reference,
    amount: Amount,
}

impl<N: Into<Reference>, A: Into<Amount>> From<(N, A)> for Quantity {
    fn from((name, amount): (N, A)) -> Self {
        Self { name: name.into(), amount: amount.into() }
    }
}

impl Written for Quantity {
    fn written(&self) -> String {
        format!("{} {}", self.name.written(), self.amount.written())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_other_texts() {
        for number in ["0", "75%", "1_000.5", "1e-3", "2.5E+2%", "007"] {
            assert_eq!(amount(number).written(), number);
            assert_eq!(amount(format!("-{number}")).written(), format!("-{number}"));
        }
        for text in ["", "-", "--1", ".5", "1.", "1_", "1e", "1e+-3", "e3", " 1", "1 ", "24h", "1%%", "NaN", "1; law"] {
            assert_eq!(amount(text).written(), format!("\"{text}\""));
        }
    }

    #[test]
    fn arithmetic_is_written_as_it_is_meant() {
        let [a, b, c] = [1, 2, 3].map(amount);
        let written = |amount: Amount| amount.text;
        assert_eq!(written(a.clone() - (b.clone() - c.clone())), "1 - (2 - 3)");
        assert_eq!(written(a.clone() / (b.clone() * c.clone())), "1 / (2 * 3)");
        assert_eq!(written(a.clone() * b.clone() / c.clone()), "1 * 2 / 3");
        assert_eq!(written(-(a.clone() + b.clone())), "-(1 + 2)");
        assert_eq!(written(-(a.clone() * b.clone()) + c.clone()), "-1 * 2 + 3");
        assert_eq!(written(amount(-1) * -2), "(-1) * (-2)");
        assert_eq!(written((a + b) * c), "(1 + 2) * 3");
    }
}
