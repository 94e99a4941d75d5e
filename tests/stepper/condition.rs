//! What laws and actions ask for.

use super::model::Thing;
use super::period::Things;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    Name(Thing),
    Not(Box<Condition>),
    And(Vec<Condition>),
    Or(Vec<Condition>),
    AtLeast(usize, Vec<Condition>),
}

impl Condition {
    pub fn not(condition: Self) -> Self {
        Self::Not(Box::new(condition))
    }

    pub fn holds(&self, present: &Things) -> bool {
        match self {
            Self::Name(thing) => present.contains(thing),
            Self::Not(inner) => !inner.holds(present),
            Self::And(items) => items.iter().all(|item| item.holds(present)),
            Self::Or(items) => items.iter().any(|item| item.holds(present)),
            Self::AtLeast(least, items) => items.iter().filter(|item| item.holds(present)).count() >= *least,
        }
    }

    /// The conditions it is made of.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Name(_) => &[],
            Self::Not(inner) => std::slice::from_ref(inner),
            Self::And(items) | Self::Or(items) | Self::AtLeast(_, items) => items,
        }
    }

    /// Every name in it, with whether it stands under an odd number of `not`.
    pub fn mentions(&self) -> Vec<(Thing, bool)> {
        match self {
            Self::Name(thing) => vec![(*thing, false)],
            Self::Not(inner) => inner.mentions().into_iter().map(|(thing, negated)| (thing, !negated)).collect(),
            _ => self.parts().iter().flat_map(Self::mentions).collect(),
        }
    }

    /// Its text; brackets around every part that has parts.
    pub fn text(&self, named: &dyn Fn(Thing) -> String) -> String {
        let part = |condition: &Self| match condition {
            Self::And(_) | Self::Or(_) => format!("({})", condition.text(named)),
            _ => condition.text(named),
        };
        let list = |items: &[Self], between: &str| items.iter().map(part).collect::<Vec<_>>().join(between);
        match self {
            Self::Name(thing) => named(*thing),
            Self::Not(inner) => format!("not {}", part(inner)),
            Self::And(items) => list(items, " and "),
            Self::Or(items) => list(items, " or "),
            Self::AtLeast(least, items) => format!("at least {least} of ({})", list(items, ", ")),
        }
    }
}
