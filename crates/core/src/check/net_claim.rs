//! Claims about nets that do not hold: what an actor nets in a proposition, as it is promised.

use super::netting::{account, by_layer, total};
use super::{Context, refuted_claim};
use crate::analysis::judgement::{Failure, Ruling};
use crate::analysis::{Entry, Net, amount};
use crate::kernel::NetClaim;
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Span;

/// What is said of a claim that does not hold.
pub fn finding(context: &Context, claim: &NetClaim, ruling: &Ruling) -> Option<Diagnostic> {
    match ruling {
        Ruling::Failed(Failure::Unkept(promise)) => Some(unkept(context, claim, *promise)),
        Ruling::Failed(Failure::Nets(net, entries)) => Some(refuted(context, claim, net, entries)),
        Ruling::Held | Ruling::Failed(_) | Ruling::Undecided(_) | Ruling::Unjudged(_) => None,
    }
}

fn refuted(context: &Context, claim: &NetClaim, net: &Net, entries: &[Entry]) -> Diagnostic {
    let (name, place) = names(context, claim);
    let (message, help) = match net.total() {
        Some(net) => (
            format!("the claim is refuted: {name} nets {} in {place}, not {}", amount(net), amount(claim.amount)),
            format!("claim {}, or change what is promised, paid or of value", amount(net)),
        ),
        None => (
            format!(
                "the claim is refuted: whether {name} nets {} in {place} is not settled; it is {}",
                amount(claim.amount),
                total(net)
            ),
            "settle what it depends on: name the coproducers left open, and promise or assume them".to_owned(),
        ),
    };
    let account = account(context, entries);
    refuted_claim::RULE.at(claim.span, message).remark(by_layer(net)).help(format!("{account}: {help}"))
}

fn unkept(context: &Context, claim: &NetClaim, promise: Option<Span>) -> Diagnostic {
    let (name, place) = names(context, claim);
    let message = format!(
        "the claim is refuted: the promises of {place} cannot be kept, so {name} does not net {}",
        amount(claim.amount)
    );
    let finding = refuted_claim::RULE.at(claim.span, message).remark("what is promised is not produced");
    let finding = match promise {
        Some(promise) => finding.label(promise, "cannot be kept"),
        None => finding,
    };
    finding.help(format!("let {place} promise or assume all that its promises need"))
}

/// The actor and the proposition of a claim.
fn names(context: &Context, claim: &NetClaim) -> (String, String) {
    let proposition = context.kernel.proposition(claim.proposition);
    (context.words.quoted(claim.actor), context.words.quoted(proposition.atom))
}
