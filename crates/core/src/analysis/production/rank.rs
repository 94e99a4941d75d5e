//! How probable a product is, and what each coproducer means for that.
//!
//! Every measure stands under its own name; shares of coproducers are never made to add up to one.

use crate::analysis::inquiry::Inquiry;
use crate::analysis::inquiry::Setting;
use crate::kernel::AtomId;
use coproduce_engine::exact::{Importance, Limits, Unfinished};
use rustc_hash::FxHashMap;
use std::fmt;

/// The probability of a product, and its coproducers.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// The exact probability of the product.
    pub probability: f64,
    /// The open atoms that it depends on, in order of declaration.
    pub coproducers: Vec<Importance<AtomId>>,
    /// By coproducer, the probability that a production set with it is complete, by that of the product (Fussell and
    /// Vesely, as a union). It needs the sets themselves, which may be too many where the rest is not; none where it was
    /// not asked for.
    pub fussell_vesely: Option<Result<Vec<f64>, Unfinished>>,
}

/// Why a product could not be ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unranked {
    /// Open atoms that it depends on have no probability.
    Unlikely(Vec<AtomId>),
    /// The analysis reached its limit.
    Unfinished(Unfinished),
}

impl fmt::Display for Unranked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unlikely(atoms) => write!(f, "{} open coproducers have no probability", atoms.len()),
            Self::Unfinished(unfinished) => unfinished.fmt(f),
        }
    }
}

impl std::error::Error for Unranked {}

impl From<Unfinished> for Unranked {
    fn from(unfinished: Unfinished) -> Self {
        Self::Unfinished(unfinished)
    }
}

/// The probability of a product in a setting, and the importance of each coproducer; the measure of Fussell and Vesely
/// where the `sets` that it needs are to be found.
///
/// # Errors
///
/// [`Unranked`]
pub fn rank(
    setting: &Setting,
    inquiry: &Inquiry,
    product: AtomId,
    sets: bool,
    limits: Limits,
) -> Result<Ranking, Unranked> {
    let kernel = inquiry.kernel;
    let analysis = inquiry.exact(product, limits)?;
    let mut support: Vec<AtomId> = analysis.support().collect();
    support.sort_by_key(|&atom| kernel.declared(atom));
    let is_unlikely = |atom: &AtomId| setting.likelihood(kernel, *atom).is_none();
    let unlikely: Vec<AtomId> = support.iter().copied().filter(is_unlikely).collect();
    if !unlikely.is_empty() {
        return Err(Unranked::Unlikely(unlikely));
    }
    // What the product does not depend on may have no probability, and needs none.
    let likelihood = |atom: AtomId| setting.likelihood(kernel, atom).unwrap_or(0.5);
    let unions = sets.then(|| analysis.fussell_vesely(&likelihood));
    let importances: FxHashMap<AtomId, Importance<AtomId>> =
        analysis.importances(&likelihood).into_iter().map(|one| (one.variable, one)).collect();
    let in_order = |unions: Vec<(AtomId, f64)>| {
        let unions: FxHashMap<AtomId, f64> = unions.into_iter().collect();
        support.iter().map(|atom| unions.get(atom).copied().unwrap_or(0.0)).collect()
    };
    Ok(Ranking {
        probability: analysis.probability(&likelihood),
        fussell_vesely: unions.map(|unions| unions.map(in_order)),
        coproducers: support.iter().filter_map(|atom| importances.get(atom).copied()).collect(),
    })
}
