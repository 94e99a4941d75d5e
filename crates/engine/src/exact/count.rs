//! Numbers of sets, which outgrow machine words.

use serde::{Serialize, Serializer};
use std::fmt;

/// How many sets there are, exactly.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Count {
    /// In base 2^64, the lowest digit first, without leading zeros.
    digits: Vec<u64>,
}

impl Count {
    /// The count as a machine number, where it fits.
    pub fn small(&self) -> Option<u128> {
        match self.digits[..] {
            [] => Some(0),
            [low] => Some(u128::from(low)),
            [low, high] => Some(u128::from(high) << 64 | u128::from(low)),
            _ => None,
        }
    }

    /// Whether there is none.
    pub const fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// How many there are beside so many; none where there are no more than these.
    #[must_use]
    pub fn beside(&self, listed: usize) -> Self {
        let mut rest = self.digits.clone();
        let mut less = listed as u64;
        for digit in &mut rest {
            let (difference, borrows) = digit.overflowing_sub(less);
            (*digit, less) = (difference, u64::from(borrows));
        }
        if less > 0 { Self::default() } else { Self { digits: rest }.trim() }
    }

    fn trim(mut self) -> Self {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        self
    }
}

impl From<u128> for Count {
    #[expect(clippy::cast_possible_truncation, reason = "the two halves are taken apart")]
    fn from(value: u128) -> Self {
        Self { digits: vec![value as u64, (value >> 64) as u64] }.trim()
    }
}

impl Ord for Count {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let by_length = self.digits.len().cmp(&other.digits.len());
        by_length.then_with(|| self.digits.iter().rev().cmp(other.digits.iter().rev()))
    }
}

impl PartialOrd for Count {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A number, or where it has more than 128 bits a text of its digits.
impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.small() {
            Some(small) => serializer.serialize_u128(small),
            None => serializer.collect_str(self),
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const GROUP: u64 = 10_000_000_000_000_000_000;
        let mut rest = self.digits.clone();
        let mut groups = Vec::new();
        while !rest.is_empty() {
            let mut remainder = 0_u128;
            for digit in rest.iter_mut().rev() {
                let value = remainder << 64 | u128::from(*digit);
                *digit = u64::try_from(value / u128::from(GROUP)).unwrap_or(u64::MAX);
                remainder = value % u128::from(GROUP);
            }
            groups.push(remainder);
            while rest.last() == Some(&0) {
                rest.pop();
            }
        }
        let mut groups = groups.into_iter().rev();
        let mut text = groups.next().unwrap_or(0).to_string();
        for group in groups {
            fmt::Write::write_fmt(&mut text, format_args!("{group:019}"))?;
        }
        f.pad_integral(true, "", &text)
    }
}

/// Numbers that can be added and multiplied, as long as they fit.
pub(super) trait Number: Clone {
    fn zero() -> Self;
    fn one() -> Self;
    fn is_zero(&self) -> bool;
    /// None where the sum does not fit.
    fn plus(&self, other: &Self) -> Option<Self>;
    fn times(&self, other: &Self) -> Option<Self>;
    fn count(self) -> Count;
}

impl Number for u128 {
    fn zero() -> Self {
        0
    }

    fn one() -> Self {
        1
    }

    fn is_zero(&self) -> bool {
        *self == 0
    }

    fn plus(&self, other: &Self) -> Option<Self> {
        self.checked_add(*other)
    }

    fn times(&self, other: &Self) -> Option<Self> {
        self.checked_mul(*other)
    }

    fn count(self) -> Count {
        Count::from(self)
    }
}

impl Number for Count {
    fn zero() -> Self {
        Self::default()
    }

    fn one() -> Self {
        Self { digits: vec![1] }
    }

    fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    #[expect(clippy::cast_possible_truncation, reason = "the carry is kept apart")]
    fn plus(&self, other: &Self) -> Option<Self> {
        let length = self.digits.len().max(other.digits.len());
        let mut digits = Vec::with_capacity(length + 1);
        let mut carry = 0_u128;
        for place in 0..length {
            let digit = |count: &Self| u128::from(count.digits.get(place).copied().unwrap_or(0));
            carry += digit(self) + digit(other);
            digits.push(carry as u64);
            carry >>= 64;
        }
        digits.push(carry as u64);
        Some(Self { digits }.trim())
    }

    #[expect(clippy::cast_possible_truncation, reason = "the carry is kept apart")]
    fn times(&self, other: &Self) -> Option<Self> {
        let mut digits = vec![0_u64; self.digits.len() + other.digits.len()];
        for (place, &one) in self.digits.iter().enumerate() {
            let mut carry = 0_u128;
            for (offset, &two) in other.digits.iter().enumerate() {
                carry += u128::from(one) * u128::from(two) + u128::from(digits[place + offset]);
                digits[place + offset] = carry as u64;
                carry >>= 64;
            }
            digits[place + other.digits.len()] = carry as u64;
        }
        Some(Self { digits }.trim())
    }

    fn count(self) -> Count {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beside_is_counted() {
        let past = Count::from(u128::MAX).plus(&Count::from(3)).unwrap();
        assert_eq!(past.beside(3), Count::from(u128::MAX));
        assert_eq!(Count::from(1 << 64).beside(1), Count::from(u128::from(u64::MAX)));
        assert_eq!(Count::from(5).beside(2), Count::from(3));
        assert!(Count::from(5).beside(5).is_zero() && Count::from(5).beside(6).is_zero());
    }

    #[test]
    fn big_numbers_are_added_multiplied_and_written() {
        let mut factorial = Count::one();
        for factor in 1..=40_u128 {
            factorial = factorial.times(&Count::from(factor)).unwrap();
        }
        assert_eq!(factorial.to_string(), "815915283247897734345611269596115894272000000000");
        assert_eq!(factorial.small(), None);
        let most = Count::from(u128::MAX);
        assert_eq!(most.plus(&Count::one()).unwrap().to_string(), "340282366920938463463374607431768211456");
        assert_eq!(most.small(), Some(u128::MAX));
        assert!(most < factorial && Count::default().is_zero());
        assert_eq!(Count::default().to_string(), "0");
    }
}
