//! What follows from one literal alone, through whatever laws, where all that is stated is free.
//!
//! Where no law asks for an absence, the least of it is what follows with everything else absent, and one spread from
//! each literal finds that. Where laws do, the spread takes every absence they ask for to be there, which finds
//! candidates, and the product's function decides.

use super::Context;
use crate::engine::exact::{Formula, Functions, Limits};
use crate::engine::{Network, Node, POSSIBLE, Role, Rule, Settled};
use crate::kernel::{AtomId, AtomKind, EnvironmentId, Kernel, atom_ids, is_exogenous};
use rustc_hash::{FxHashMap, FxHashSet};

/// How large the functions of products may grow, all together.
const LIMITS: Limits = Limits { nodes: 1_000_000 };

/// A literal: an atom, and whether its absence is meant.
pub type Literal = (AtomId, bool);

/// What is up to a situation in an environment where nothing is stated.
pub struct Free<'n> {
    kernel: &'n Kernel,
    pub network: &'n Network,
    /// What is free beside what is exogenous: products of which something is stated, and the names of environments.
    besides: Vec<AtomId>,
}

impl<'n> Free<'n> {
    /// Of the names of environments only those matter that conditions mention.
    pub fn of(context: &Context<'n>, environment: EnvironmentId, is_mentioned: &[bool]) -> Self {
        let kernel = context.kernel;
        let network = context.network(environment);
        let here = kernel.environment(environment);
        let names = here.above.iter().map(|&above| kernel.environment(above).atom);
        let stated = here.effective.keys().copied().filter(|&atom| !is_exogenous(kernel, network, atom));
        let mut besides: Vec<AtomId> = names.chain(stated).filter(|atom| is_mentioned[atom.index()]).collect();
        besides.sort_unstable();
        Self { kernel, network, besides }
    }

    /// Whether the same is free under the same laws.
    pub fn is_like(&self, other: &Self) -> bool {
        std::ptr::eq(self.network, other.network) && self.besides == other.besides
    }

    fn atoms(&self) -> impl Iterator<Item = AtomId> {
        let exogenous = atom_ids(self.kernel).filter(|&atom| is_exogenous(self.kernel, self.network, atom));
        exogenous.chain(self.besides.iter().copied())
    }

    /// Actors who are not kept out, and nothing else, are there of themselves.
    fn given(&self) -> impl Iterator<Item = AtomId> {
        atom_ids(self.kernel).filter(|&atom| matches!(self.kernel.atom(atom).kind, AtomKind::Free { .. }))
    }

    fn role(&self, node: Node) -> Role<AtomId> {
        let atom = AtomId(node);
        let present = if atom.index() >= self.kernel.atoms.len() {
            Settled::No
        } else if matches!(self.kernel.atom(atom).kind, AtomKind::Free { .. }) {
            Settled::Yes
        } else if is_exogenous(self.kernel, self.network, atom) || self.besides.binary_search(&atom).is_ok() {
            Settled::Where(atom)
        } else {
            Settled::No
        };
        Role { present, allowed: Settled::Yes }
    }

    /// For each of some products the literals that suffice alone; `None` stands for none at all. What is too large to be
    /// decided is not claimed.
    pub fn alone(&self, products: &[AtomId]) -> Vec<(AtomId, Option<Literal>)> {
        let spread = Spread::new(self);
        if !self.network.negates() {
            return spread.each(products).into_iter().map(|(product, atom)| (product, Some((atom, false)))).collect();
        }
        let values = vec![POSSIBLE; self.network.nodes() as usize];
        let mut functions = Functions::new(self.network, &values, |node| self.role(node), LIMITS);
        let mut found = Vec::new();
        let candidates = spread.each(products);
        for &product in products {
            let from = candidates.partition_point(|one| one.0 < product);
            let of_it = candidates[from..].iter().take_while(|one| one.0 == product);
            let mut literals: Vec<Literal> = of_it.map(|&(_, atom)| (atom, false)).collect();
            let without_any = spread.base[product.index()];
            if literals.is_empty() && !without_any {
                continue;
            }
            let Ok(function) = functions.of(product.0) else { continue };
            if functions.formulas.value(function) == Ok(Some(true)) {
                found.push((product, None));
                continue;
            }
            // What needs absences alone may be produced by any of them.
            if without_any && let Ok(analysis) = functions.formulas.analysis(function) {
                literals = analysis.support().flat_map(|atom| [(atom, false), (atom, true)]).collect();
            }
            for (atom, absent) in literals.into_iter().filter(|literal| literal.0 != product) {
                let variable = functions.formulas.variable(atom);
                let literal: Formula = if absent { variable.not() } else { variable };
                let implied = functions.formulas.any(&[function, literal.not()]);
                if functions.formulas.value(implied) == Ok(Some(true)) {
                    found.push((product, Some((atom, absent))));
                }
            }
        }
        found
    }
}

