//! Self-sustaining sets: the laws that keep one another going once they run, whether they can start, and what seeds them.
//!
//! Hordijk, W., Smith, J. I. & Steel, M. (2015). Algorithms for detecting and analysing autocatalytic sets. Algorithms
//! for Molecular Biology 10, 15: the largest set is found by pruning. What enables a law is its catalyst and may be
//! supplied mutually; what a law uses has to be built from what is held and given.

use crate::analysis::inquiry::missing::{Missing, MissingSets, seeds_among};
use crate::analysis::inquiry::{Inquiry, Literal, Words};
use crate::kernel::{AtomId, AtomKind, GateId, Kernel, Law, LawId, Origin, Term};
use coproduce_engine::exact::Count;
use coproduce_engine::{CERTAIN, Literal as NodeLiteral, Network, NetworkBuilder, Node, POSSIBLE, numbered};
use coproduce_syntax::source::Span;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::borrow::Cow;

/// How many mentions of atoms may be looked at, all rounds of pruning together.
const MOST_LOOKED_AT: usize = 1_000_000_000;

/// Some laws, and what comes about by them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Supported<'s> {
    /// The laws, with the places of their names, in order of declaration.
    #[serde(skip)]
    pub laws: Vec<(Cow<'s, str>, Span)>,
    /// The products, in order of declaration.
    pub products: Vec<Cow<'s, str>>,
}

/// What sustains itself in a situation, and what can start.
#[derive(Clone, Debug, Serialize)]
pub struct Sustained<'s> {
    /// The largest set of laws that sustains itself.
    pub sustaining: Supported<'s>,
    /// What can be built from what is held and given, without a seed.
    pub starting: Supported<'s>,
    /// What sustains itself and cannot start.
    pub stalled: Supported<'s>,
    /// Laws that are not counted on: only likely ones, and those that ask for an absence that is not sure.
    pub uncertain: Vec<Cow<'s, str>>,
    /// The minimal sets of products that start all of it once they are put in place, smallest first.
    pub seeds: Vec<Vec<Literal>>,
    /// How many such sets there are, as a decimal number; none where the analysis reached its limit.
    pub seed_count: Option<String>,
}

/// What sustains itself in a situation; at most `most` seeds are listed. What is open is taken to be absent. None where
/// pruning would take too many rounds.
pub fn sustain<'s>(words: Words<'s>, inquiry: &Inquiry, most: usize) -> Option<Sustained<'s>> {
    let supports = Supports::new(inquiry);
    let sustained = supports.largest()?;
    let started = supports.close(&supports.given(), false, &[]);
    let kernel = words.kernel;
    let supported = |laws: Vec<LawId>, atoms: Vec<AtomId>| Supported {
        laws: laws.into_iter().map(|law| (words.law(law), kernel.laws[law.index()].name)).collect(),
        products: atoms.into_iter().map(|atom| words.atom(atom)).collect(),
    };
    let [sustaining, starting] = [&sustained, &started].map(|values| supports.running(values));
    let [products, built] = [&sustained, &started].map(|values| supports.products(values));
    let stalled_laws = sustaining.iter().copied().filter(|law| starting.binary_search(law).is_err()).collect();
    let stalled: Vec<AtomId> = products.iter().copied().filter(|atom| built.binary_search(atom).is_err()).collect();
    let seeds = match stalled[..] {
        [] => Ok(MissingSets { sets: vec![Vec::new()], count: Count::from(1), gave_up: false }),
        _ => seeds_among(inquiry, &stalled, most),
    };
    let named = |set: &Vec<Missing>| words.changes(set);
    Some(Sustained {
        uncertain: supports.uncertain(&sustained).into_iter().map(|law| words.law(law)).collect(),
        sustaining: supported(sustaining, products),
        starting: supported(starting, built),
        stalled: supported(stalled_laws, stalled),
        seed_count: seeds.as_ref().ok().map(|found| found.count.to_string()),
        seeds: seeds.map(|found| found.sets.iter().map(named).collect()).unwrap_or_default(),
    })
}

/// A law with the nodes that tell of it.
struct Support {
    law: LawId,
    /// Its condition holds, and it may run.
    runs: Node,
    /// What enables it holds, and that it may run; none where nothing is said to enable it.
    enabled: Option<(Node, Node)>,
}

