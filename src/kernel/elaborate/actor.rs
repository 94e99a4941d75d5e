//! Actors: the layers they require are checked; their weights serve the vocabularies of value.

use super::{Elaborator, count};
use crate::diagnostic::{Diagnostic, joined, nearest};
use crate::syntax::amount::Weighted;
use crate::syntax::declaration::{Actor, ActorClause};

/// The layers of value (Rintamäki, Kuusela & Mitronen 2007).
const LAYERS: [&str; 4] = ["economic", "functional", "emotional", "symbolic"];

pub(super) fn elaborate(elaborator: &mut Elaborator, actor: &Actor) {
    for clause in &actor.clauses {
        match &clause.kind {
            ActorClause::Requires(thresholds) => layers(elaborator, thresholds),
            ActorClause::Weighs(weights) => weights.iter().for_each(|weight| not_negative(elaborator, weight)),
        }
    }
    elaborator.next.thing += count(&actor.names);
}

/// Checks that layers are weighed, each by an amount that is not negative.
pub(super) fn layers(elaborator: &mut Elaborator, amounts: &[Weighted]) {
    for one in amounts {
        let name = elaborator.text(one.name.span);
        if !LAYERS.contains(&name) {
            let near = nearest(name, LAYERS.into_iter());
            let help = match near.first() {
                Some(near) => format!("perhaps `{near}` was meant"),
                None => format!("the layers of value are {}", joined(&LAYERS, "and")),
            };
            elaborator.report(
                Diagnostic::error("unknown-name", one.name.span, format!("no layer of value is called `{name}`"))
                    .remark("not a layer")
                    .help(help),
            );
        }
        not_negative(elaborator, one);
    }
}

fn not_negative(elaborator: &mut Elaborator, one: &Weighted) {
    let value = one.amount.value(elaborator.sources);
    if value >= 0.0 && value.is_finite() {
        return;
    }
    let text = elaborator.text(one.amount.span);
    elaborator.report(
        Diagnostic::error("number-out-of-range", one.amount.span, format!("`{text}` is no amount of this kind"))
            .remark("needs a number from 0 upwards")
            .help("costs, weights and thresholds are counted from 0 upwards"),
    );
}
