//! What becomes of the propositions of the module as they are promised: one pass, for all rules that ask.

use super::Context;
use crate::analysis::{Breakable, Deal, Loss, Net, Nets, Status, Verdict};
use crate::kernel::{NetClaim, Party, Proposition, Value};

/// What becomes of a proposition as it is promised.
pub struct Promised<'a> {
    pub proposition: &'a Proposition,
    pub status: Status,
    /// What each party nets; settled only where the proposition is not unkeepable.
    pub nets: [Net; 2],
    /// Why each party would rather not take part, if it would.
    pub losses: [Option<Loss>; 2],
    /// The values that are actual, of those for the parties.
    pub values: Vec<&'a Value>,
    /// What comes of each breach, where promises are kept and expectations met.
    pub breaches: Vec<Breach<'a>>,
}

/// What comes of breaking one promise while all others keep theirs.
pub struct Breach<'a> {
    pub broken: Breakable<'a>,
    /// Whether everything that is expected comes about all the same.
    pub is_met: bool,
    /// What the one who breaks it nets at the least.
    pub net: f64,
}

/// What becomes of the propositions that the module itself makes, where it can be judged.
pub fn promised<'a>(context: &Context<'a>) -> Vec<Promised<'a>> {
    own(context).filter(|one| is_stratified(context, one)).map(|one| judged(context, one)).collect()
}

/// The propositions that the module itself makes, as far as they were understood.
pub fn own<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Proposition> + use<'a> {
    let kernel = context.kernel;
    kernel.propositions.iter().filter(|one| one.sound && kernel.atom(one.atom).own)
}

/// What an actor nets in a proposition, where the module itself makes it and its promises can be kept.
pub fn net_of<'c>(context: &'c Context, claim: &NetClaim) -> Option<&'c Net> {
    let proposition = context.kernel.proposition(claim.proposition);
    let promised = context.promised();
    let at = promised.binary_search_by_key(&proposition.atom, |one| one.proposition.atom).ok()?;
    let known = Some(&promised[at]).filter(|one| one.status != Status::Unkeepable)?;
    let party = Party::BOTH.into_iter().find(|&party| proposition.actor(party) == claim.actor)?;
    Some(&known.nets[party.index()])
}

/// Whether it is settled what follows where a proposition is made.
pub fn is_stratified(context: &Context, proposition: &Proposition) -> bool {
    context.network(proposition.environment).unstratified().is_empty()
}

fn judged<'a>(context: &Context<'a>, proposition: &'a Proposition) -> Promised<'a> {
    let deal = context.deal(proposition);
    let nets = Party::BOTH.map(|party| net(context, &deal, party));
    let of_parties: Nets = proposition.parties.into_iter().zip(nets).collect();
    let status = deal.status(&of_parties);
    let losses = Party::BOTH.map(|party| deal.loss(party, &of_parties));
    let is_actual = |value: &&Value| deal.inquiry.presence(value.atom) == Verdict::Produced;
    let values = proposition.parties.into_iter().flat_map(|actor| context.accounts().values(actor));
    let breaches = deal.breakables().filter(|_| matches!(status, Status::Losing | Status::Realised)).map(|broken| {
        let after = deal.broken(broken);
        Breach { broken, is_met: after.is_met(), net: net(context, &after, broken.by()).totals[0] }
    });
    Promised {
        proposition,
        status,
        nets,
        losses,
        values: values.filter(is_actual).collect(),
        breaches: breaches.collect(),
    }
}

fn net(context: &Context, deal: &Deal, party: Party) -> Net {
    deal.net(context.accounts(), deal.proposition.actor(party))
}
