//! `unrealised-expectation`: all promises are kept, and what is expected does not come about.
//!
//! Even where value could be realised, "many times interactions between two service systems will not result in value
//! co-creation outcomes" (Spohrer, as the page "Value co-creation interaction" of SSKE quotes him).

use super::lacking::lacking;
use super::promised::Promised;
use super::{Context, Rule, analysis_limit};
use crate::analysis::{Deal, Status, Verdict, amount};
use crate::kernel::Expected;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "unrealised-expectation",
    Level::Error,
    "all promises are kept, and an expectation is still not produced",
    include_str!("../../../../docs/rules/unrealised-expectation.md"),
)
.of_service()
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    for &Promised { proposition, .. } in context.promised().iter().filter(|one| one.status == Status::Unrealised) {
        let deal = context.deal(proposition);
        let unmet = |one: &&Expected| deal.inquiry.presence(one.expected) != Verdict::Produced;
        let before = findings.len();
        findings.extend(proposition.expectations.iter().filter(unmet).map(|one| finding(context, &deal, one)));
        // What keeps an expectation from being met most often keeps the payment from being made.
        if findings.len() == before {
            findings.extend(unpaid(context, &deal));
        }
    }
}

fn finding(context: &Context, deal: &Deal, one: &Expected) -> Diagnostic {
    let words = context.words;
    let expected = words.quoted(one.expected);
    let party = words.quoted(deal.proposition.actor(one.by));
    let verdict = deal.inquiry.presence(one.expected);
    let lacking = lacking(context, deal, one.expected, verdict);
    if lacking.gave_up {
        return analysis_limit::RULE
            .at(one.span, format!("whether {expected} follows from the promises is too complex to decide"))
            .remark("not decided")
            .help("expect something closer to what is done");
    }
    let message = match verdict {
        Verdict::Undetermined => format!("{party} expects {expected}, and the promises do not settle it"),
        _ => format!("{party} expects {expected}, and the promises do not produce it"),
    };
    RULE.at(one.span, message).remark(lacking.remark).help(lacking.help)
}

/// The payments that are not made although all promises are kept.
fn unpaid(context: &Context, deal: &Deal) -> Vec<Diagnostic> {
    let words = context.words;
    let place = words.environment(deal.inquiry.situation.environment);
    let kept_out = deal.proposition.parties.into_iter().find(|&party| deal.inquiry.situation.is_blocked(party));
    let payments = deal.proposition.payments.iter().enumerate();
    let unmade = payments.filter(|&(index, _)| deal.made(index) != Verdict::Produced).map(|(_, payment)| {
        let payer = words.quoted(deal.proposition.actor(payment.by));
        let message = format!("{payer} does not pay {}, although all promises are kept", amount(payment.amount));
        let finding = RULE.at(payment.span, message);
        match kept_out {
            Some(party) => finding
                .remark(format!("`{place}` keeps {} out", words.quoted(party)))
                .help("make the proposition where both parties can act"),
            None => finding
                .remark(format!("{payer} does not do all that {payer} promises"))
                .help(format!("let {payer} promise what {payer} does for the payment, and assume none of it")),
        }
    });
    unmade.collect()
}
