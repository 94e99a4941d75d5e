//! Exchanges: the hours that parties need for goods, and on which terms they exchange these.

use super::AtomId;
use coproduce_syntax::source::Span;

/// What parties could make for one another (Ricardo; Spohrer: do a little more of what one is good at, and exchange).
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Its name.
    pub atom: AtomId,
    /// The parties, two or more.
    pub parties: Vec<AtomId>,
    /// The goods, with the places that name them first.
    pub goods: Vec<(AtomId, Span)>,
    /// By party and good the hours for one unit: the fewest and the most. They are the same where the hours are exact;
    /// else the hours lie anywhere between, each span by itself.
    pub hours: Vec<Vec<[f64; 2]>>,
    /// By party and good, how many units the party makes without the exchange.
    pub alone: Vec<Vec<f64>>,
    /// On which terms two goods are exchanged.
    pub terms: Option<Terms>,
    /// By what the hours of a unit are multiplied whenever the units made are doubled (Wright's progress ratio).
    pub learning: Option<f64>,
    /// The share of what is sent that the exchange itself uses up on the way.
    pub costs: f64,
    /// Whether all of it was understood.
    pub sound: bool,
}

/// Terms of an exchange: so much of one good for one unit of the other.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// How much.
    pub amount: f64,
    /// Of which good, by its position.
    pub given: usize,
    /// For one unit of which good, by its position.
    pub per: usize,
    /// The place.
    pub span: Span,
}

impl Exchange {
    pub(super) const fn new(atom: AtomId) -> Self {
        Self {
            atom,
            parties: Vec::new(),
            goods: Vec::new(),
            hours: Vec::new(),
            alone: Vec::new(),
            terms: None,
            learning: None,
            costs: 0.0,
            sound: false,
        }
    }

    /// Whether all hours are exact.
    pub fn is_exact(&self) -> bool {
        self.hours.iter().flatten().all(|[fewest, most]| most <= fewest)
    }
}
