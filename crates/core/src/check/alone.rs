//! What follows from one literal alone, through whatever laws, where all that is stated is free.
//!
//! Where no law asks for an absence, the least of it is what follows with everything else absent, and one spread from
//! each literal finds that. Where laws do, the spread takes every absence they ask for to be there, which finds
//! candidates, and the product's function decides.

use super::Context;
use crate::kernel::{AtomId, AtomKind, EnvironmentId, Kernel, atom_ids, is_exogenous};
use coproduce_engine::exact::{Functions, Limits};
use coproduce_engine::{CERTAIN, Network, Node, POSSIBLE, Role, Rule, Settled, numbered};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// How large the functions of products may grow, all together.
const LIMITS: Limits = Limits { nodes: 1_000_000 };

/// How many nodes are reached at the most, from all atoms together.
const MOST_STEPS: usize = 5_000_000;

/// So many inputs of a rule are looked through for one that is mentioned twice.
const FEW: usize = 32;

/// A literal: an atom, and whether its absence is meant.
pub type Literal = (AtomId, bool);

/// A product, and the literal that suffices for it.
pub type Alone = (AtomId, Option<Literal>);

/// There is too much to follow; nothing is known of the result.
pub struct TooMany;

/// What is up to a situation in an environment where nothing is stated.
pub struct Free<'n> {
    kernel: &'n Kernel,
    pub network: &'n Network,
    /// What is free beside what is exogenous: products of which something is stated, and the names of environments.
    besides: Vec<AtomId>,
}

