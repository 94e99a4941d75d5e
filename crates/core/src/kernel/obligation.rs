//! Obligations: what the checker must prove of a model.

use super::{AtomId, ByAtom, CourseId, EnvironmentId, LawId};
use coproduce_syntax::declaration::Relation;
use coproduce_syntax::source::Span;

/// A claim: coproducers stand in a relation to a product in an environment.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The place of its text.
    pub span: Span,
    /// The coproducers spoken of.
    pub members: Vec<Member>,
    /// Whether the relation is denied.
    pub denied: bool,
    /// The relation.
    pub relation: Relation,
    /// The product: of an action, its performance.
    pub product: AtomId,
    /// The environment.
    pub environment: EnvironmentId,
}

/// One of the coproducers a claim speaks of; of an action, its choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// Its presence.
    Present(AtomId),
    /// Its absence.
    Absent(AtomId),
    /// A functional class: any of these serves.
    AnyOf(Vec<AtomId>),
}

/// The identity of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScenarioId(pub u32);

impl ScenarioId {
    /// The position as an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a name among those of scenarios stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Poses {
    /// A situation.
    Situation,
    /// Its rows, each a situation of its own.
    Rows,
    /// A course.
    Course(CourseId),
    /// Its rows, each a course of its own that is like this one.
    Courses(CourseId),
}

/// A declared situation, with what must come of it.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The place of its name.
    pub name: Span,
    /// The place of its declaration.
    pub span: Span,
    /// Whether the module at hand declares it.
    pub own: bool,
    /// The name of the scenario, or of the course, that it is a row of.
    pub row_of: Option<Span>,
    /// What it is: a situation, or others in its stead.
    pub poses: Poses,
    /// Where it is set.
    pub environment: EnvironmentId,
    /// What it states of each atom, those of the scenario it is like included; of an action, of its choice.
    pub states: ByAtom<(Supposed, Span)>,
    /// What must come of it.
    pub expectations: Vec<Expectation>,
    /// The propositions over which the parties fall out in it.
    pub disputes: Vec<super::Dispute>,
}

impl Scenario {
    /// Whether it is a situation that the module at hand declares.
    pub const fn is_own_situation(&self) -> bool {
        self.own && self.is_situation()
    }

    /// Whether it is a situation itself.
    pub const fn is_situation(&self) -> bool {
        matches!(self.poses, Poses::Situation)
    }

    /// The course that it stands for, if it does.
    pub const fn course(&self) -> Option<CourseId> {
        match self.poses {
            Poses::Course(course) => Some(course),
            Poses::Situation | Poses::Rows | Poses::Courses(_) => None,
        }
    }

    /// The course whose clauses it states: its own, or that of all its rows.
    pub const fn stated_course(&self) -> Option<CourseId> {
        match self.poses {
            Poses::Course(course) | Poses::Courses(course) => Some(course),
            Poses::Situation | Poses::Rows => None,
        }
    }

    /// Whether what it takes over from another is to be reported at it: of rows it is where it is said.
    pub fn says(&self, place: Span) -> bool {
        self.row_of.is_none() || self.span.touches(place)
    }
}

/// A column of a table whose cells suppose something.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// What they speak of; of an action, its choice.
    pub atom: AtomId,
    /// The place of its heading.
    pub heading: Span,
    /// Where the rows are set.
    pub environment: EnvironmentId,
    /// Whether it stands in a file of its own.
    pub in_file: bool,
}

/// What a situation supposes of an atom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Supposed {
    /// It is present.
    Given,
    /// It is taken away.
    Without,
    /// It may be present or absent.
    Unknown,
    /// It is present with this probability.
    Likely(f64),
}

impl Supposed {
    /// Whether it leaves open whether something is there: at the ends of the scale nothing is open.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Given | Self::Without => false,
            Self::Unknown => true,
            Self::Likely(probability) => probability > 0.0 && probability < 1.0,
        }
    }

    /// The word that supposes it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Without => "without",
            Self::Unknown => "unknown",
            Self::Likely(_) => "likely",
        }
    }
}

/// What must come of a scenario.
#[derive(Clone, Copy, Debug)]
pub struct Expectation {
    /// The place of its text.
    pub span: Span,
    /// Whether the product must not be produced.
    pub not: bool,
    /// The product: of an action, its performance.
    pub product: AtomId,
    /// The law that must be among those that produce it.
    pub by: Option<LawId>,
}
