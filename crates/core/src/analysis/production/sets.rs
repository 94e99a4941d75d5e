//! Production sets and blocking sets: which sets of what is open suffice for a product, and which prevent it.
//!
//! Production sets are the prime implicants of the product over the open atoms, blocking sets those of its complement;
//! without `not`, these are the minimal transversals of the others.

use crate::analysis::inquiry::Inquiry;
use crate::kernel::{AtomId, Kernel};
use coproduce_engine::exact::{Count, Limits, Reading, Sets, Unfinished};

/// An open atom and whether it is present; of an action, its choice.
pub type Presence = (AtomId, bool);

/// Sets of one kind: how many there are, and the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetList {
    /// The sets, smallest first; within a size in order of declaration.
    pub sets: Vec<Vec<Presence>>,
    /// How many there are in all.
    pub count: Count,
    /// How many there are of each size, from none on.
    pub by_size: Vec<Count>,
    /// How many members a set has at most, where larger ones may have been left out, of the count too.
    pub truncated_at: Option<usize>,
}

impl SetList {
    fn of(found: &Sets<AtomId>, most: usize, kernel: &Kernel) -> Self {
        let rank = |(atom, present): Presence| (kernel.declared(atom), !present);
        let mut sets = found.smallest(most);
        for set in &mut sets {
            set.sort_by_key(|&one| rank(one));
        }
        sets.sort_by_cached_key(|set| (set.len(), set.iter().map(|&one| rank(one)).collect::<Vec<_>>()));
        Self { sets, count: found.count(), by_size: found.counts_by_size(), truncated_at: found.truncated_at() }
    }

    /// Whether every set is listed.
    pub fn is_complete(&self) -> bool {
        self.truncated_at.is_none() && self.count == Count::from(self.sets.len() as u128)
    }
}

/// The sets of a product in a situation. One kind may be found where the other grows too large.
#[derive(Clone, Debug)]
pub struct ProductSets {
    /// Whether no production set has an absence as a member; blocking sets are sets of absences then. It is taken not to
    /// be so where the production sets are not known.
    pub is_monotone: bool,
    /// Its production sets.
    pub production: Result<SetList, Unfinished>,
    /// Its blocking sets.
    pub blocking: Result<SetList, Unfinished>,
}

/// How far the sets of a product are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// How many of each kind are listed.
    pub most: usize,
    /// How many members a set may have; larger ones are left out, which may help where all are too many.
    pub up_to: Option<usize>,
    /// How far the analysis may go.
    pub limits: Limits,
}

impl Default for Extent {
    /// Every set.
    fn default() -> Self {
        Self { most: usize::MAX, up_to: None, limits: Limits::default() }
    }
}

/// The production sets and the blocking sets of a product.
///
/// # Errors
///
/// [`Unfinished`] where the product as a function of the open atoms grows past the limits.
pub fn sets(inquiry: &Inquiry, product: AtomId, extent: Extent) -> Result<ProductSets, Unfinished> {
    let list = |found: &Sets<AtomId>| SetList::of(found, extent.most, inquiry.kernel);
    let both = |production: Result<Sets<AtomId>, Unfinished>, blocking: Result<Sets<AtomId>, Unfinished>| ProductSets {
        is_monotone: production.as_ref().is_ok_and(|production| !production.ask_for_absence()),
        production: production.as_ref().map(list).map_err(|&unfinished| unfinished),
        blocking: blocking.as_ref().map(list).map_err(|&unfinished| unfinished),
    };
    if let Some(order) = extent.up_to {
        let up_to = |holds| inquiry.sets_up_to(product, holds, Reading::Primes, order, extent.limits);
        return Ok(both(up_to(true), up_to(false)));
    }
    let analysis = inquiry.exact(product, extent.limits)?;
    Ok(both(analysis.sets(Reading::Primes), analysis.blocking()))
}
