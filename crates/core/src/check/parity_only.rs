//! `parity-only`: a proposition has worth on the economic and functional layers alone.
//!
//! Economic and functional worth tend to be points of parity, emotional and social worth points of difference
//! (Rintamäki, Kuusela & Mitronen 2007).

use super::promised::Promised;
use super::{Context, Rule};
use crate::analysis::Status;
use crate::kernel::Layer;
use coproduce_syntax::diagnostic::{Diagnostic, Level, listed};

pub static RULE: Rule = Rule::new(
    "parity-only",
    Level::Info,
    "a proposition has economic and functional worth only",
    include_str!("../../../../docs/rules/parity-only.md"),
)
.of_service();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let realised = context.promised().iter().filter(|one| one.status == Status::Realised);
    findings.extend(realised.filter(|one| is_parity(one)).map(|one| finding(context, one)));
}

fn is_parity(one: &Promised) -> bool {
    let has =
        |layers: [Layer; 2]| one.values.iter().any(|value| layers.into_iter().any(|layer| value.worth[layer] != 0.0));
    let basic = has([Layer::Economic, Layer::Functional]) || !one.proposition.payments.is_empty();
    basic && !has([Layer::Emotional, Layer::Symbolic])
}

fn finding(context: &Context, one: &Promised) -> Diagnostic {
    let words = context.words;
    let mut names: Vec<_> = one.values.iter().map(|value| words.atom(value.atom)).collect();
    names.dedup();
    let what = if names.is_empty() { "payments".to_owned() } else { listed(&names) };
    let name = words.quoted(one.proposition.atom);
    RULE.at(context.kernel.name_span(one.proposition.atom), format!("proposition {name} has points of parity only"))
        .remark(format!("economic and functional worth alone, from {what}"))
        .help(
            "say what is of emotional or symbolic worth in it, and to whom; otherwise it differs from others by price \
             alone",
        )
}
