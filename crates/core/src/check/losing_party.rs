//! `losing-party`: what a party nets as promised is not above what it has otherwise, or a layer is below what it
//! requires.
//!
//! Value creation is mutually beneficial (Ramírez & Wallin 2000, p. 62).

use super::netting::{account, by_layer};
use super::promised::Promised;
use super::{Context, Rule};
use crate::analysis::{Deal, Loss, Net, Paid, Status, Verdict, amount};
use crate::kernel::Party;
use coproduce_syntax::diagnostic::{Diagnostic, Level, listed};

pub static RULE: Rule = Rule::new(
    "losing-party",
    Level::Error,
    "what a party nets is not above what it has otherwise, or below what it requires",
    include_str!("../../../../docs/rules/losing-party.md"),
)
.of_service();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    for one in context.promised().iter().filter(|one| one.status == Status::Losing) {
        let deal = context.deal(one.proposition);
        for party in Party::BOTH {
            findings.extend(one.losses[party.index()].map(|loss| finding(context, &deal, one, party, loss)));
        }
    }
}

fn finding(context: &Context, deal: &Deal, one: &Promised, party: Party, loss: Loss) -> Diagnostic {
    let words = context.words;
    let actor = one.proposition.actor(party);
    let (name, place) = (words.quoted(actor), words.quoted(one.proposition.atom));
    let net = &one.nets[party.index()];
    let at = context.kernel.name_span(one.proposition.atom);
    let payments: Vec<Paid> = deal.payments();
    let account = account(context, &context.accounts().entries(&deal.inquiry, &payments, actor));
    match loss {
        Loss::NotAbove { otherwise, .. } => RULE
            .at(at, format!("{name} is no better off with {place} than without it"))
            .remark(format!("{}; otherwise {}", by_layer(net), amount(otherwise)))
            .help(format!("{account}: {}", advice(context, deal, party, net, otherwise))),
        Loss::Below { layer, required, .. } => RULE
            .at(at, format!("{name} gets less {} worth from {place} than it requires", layer.word()))
            .remark(format!("{}; required: {} {}", by_layer(net), layer.word(), amount(required)))
            .help(format!(
                "{account}: {} more {} worth is needed, or less has to be required",
                amount(required - net.least[layer]),
                layer.word()
            )),
    }
}

fn advice(context: &Context, deal: &Deal, party: Party, net: &Net, otherwise: f64) -> String {
    let actor = deal.proposition.actor(party);
    let needed = otherwise - net.totals[0];
    let needed = if needed > 0.0 {
        format!("more than {} is needed in addition", amount(needed))
    } else {
        "more is needed".to_owned()
    };
    let not_actual = |value: &&crate::kernel::Value| deal.inquiry.presence(value.atom) != Verdict::Produced;
    let potential = context.accounts().values(actor).filter(not_actual).take(3);
    let potential: Vec<_> = potential.map(|value| context.words.atom(value.atom)).collect();
    if potential.is_empty() {
        format!("{needed}; change the payments or the costs, or state what else is of value to it")
    } else {
        format!(
            "{needed}; promise or assume what {} depends on, or change the payments or the costs",
            listed(&potential)
        )
    }
}
