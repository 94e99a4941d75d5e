//! Conditions made in Rust code.

use coproduce_core::model::declared;
use std::fmt;

/// A condition over coproducers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition(Node);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Name(String),
    Not(Box<Condition>),
    Of(Need, Vec<Condition>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    All,
    Any,
    AtLeast(usize),
}

/// The coproducer is present.
pub fn name(name: &str) -> Condition {
    Condition(Node::Name(name.to_owned()))
}

/// The condition does not hold.
pub fn not(condition: impl Into<Condition>) -> Condition {
    Condition(Node::Not(Box::new(condition.into())))
}

/// Each of the conditions holds.
pub fn all<C: Into<Condition>>(conditions: impl IntoIterator<Item = C>) -> Condition {
    of(Need::All, conditions)
}

/// One of the conditions holds.
pub fn any<C: Into<Condition>>(conditions: impl IntoIterator<Item = C>) -> Condition {
    of(Need::Any, conditions)
}

/// At least so many of the conditions hold.
pub fn at_least<C: Into<Condition>>(need: usize, conditions: impl IntoIterator<Item = C>) -> Condition {
    of(Need::AtLeast(need), conditions)
}

fn of<C: Into<Condition>>(need: Need, conditions: impl IntoIterator<Item = C>) -> Condition {
    Condition(Node::Of(need, conditions.into_iter().map(Into::into).collect()))
}

impl From<&str> for Condition {
    fn from(text: &str) -> Self {
        name(text)
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Node::Name(name) => write!(f, "{}", declared(name)),
            Node::Not(inner) => write!(f, "not {inner}"),
            Node::Of(need, members) => {
                match need {
                    Need::All => write!(f, "all of (")?,
                    Need::Any => write!(f, "any of (")?,
                    Need::AtLeast(need) => write!(f, "at least {need} of (")?,
                }
                for (position, member) in members.iter().enumerate() {
                    write!(f, "{}{member}", if position > 0 { ", " } else { "" })?;
                }
                write!(f, ")")
            }
        }
    }
}
