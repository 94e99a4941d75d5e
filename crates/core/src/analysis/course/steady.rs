//! Steady states: in which nothing changes any more.
//!
//! What goes from one period to the next is what lasts and what laws that take time produce. A state of these is steady
//! where the period after it has the same; whatever follows within the period follows in both. Two periods are laid one
//! after the other, the first with its state free, and the states that come back are those of one function.

use crate::analysis::inquiry::{Literal, Setting, Words};
use crate::kernel::{AtomId, Kernel, LawId, Networks, Situation};
use coproduce_engine::exact::{Formula, Formulas, Functions, Limits, Reading, Unfinished};
use coproduce_engine::{
    CERTAIN, INNER, Literal as NodeLiteral, Network, NetworkBuilder, Node, POSSIBLE, Role, Settled, numbered,
};
use serde::Serialize;
use std::borrow::Cow;

/// The steady states of a situation.
#[derive(Clone, Debug, Serialize)]
pub struct SteadyStates<'s> {
    /// What a state is made of: what lasts, and what laws that take time produce; in order of declaration.
    pub state: Vec<Cow<'s, str>>,
    /// The states, as far as they are listed; those with less of what is declared first come first.
    pub states: Vec<SteadyState<'s>>,
    /// Whether these are all.
    pub complete: bool,
}

/// A state in which nothing changes any more.
#[derive(Clone, Debug, Serialize)]
pub struct SteadyState<'s> {
    /// What is present of the state.
    pub present: Vec<Cow<'s, str>>,
    /// Under which conditions on what is open, each of which suffices; one without members where it is steady whatever
    /// is there.
    pub given: Vec<Vec<Literal>>,
}

/// How many conditions of a state are listed.
const CONDITIONS: usize = 100;

/// The steady states of a situation, at most so many.
///
/// # Errors
///
/// [`Unfinished`] where the function of what comes back is too large, or something depends on its own absence within a
/// period.
pub fn steady<'s>(
    words: Words<'s>,
    networks: &Networks,
    setting: &Setting,
    most: usize,
    limits: Limits,
) -> Result<SteadyStates<'s>, Unfinished> {
    let kernel = words.kernel;
    let environment = setting.environment(kernel);
    let network = networks.within_a_period(kernel, environment);
    if !network.unstratified().is_empty() {
        return Err(Unfinished::Circular);
    }
    let pair = Pair::new(kernel, networks, setting, network);
    let (values, role) = (pair.values(), |node| pair.role(node));
    let mut functions = Functions::new(&pair.network, &values, role, limits);
    let mut alike = Vec::new();
    for &atom in &pair.state {
        let (before, after) = (functions.of(atom.0)?, functions.of(pair.after(atom.0))?);
        let both = functions.formulas.all(&[before, after]);
        let neither = functions.formulas.all(&[before.not(), after.not()]);
        alike.push(functions.formulas.any(&[both, neither]));
    }
    let steady = functions.formulas.all(&alike);
    let free: Vec<AtomId> = pair.state.iter().copied().filter(|&atom| pair.is_free(atom)).collect();
    let mut search = Search { formulas: &mut functions.formulas, free: &free, most, found: Vec::new(), complete: true };
    search.each(steady, &mut Vec::new())?;
    let (found, complete) = (search.found, search.complete);
    let mut states = Vec::with_capacity(found.len());
    for (present, rest) in found {
        let held = pair.state.iter().copied().filter(|atom| !free.contains(atom) && pair.is_there(*atom));
        let mut atoms: Vec<AtomId> = present.into_iter().chain(held).collect();
        atoms.sort_unstable();
        let given = conditions(words, &functions.formulas, rest, &free)?;
        states.push(SteadyState { present: atoms.into_iter().map(|atom| words.atom(atom)).collect(), given });
    }
    Ok(SteadyStates { state: pair.state.iter().map(|&atom| words.atom(atom)).collect(), states, complete })
}

/// Under which conditions on what is open a function holds, of which the state is settled.
fn conditions(
    words: Words,
    formulas: &Formulas<AtomId>,
    rest: Formula,
    state: &[AtomId],
) -> Result<Vec<Vec<Literal>>, Unfinished> {
    let analysis = formulas.analysis(rest)?;
    let sets = analysis.sets(Reading::Primes)?.smallest(CONDITIONS);
    let open = |set: &Vec<(AtomId, bool)>| -> Vec<Literal> {
        let open = set.iter().filter(|(atom, _)| !state.contains(atom));
        open.map(|&(atom, present)| words.literal(atom, present)).collect()
    };
    Ok(sets.iter().map(open).collect())
}

/// Goes through the states, one thing after the other.
struct Search<'f> {
    formulas: &'f mut Formulas<AtomId>,
    free: &'f [AtomId],
    most: usize,
    found: Vec<(Vec<AtomId>, Formula)>,
    complete: bool,
}

impl Search<'_> {
    fn each(&mut self, steady: Formula, settled: &mut Vec<bool>) -> Result<(), Unfinished> {
        if self.formulas.value(steady)? == Some(false) {
            return Ok(());
        }
        let Some(&next) = self.free.get(settled.len()) else {
            if self.found.len() == self.most {
                self.complete = false;
                return Ok(());
            }
            let present = self.free.iter().zip(&*settled).filter(|(_, is_there)| **is_there);
            self.found.push((present.map(|(&atom, _)| atom).collect(), steady));
            return Ok(());
        };
        for is_there in [false, true] {
            if !self.complete {
                return Ok(());
            }
            let variable = self.formulas.variable(next);
            let literal = if is_there { variable } else { variable.not() };
            let both = self.formulas.all(&[steady, literal]);
            settled.push(is_there);
            self.each(both, settled)?;
            settled.pop();
        }
        Ok(())
    }
}

