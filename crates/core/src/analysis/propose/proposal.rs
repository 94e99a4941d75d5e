//! What is asked, and what is found.

use crate::analysis::propose::price::Price;
use crate::analysis::service::is_above;
use crate::kernel::{AtomId, EnvironmentId, Party, Proposition};

/// What is asked.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The two who could agree.
    pub parties: [AtomId; 2],
    /// Where.
    pub environment: EnvironmentId,
    /// What is assumed of third parties and things: of an action its choice.
    pub assumptions: Vec<AtomId>,
    /// What each has without a deal.
    pub otherwise: [f64; 2],
}

/// A proposition that would be realised and leave both better off.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The proposition; it has no name.
    pub proposition: Proposition,
    /// By which payments both gain.
    pub price: Price,
    /// What each nets by it.
    pub nets: [f64; 2],
    /// The promises that the party which makes them gains by breaking, as texts need them.
    pub tempting: Vec<(Party, Option<AtomId>)>,
    /// Whether nothing in it is of emotional or symbolic worth.
    pub is_parity: bool,
    /// Whether no other proposal found is better for the one and no worse for the other.
    pub is_best: bool,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The proposals: those that no other one is better than first, by what the first party nets.
    pub proposals: Vec<Proposal>,
    /// How many actions the two could promise, of those on which anything of value to them depends.
    pub actions: usize,
    /// How many sets of these were followed.
    pub sets: usize,
    /// Whether these are all sets.
    pub is_complete: bool,
    /// Whether there may be more proposals than were wanted.
    pub has_more: bool,
}

/// How far is sought.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// How many sets of promises are followed at most, smaller ones first.
    pub sets: usize,
    /// How many proposals are wanted, the best first.
    pub proposals: usize,
}

impl Default for Extent {
    fn default() -> Self {
        Self { sets: 1 << 16, proposals: 5 }
    }
}

/// Marks what nothing found is better than, and puts that first.
pub(super) fn rank(proposals: &mut [Proposal]) {
    let nets: Vec<[f64; 2]> = proposals.iter().map(|one| one.nets).collect();
    let no_worse = |one: &[f64; 2], other: &[f64; 2]| !(0..2).any(|party| is_above(other[party], one[party]));
    for (index, proposal) in proposals.iter_mut().enumerate() {
        let is_better = |other: &[f64; 2]| no_worse(other, &nets[index]) && !no_worse(&nets[index], other);
        proposal.is_best = !nets.iter().any(is_better);
    }
    proposals.sort_by(|one, other| {
        let order = other.is_best.cmp(&one.is_best).then(one.tempting.len().cmp(&other.tempting.len()));
        order
            .then(other.nets[0].total_cmp(&one.nets[0]))
            .then(one.proposition.promises.len().cmp(&other.proposition.promises.len()))
    });
}
