//! Courses: situations that go on, in periods, and what must come of them when.

use super::{AtomId, EnvironmentId, LawId, ScenarioId, Supposed};
use coproduce_syntax::source::Span;
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

/// The identity of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CourseId(pub u32);

impl CourseId {
    /// The position as an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A period of a course, counted from 0.
pub type Period = u32;

/// A situation that goes on.
#[derive(Clone, Debug)]
pub struct Course {
    /// Its name and its place are those of this scenario, since the two share their names.
    pub scenario: ScenarioId,
    /// The last period.
    pub last: Period,
    /// Where one is; of those that speak of a period the last one decides.
    pub moves: Vec<During<EnvironmentId>>,
    /// What is supposed; of those that speak of a thing in a period the last one decides. Of an action, its choice.
    pub changes: Vec<During<(AtomId, Supposed)>>,
    /// What must come of it, and when.
    pub expectations: Vec<Timed>,
}

/// Something that is said of some periods.
#[derive(Clone, Copy, Debug)]
pub struct During<What> {
    /// What is said.
    pub what: What,
    /// The first period of which it is said.
    pub first: Period,
    /// The last one; none where it is said of all that come.
    pub last: Option<Period>,
    /// The place.
    pub span: Span,
}

impl<What> During<What> {
    /// Whether it is said of a period.
    pub fn covers(&self, period: Period) -> bool {
        self.first <= period && self.last.is_none_or(|last| period <= last)
    }

    /// Whether it is said of a period that another is said of too.
    pub fn meets<Other>(&self, other: &During<Other>) -> bool {
        self.covers(other.first) || other.covers(self.first)
    }
}

/// What a course supposes in one period, by atom.
pub type Supposals = IndexMap<AtomId, (Supposed, Span), FxBuildHasher>;

impl Course {
    /// Whether it supposes something at a place of the text.
    pub fn says_at(&self, place: Span) -> bool {
        self.changes.iter().any(|change| change.span == place)
    }

    /// Where one is in a period.
    pub fn environment(&self, period: Period) -> EnvironmentId {
        let here = self.moves.iter().rev().find(|place| place.covers(period));
        here.map_or(EnvironmentId(0), |place| place.what)
    }

    /// Whether it is said to be in an environment in some period.
    pub fn is_in(&self, environment: EnvironmentId) -> bool {
        self.moves.iter().any(|place| place.what == environment)
    }

    /// What it supposes in a period, in the order in which it begins to.
    pub fn supposes(&self, period: Period) -> Supposals {
        let said = self.changes.iter().filter(|change| change.covers(period));
        said.map(|change| (change.what.0, (change.what.1, change.span))).collect()
    }

    /// The periods in which anything that is said begins or has ended, in order.
    pub fn turns(&self) -> Vec<Period> {
        let of_moves = self.moves.iter().map(|place| (place.first, place.last));
        let of_changes = self.changes.iter().map(|change| (change.first, change.last));
        let both = of_moves.chain(of_changes).flat_map(|(first, last)| [Some(first), last.map(|last| last + 1)]);
        let mut turns: Vec<Period> = both.flatten().collect();
        turns.sort_unstable();
        turns.dedup();
        turns
    }

    /// The first period from which nothing changes from outside any more, as far as is said.
    pub fn unchanging(&self) -> Period {
        self.turns().last().copied().unwrap_or(0)
    }
}

/// What must come of a course, and when.
#[derive(Clone, Copy, Debug)]
pub struct Timed {
    /// The place of its text.
    pub span: Span,
    /// Whether it must not be so.
    pub not: bool,
    /// The thing: of an action, its performance.
    pub product: AtomId,
    /// The law by which it is there: one of those that produce it then.
    pub by: Option<LawId>,
    /// When.
    pub when: When,
}

/// When something is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// In every period from one to another, both included.
    Throughout(Period, Period),
    /// In some period from one to another, both included; in none where the other comes first.
    Sometime(Period, Period),
    /// In some period before the first in which something else is present.
    Before(AtomId),
    /// In some period from the first in which something else is present up to so many later.
    Within(Period, AtomId),
}
