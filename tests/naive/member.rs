//! The members of a set a claim speaks of.

use super::model::{Atom, Model, Set};

/// A member of the set a claim speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// `x`
    Name(Atom),
    /// `not x`
    Not(Atom),
    /// `any of (x, y)`
    AnyOf(Vec<Atom>),
}

impl Member {
    /// The member as it stands in a claim.
    pub fn text(&self, model: &Model) -> String {
        match self {
            Self::Name(atom) => model.name(*atom).to_owned(),
            Self::Not(atom) => format!("not {}", model.name(*atom)),
            Self::AnyOf(atoms) => format!("any of ({})", model.list(atoms, ", ")),
        }
    }

    /// The atoms it speaks of.
    pub fn atoms(&self) -> &[Atom] {
        match self {
            Self::Name(atom) | Self::Not(atom) => std::slice::from_ref(atom),
            Self::AnyOf(atoms) => atoms,
        }
    }
}

/// What having a member, or taking it away, changes.
#[derive(Clone, Copy, Default)]
pub struct Change {
    /// What is put in place.
    pub with: Set,
    /// What is kept away.
    pub without: Set,
    /// The environments that are left.
    pub left: Set,
}

impl Change {
    pub fn and(self, other: Self) -> Self {
        Self { with: self.with | other.with, without: self.without | other.without, left: self.left | other.left }
    }

    /// What is kept away is put in place, what is put in place kept away, and nothing is left.
    pub fn reversed(self) -> Self {
        Self { with: self.without, without: self.with, left: 0 }
    }

    pub fn touches(self) -> Set {
        self.with | self.without
    }
}
