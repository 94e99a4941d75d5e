//! `one-sided-proposition`: a party promises nothing, or expects nothing.
//!
//! Reciprocity: an actor offers something only against adequate compensation (e3value).

use super::{Context, Rule, promised};
use crate::kernel::{Party, Proposition};
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "one-sided-proposition",
    Level::Error,
    "a party to a proposition promises nothing or expects nothing",
    include_str!("../../../../docs/rules/one-sided-proposition.md"),
)
.of_service();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    findings.extend(promised::own(context).filter(|one| one.is_one_sided()).map(|one| finding(context, one)));
}

fn finding(context: &Context, proposition: &Proposition) -> Diagnostic {
    let words = context.words;
    let mut gaps = Vec::new();
    let mut help = Vec::new();
    for party in Party::BOTH {
        let (name, other) = (words.quoted(proposition.actor(party)), words.quoted(proposition.actor(party.other())));
        let promises = proposition.promises_anything(party);
        let expects = proposition.expects_anything(party);
        match (promises, expects) {
            (false, false) => gaps.push(format!("{name} neither promises nor expects anything")),
            (false, true) => gaps.push(format!("{name} promises nothing")),
            (true, false) => gaps.push(format!("{name} expects nothing")),
            (true, true) => {}
        }
        if !promises {
            help.push(format!("what {name} does for {other} with `promises` or `pays`"));
        }
        if !expects {
            help.push(format!("what {name} gets out of it with `expects`"));
        }
    }
    let name = words.quoted(proposition.atom);
    RULE.at(context.kernel.name_span(proposition.atom), format!("proposition {name} is one-sided"))
        .remark(gaps.join("; "))
        .help(format!("say {}", help.join(", and ")))
}