/// The rules of a network by what they ask for, with how much each still needs when everything free is absent and every
/// absence is there.
struct Spread<'f> {
    free: &'f Free<'f>,
    /// For each node where its rules begin, and all of these.
    starts: Vec<u32>,
    rules: Vec<Rule>,
    needs: Vec<u32>,
    /// By node: whether it follows from nothing.
    base: Vec<bool>,
}

impl<'f> Spread<'f> {
    fn new(free: &'f Free<'f>) -> Self {
        let network = free.network;
        let rules = 0..u32::try_from(network.rules()).unwrap_or(u32::MAX);
        let mut starts = vec![0_u32; network.nodes() as usize + 1];
        let mut needs = Vec::with_capacity(network.rules());
        for rule in rules.clone() {
            let inputs = network.inputs(rule);
            let absent = inputs.iter().filter(|input| input.is_absent()).count();
            needs.push(network.need(rule).saturating_sub(u32::try_from(absent).unwrap_or(u32::MAX)));
            for input in inputs.iter().filter(|input| !input.is_absent()) {
                starts[input.node() as usize + 1] += 1;
            }
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut by_input = vec![0; *starts.last().unwrap_or(&0) as usize];
        for rule in rules.clone() {
            for input in network.inputs(rule).iter().filter(|input| !input.is_absent()) {
                let at = &mut next[input.node() as usize];
                by_input[*at as usize] = rule;
                *at += 1;
            }
        }
        let mut spread = Self { free, starts, rules: by_input, needs, base: vec![false; network.nodes() as usize] };
        spread.settle_base(
            rules.filter(|&rule| spread.needs[rule as usize] == 0).map(|rule| network.head(rule)).collect(),
        );
        spread
    }

    /// What follows from nothing but what is given.
    fn settle_base(&mut self, mut open: Vec<Node>) {
        open.extend(self.free.given().map(|atom| atom.0));
        while let Some(node) = open.pop() {
            if std::mem::replace(&mut self.base[node as usize], true) {
                continue;
            }
            for at in self.starts[node as usize]..self.starts[node as usize + 1] {
                let rule = self.rules[at as usize];
                let need = &mut self.needs[rule as usize];
                *need = need.saturating_sub(1);
                if *need == 0 {
                    open.push(self.free.network.head(rule));
                }
            }
        }
    }

    /// Which of some products follow from which free atom, each pair once, in order of the products.
    fn each(&self, products: &[AtomId]) -> Vec<(AtomId, AtomId)> {
        let wanted: FxHashSet<Node> = products.iter().map(|product| product.0).collect();
        let mut found: Vec<(AtomId, AtomId)> = Vec::new();
        for atom in self.free.atoms() {
            for node in self.from(atom.0) {
                if wanted.contains(&node) && node != atom.0 {
                    found.push((AtomId(node), atom));
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// What follows from one node that does not follow from nothing.
    fn from(&self, node: Node) -> FxHashSet<Node> {
        let mut reached = FxHashSet::default();
        let mut needs: FxHashMap<Rule, u32> = FxHashMap::default();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if self.base[node as usize] || !reached.insert(node) {
                continue;
            }
            for &rule in &self.rules[self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize] {
                let need = needs.entry(rule).or_insert(self.needs[rule as usize]);
                *need = need.saturating_sub(1);
                if *need == 0 {
                    open.push(self.free.network.head(rule));
                }
            }
        }
        reached
    }
}
