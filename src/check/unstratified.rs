//! `unstratified`: a circle of products that leads through a `not`.

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::engine::{Network, Node};
use crate::kernel::{AtomId, LawId, Origin};
use indexmap::IndexSet;

pub const RULE: Rule = Rule::new(
    "unstratified",
    Level::Error,
    "products depend on their own absence in a circle",
    include_str!("../../docs/rules/unstratified.md"),
)
.checked_by(check);

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let mut reported: IndexSet<Vec<Node>> = IndexSet::new();
    for group in context.networks.groups() {
        let Some(&environment) = group.first() else { continue };
        let network = context.network(environment);
        for circle in network.unstratified() {
            let mut key = circle.clone();
            key.sort_unstable();
            if reported.insert(key) {
                findings.push(finding(context, network, circle));
            }
        }
    }
}

/// The circle leads from the absent product to the one that needs its absence.
fn finding(context: &Context, network: &Network, circle: &[Node]) -> Diagnostic {
    let shown: Vec<AtomId> = circle
        .iter()
        .filter(|&&node| (node as usize) < context.kernel.atoms.len())
        .map(|&node| AtomId(node))
        .filter(|&atom| context.kernel.atom(atom).kind.declared().is_some())
        .collect();
    let place = circle
        .iter()
        .rev()
        .flat_map(|&node| network.rules_for(node))
        .filter_map(|rule| network.origin(rule).map(LawId))
        .find(|&law| context.law(law).origin == Origin::Stated);
    let names: Vec<String> = shown.iter().map(|&atom| context.words.quoted(atom)).collect();
    // The last needs the absence of the first; the first is produced with the help of the second, and so on.
    let mut way: Vec<String> = Vec::new();
    if let Some(first) = names.first() {
        way.push(format!("not {first}"));
        way.extend(names.iter().rev().cloned());
    }
    let span = place.map_or_else(|| context.kernel.name_span(AtomId(circle[0])), |law| context.law(law).name);
    RULE.at(span, "products depend on their own absence in a circle")
        .remark(format!("the way round: {}", way.join(" → ")))
        .help("break the circle: name the state before as another product, or leave out the `not`")
}
