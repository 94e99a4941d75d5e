//! `unkeepable-promise`: what is promised is not produced as promised.
//!
//! Every characteristic that a proposition promises refers to something its offering produces (after Winkler & Dosoudil
//! 2011).

use super::lacking::lacking;
use super::promised::Promised;
use super::{Context, Rule, analysis_limit};
use crate::analysis::{Deal, Keeping, Status, Verdict};
use crate::kernel::Promise;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "unkeepable-promise",
    Level::Error,
    "what is promised cannot be produced by promises, assumptions and environment",
    include_str!("../../../../docs/rules/unkeepable-promise.md"),
)
.of_service()
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    for &Promised { proposition, .. } in context.promised().iter().filter(|one| one.status == Status::Unkeepable) {
        let deal = context.deal(proposition);
        let unkept = proposition.promises.iter().filter(|promise| deal.keeping(promise) != Keeping::Kept);
        findings.extend(unkept.map(|promise| finding(context, &deal, promise)));
    }
}

fn finding(context: &Context, deal: &Deal, promise: &Promise) -> Diagnostic {
    let words = context.words;
    let promised = words.quoted(promise.promised);
    let party = words.quoted(deal.proposition.actor(promise.by));
    let verdict = deal.inquiry.presence(promise.promised);
    let lacking = lacking(context, deal, promise.promised, verdict);
    if lacking.gave_up {
        return analysis_limit::RULE
            .at(promise.span, format!("whether {party} can keep the promise of {promised} is too complex to decide"))
            .remark("not decided")
            .help("promise something closer to what is done");
    }
    let message = match verdict {
        Verdict::Undetermined => format!("whether {party} can keep the promise of {promised} is not settled"),
        _ => format!("{party} cannot keep the promise of {promised}"),
    };
    RULE.at(promise.span, message).remark(lacking.remark).help(lacking.help)
}
