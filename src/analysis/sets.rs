//! Production sets and blocking sets: which sets of what is open suffice for a product, and which prevent it.
//!
//! Production sets are the prime implicants of the product over the open atoms, blocking sets those of its complement;
//! without `not`, these are the minimal transversals of the others.

use super::inquiry::Inquiry;
use crate::engine::exact::{Count, Limits, Reading, Sets, Unfinished};
use crate::kernel::{AtomId, Kernel};

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
}

impl SetList {
    fn of(found: &Sets<AtomId>, most: usize, kernel: &Kernel) -> Self {
        let rank = |(atom, present): Presence| (kernel.declared(atom), !present);
        let mut sets = found.smallest(most);
        for set in &mut sets {
            set.sort_by_key(|&one| rank(one));
        }
        sets.sort_by_cached_key(|set| (set.len(), set.iter().map(|&one| rank(one)).collect::<Vec<_>>()));
        Self { sets, count: found.count(), by_size: found.counts_by_size() }
    }

    /// Whether every set is listed.
    pub fn is_complete(&self) -> bool {
        self.count == Count::from(self.sets.len() as u128)
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

/// The production sets and the blocking sets of a product, at most `most` of each listed.
///
/// # Errors
///
/// [`Unfinished`] where the product as a function of the open atoms grows past the limits.
pub fn sets(inquiry: &Inquiry, product: AtomId, most: usize, limits: Limits) -> Result<ProductSets, Unfinished> {
    let analysis = inquiry.exact(product, limits)?;
    let list = |found: Sets<AtomId>| SetList::of(&found, most, inquiry.kernel);
    let production = analysis.sets(Reading::Primes);
    Ok(ProductSets {
        is_monotone: production.as_ref().is_ok_and(|production| !production.ask_for_absence()),
        production: production.map(list),
        blocking: analysis.blocking().map(list),
    })
}
