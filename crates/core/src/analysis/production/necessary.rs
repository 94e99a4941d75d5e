//! What a product cannot do without in a situation: every coproducer taken away in turn, many at once.
//!
//! Necessity is removal (Ackoff & Emery 1972, p. 23): the product can be produced, and cannot once the coproducer is
//! taken away, even where the environment holds it.

use crate::analysis::inquiry::{Inquiry, Verdict};
use crate::kernel::{AtomId, AtomKind, Supposed, blocked_with, is_exogenous};
use crate::model::Kinds;
use coproduce_engine::exact::Unfinished;
use coproduce_engine::{CERTAIN, POSSIBLE, Together};
use indexmap::IndexSet;

/// The coproducers that a product cannot do without, in order of declaration; of an action, its choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Necessary {
    /// Those that no law produces here.
    pub bases: Vec<AtomId>,
    /// Products on the way.
    pub products: Vec<AtomId>,
}

/// What a product cannot do without in a situation; none where it cannot be produced at all.
///
/// Only what a proof rests on can be necessary. Without `not`, all of that is taken away at once, one lane for each.
///
/// # Errors
///
/// [`Unfinished`]
pub fn necessary(inquiry: &Inquiry, product: AtomId) -> Result<Option<Necessary>, Unfinished> {
    if inquiry.verdict(product)? == Verdict::NotProduced {
        return Ok(None);
    }
    let inquiry = inquiry.about(product);
    let candidates = candidates(&inquiry, product)?;
    let kernel = inquiry.kernel;
    let is_necessary = if inquiry.network.negates() {
        candidates.iter().map(|&atom| fails_without(&inquiry, product, atom)).collect::<Result<_, _>>()?
    } else {
        let kept_away = |&atom: &AtomId| blocked_with(kernel, atom).map(|atom| atom.0).collect();
        let kept_away: Vec<Together> = candidates.iter().map(kept_away).collect();
        inquiry.network.necessary(product.0, &inquiry.situation.present, &inquiry.situation.blocked, &kept_away)
    };
    let necessary = candidates.into_iter().zip(is_necessary).filter(|&(_, necessary)| necessary).map(|(atom, _)| atom);
    let is_base = |atom: &AtomId| is_exogenous(kernel, inquiry.network, *atom);
    let (bases, products) = necessary.partition(is_base);
    Ok(Some(Necessary { bases, products }))
}

/// What one way to produce the product rests on.
fn candidates(inquiry: &Inquiry, product: AtomId) -> Result<Vec<AtomId>, Unfinished> {
    let kernel = inquiry.kernel;
    let mut present = inquiry.situation.present.clone();
    if inquiry.network.negates() {
        let way = inquiry.completion(product, true)?.unwrap_or_default();
        // What the completion does not mention may be absent.
        for (atom, state) in present.iter_mut().enumerate() {
            let is_chosen = || way.iter().any(|&(chosen, is_present)| is_present && chosen.index() == atom);
            if *state == POSSIBLE {
                *state = if is_chosen() { CERTAIN | POSSIBLE } else { 0 };
            }
        }
    } else {
        present.iter_mut().filter(|state| **state == POSSIBLE).for_each(|state| *state = CERTAIN | POSSIBLE);
    }
    let mut values = present.clone();
    inquiry.network.close(&mut values, &inquiry.situation.blocked, 2);
    let proof = inquiry.network.proof(product.0, [&present, &inquiry.situation.blocked], &values);
    let named = proof.iter().filter(|(literal, _)| !literal.is_absent()).filter_map(|(literal, _)| {
        let atom = inquiry.atom_of(literal.node())?;
        match kernel.atom(atom).kind {
            AtomKind::Free { actor } => Some(actor),
            AtomKind::Unnamed(_) => Some(atom),
            AtomKind::Environment(_) | AtomKind::Provided(_) => None,
            kind => kind.declared().filter(|&kind| Kinds::COPRODUCERS.contains(kind)).map(|_| kernel.choice(atom)),
        }
    });
    let mut candidates: IndexSet<AtomId> = named.filter(|&atom| atom != product).collect();
    candidates.sort_by_key(|&atom| kernel.declared(atom));
    Ok(candidates.into_iter().collect())
}

fn fails_without(inquiry: &Inquiry, product: AtomId, atom: AtomId) -> Result<bool, Unfinished> {
    let mut situation = inquiry.situation.clone();
    situation.suppose(inquiry.kernel, atom, Supposed::Without);
    let away = Inquiry { limit: inquiry.limit, ..Inquiry::new(inquiry.kernel, inquiry.network, situation) };
    Ok(away.verdict(product)? == Verdict::NotProduced)
}
