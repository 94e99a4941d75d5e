//! `no-gain-from-exchange`: whatever the terms, an exchange leaves nobody better off without leaving another worse off.
//!
//! What makes an exchange worth while is that opportunity costs differ (Ricardo).

use super::{Context, Rule};
use crate::analysis::exchange::{Pair, Possibility, Sampling, likelihood, possibility};
use crate::analysis::inquiry::figure;
use crate::kernel::Exchange;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule::new(
    "no-gain-from-exchange",
    Level::Error,
    "equal opportunity costs: no proposition can benefit both",
    include_str!("../../../../docs/rules/no-gain-from-exchange.md"),
)
.of_orchestration();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    let own = kernel.exchanges.iter().filter(|one| one.sound && kernel.atom(one.atom).own);
    findings.extend(own.filter(|one| is_vain(one)).map(|one| finding(context, one)));
}

/// Whether nobody can gain by an exchange, whatever the hours within their ranges.
pub(super) fn is_vain(exchange: &Exchange) -> bool {
    // Without samples, only what is certain is known.
    possibility(likelihood(exchange, Sampling { samples: 0, seed: 0 })) == Possibility::Never
}

fn finding(context: &Context, exchange: &Exchange) -> Diagnostic {
    let words = context.words;
    let name = words.quoted(exchange.atom);
    let at = context.kernel.name_span(exchange.atom);
    let found = RULE.at(at, format!("nobody gains by {name}, whatever the terms"));
    if exchange.goods.len() < 2 {
        return found
            .remark("there is nothing to exchange the good for")
            .help("state a second good, and what each party needs to make it");
    }
    let Some(pair) = Pair::exact(exchange) else {
        return found
            .remark("nobody makes anything that another wants so much more cheaply that it is worth sending")
            .help("state other goods or parties, or hours in which they differ more");
    };
    let [given, per] = [pair.given, pair.per].map(|good| words.written(exchange.goods[good].0));
    let [one, other] = [0, 1].map(|party| words.written(exchange.parties[party]));
    let costs = pair.opportunity_costs().map(figure);
    if pair.exporter().is_none() {
        return found
            .remark(format!("one {per} costs either party {} {given}", costs[0]))
            .help("state other goods or other hours: parties gain by exchange where one gives up less than the other");
    }
    let found = found.remark(format!("one {per} costs {one} {} {given} and {other} {}", costs[0], costs[1]));
    if exchange.costs > 0.0 {
        found.help(format!(
            "{}% is lost each way, which leaves nothing of the difference",
            figure(exchange.costs * 100.0)
        ))
    } else {
        found.help("state under `alone` what each party wants: nobody gains by receiving what it does without")
    }
}
