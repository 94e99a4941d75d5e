//! How a product comes about: by which laws, or in which other way.

use super::proof::How;
use crate::analysis::inquiry::Inquiry;
use crate::kernel::{AtomId, LawId, Offering, Origin};
use coproduce_engine::{CERTAIN, POSSIBLE};

/// How a product comes about that is produced.
pub(crate) fn how(inquiry: &Inquiry, product: AtomId, by_laws: bool) -> How {
    let Inquiry { kernel, situation, .. } = inquiry;
    let is_there = |atom: AtomId| inquiry.values[atom.index()] & CERTAIN != 0;
    let mut phases = kernel.cocreations.iter().flat_map(|cocreation| &cocreation.phases);
    let brings = |offering: &Offering| offering.brought().any(|content| content.atom == product);
    if by_laws {
        How::Law
    } else if situation.present[product.index()] & CERTAIN != 0 {
        let held = kernel.environment(situation.environment).holds(product);
        if held { How::Held } else { How::Given }
    } else if kernel.moments.is_some() {
        How::Lasts
    } else if kernel.offering_of(product).is_some() {
        How::Delivered
    } else if kernel.offerings.iter().any(|offering| brings(offering) && is_there(offering.atom)) {
        How::Brought
    } else if phases.any(|phase| phase.reaches.contains(&product) && is_there(phase.atom)) {
        How::Reached
    } else {
        How::Either
    }
}

/// How a product is kept from coming about whatever the laws say, where it is.
pub(crate) fn kept_out(inquiry: &Inquiry, product: AtomId) -> Option<How> {
    let is_blocked = inquiry.situation.is_blocked(product);
    let lacks = || inquiry.kernel.environment(inquiry.situation.environment).lacks(product);
    is_blocked.then(|| if lacks() { How::Lacked } else { How::TakenAway })
}

/// The stated laws that certainly produce a product, by a way that does not go through the product itself.
pub(crate) fn producing_laws<'i>(inquiry: &'i Inquiry, product: AtomId) -> impl Iterator<Item = LawId> + 'i {
    let network = inquiry.network;
    let blocked = inquiry.situation.is_blocked(product);
    // The laws of an offering produce that it is provided.
    let produced = inquiry.kernel.offering_of(product).map_or(product, |offering| offering.provided);
    // Only on a circle may a law be satisfied by what it produces.
    let is_on_circle = network.rules_for(product.0).next().is_some_and(|rule| network.loop_of(rule).is_some());
    let without = is_on_circle.then(|| {
        let mut situation = inquiry.situation.clone();
        situation.present[product.index()] = 0;
        situation.blocked[product.index()] = CERTAIN | POSSIBLE;
        Inquiry { limit: inquiry.limit, ..Inquiry::new(inquiry.kernel, network, situation) }
    });
    network
        .rules_for(produced.0)
        .filter(move |&rule| !blocked && without.as_ref().unwrap_or(inquiry).always_satisfied(rule))
        .filter_map(|rule| network.origin(rule).map(LawId))
        .filter(|law| inquiry.kernel.laws[law.index()].origin != Origin::Definition)
}
