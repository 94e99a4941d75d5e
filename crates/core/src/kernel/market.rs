//! Two-sided markets: how the sides of a platform grow with one another, what they are charged, and how the sides of a
//! co-creation raise one another.

use super::AtomId;
use coproduce_syntax::source::Span;

/// The adoption of a platform by its two sides.
#[derive(Clone, Debug)]
pub struct Adoption {
    /// Its name.
    pub atom: AtomId,
    /// What is adopted, where that was understood.
    pub platform: Option<AtomId>,
    /// Customers and providers; none where they were not understood.
    pub sides: Option<[Joining; 2]>,
    /// The shares of both that are there at first, from 0 to 1.
    pub start: [f64; 2],
    /// In which order they respond, where that is said and was understood.
    pub order: Option<Order>,
    /// Whether an order is said.
    pub says_order: bool,
    /// How many periods are followed.
    pub periods: u32,
}

/// What makes a side join: a share of `alone + per × (the share of the other side)`, between nobody and all.
#[derive(Clone, Copy, Debug)]
pub struct Joining {
    /// The side.
    pub actor: AtomId,
    /// What joining is worth with nobody on the other side.
    pub alone: f64,
    /// What the full presence of the other side adds.
    pub per: f64,
    /// What a member costs the platform.
    pub cost: f64,
    /// The place of its name.
    pub span: Span,
}

/// The order in which the sides of a platform respond.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Order {
    /// Both at once, to what was before.
    Simultaneous,
    /// Customers (0) or providers (1) first, then the others to what the first have become.
    First(usize),
    /// Both at once, each by this share of the way, above 0 and up to 1.
    Damped(f64),
}

/// The prices of a platform.
#[derive(Clone, Debug)]
pub struct Pricing {
    /// Its name.
    pub atom: AtomId,
    /// What is priced, where that was understood.
    pub platform: Option<AtomId>,
    /// What the prices come from; none where that was not understood.
    pub prices: Option<Prices>,
}

/// What prices come from.
#[derive(Clone, Copy, Debug)]
pub enum Prices {
    /// Each side pays to be a member. Customers and providers.
    Membership([Joining; 2]),
    /// Each side pays to use it.
    Usage {
        /// Customers and providers.
        actors: [AtomId; 2],
        /// By how many per cent their use falls where their price rises by one, above 0.
        elasticities: [f64; 2],
        /// What one use costs the platform, from 0 upwards.
        cost: f64,
    },
}

/// How expectation and ability raise one another in a co-creation.
#[derive(Clone, Debug)]
pub struct Elevation {
    /// Its name.
    pub atom: AtomId,
    /// The co-creation, where that was understood.
    pub cocreation: Option<AtomId>,
    /// Who expects, how much at first, and the part of what the ability has grown by which it rises; then who provides,
    /// how much at first, and the part of what is lacking by which it grows. None where that was not understood.
    pub levels: Option<[Level; 2]>,
    /// How many periods are followed.
    pub periods: u32,
}

/// A level that changes.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    /// Whose it is.
    pub actor: AtomId,
    /// What it is at first.
    pub level: f64,
    /// By which part it follows the other.
    pub change: f64,
}

impl Adoption {
    pub(super) const fn new(atom: AtomId) -> Self {
        Self { atom, platform: None, sides: None, start: [0.0; 2], order: None, says_order: false, periods: 1 }
    }
}

impl Pricing {
    pub(super) const fn new(atom: AtomId) -> Self {
        Self { atom, platform: None, prices: None }
    }
}

impl Elevation {
    pub(super) const fn new(atom: AtomId) -> Self {
        Self { atom, cocreation: None, levels: None, periods: 1 }
    }
}
