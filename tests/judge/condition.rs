//! What laws and actions ask for.

use super::language::Atom;

/// A condition as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The conditions it is made of.
    pub fn parts(&self) -> &[Condition] {
        match self {
            Self::Name(_) => &[],
            Self::Not(inner) => std::slice::from_ref(inner),
            Self::And(items) | Self::Or(items) | Self::AllOf(items) | Self::AnyOf(items) | Self::AtLeast(_, items) => {
                items
            }
        }
    }

    /// Every name in it.
    pub fn names(&self) -> Vec<Atom> {
        match self {
            Self::Name(atom) => vec![*atom],
            _ => self.parts().iter().flat_map(Self::names).collect(),
        }
    }

    /// Its text; names as `named` writes them, and brackets around every part that has parts.
    pub fn text(&self, named: &dyn Fn(Atom) -> String) -> String {
        let part = |condition: &Condition| match condition {
            Self::And(_) | Self::Or(_) => format!("({})", condition.text(named)),
            _ => condition.text(named),
        };
        let list = |items: &[Condition], between: &str| items.iter().map(part).collect::<Vec<_>>().join(between);
        match self {
            Self::Name(atom) => named(*atom),
            Self::Not(inner) => format!("not {}", part(inner)),
            Self::And(items) => list(items, " and "),
            Self::Or(items) => list(items, " or "),
            Self::AllOf(items) => format!("all of ({})", list(items, ", ")),
            Self::AnyOf(items) => format!("any of ({})", list(items, ", ")),
            Self::AtLeast(least, items) => format!("at least {least} of ({})", list(items, ", ")),
        }
    }
}