impl<'n> Free<'n> {
    /// Of the names of environments only those matter that conditions mention.
    pub fn of(context: &Context<'n>, environment: EnvironmentId, is_mentioned: impl Fn(AtomId) -> bool) -> Self {
        let kernel = context.kernel;
        let network = context.network(environment);
        let here = kernel.environment(environment);
        let names = here.above.iter().map(|&above| kernel.environment(above).atom);
        let stated = here.effective.keys().copied().filter(|&atom| !is_exogenous(kernel, network, atom));
        let mut besides: Vec<AtomId> = names.chain(stated).filter(|&atom| is_mentioned(atom)).collect();
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

    /// For each of some products the literals that suffice alone, and not by way of products of which that is `known`
    /// already; no literal stands for none at all. What is too large to be decided is not claimed.
    ///
    /// # Errors
    ///
    /// [`TooMany`]
    pub fn alone(&self, products: &[AtomId], known: &BTreeSet<AtomId>) -> Result<Vec<Alone>, TooMany> {
        if !self.network.negates() && !self.starts_anything() {
            return Ok(Vec::new());
        }
        let spread = Spread::new(self, known);
        if !self.network.negates() {
            let candidates = spread.each(products, true)?;
            return Ok(candidates.into_iter().map(|(product, atom)| (product, Some((atom, false)))).collect());
        }
        // What one atom suffices for is there when everything is.
        let with_all = self.with_all();
        let (needless, needing): (Vec<AtomId>, Vec<AtomId>) =
            products.iter().partition(|product| spread.base[product.index()]);
        let needing: Vec<AtomId> = needing.into_iter().filter(|product| with_all[product.index()]).collect();
        let candidates = if needing.is_empty() { Vec::new() } else { spread.each(&needing, false)? };
        let candidates = candidates.into_iter().map(|(product, atom)| (product, (atom, false)));
        let values = vec![POSSIBLE; self.network.nodes() as usize];
        let mut functions = Functions::new(self.network, &values, |node| self.role(node), LIMITS);
        let mut found = Vec::new();
        let mut test = |product: AtomId, literal: Option<Literal>| {
            let Ok(function) = functions.of(product.0) else { return Vec::new() };
            let formulas = &mut functions.formulas;
            if formulas.value(function) == Ok(Some(true)) {
                return vec![(product, None)];
            }
            // What needs absences alone may be produced by any of them.
            let literals: Vec<Literal> = match literal {
                Some(literal) => vec![literal],
                None => formulas.analysis(function).map_or_else(
                    |_| Vec::new(),
                    |analysis| analysis.support().flat_map(|atom| [(atom, false), (atom, true)]).collect(),
                ),
            };
            let suffices = |&(atom, absent): &Literal| {
                let variable = formulas.variable(atom);
                let otherwise = if absent { variable } else { variable.not() };
                let implied = formulas.any(&[function, otherwise]);
                formulas.value(implied) == Ok(Some(true))
            };
            literals.into_iter().filter(suffices).map(|literal| (product, Some(literal))).collect()
        };
        for (product, literal) in candidates {
            found.extend(test(product, Some(literal)));
        }
        for product in needless {
            found.extend(test(product, None));
        }
        found.retain(|(product, literal)| literal.is_none_or(|(atom, _)| atom != *product));
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Whether anything at all may follow from one node, where no rule asks for an absence: some rule needs no more than
    /// that, or actors are there already.
    fn starts_anything(&self) -> bool {
        let rules = 0..numbered(self.network.rules());
        let needs_one = |rule: Rule| {
            let inputs = self.network.inputs(rule);
            let is_told_apart = inputs.len() <= FEW;
            self.network.need(rule) < 2
                || !is_told_apart
                || inputs.iter().enumerate().any(|(place, input)| inputs[..place].contains(input))
        };
        self.given().next().is_some() || rules.into_iter().any(needs_one)
    }

    /// By node: whether it is there when everything free is.
    fn with_all(&self) -> Vec<bool> {
        let mut values = vec![0_u8; self.network.nodes() as usize];
        for atom in self.atoms().chain(self.given()) {
            values[atom.index()] = CERTAIN | POSSIBLE;
        }
        let blocked = vec![0; values.len()];
        self.network.close(&mut values, &blocked, 2);
        values.into_iter().map(|value| value & CERTAIN != 0).collect()
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
    /// By node: whether the spread ends there.
    ends: Vec<bool>,
}

impl<'f> Spread<'f> {
    fn new(free: &'f Free<'f>, known: &BTreeSet<AtomId>) -> Self {
        let network = free.network;
        let rules = 0..numbered(network.rules());
        let mut starts = vec![0_u32; network.nodes() as usize + 1];
        let mut needs = Vec::with_capacity(network.rules());
        for rule in rules.clone() {
            let inputs = network.inputs(rule);
            let absent = inputs.iter().filter(|input| input.is_absent()).count();
            needs.push(network.need(rule).saturating_sub(numbered(absent)));
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
        let mut ends = vec![false; network.nodes() as usize];
        for atom in known {
            ends[atom.index()] = true;
        }
        let mut spread = Self { free, starts, rules: by_input, needs, base: vec![false; ends.len()], ends };
        spread.settle_base(
            rules.filter(|&rule| spread.needs[rule as usize] == 0).map(|rule| network.head(rule)).collect(),
        );
        spread
    }

    /// What follows from nothing but what is given.
    fn settle_base(&mut self, mut open: Vec<Node>) {
        open.extend(self.free.given().map(|atom| atom.0));
        while let Some(node) = open.pop() {
            if self.ends[node as usize] || std::mem::replace(&mut self.base[node as usize], true) {
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

    /// Which of some products follow from which free atom, in order of the products; where that is `exact`, what else
    /// follows from such a product is left out.
    fn each(&self, products: &[AtomId], exact: bool) -> Result<Vec<(AtomId, AtomId)>, TooMany> {
        let mut wanted = vec![false; self.base.len()];
        for product in products {
            wanted[product.index()] = true;
        }
        let mut found: Vec<(AtomId, AtomId)> = Vec::new();
        let mut steps = 0;
        for atom in self.free.atoms() {
            if !self.starts_anything(atom.0) {
                continue;
            }
            let ends = |node: Node| self.ends[node as usize] || exact && node != atom.0 && wanted[node as usize];
            let reached = self.from(atom.0, ends);
            steps += reached.len();
            if steps > MOST_STEPS {
                return Err(TooMany);
            }
            let products = reached.into_iter().filter(|&node| wanted[node as usize] && node != atom.0);
            found.extend(products.map(|node| (AtomId(node), atom)));
        }
        found.sort_unstable();
        Ok(found)
    }

    /// Whether any rule is satisfied by a node that does not follow from nothing, beside what does.
    fn starts_anything(&self, node: Node) -> bool {
        let rules = self.rules_of(node);
        let is_enough = |same: &[Rule]| same.len() >= self.needs[same[0] as usize] as usize;
        !self.base[node as usize] && rules.chunk_by(|one, other| one == other).any(is_enough)
    }

    /// The rules that ask for a node, each as often as it does.
    fn rules_of(&self, node: Node) -> &[Rule] {
        &self.rules[self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize]
    }

    /// What follows from one node that does not follow from nothing, and not by way of where it ends.
    fn from(&self, node: Node, ends: impl Fn(Node) -> bool) -> FxHashSet<Node> {
        let mut reached = FxHashSet::default();
        let mut needs: FxHashMap<Rule, u32> = FxHashMap::default();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if self.base[node as usize] || !reached.insert(node) || ends(node) {
                continue;
            }
            for &rule in self.rules_of(node) {
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
