//! Products that depend on one another in a cycle, in one environment, and what would start them.

use super::follow::follow;
use super::ground::{Ground, Node, Set, nodes, one};
use super::language::Atom;
use super::verdicts::{Change, Situation, Verdict, candidates, minimal, verdict_of};
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loop {
    /// Everything on the circle, performances and deliveries included.
    pub nodes: Set,
    /// Whether all of it is produced.
    pub verdict: Verdict,
    pub seeds: BTreeSet<Vec<Change>>,
}

/// The circles among the laws that apply.
pub fn circles(ground: &Ground, there: &[Atom]) -> Vec<Set> {
    let mut found: Vec<Set> = Vec::new();
    for rule in ground.applying(there) {
        let node = rule.product;
        let itself = rule.when.mentions().iter().any(|&(other, _)| other == node);
        let circle = ground.circle(there, node) | one(node);
        if (circle != one(node) || itself) && !found.contains(&circle) {
            found.push(circle);
        }
    }
    found
}

/// A circle in a situation; none where there is too much to try.
pub fn examine(ground: &Ground, situation: &Situation, circle: Set) -> Option<Loop> {
    let mut state = situation.state(ground);
    // An actor who is kept out keeps an action away without being behind what comes of it.
    let open: Set = state.open.iter().fold(0, |all, &node| all | one(node)) & !circle;
    let behind = ground.behind(&state.there, circle) & !circle;
    state.open.retain(|&node| behind & one(node) != 0);
    let tables = follow(ground, &state)?;
    let mut members = nodes(circle).map(|node| &tables[node]);
    let first = members.next()?.clone();
    let verdict = verdict_of(&members.fold(first, |all, table| all.and(table)));
    if verdict == Verdict::Produced {
        return Some(Loop { nodes: circle, verdict, seeds: BTreeSet::new() });
    }
    let seed = |node: &Node| *node < ground.model.names.len() && !ground.is_action(*node);
    let products = nodes(circle).filter(seed).fold(0, |all, node| all | one(node));
    // What is open, where that suffices; else also what no law produces, and products of the loop itself.
    let tried = |inputs: Set| minimal(ground, &state, circle, &candidates(ground, &state.there, circle, inputs));
    let mut seeds = tried(open)?;
    if seeds.is_empty() {
        seeds = tried(ground.exogenous(&state.there) | products)?;
    }
    Some(Loop { nodes: circle, verdict, seeds })
}
