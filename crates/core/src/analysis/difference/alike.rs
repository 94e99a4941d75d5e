//! Products that rest on the same laws, and on the same of what is given, in two models: nothing about them can differ.

use crate::analysis::difference::Side;
use crate::analysis::inquiry::{Inquiry, Setting};
use crate::kernel::{AtomId, AtomKind, Kernel, atom_ids};
use coproduce_engine::{Network, Node, numbered};
use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::mem::{Discriminant, discriminant};

/// Which atoms of the old model are the same in the new one, with all that they rest on.
pub(super) struct Alike {
    /// By atom, whether the function is the same.
    pub functions: Vec<bool>,
    /// By atom, whether the likelihoods of what it rests on are the same as well.
    pub likelihoods: Vec<bool>,
}

/// What an atom is the same by in both models.
type Identity<'p> = (Discriminant<AtomKind>, &'p str);

/// Numbers for rules that say the same.
type Rules = FxHashMap<(u32, Vec<(u32, bool)>), u32>;

/// What is said of an atom itself: its role, and the numbers of the rules for it.
type Said = ([u8; 2], Vec<u32>);

impl Alike {
    /// Compares all atoms. What cannot be told to be the same is taken not to be.
    pub fn of(sides: [(Side, &Setting); 2], inquiries: &[Inquiry; 2], names: [&[String]; 2]) -> Self {
        let mut atoms: IndexMap<Identity, [Option<AtomId>; 2], FxBuildHasher> = IndexMap::default();
        let mut twice: Vec<Identity> = Vec::new();
        let identity = |at: usize, kernel: &Kernel, atom: AtomId| {
            (discriminant(&kernel.atom(atom).kind), names[at][atom.index()].as_str())
        };
        for (at, inquiry) in inquiries.iter().enumerate() {
            for atom in atom_ids(inquiry.kernel) {
                let identity = identity(at, inquiry.kernel, atom);
                if atoms.entry(identity).or_default()[at].replace(atom).is_some() {
                    twice.push(identity);
                }
            }
        }
        for identity in twice {
            atoms.insert(identity, [None, None]);
        }
        let number = |at: usize, atom: AtomId| atoms.get_index_of(&identity(at, inquiries[at].kernel, atom));
        let mut rules = Rules::default();
        let said = [0, 1].map(|at| said(&inquiries[at], |atom| number(at, atom), &mut rules));
        let likelihood = |at: usize, atom: AtomId| {
            let (side, setting) = sides[at];
            setting.likelihood(side.words.kernel, atom).map(f64::to_bits)
        };
        let kernel = inquiries[0].kernel;
        let mut other: Vec<Node> = Vec::new();
        let mut unlike: Vec<Node> = Vec::new();
        for atom in atom_ids(kernel) {
            let pair = atoms.get(&identity(0, kernel, atom)).copied().unwrap_or_default();
            match pair {
                [Some(_), Some(new)] if said[0][atom.index()] == said[1][new.index()] => {
                    if likelihood(0, atom) != likelihood(1, new) {
                        unlike.push(atom.0);
                    }
                }
                _ => other.push(atom.0),
            }
        }
        unlike.extend(&other);
        let network = inquiries[0].network;
        Self { functions: untouched(network, other), likelihoods: untouched(network, unlike) }
    }
}

/// What is said of each atom in a situation.
fn said(inquiry: &Inquiry, number: impl Fn(AtomId) -> Option<usize>, rules: &mut Rules) -> Vec<Said> {
    let (network, situation) = (inquiry.network, &inquiry.situation);
    let atoms = inquiry.kernel.atoms.len();
    let role = |atom: usize| ([situation.present[atom], situation.blocked[atom]], Vec::new());
    let mut said: Vec<Said> = (0..atoms).map(role).collect();
    // By inner part of a condition, the number of its rule. Atoms have even numbers here, and rules odd ones.
    let mut inner: FxHashMap<Node, u32> = FxHashMap::default();
    let mut fresh = numbered(rules.len());
    for rule in (0..).take(network.rules()) {
        let of_input = |node: Node| match inquiry.atom_of(node) {
            Some(atom) => number(atom).and_then(|number| u32::try_from(2 * number).ok()),
            // Within a loop, a part may stand after what it is a part of.
            None => inner.get(&node).map(|number| 2 * number + 1),
        };
        let inputs: Option<Vec<(u32, bool)>> =
            network.inputs(rule).iter().map(|input| Some((of_input(input.node())?, input.is_absent()))).collect();
        let mut key = (network.need(rule), inputs.unwrap_or_else(|| vec![(u32::MAX, false), (fresh, false)]));
        key.1.sort_unstable();
        let known = *rules.entry(key).or_insert_with(|| {
            fresh += 1;
            fresh - 1
        });
        let head = network.head(rule);
        match inquiry.atom_of(head) {
            Some(atom) => said[atom.index()].1.push(known),
            None => {
                inner.insert(head, known);
            }
        }
    }
    for (_, rules) in &mut said {
        rules.sort_unstable();
        rules.dedup();
    }
    said
}

/// By node, whether it rests on none of some.
fn untouched(network: &Network, mut open: Vec<Node>) -> Vec<bool> {
    let mut above: Vec<Vec<Node>> = vec![Vec::new(); network.nodes() as usize];
    for rule in (0..).take(network.rules()) {
        for input in network.inputs(rule) {
            above[input.node() as usize].push(network.head(rule));
        }
    }
    let mut untouched = vec![true; above.len()];
    while let Some(node) = open.pop() {
        if std::mem::replace(&mut untouched[node as usize], false) {
            open.extend(&above[node as usize]);
        }
    }
    untouched
}
