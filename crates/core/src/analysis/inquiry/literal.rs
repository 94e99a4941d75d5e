//! A name with its presence or absence, as a value: what sets, proofs and refusals are made of.

use crate::kernel::Period;
use crate::model::written;
use serde::Serialize;
use std::fmt;

/// Something that is present, or absent.
///
/// Two literals are told apart by what they stand for, never by their text: the presence of `` `not cold` `` is not the
/// absence of `cold`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Literal {
    /// The name, without backticks.
    pub name: String,
    /// Whether it is present.
    pub present: bool,
    /// Whether the name is declared, and not that of a part of something that is: the coproducer that a law leaves
    /// unnamed, a phase of a co-creation.
    #[serde(skip)]
    pub(crate) is_declared: bool,
    /// In a course, in which of its periods: in any one of them, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<Period>,
}

impl Literal {
    /// The presence or absence of something declared.
    pub fn new(name: impl Into<String>, present: bool) -> Self {
        Self { name: name.into(), present, is_declared: true, periods: Vec::new() }
    }

    /// Its name as the language writes it.
    pub fn written_name(&self) -> String {
        if self.is_declared { written(&self.name).into_owned() } else { self.name.clone() }
    }

    /// In which periods, with the space before; nothing outside courses.
    fn when(&self) -> String {
        match self.periods.as_slice() {
            [] => String::new(),
            [period] => format!(" at {period}"),
            periods => format!(" in one of {}", runs(periods)),
        }
    }
}

impl fmt::Display for Literal {
    /// As the language writes it: `soil`, `not frost`, `` `not cold` ``.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        if !self.present {
            formatter.write_str("not ")?;
        }
        formatter.write_str(&self.written_name())?;
        formatter.write_str(&self.when())
    }
}

/// Joins sets that differ in the periods of one literal alone, until there are none.
pub(super) fn folded(mut sets: Vec<Vec<Literal>>) -> Vec<Vec<Literal>> {
    for set in &mut sets {
        set.sort_by(|one, other| (&one.periods, &one.name).cmp(&(&other.periods, &other.name)));
    }
    let mut at = 0;
    while at < sets.len() {
        let differing = (at + 1..sets.len()).find_map(|other| Some((other, only_difference(&sets[at], &sets[other])?)));
        match differing {
            Some((other, place)) => {
                let joined = sets.remove(other).swap_remove(place);
                let periods = &mut sets[at][place].periods;
                periods.extend(joined.periods);
                periods.sort_unstable();
                periods.dedup();
            }
            None => at += 1,
        }
    }
    sets
}

/// Where two sets differ, where that is in the periods of one literal alone.
fn only_difference(one: &[Literal], other: &[Literal]) -> Option<usize> {
    let is_alike = |(one, other): (&Literal, &Literal)| {
        one.name == other.name && one.present == other.present && one.periods.is_empty() == other.periods.is_empty()
    };
    if one.len() != other.len() || !one.iter().zip(other).all(is_alike) {
        return None;
    }
    let mut differing = (0..one.len()).filter(|&at| one[at].periods != other[at].periods);
    let only = differing.next()?;
    differing.next().is_none().then_some(only)
}

/// `0–3, 5`: neighbours as a range.
pub fn runs(periods: &[Period]) -> String {
    let runs = periods.chunk_by(|one, next| one + 1 == *next).map(|run| match run {
        [one] => one.to_string(),
        [first, .., last] => format!("{first}–{last}"),
        [] => String::new(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

impl PartialEq<&str> for Literal {
    /// Whether the language would write it so.
    fn eq(&self, written: &&str) -> bool {
        let name = if self.present { Some(*written) } else { written.strip_prefix("not ") };
        let name = name.and_then(|name| name.strip_suffix(self.when().as_str()));
        name.is_some_and(|name| name == self.written_name())
    }
}

impl PartialEq<String> for Literal {
    fn eq(&self, written: &String) -> bool {
        *self == written.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::Literal;

    #[test]
    fn a_presence_never_reads_like_an_absence() {
        assert_eq!(Literal::new("not cold", true).to_string(), "`not cold`");
        assert_eq!(Literal::new("cold", false).to_string(), "not cold");
        assert_eq!(Literal::new("not cold", false).to_string(), "not `not cold`");
    }
}
