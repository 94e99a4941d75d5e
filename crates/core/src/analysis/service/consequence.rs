//! What a situation means for propositions, constellations and nets.

use super::constellation::{self, Assembly, ConstellationReport};
use super::deal::Deal;
use super::force;
use super::proposition::{NetReport, PropositionReport};
use crate::analysis::inquiry::Inquiry;
use crate::analysis::inquiry::Words;
use crate::kernel::{AtomId, Dispute, Networks, Proposition, Supposed};
use indexmap::IndexMap;
use std::borrow::Cow;

/// The propositions that are made in the environment of a situation or above it.
fn made_there<'k>(inquiry: &Inquiry<'k>) -> impl Iterator<Item = &'k Proposition> + use<'k> {
    let kernel = inquiry.kernel;
    let here = kernel.environment(inquiry.situation.environment);
    kernel.propositions.iter().filter(move |one| one.sound && here.is_within(one.environment))
}

/// The propositions in an environment, each as it is promised, with additions.
pub(in crate::analysis) fn promised<'s>(
    words: Words<'s>,
    inquiry: &Inquiry,
    additions: &[(AtomId, Supposed)],
) -> Vec<PropositionReport<'s>> {
    let Inquiry { kernel, network, .. } = *inquiry;
    let deals = made_there(inquiry).map(|proposition| {
        let deal = Deal::as_promised(kernel, network, proposition, inquiry.situation.environment, additions);
        PropositionReport::new(words, &deal, &deal, None)
    });
    deals.collect()
}

/// The propositions of which a situation touches a promise, or over which the parties fall out in it.
pub(in crate::analysis) fn touched<'s>(
    words: Words<'s>,
    networks: &Networks,
    inquiry: &Inquiry,
    disputes: &[Dispute],
) -> Vec<PropositionReport<'s>> {
    let kernel = inquiry.kernel;
    let done = force::touched(inquiry);
    let deals = made_there(inquiry).filter_map(|proposition| {
        let is_this = |other: &Proposition| other.atom == proposition.atom;
        let fallen_out = disputes.iter().rev().find(|one| is_this(kernel.proposition(one.proposition)));
        if fallen_out.is_none() && !done.iter().any(|one| is_this(one)) {
            return None;
        }
        let here = Deal::in_situation(proposition, inquiry, false);
        let network = networks.of(kernel, proposition.environment);
        let promised = Deal::as_promised(kernel, network, proposition, proposition.environment, &[]);
        Some(PropositionReport::new(words, &promised, &here, fallen_out.map(|one| one.resolved)))
    });
    deals.collect()
}

/// The constellations of the module, as their members act in a situation.
pub(in crate::analysis) fn constellations<'s>(words: Words<'s>, inquiry: &Inquiry) -> Vec<ConstellationReport<'s>> {
    let kernel = words.kernel;
    if kernel.constellations.is_empty() {
        return Vec::new();
    }
    let assembly = Assembly::in_situation(inquiry.clone());
    let own = kernel.constellations.iter().filter(|one| kernel.atom(one.atom).own);
    own.map(|one| constellation::report(words, one, &assembly)).collect()
}

/// The constellations of the module whose members promise one another something there, as they keep it.
pub(in crate::analysis) fn promised_constellations<'s>(
    words: Words<'s>,
    inquiry: &Inquiry,
    additions: &[(AtomId, Supposed)],
) -> Vec<ConstellationReport<'s>> {
    let Inquiry { kernel, network, .. } = *inquiry;
    let environment = inquiry.situation.environment;
    let own = kernel.constellations.iter().filter(|one| kernel.atom(one.atom).own);
    let assembled = own.filter_map(|one| {
        let assembly = Assembly::as_promised(kernel, network, one, environment, additions)?;
        Some(constellation::report(words, one, &assembly))
    });
    assembled.collect()
}

/// What everyone nets in a situation, by layer, as far as it is settled.
pub fn nets_in<'s>(words: Words<'s>, inquiry: &Inquiry) -> IndexMap<Cow<'s, str>, NetReport> {
    nets(words, &Assembly::in_situation(inquiry.clone()))
}

/// What everyone nets among members, by layer.
pub(in crate::analysis) fn nets<'s>(words: Words<'s>, assembly: &Assembly) -> IndexMap<Cow<'s, str>, NetReport> {
    assembly.nets().iter().map(|(&actor, net)| (words.atom(actor), NetReport::of(net))).collect()
}
