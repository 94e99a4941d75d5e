//! Conditions: what they mean, what they name, how they are written.

use super::model::{Atom, Model, Set, one};

/// What a law, or the enabling of an action, asks for.
#[derive(Clone, Debug)]
pub enum Condition {
    Name(Atom),
    Not(Box<Condition>),
    And(Vec<Condition>),
    Or(Vec<Condition>),
    AllOf(Vec<Condition>),
    AnyOf(Vec<Condition>),
    AtLeast(usize, Vec<Condition>),
}

impl Condition {
    /// Whether the condition holds when exactly these atoms are present.
    pub fn holds(&self, present: Set) -> bool {
        match self {
            Self::Name(atom) => present & one(*atom) != 0,
            Self::Not(inner) => !inner.holds(present),
            Self::And(items) | Self::AllOf(items) => items.iter().all(|item| item.holds(present)),
            Self::Or(items) | Self::AnyOf(items) => items.iter().any(|item| item.holds(present)),
            Self::AtLeast(count, items) => items.iter().filter(|item| item.holds(present)).count() >= *count,
        }
    }

    /// The atoms it names, each with whether it stands inside a `not`.
    pub fn mentions(&self) -> Vec<(Atom, bool)> {
        match self {
            Self::Name(atom) => vec![(*atom, false)],
            Self::Not(inner) => inner.mentions().into_iter().map(|(atom, _)| (atom, true)).collect(),
            Self::And(items) | Self::Or(items) | Self::AllOf(items) | Self::AnyOf(items) | Self::AtLeast(_, items) => {
                items.iter().flat_map(Self::mentions).collect()
            }
        }
    }

    /// The condition as it stands in a model file.
    pub fn text(&self, model: &Model) -> String {
        let listed = |items: &[Self]| items.iter().map(|item| item.text(model)).collect::<Vec<_>>().join(", ");
        let joined =
            |items: &[Self], word: &str| items.iter().map(|item| item.inner(model)).collect::<Vec<_>>().join(word);
        match self {
            Self::Name(atom) => model.name(*atom).to_owned(),
            Self::Not(item) => format!("not {}", item.inner(model)),
            Self::And(items) => joined(items, " and "),
            Self::Or(items) => joined(items, " or "),
            Self::AllOf(items) => format!("all of ({})", listed(items)),
            Self::AnyOf(items) => format!("any of ({})", listed(items)),
            Self::AtLeast(count, items) => format!("at least {count} of ({})", listed(items)),
        }
    }

    /// The text inside a larger condition: `and` and `or` in parentheses.
    fn inner(&self, model: &Model) -> String {
        match self {
            Self::And(_) | Self::Or(_) => format!("({})", self.text(model)),
            _ => self.text(model),
        }
    }
}
