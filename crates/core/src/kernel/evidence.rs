//! Tables of cases: what their columns say of things, and which laws are held against them.

use super::{AtomId, EnvironmentId, LawId};
use coproduce_syntax::source::Span;

/// A table of cases. What stands in it is read when it is asked about, never before.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Its name.
    pub atom: AtomId,
    /// Where its cases are situations, where that was understood.
    pub environment: Option<EnvironmentId>,
    /// Where its file is named, quotation marks included.
    pub file: Span,
    /// The heading of the column that names the cases; of the first column where none is said.
    pub case: Option<Span>,
    /// What columns say of coproducers, in order.
    pub sets: Vec<CalibratedSet>,
    /// The same of the product; none where that was not understood.
    pub product: Option<CalibratedSet>,
    /// The laws that are held against the cases, each with how well it must fit.
    pub tests: Vec<Test>,
    /// With which conditions the product is expected.
    pub expects: Vec<Direction>,
    /// From how many cases on a row of the truth table counts.
    pub least_cases: u32,
    /// How consistent a row must be with the product to be one of those that have it; of its coverage nothing is asked.
    pub rows: Cuts,
    /// Whether a cell that says nothing is an error.
    pub refuses_missing: bool,
}

/// How far each case is a member of a set.
#[derive(Clone, Debug)]
pub struct CalibratedSet {
    /// What the cases have, or lack.
    pub atom: AtomId,
    /// Where it is named.
    pub span: Span,
    /// The heading of the column; the place of the name where no other is said.
    pub column: Span,
    /// How its cells are read.
    pub cells: Cells,
}

/// How the cells of a column are read.
#[derive(Clone, Debug)]
pub enum Cells {
    /// As memberships: numbers from 0 to 1, or words for yes and no.
    Memberships,
    /// As numbers: fully in from this one on, fully out below.
    AtLeast(f64),
    /// As numbers: fully in below this one, fully out from it on.
    Below(f64),
    /// As numbers: full non-membership, the crossover and full membership.
    Anchors([f64; 3]),
    /// As texts: fully in where it is one of these, which stand in quotation marks.
    Texts(Vec<Span>),
}

/// A law that is held against cases.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    /// The law; none for all laws of the product.
    pub law: Option<LawId>,
    /// Where it is named.
    pub span: Span,
    /// How well it must fit.
    pub cuts: Cuts,
}

/// That the product is expected with something, or without it: an assumption about situations of which there is no case.
#[derive(Clone, Copy, Debug)]
pub struct Direction {
    /// What.
    pub atom: AtomId,
    /// Whether with it.
    pub present: bool,
    /// Where it is named.
    pub span: Span,
}

/// The least values of measures, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cuts {
    /// Of the consistency.
    pub consistency: f64,
    /// Of the coverage, by all laws that are tested together.
    pub coverage: f64,
    /// Of the proportional reduction in inconsistency.
    pub pri: f64,
}

impl Cuts {
    /// What is asked for where nothing is said: three quarters to four fifths are usual (Ragin 2008, p. 46; Schneider and
    /// Wagemann 2012, p. 127; both from memory).
    pub const USUAL: Self = Self { consistency: 0.8, coverage: 0.0, pri: 0.0 };
}

impl Evidence {
    pub(super) const fn new(atom: AtomId) -> Self {
        Self {
            atom,
            environment: None,
            file: Span { start: 0, end: 0 },
            case: None,
            sets: Vec::new(),
            product: None,
            tests: Vec::new(),
            expects: Vec::new(),
            least_cases: 1,
            rows: Cuts::USUAL,
            refuses_missing: false,
        }
    }
}