/// Two periods, one after the other: the first with its state free.
struct Pair {
    network: Network,
    situation: Situation,
    /// What goes from one period to the next, in order of declaration.
    state: Vec<AtomId>,
    is_state: Vec<bool>,
    /// How many nodes a period has.
    nodes: Node,
    /// By node of a period, whether it is the same in both.
    shared: Vec<bool>,
}

impl Pair {
    fn new(kernel: &Kernel, networks: &Networks, setting: &Setting, network: &Network) -> Self {
        let environment = setting.environment(kernel);
        let states = setting.states(kernel);
        let mut situation = if setting.is_closed() {
            Situation::closed(kernel, network, environment, states)
        } else {
            Situation::with(kernel, network, environment, states)
        };
        let joints = networks.joints(kernel);
        let departing: Vec<(Node, LawId)> = (0..)
            .zip(networks.delayed())
            .map(|(position, &law)| (joints.departs(position), law))
            .filter(|&(departs, _)| network.is_produced(departs))
            .collect();
        let mut is_state = vec![false; network.nodes() as usize];
        let produced = departing.iter().flat_map(|&(_, law)| kernel.products(&kernel.laws[law.index()]));
        for atom in produced.chain(&kernel.lasting) {
            is_state[atom.index()] = true;
        }
        let state: Vec<AtomId> = crate::kernel::atom_ids(kernel).filter(|atom| is_state[atom.index()]).collect();
        for atom in &state {
            let present = &mut situation.present[atom.index()];
            if *present & CERTAIN == 0 {
                *present = 0;
            }
        }
        let nodes = network.nodes();
        let mut shared: Vec<bool> =
            (0..nodes).map(|node| !network.is_produced(node) && !is_state[node as usize]).collect();
        for position in 0..numbered(kernel.lasting.len()) {
            shared[joints.kept(position) as usize] = false;
            shared[joints.ended(position) as usize] = false;
        }
        let after = |node: Node| if shared[node as usize] { node } else { nodes + node };
        let mut builder = NetworkBuilder::default();
        for rule in (0..).take(network.rules()) {
            let (head, need) = (network.head(rule), network.need(rule));
            if !is_state[head as usize] {
                builder.rule(head, need, INNER, network.inputs(rule).iter().copied());
            }
            let later = network.inputs(rule).iter().map(|input| {
                let node = after(input.node());
                if input.is_absent() { NodeLiteral::absent(node) } else { NodeLiteral::present(node) }
            });
            builder.rule(after(head), need, INNER, later.collect::<Vec<_>>());
        }
        for (position, &atom) in (0..).zip(&kernel.lasting) {
            builder.rule(after(joints.kept(position)), 1, INNER, [NodeLiteral::present(atom.0)]);
        }
        for (departs, law) in departing {
            for product in kernel.products(&kernel.laws[law.index()]) {
                builder.rule(after(product.0), 1, INNER, [NodeLiteral::present(departs)]);
            }
            for ended in kernel.ended(law) {
                if let Ok(position) = kernel.lasting.binary_search(ended) {
                    builder.rule(after(joints.ended(numbered(position))), 1, INNER, [NodeLiteral::present(departs)]);
                }
            }
        }
        Self { network: builder.finish(2 * nodes), situation, state, is_state, nodes, shared }
    }

    /// A node in the second period.
    fn after(&self, node: Node) -> Node {
        if self.shared[node as usize] { node } else { self.nodes + node }
    }

    fn is_there(&self, atom: AtomId) -> bool {
        self.situation.present[atom.index()] & CERTAIN != 0
    }

    /// Whether it is up to the state whether a thing of it is there.
    fn is_free(&self, atom: AtomId) -> bool {
        !self.is_there(atom) && !self.situation.is_blocked(atom)
    }

    /// What is certain and what is possible, by node of both.
    fn values(&self) -> Vec<u8> {
        let of = |node: Node| {
            let index = (node % self.nodes) as usize;
            let is_free = self.is_state[index] && self.is_free(AtomId(numbered(index)));
            if node < self.nodes && is_free { POSSIBLE } else { self.situation.present[index] }
        };
        let mut values: Vec<u8> = (0..2 * self.nodes).map(of).collect();
        let blocked: Vec<u8> = self.situation.blocked.iter().chain(&self.situation.blocked).copied().collect();
        self.network.close(&mut values, &blocked, 2);
        values
    }

    fn role(&self, node: Node) -> Role<AtomId> {
        let index = (node % self.nodes) as usize;
        let allowed = if self.situation.blocked[index] == 0 { Settled::Yes } else { Settled::No };
        let atom = AtomId(numbered(index));
        let present = match self.situation.present[index] {
            POSSIBLE => Settled::Where(atom),
            0 if node < self.nodes && self.is_state[index] && self.is_free(atom) => Settled::Where(atom),
            0 => Settled::No,
            _ => Settled::Yes,
        };
        Role { present, allowed }
    }
}
