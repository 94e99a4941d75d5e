//! `tempting-breach`: a party gains by breaking a promise while the others keep theirs.

use super::promised::{Breach, Promised};
use super::{Context, Rule};
use crate::analysis::{Breakable, amount, is_above, promise};
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "tempting-breach",
    Level::Warning,
    "a party gains by breaking a promise while the others keep theirs",
    include_str!("../../../../docs/rules/tempting-breach.md"),
)
.of_service();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    for one in context.promised() {
        for breach in &one.breaches {
            let party = breach.broken.by().index();
            // Who loses by a proposition gains by leaving it: that is reported as the loss it is.
            if one.losses[party].is_none() && is_above(breach.net, one.nets[party].totals[0]) {
                findings.push(finding(context, one, breach));
            }
        }
    }
}

fn finding(context: &Context, one: &Promised, breach: &Breach) -> Diagnostic {
    let words = context.words;
    let by = breach.broken.by();
    let name = words.quoted(one.proposition.actor(by));
    let other = words.quoted(one.proposition.actor(by.other()));
    let kept = one.nets[by.index()].totals[0];
    let remark = format!("net {} if it is kept, {} if it is broken", amount(kept), amount(breach.net));
    let (message, help) = match breach.broken {
        Breakable::Promise(broken) => {
            let promised = words.quoted(broken.promised);
            let written = words.written(broken.promised);
            (
                format!("{name} gains by breaking the promise of {promised}"),
                format!(
                    "let what {other} delivers depend on it: by an interaction they share, or an action of {other} \
                     `enabled by {written}`"
                ),
            )
        }
        Breakable::Payment(..) => (
            format!("{name} gains by breaking a promise: `{}`", promise(words, one.proposition, breach.broken)),
            format!("let {name} promise an action of paying, and let what {other} delivers be `enabled by` it"),
        ),
    };
    RULE.at(breach.broken.span(), message).remark(remark).help(help)
}
