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
    /// In a course, in one of which periods: the first and the last. Where both are the same, in this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub during: Option<(Period, Period)>,
}

impl Literal {
    /// The presence or absence of something declared.
    pub fn new(name: impl Into<String>, present: bool) -> Self {
        Self { name: name.into(), present, is_declared: true, during: None }
    }

    /// Its name as the language writes it.
    pub fn written_name(&self) -> String {
        if self.is_declared { written(&self.name).into_owned() } else { self.name.clone() }
    }
}

impl fmt::Display for Literal {
    /// As the language writes it: `soil`, `not frost`, `` `not cold` ``.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        if !self.present {
            formatter.write_str("not ")?;
        }
        formatter.write_str(&self.written_name())?;
        match self.during {
            None => Ok(()),
            Some((first, last)) if first == last => write!(formatter, " at {first}"),
            Some((first, last)) => write!(formatter, " in one of {first}–{last}"),
        }
    }
}

impl PartialEq<&str> for Literal {
    /// Whether the language would write it so.
    fn eq(&self, written: &&str) -> bool {
        self.to_string() == *written
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