/// The laws of a situation, those that something enables with a switch each.
struct Supports<'i> {
    inquiry: &'i Inquiry<'i>,
    network: Network,
    laws: Vec<Support>,
    /// The atoms that some law wants absent, each with the node of its absence.
    absent: FxHashMap<AtomId, Node>,
    /// What holds where laws need what enables them.
    strict: Node,
    mentions: usize,
}

impl<'i> Supports<'i> {
    fn new(inquiry: &'i Inquiry<'i>) -> Self {
        let kernel = inquiry.kernel;
        let strict = numbered(kernel.atoms.len());
        let mut translation =
            Translation { kernel, builder: NetworkBuilder::default(), next: strict + 1, absent: FxHashMap::default() };
        let environment = inquiry.situation.environment;
        let applying = kernel.laws_with_ids().filter(|(_, law)| law.origin != Origin::Unread);
        let applying = applying.filter(|(_, law)| kernel.applies(law, environment));
        let laws = applying.map(|(id, law)| translation.law(id, law, strict)).collect();
        let network = translation.builder.finish(translation.next);
        let mentions = (0..network.rules()).map(|rule| network.inputs(u32::try_from(rule).unwrap_or(0)).len()).sum();
        let mut supports = Self { inquiry, network, laws, absent: translation.absent, strict, mentions };
        // An absence is sure where nothing could make the atom present, whatever is open and whatever enables it.
        let mut widest = supports.present(POSSIBLE);
        for &node in supports.absent.values() {
            widest[node as usize] = CERTAIN;
        }
        let all: Vec<Node> = supports.laws.iter().filter_map(|support| Some(support.enabled?.1)).collect();
        let widest = supports.close(&widest, true, &all);
        supports.absent.retain(|atom, _| widest[atom.index()] == 0);
        supports
    }

    /// What is present of itself, by a bit of the situation.
    fn present(&self, bit: u8) -> Vec<u8> {
        let mut values = vec![0; self.network.nodes() as usize];
        for (value, present) in
            values.iter_mut().zip(&self.inquiry.situation.present[..self.inquiry.kernel.atoms.len()])
        {
            *value = if present & bit == 0 { 0 } else { CERTAIN };
        }
        values
    }

    /// What is held and given, and the absences that are sure.
    fn given(&self) -> Vec<u8> {
        let mut values = self.present(CERTAIN);
        for &node in self.absent.values() {
            values[node as usize] = CERTAIN;
        }
        values
    }

    /// What follows. With `mutual`, the laws whose switches are named run without what enables them.
    fn close(&self, present: &[u8], mutual: bool, running: &[Node]) -> Vec<u8> {
        let mut values = present.to_vec();
        let mut blocked = vec![0; values.len()];
        let atoms = self.inquiry.kernel.atoms.len();
        blocked[..atoms].copy_from_slice(&self.inquiry.situation.blocked[..atoms]);
        values[self.strict as usize] = if mutual { 0 } else { CERTAIN };
        for &node in running {
            values[node as usize] = CERTAIN;
        }
        self.network.close(&mut values, &blocked, 1);
        values
    }

    /// What holds by the largest set of laws that sustains itself: laws are left out until what enables each is there.
    fn largest(&self) -> Option<Vec<u8>> {
        let given = self.given();
        let mut kept: Vec<(Node, Node)> = self.laws.iter().filter_map(|support| support.enabled).collect();
        let mut looked_at = 0_usize;
        loop {
            let running: Vec<Node> = kept.iter().map(|&(_, switch)| switch).collect();
            let values = self.close(&given, true, &running);
            let before = kept.len();
            kept.retain(|&(enabled, _)| values[enabled as usize] != 0);
            if kept.len() == before {
                return Some(values);
            }
            looked_at = looked_at.saturating_add(self.mentions);
            if looked_at > MOST_LOOKED_AT {
                return None;
            }
        }
    }

    /// The stated laws that run and bring something about.
    fn running(&self, values: &[u8]) -> Vec<LawId> {
        let kernel = self.inquiry.kernel;
        let runs = self.laws.iter().filter(|support| values[support.runs as usize] != 0);
        let stated =
            runs.map(|support| support.law).filter(|law| kernel.laws[law.index()].origin != Origin::Definition);
        let produces = |law: &LawId| {
            let products = kernel.products(&kernel.laws[law.index()]);
            products.iter().any(|product| values[product.index()] != 0)
        };
        stated.filter(produces).collect()
    }

