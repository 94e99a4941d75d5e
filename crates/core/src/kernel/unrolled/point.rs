//! Points: what stands in a course, in a period of it or in all of them.

use crate::kernel::{AtomId, AtomKind, Kernel, Period};

/// What stands in a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Thing {
    /// An atom.
    Atom(AtomId),
    /// That a thing which lasts is ended.
    Ended(AtomId),
    /// Whether a thing is there where it is unknown.
    Open(AtomId),
}

/// Something in a period, or in all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Point {
    pub(super) period: Option<Period>,
    pub(super) thing: Thing,
}

impl Point {
    pub(super) const fn new(thing: Thing, period: Period) -> Self {
        Self { period: Some(period), thing }
    }

    /// An atom in a period; what a law leaves unnamed is the same in all.
    pub(super) fn of(kernel: &Kernel, atom: AtomId, period: Period) -> Self {
        let is_the_same = matches!(kernel.atom(atom).kind, AtomKind::Unnamed(_));
        Self { period: (!is_the_same).then_some(period), thing: Thing::Atom(atom) }
    }

    pub(super) const fn open(atom: AtomId) -> Self {
        Self { period: None, thing: Thing::Open(atom) }
    }
}

/// Whether a point is an atom of the period asked about, or one of the things that are the same in all periods.
pub(super) fn is_of_base(kernel: &Kernel, point: Point, at: Period) -> bool {
    match point.thing {
        Thing::Atom(atom) => point == Point::of(kernel, atom, at),
        Thing::Ended(_) | Thing::Open(_) => false,
    }
}
