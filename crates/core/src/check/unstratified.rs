//! `unstratified`: a circle of products that leads through a `not`.

use super::{Context, Rule};
use crate::kernel::{AtomId, EnvironmentId, LawId, Origin};
use coproduce_engine::Node;
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use indexmap::IndexMap;

pub static RULE: Rule = Rule::new(
    "unstratified",
    Level::Error,
    "products depend on their own absence in a cycle",
    include_str!("../../../../docs/rules/unstratified.md"),
);

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    // For each circle the first environment in which it is one, and whether it is so in environments of this file alone.
    let mut circles: IndexMap<Vec<Node>, (Vec<Node>, EnvironmentId, bool)> = IndexMap::new();
    for group in context.networks.groups() {
        let Some(&environment) = group.first() else { continue };
        let network = context.networks.within_a_period(context.kernel, environment);
        for circle in network.unstratified() {
            let mut key = circle.clone();
            key.sort_unstable();
            let is_own = group.iter().all(|&environment| context.kernel.environment(environment).own);
            circles.entry(key).or_insert_with(|| (circle.clone(), environment, true)).2 &= is_own;
        }
    }
    for (circle, environment, completes) in circles.values() {
        findings.push(finding(context, circle, *environment, *completes));
    }
}

/// The circle leads from the absent product to the one that needs its absence.
fn finding(context: &Context, circle: &[Node], environment: EnvironmentId, completes: bool) -> Diagnostic {
    let network = context.networks.within_a_period(context.kernel, environment);
    let shown: Vec<AtomId> = circle
        .iter()
        .filter(|&&node| (node as usize) < context.kernel.atoms.len())
        .map(|&node| AtomId(node))
        .filter(|&atom| context.kernel.atom(atom).kind.declared().is_some())
        .collect();
    let laws = || {
        let rules = circle.iter().rev().flat_map(|&node| network.rules_for(node));
        rules.filter_map(|rule| network.origin(rule).map(LawId))
    };
    let of = |origin: Origin| laws().find(|&law| context.law(law).origin == origin).map(|law| context.law(law).name);
    // Where an environment of this file brings laws of others together, it is that which closes the circle; what others
    // state by themselves is found in theirs.
    let brought = || completes.then(|| context.kernel.environment(environment).name);
    let place = of(Origin::Stated).or_else(brought).or_else(|| of(Origin::Used));
    let names: Vec<String> = shown.iter().map(|&atom| context.words.quoted(atom)).collect();
    // The last needs the absence of the first; the first is produced with the help of the second, and so on.
    let mut way: Vec<String> = Vec::new();
    if let Some(first) = names.first() {
        way.push(format!("not {first}"));
        way.extend(names.iter().rev().cloned());
    }
    let span = place.unwrap_or_else(|| context.kernel.name_span(AtomId(circle[0])));
    RULE.at(span, "products depend on their own absence in a cycle")
        .remark(format!("the cycle: {}", way.join(" → ")))
        .help("let a law of the cycle take time, with `after 1 period`, or leave out the `not`")
}