    /// What comes about that people know by name, and is not there of itself.
    fn products(&self, values: &[u8]) -> Vec<AtomId> {
        let kernel = self.inquiry.kernel;
        let comes_about = |atom: &AtomId| {
            let kind = kernel.atom(*atom).kind;
            let is_named = kind.declared().is_some() && !kind.is_behind_another();
            let is_given = self.inquiry.situation.present[atom.index()] & CERTAIN != 0;
            is_named && !is_given && values[atom.index()] != 0
        };
        crate::kernel::atom_ids(kernel).filter(comes_about).collect()
    }

    /// The stated laws that do not run, and would if nothing about them were uncertain.
    fn uncertain(&self, values: &[u8]) -> Vec<LawId> {
        let kernel = self.inquiry.kernel;
        let is_unsure = |support: &&Support| {
            let law = &kernel.laws[support.law.index()];
            law.origin != Origin::Definition
                && values[support.runs as usize] == 0
                && (kernel.likelihood(support.law) < 1.0 || self.asks_for_unsure_absence(law.condition))
        };
        self.laws.iter().filter(is_unsure).map(|support| support.law).collect()
    }

    fn asks_for_unsure_absence(&self, gate: GateId) -> bool {
        self.inquiry.kernel.conditions.inputs(gate).any(|term| match term {
            Term::Present(_) => false,
            Term::Absent(atom) => {
                !self.absent.contains_key(&atom) && self.inquiry.situation.present[atom.index()] & CERTAIN == 0
            }
            Term::Gate(inner) => self.asks_for_unsure_absence(inner),
        })
    }
}

/// Laws to rules.
struct Translation<'k> {
    kernel: &'k Kernel,
    builder: NetworkBuilder,
    next: Node,
    absent: FxHashMap<AtomId, Node>,
}

impl Translation<'_> {
    fn node(&mut self) -> Node {
        self.next += 1;
        self.next - 1
    }

    fn law(&mut self, id: LawId, law: &Law, strict: Node) -> Support {
        let runs = self.node();
        let mut enabled = None;
        match self.kernel.enabling(id) {
            None => self.gate(runs, law.condition),
            Some(enabling) => {
                let (holds, may_run) = (self.node(), self.node());
                let by = self.literal(enabling.by);
                self.builder.rule(holds, 1, id.0, [by]);
                self.builder.rule(may_run, 2, id.0, [NodeLiteral::present(holds), NodeLiteral::present(strict)]);
                let is_residual = |atom: AtomId| matches!(self.kernel.atom(atom).kind, AtomKind::Unnamed(_));
                let all = self.kernel.conditions.inputs(law.condition);
                let residual = all.filter(|term| matches!(term, Term::Present(atom) if is_residual(*atom)));
                let needed: Vec<Term> = residual.chain([enabling.uses]).collect();
                let mut inputs: Vec<NodeLiteral> = needed.into_iter().map(|term| self.literal(term)).collect();
                inputs.push(NodeLiteral::present(may_run));
                self.builder.rule(runs, numbered(inputs.len()), id.0, inputs);
                enabled = Some((holds, may_run));
            }
        }
        for &product in self.kernel.products(law) {
            self.builder.rule(product.0, 1, id.0, [NodeLiteral::present(runs)]);
        }
        Support { law: id, runs, enabled }
    }

    fn gate(&mut self, head: Node, gate: GateId) {
        let inputs: Vec<Term> = self.kernel.conditions.inputs(gate).collect();
        let inputs: Vec<NodeLiteral> = inputs.into_iter().map(|term| self.literal(term)).collect();
        self.builder.rule(head, self.kernel.conditions.need(gate), coproduce_engine::INNER, inputs);
    }

    /// A term; an absence is a node of its own, so that what follows only grows.
    fn literal(&mut self, term: Term) -> NodeLiteral {
        NodeLiteral::present(match term {
            Term::Present(atom) => atom.0,
            Term::Absent(atom) => {
                let next = &mut self.next;
                *self.absent.entry(atom).or_insert_with(|| {
                    *next += 1;
                    *next - 1
                })
            }
            Term::Gate(gate) => {
                let node = self.node();
                self.gate(node, gate);
                node
            }
        })
    }
}
