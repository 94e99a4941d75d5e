//! Claims about nets: whether an actor nets in a proposition what is claimed, as it is promised.

use super::{Failure, Ruling, Unjudged};
use crate::analysis::service::{Accounts, Deal, Keeping, Net, is_above};
use crate::kernel::{Kernel, NetClaim, Networks};

/// Judges a claim; `known` is what the actor nets where that was settled before, and spares closing the proposition again.
pub fn judge_net(
    kernel: &Kernel,
    networks: &Networks,
    accounts: &Accounts,
    known: Option<&Net>,
    claim: &NetClaim,
) -> Ruling {
    let proposition = kernel.proposition(claim.proposition);
    if !proposition.sound {
        return Ruling::Unjudged(Unjudged::Unsound);
    }
    let environment = proposition.environment;
    let network = networks.of(kernel, environment);
    if !network.unstratified().is_empty() {
        return Ruling::Unjudged(Unjudged::Unstratified);
    }
    if known.is_some_and(|net| is_as_claimed(net, claim)) {
        return Ruling::Held;
    }
    let deal = Deal::as_promised(kernel, network, proposition, environment, &[]);
    if !deal.is_kept() {
        let unkept = proposition.promises.iter().find(|promise| deal.keeping(promise) != Keeping::Kept);
        return Ruling::Failed(Failure::Unkept(unkept.map(|promise| promise.span)));
    }
    let net = deal.nets().get(&claim.actor).copied().unwrap_or_default();
    if is_as_claimed(&net, claim) {
        return Ruling::Held;
    }
    let entries = accounts.entries(&deal.inquiry, &deal.payments(), claim.actor);
    Ruling::Failed(Failure::Nets(net, entries))
}

fn is_as_claimed(net: &Net, claim: &NetClaim) -> bool {
    net.total().is_some_and(|net| !is_above(net, claim.amount) && !is_above(claim.amount, net))
}
