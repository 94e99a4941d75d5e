//! Conditions made in Rust code.

use super::list::Written;
use super::name::Reference;
use super::page::{BREAK, unbroken};
use std::fmt;

/// A condition over coproducers. A string is the condition that what is called so is present.
///
/// ```
/// use coproduce::builder::{all, any, at_least, name, not};
///
/// let open = name("key").and("door").or(not(name("lock").and("bolt")));
/// assert_eq!(open.to_string(), "key and door or not (lock and bolt)");
/// let lit = all([any(["sun", "moon"]), at_least(2, ["lamp", "candle", "fire"])]);
/// assert_eq!(lit.to_string(), "all of (any of (sun, moon), at least 2 of (lamp, candle, fire))");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition(Node);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Name(Reference),
    Not(Box<Condition>),
    Chain(Joint, Vec<Condition>),
    Of(Need, Vec<Condition>),
}

/// What joins conditions; the looser first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Joint {
    Or,
    And,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    All,
    Any,
    AtLeast(usize),
}

/// `NAME`: it is present.
pub fn name(name: impl Into<Reference>) -> Condition {
    Condition(Node::Name(name.into()))
}

/// `not CONDITION`: it does not hold.
pub fn not(condition: impl Into<Condition>) -> Condition {
    Condition(Node::Not(Box::new(condition.into())))
}

/// `all of (CONDITION, …)`: each of them holds.
pub fn all<C: Into<Condition>>(conditions: impl IntoIterator<Item = C>) -> Condition {
    of(Need::All, conditions)
}

/// `any of (CONDITION, …)`: one of them holds.
pub fn any<C: Into<Condition>>(conditions: impl IntoIterator<Item = C>) -> Condition {
    of(Need::Any, conditions)
}

/// `at least n of (CONDITION, …)`: so many of them hold.
pub fn at_least<C: Into<Condition>>(need: usize, conditions: impl IntoIterator<Item = C>) -> Condition {
    of(Need::AtLeast(need), conditions)
}

fn of<C: Into<Condition>>(need: Need, conditions: impl IntoIterator<Item = C>) -> Condition {
    Condition(Node::Of(need, conditions.into_iter().map(Into::into).collect()))
}

impl Condition {
    /// `CONDITION and CONDITION`: both hold.
    #[must_use]
    pub fn and(self, other: impl Into<Self>) -> Self {
        self.joined(Joint::And, other.into())
    }

    /// `CONDITION or CONDITION`: one of the two holds.
    #[must_use]
    pub fn or(self, other: impl Into<Self>) -> Self {
        self.joined(Joint::Or, other.into())
    }

    /// Chains of one joint are one, so that they nest no deeper the longer they are.
    fn joined(self, joint: Joint, other: Self) -> Self {
        match self.0 {
            Node::Chain(own, mut members) if own == joint => {
                members.push(other);
                Self(Node::Chain(joint, members))
            }
            node => Self(Node::Chain(joint, vec![Self(node), other])),
        }
    }

    /// As a member of a chain.
    fn within(&self, joint: Joint) -> String {
        match self.0 {
            Node::Chain(own, _) if own < joint => format!("({})", self.written()),
            _ => self.written(),
        }
    }

    fn negated(&self) -> String {
        match self.0 {
            Node::Chain(..) => format!("not ({})", self.written()),
            _ => format!("not {}", self.written()),
        }
    }
}

impl Written for Condition {
    fn written(&self) -> String {
        match &self.0 {
            Node::Name(name) => name.written(),
            Node::Not(inner) => inner.negated(),
            Node::Chain(joint, members) => {
                let word = if *joint == Joint::And { "and" } else { "or" };
                let members: Vec<String> = members.iter().map(|member| member.within(*joint)).collect();
                members.join(&format!("{BREAK}{word} "))
            }
            Node::Of(need, members) => {
                let members: Vec<String> = members.iter().map(Self::written).collect();
                format!("{} of ({})", need.words(), members.join(&format!(",{BREAK}")))
            }
        }
    }
}

impl Need {
    fn words(self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Any => "any".to_owned(),
            Self::AtLeast(need) => format!("at least {need}"),
        }
    }
}

impl<N: Into<Reference>> From<N> for Condition {
    fn from(present: N) -> Self {
        name(present)
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&unbroken(&self.written()))
    }
}
