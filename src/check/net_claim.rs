//! Claims about nets: what an actor nets in a proposition, as it is promised.

use super::netting::{account, by_layer, total};
use super::{Context, promised, refuted_claim};
use crate::analysis::{Deal, Keeping, Net, Paid, Status, amount, is_above};
use crate::diagnostic::Diagnostic;
use crate::kernel::{NetClaim, Party};

/// What refutes a claim, if anything does.
pub fn refutation(context: &Context, claim: &NetClaim) -> Option<Diagnostic> {
    let proposition = context.kernel.proposition(claim.proposition);
    if !proposition.sound || !promised::is_stratified(context, proposition) {
        return None;
    }
    if is_known_to_hold(context, claim) {
        return None;
    }
    let deal = context.deal(proposition);
    if !deal.is_kept() {
        return Some(unkept(context, claim, &deal));
    }
    let payments: Vec<Paid> = deal.payments();
    let net = deal.nets().get(&claim.actor).copied().unwrap_or_default();
    let settled = net.total();
    if is_as_claimed(&net, claim) {
        return None;
    }
    let words = context.words;
    let (name, place) = (words.quoted(claim.actor), words.quoted(proposition.atom));
    let account = account(context, &context.accounts().entries(&deal.inquiry, &payments, claim.actor));
    let (message, help) = match settled {
        Some(net) => (
            format!("the claim is refuted: {name} nets {} in {place}, not {}", amount(net), amount(claim.amount)),
            format!("claim {}, or change what is promised, paid or of value", amount(net)),
        ),
        None => (
            format!(
                "the claim is refuted: whether {name} nets {} in {place} is not settled; it is {}",
                amount(claim.amount),
                total(&net)
            ),
            "settle what it depends on: name the coproducers left open, and promise or assume them".to_owned(),
        ),
    };
    Some(refuted_claim::RULE.at(claim.span, message).remark(by_layer(&net)).help(format!("{account}: {help}")))
}

/// Whether what is known of the propositions of the module anyhow proves the claim.
fn is_known_to_hold(context: &Context, claim: &NetClaim) -> bool {
    let proposition = context.kernel.proposition(claim.proposition);
    let known = context.promised();
    let Ok(known) = known.binary_search_by_key(&proposition.atom, |one| one.proposition.atom).map(|at| &known[at])
    else {
        return false;
    };
    let party = Party::BOTH.into_iter().find(|&party| proposition.actor(party) == claim.actor);
    known.status != Status::Unkeepable && party.is_some_and(|party| is_as_claimed(&known.nets[party.index()], claim))
}

fn is_as_claimed(net: &Net, claim: &NetClaim) -> bool {
    net.total().is_some_and(|net| !is_above(net, claim.amount) && !is_above(claim.amount, net))
}

fn unkept(context: &Context, claim: &NetClaim, deal: &Deal) -> Diagnostic {
    let words = context.words;
    let place = words.quoted(deal.proposition.atom);
    let message = format!(
        "the claim is refuted: the promises of {place} cannot be kept, so {} does not net {}",
        words.quoted(claim.actor),
        amount(claim.amount)
    );
    let finding = refuted_claim::RULE.at(claim.span, message).remark("what is promised is not produced");
    let mut unkept = deal.proposition.promises.iter().filter(|promise| deal.keeping(promise) != Keeping::Kept);
    let finding = match unkept.next() {
        Some(promise) => finding.label(promise.span, "cannot be kept"),
        None => finding,
    };
    finding.help(format!("let {place} promise or assume all that its promises need"))
}
