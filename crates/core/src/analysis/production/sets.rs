//! Production sets and blocking sets: which sets of what is open suffice for a product, and which prevent it.
//!
//! Production sets are the prime implicants of the product over the open atoms, blocking sets those of its complement;
//! without `not`, these are the minimal transversals of the others. Instead of the prime implicants the minimal models
//! may be wanted, as fault trees with `not` are counted: what is there where all else that is open is absent.

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

/// The sets of a product in a situation; none of a kind that was not asked for. One kind may be found where the other
/// grows too large.
#[derive(Clone, Debug)]
pub struct ProductSets {
    /// Whether no production set has an absence as a member; blocking sets are sets of absences then. It is taken not to
    /// be so where neither kind is known.
    pub is_monotone: bool,
    /// Its production sets.
    pub production: Option<Result<SetList, Unfinished>>,
    /// Its blocking sets.
    pub blocking: Option<Result<SetList, Unfinished>>,
}

/// What sets are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetKind {
    /// They suffice for the product.
    Production,
    /// They prevent it.
    Blocking,
}

/// How far the sets of a product are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// How many of each kind are listed.
    pub most: usize,
    /// The only kind that is wanted.
    pub only: Option<SetKind>,
    /// What suffices. Of the minimal models there are no blocking sets.
    pub reading: Reading,
    /// How many members a set may have; larger ones are left out, which may help where all are too many.
    pub up_to: Option<usize>,
    /// How far the analysis may go.
    pub limits: Limits,
}

impl Default for Extent {
    /// Every set.
    fn default() -> Self {
        Self { most: usize::MAX, only: None, reading: Reading::Primes, up_to: None, limits: Limits::default() }
    }
}

/// The production sets and the blocking sets of a product.
///
/// # Errors
///
/// [`Unfinished`] where the product as a function of the open atoms grows past the limits.
pub fn sets(inquiry: &Inquiry, product: AtomId, extent: Extent) -> Result<ProductSets, Unfinished> {
    let (mut production, mut blocking, mut is_monotone) = (None, None, None);
    // One kind after the other: both together may take twice the room.
    let mut list = |kind: SetKind, found: Result<Sets<AtomId>, Unfinished>| {
        if let Ok(found) = &found {
            // What one kind asks to be absent, the other asks to be present.
            is_monotone.get_or_insert_with(|| !found.ask_for(kind == SetKind::Blocking));
        }
        Some(found.map(|found| SetList::of(&found, extent.most, inquiry.kernel)))
    };
    let only = if extent.reading == Reading::Models { Some(SetKind::Production) } else { extent.only };
    let is_wanted = |kind: SetKind| only.is_none_or(|only| only == kind);
    if let Some(order) = extent.up_to {
        let up_to = |holds| inquiry.sets_up_to(product, holds, extent.reading, order, extent.limits);
        if is_wanted(SetKind::Production) {
            production = list(SetKind::Production, up_to(true));
        }
        if is_wanted(SetKind::Blocking) {
            blocking = list(SetKind::Blocking, up_to(false));
        }
    } else {
        let analysis = inquiry.exact(product, extent.limits)?;
        if is_wanted(SetKind::Production) {
            production = list(SetKind::Production, analysis.sets(extent.reading));
        }
        if is_wanted(SetKind::Blocking) {
            blocking = list(SetKind::Blocking, analysis.blocking());
        }
    }
    Ok(ProductSets { is_monotone: is_monotone.unwrap_or(false), production, blocking })
}
