//! Value propositions: what two parties promise one another and expect of it.

use super::{AtomId, EnvironmentId, Kernel};
use coproduce_syntax::source::Span;

/// The identity of a proposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropositionId(pub u32);

impl PropositionId {
    /// The position as an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A value proposition.
#[derive(Clone, Debug)]
pub struct Proposition {
    /// Its name.
    pub atom: AtomId,
    /// The one party and the other.
    pub parties: [AtomId; 2],
    /// Where it is made.
    pub environment: EnvironmentId,
    /// What is promised, payments excepted.
    pub promises: Vec<Promise>,
    /// What is paid.
    pub payments: Vec<Payment>,
    /// What is expected, payments excepted.
    pub expectations: Vec<Expected>,
    /// What is assumed of third parties and things: of an action its choice.
    pub assumptions: Vec<(AtomId, Span)>,
    /// What each party has without a deal.
    pub otherwise: [f64; 2],
    /// Whether all of it was understood.
    pub sound: bool,
}

/// One thing that a party promises.
#[derive(Clone, Copy, Debug)]
pub struct Promise {
    /// Which of the parties.
    pub by: Party,
    /// What is promised: of an action its performance, of an offering its delivery.
    pub promised: AtomId,
    /// The place.
    pub span: Span,
}

/// Economic worth that moves from one party to the other. It is a promise of the payer and an expectation of the other.
#[derive(Clone, Copy, Debug)]
pub struct Payment {
    /// Which of the parties pays.
    pub by: Party,
    /// How much.
    pub amount: f64,
    /// The place.
    pub span: Span,
}

/// One thing that a party expects.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    /// Which of the parties.
    pub by: Party,
    /// What is expected.
    pub expected: AtomId,
    /// The place.
    pub span: Span,
}

/// One of the two parties of a proposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    /// The one named first.
    First,
    /// The one named second.
    Second,
}

impl Party {
    /// Both, in the order in which they are named.
    pub const BOTH: [Self; 2] = [Self::First, Self::Second];

    /// The other actor.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }

    /// The position as an index.
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// What a promise asks of the one who makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// To take part in actions: their performance.
    Act(Vec<AtomId>),
    /// To bring something that no law produces.
    Bring(AtomId),
    /// Nothing by itself: it has to come of what else is done.
    Nothing,
}

impl Default for Proposition {
    fn default() -> Self {
        let nobody = AtomId(u32::MAX);
        Self {
            atom: nobody,
            parties: [nobody; 2],
            environment: EnvironmentId(0),
            promises: Vec::new(),
            payments: Vec::new(),
            expectations: Vec::new(),
            assumptions: Vec::new(),
            otherwise: [0.0; 2],
            sound: false,
        }
    }
}

impl Proposition {
    /// The actor a party is.
    pub const fn actor(&self, party: Party) -> AtomId {
        self.parties[party.index()]
    }

    /// Whether a party promises nothing, or expects nothing. A payment is a promise of the one and an expectation of the
    /// other.
    pub fn is_one_sided(&self) -> bool {
        Party::BOTH.into_iter().any(|party| !self.promises_anything(party) || !self.expects_anything(party))
    }

    /// Whether a party promises or pays anything.
    pub fn promises_anything(&self, party: Party) -> bool {
        self.promises.iter().any(|promise| promise.by == party)
            || self.payments.iter().any(|payment| payment.by == party)
    }

    /// Whether a party expects anything or is paid.
    pub fn expects_anything(&self, party: Party) -> bool {
        self.expectations.iter().any(|expected| expected.by == party)
            || self.payments.iter().any(|payment| payment.by == party.other())
    }

    /// What a promise asks of its maker: of an action the part in it, of an offering the part in its interactions.
    pub fn part(&self, kernel: &Kernel, promise: &Promise, is_exogenous: impl Fn(AtomId) -> bool) -> Part {
        let promiser = self.actor(promise.by);
        let takes_part =
            |performed: &AtomId| kernel.action_of(*performed).is_some_and(|action| action.actors.contains(&promiser));
        if kernel.action_of(promise.promised).is_some() {
            return Part::Act([promise.promised].into_iter().filter(|performed| takes_part(performed)).collect());
        }
        if let Some(offering) = kernel.offering_of(promise.promised) {
            let interactions = offering.interactions.iter().map(|&(performed, _)| performed);
            return Part::Act(interactions.filter(takes_part).collect());
        }
        if is_exogenous(promise.promised) { Part::Bring(promise.promised) } else { Part::Nothing }
    }
}

/// A claim about what a party nets in a proposition.
#[derive(Clone, Copy, Debug)]
pub struct NetClaim {
    /// The place of its text.
    pub span: Span,
    /// Whose net.
    pub actor: AtomId,
    /// How much it is claimed to be.
    pub amount: f64,
    /// In which proposition.
    pub proposition: PropositionId,
}

/// A dispute over a proposition, as a scenario states it.
#[derive(Clone, Copy, Debug)]
pub struct Dispute {
    /// The proposition.
    pub proposition: PropositionId,
    /// Whether it ends in a way that both accept.
    pub resolved: bool,
}
