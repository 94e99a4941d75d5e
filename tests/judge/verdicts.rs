//! Situations, what becomes of a product in them, and the minimal changes that would produce it.

use super::follow::{State, follow};
use super::ground::{Ground, Node, Set, nodes, one};
use super::language::{Atom, Model};
use super::setting::Statement;
use std::collections::BTreeSet;

/// An environment with what is supposed in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    pub environment: Atom,
    /// What is not given is absent.
    pub closed: bool,
    pub given: Vec<Atom>,
    pub without: Vec<Atom>,
    pub unknown: Vec<Atom>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Produced,
    NotProduced,
    Undetermined,
}

/// To put an input in place, or to take it away.
pub type Change = (Node, bool);

impl Situation {
    pub fn open(environment: Atom) -> Self {
        Self { environment, ..Self::default() }
    }

    /// A declared scenario, with what it takes over from those it is like.
    pub fn of_scenario(model: &Model, place: usize) -> Self {
        let scenario = &model.scenarios[place];
        let mut situation = scenario.like.map(|other| Self::of_scenario(model, other)).unwrap_or_default();
        let said: Vec<Atom> =
            [&scenario.given, &scenario.without, &scenario.unknown].into_iter().flatten().copied().collect();
        for list in [&mut situation.given, &mut situation.without, &mut situation.unknown] {
            list.retain(|atom| !said.contains(atom));
        }
        situation.given.extend(&scenario.given);
        situation.without.extend(&scenario.without);
        situation.unknown.extend(&scenario.unknown);
        Self { environment: scenario.environment, closed: true, ..situation }
    }

    /// What holds of the situation of itself, with all that is open in it.
    pub fn state(&self, ground: &Ground) -> State {
        let model = ground.model;
        let there = model.within(self.environment);
        let mut state = State { there: there.clone(), ..State::default() };
        let mut settled = 0;
        for atom in 0..model.names.len() {
            let input = ground.input(atom);
            match model.statement(self.environment, atom) {
                Some(Statement::Held | Statement::Likely(100)) => state.place(ground, input),
                Some(Statement::Lacked) => state.take(ground, input),
                Some(Statement::Likely(0)) => settled |= one(input),
                _ => {}
            }
        }
        for &atom in &self.given {
            state.place(ground, ground.input(atom));
        }
        for &atom in &self.without {
            state.take(ground, ground.input(atom));
        }
        let mut opened = 0;
        for input in self.unknown.iter().map(|&atom| ground.input(atom)) {
            state.given &= !one(input);
            state.blocked &= !ground.taken(input);
            opened |= one(input);
        }
        state.given |= there.iter().fold(0, |all, &environment| all | one(environment));
        let unnamed = ground.unnamed.iter().flatten().fold(0, |all, &node| all | one(node));
        let open = if self.closed { unnamed } else { ground.exogenous(&there) & !settled };
        state.open = nodes((open | opened) & !state.given & !state.blocked).collect();
        state
    }
}

impl State {
    /// The same, with nothing open that does not bear on the targets, nor the product asked about.
    pub fn about(mut self, ground: &Ground, product: Node) -> Self {
        let behind = ground.behind(&self.there, one(product));
        self.open.retain(|&node| node != product && behind & one(node) != 0);
        self
    }
}

/// The verdict on a product.
pub fn verdict(ground: &Ground, situation: &Situation, product: Atom) -> Option<Verdict> {
    let state = situation.state(ground).about(ground, product);
    let table = follow(ground, &state)?.swap_remove(product);
    Some(verdict_of(&table))
}

/// The verdict that a function amounts to.
pub fn verdict_of(table: &super::table::Table) -> Verdict {
    match (table.always(), table.ever()) {
        (true, _) => Verdict::Produced,
        (false, true) => Verdict::Undetermined,
        (false, false) => Verdict::NotProduced,
    }
}

/// The minimal sets of changes after which all targets are produced in every completion of what is then open. None where
/// there are too many candidates to try them all.
pub fn minimal(ground: &Ground, state: &State, targets: Set, candidates: &[Change]) -> Option<BTreeSet<Vec<Change>>> {
    if candidates.len() > 11 {
        return None;
    }
    let mut found: Vec<u64> = Vec::new();
    let mut subsets: Vec<u64> = (0..1 << candidates.len()).collect();
    subsets.sort_by_key(|subset| subset.count_ones());
    for subset in subsets {
        if found.iter().any(|smaller| smaller & subset == *smaller) {
            continue;
        }
        let changes: Vec<Change> = nodes(subset).map(|place| candidates[place]).collect();
        if changes.iter().any(|&(node, present)| !present && changes.contains(&(node, true))) {
            continue;
        }
        let mut after = state.clone();
        for &(node, present) in &changes {
            if present { after.place(ground, node) } else { after.take(ground, node) }
        }
        let settled = after.given | after.blocked;
        after.open.retain(|&node| settled & one(node) == 0);
        let tables = follow(ground, &after)?;
        if nodes(targets).all(|node| tables[node].always()) {
            found.push(subset);
        }
    }
    Some(found.into_iter().map(|subset| nodes(subset).map(|place| candidates[place]).collect()).collect())
}

/// The candidates of some inputs: to put each in place, and to take it away where it bears on the targets through a `not`.
pub fn candidates(ground: &Ground, there: &[Atom], targets: Set, inputs: Set) -> Vec<Change> {
    let (behind, negated) = (ground.behind(there, targets), ground.behind_not(there, targets));
    let place = nodes(inputs & (behind | kept_out(ground, behind))).map(|node| (node, true));
    let negated = negated | kept_out(ground, negated);
    place.chain(nodes(inputs & negated).map(|node| (node, false))).collect()
}

/// The actors of actions among these: to lift or to keep out one of them bears on what the action bears on.
fn kept_out(ground: &Ground, behind: Set) -> Set {
    let acting = ground.model.actions.iter().filter(|action| behind & one(action.atom) != 0);
    acting.flat_map(|action| &action.actors).fold(0, |all, &actor| all | one(actor))
}

/// What is missing for a product that is not produced.
pub fn missing(ground: &Ground, situation: &Situation, product: Atom) -> Option<BTreeSet<Vec<Change>>> {
    let verdict = verdict(ground, situation, product)?;
    let mut state = situation.state(ground);
    let there = state.there.clone();
    let target = one(product);
    let inputs = match verdict {
        Verdict::Produced => return Some(BTreeSet::new()),
        Verdict::Undetermined => state.open.iter().fold(0, |all, &node| all | one(node)),
        Verdict::NotProduced => state.open.iter().fold(ground.exogenous(&there), |all, &node| all | one(node)),
    };
    state = state.about(ground, product);
    let sets = minimal(ground, &state, target, &candidates(ground, &there, target, inputs & !target))?;
    if !sets.is_empty() || verdict == Verdict::Undetermined {
        return Some(sets);
    }
    // The seeds of loops and the names of environments besides.
    let seeds = (0..ground.size).filter(|&node| node < ground.model.names.len() && !ground.is_action(node));
    let more = seeds.fold(inputs, |all, node| all | one(node)) & !target;
    minimal(ground, &state, target, &candidates(ground, &there, target, more))
}
