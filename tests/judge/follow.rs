//! What follows: the least set that contains what the situation has of itself and the product of every law whose
//! condition holds in it, for every completion of what is open.

use super::ground::{Ground, Node, Rule, Set, When, nodes, one};
use super::language::Atom;
use super::table::Table;

/// More open things than this are not enumerated.
pub const MOST_OPEN: usize = 13;

/// What a situation has of itself.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The environments whose laws apply.
    pub there: Vec<Atom>,
    /// In place, whatever else.
    pub given: Set,
    /// Absent, and produced by no law.
    pub blocked: Set,
    /// Either way, unless given or blocked.
    pub open: Vec<Node>,
    /// The place of a law that is left out.
    pub left_out: Option<usize>,
}

impl State {
    /// Puts an input in place, which lifts what blocks it.
    pub fn place(&mut self, ground: &Ground, input: Node) {
        self.given |= one(input);
        self.blocked &= !ground.taken(input);
    }

    /// Whether a law or a definition is not left out.
    pub fn counts(&self, rule: &Rule) -> bool {
        self.left_out.is_none() || rule.law != self.left_out
    }

    /// Takes an input away.
    pub fn take(&mut self, ground: &Ground, input: Node) {
        self.given &= !ground.taken(input);
        self.blocked |= ground.taken(input);
    }
}

/// The tables of all nodes; none where there is too much to try, or where something depends on its own absence.
pub fn follow(ground: &Ground, state: &State) -> Option<Vec<Table>> {
    let open = state.open.len();
    if open > MOST_OPEN {
        return None;
    }
    let rules: Vec<&Rule> = ground
        .applying(&state.there)
        .filter(|rule| state.counts(rule))
        .filter(|rule| state.blocked & one(rule.product) == 0)
        .collect();
    let strata = strata(ground, &rules)?;
    let mut tables: Vec<Table> = (0..ground.size)
        .map(|node| match state.open.iter().position(|&other| other == node) {
            _ if state.given & one(node) != 0 => Table::constant(open, true),
            Some(place) if state.blocked & one(node) == 0 => Table::thing(open, place),
            _ => Table::constant(open, false),
        })
        .collect();
    for stratum in 0..=strata.iter().copied().max().unwrap_or(0) {
        let mut changed = true;
        while changed {
            changed = false;
            for rule in rules.iter().filter(|rule| strata[rule.product] == stratum) {
                let value = tables[rule.product].or(&holds(&rule.when, &tables, state));
                changed |= value != tables[rule.product];
                tables[rule.product] = value;
            }
        }
    }
    Some(tables)
}

/// Where a condition holds, given the tables of all nodes.
pub fn holds(when: &When, tables: &[Table], state: &State) -> Table {
    let open = tables[0].open();
    let yes = Table::constant(open, true);
    match when {
        When::Present(node) => tables[*node].clone(),
        When::Free(actor) => Table::constant(open, state.blocked & one(*actor) == 0),
        When::Not(inner) => holds(inner, tables, state).not(),
        When::All(items) => items.iter().fold(yes, |all, item| all.and(&holds(item, tables, state))),
        When::AtLeast(least, items) => {
            // Place `n` holds where at least `n` of the items so far hold.
            let mut counted = vec![Table::constant(open, false); *least + 1];
            counted[0] = yes;
            for item in items {
                let item = holds(item, tables, state);
                for number in (1..=*least).rev() {
                    counted[number] = counted[number].or(&counted[number - 1].and(&item));
                }
            }
            counted.swap_remove(*least)
        }
    }
}

/// For each node the stratum in which it is settled: none below what it depends on, and above what it depends on through
/// a `not`. None where a circle leads through a `not`.
fn strata(ground: &Ground, rules: &[&Rule]) -> Option<Vec<usize>> {
    let mut strata = vec![0; ground.size];
    loop {
        let mut changed = false;
        for rule in rules {
            for (node, negated) in rule.when.mentions() {
                let least = strata[node] + usize::from(negated);
                if strata[rule.product] < least {
                    strata[rule.product] = least;
                    changed = true;
                }
            }
        }
        if !changed {
            return Some(strata);
        }
        if strata.iter().any(|&stratum| stratum > ground.size) {
            return None;
        }
    }
}

impl Ground<'_> {
    /// Everything that a node depends on by laws that apply, itself included.
    pub fn behind(&self, there: &[Atom], targets: Set) -> Set {
        let mut reached = targets;
        loop {
            let asked = self
                .applying(there)
                .filter(|rule| reached & one(rule.product) != 0)
                .flat_map(|rule| rule.when.mentions())
                .fold(reached, |all, (node, _)| all | one(node));
            if asked == reached {
                return reached;
            }
            reached = asked;
        }
    }

    /// The nodes that reach the targets through a `not` on some way.
    pub fn behind_not(&self, there: &[Atom], targets: Set) -> Set {
        let (mut plainly, mut negated) = (targets, 0);
        loop {
            let before = (plainly, negated);
            for rule in self.applying(there) {
                for (node, flips) in rule.when.mentions() {
                    let (same, other) = (one(rule.product) & plainly != 0, one(rule.product) & negated != 0);
                    if (same && !flips) || (other && flips) {
                        plainly |= one(node);
                    }
                    if (same && flips) || (other && !flips) {
                        negated |= one(node);
                    }
                }
            }
            if before == (plainly, negated) {
                return negated;
            }
        }
    }

    /// The nodes on a circle with one, among the laws that apply; without itself.
    pub fn circle(&self, there: &[Atom], node: Node) -> Set {
        let before = self.behind(there, one(node)) & !one(node);
        nodes(before).filter(|&other| self.behind(there, one(other)) & one(node) != 0).fold(0, |all, at| all | one(at))
    }
}
