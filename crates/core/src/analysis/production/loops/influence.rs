//! Which thing leads to which in an environment: by the mentions of the one in laws that produce or end the other.

use crate::kernel::{AtomId, AtomKind, EnvironmentId, Kernel, LawId, Origin};
use coproduce_engine::{circuit, numbered};
use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;

/// A mention of a thing in the condition of a law, by which it leads to what the law produces or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The law.
    pub law: LawId,
    /// Whether it is the absence of the thing that the condition asks for.
    pub absent: bool,
    /// Whether the law ends what it leads to.
    pub ends: bool,
}

impl Mention {
    /// Whether more of the one makes for less of the other: an absence turns the sign, and so does an end.
    pub const fn opposes(self) -> bool {
        self.absent != self.ends
    }
}

/// Which thing leads to which.
#[derive(Debug, Default)]
pub struct Influence {
    /// The things, in the order in which laws mention them; their positions are the vertices.
    things: IndexSet<AtomId, FxBuildHasher>,
    /// By the positions of two things, the mentions by which the one leads to the other, in order of laws.
    steps: IndexMap<(u32, u32), Vec<Mention>, FxBuildHasher>,
    /// By position, the things it leads to.
    arrows: Vec<Vec<u32>>,
}

/// The thing by which people know an atom: of a choice its action, of what provides an offering the offering. None for
/// what has no name of its own; nothing produces it.
fn known_as(kernel: &Kernel, atom: AtomId) -> Option<AtomId> {
    match kernel.atom(atom).kind {
        AtomKind::Unnamed(_) | AtomKind::Free { .. } => None,
        AtomKind::Provided(index) => kernel.offerings.get(index as usize).map(|offering| offering.atom),
        AtomKind::Chosen(_) => Some(kernel.declared(atom)),
        _ => Some(atom),
    }
}

impl Influence {
    /// That of the laws that apply in an environment.
    pub fn of(kernel: &Kernel, environment: EnvironmentId) -> Self {
        let mut influence = Self::default();
        for (id, law) in kernel.laws_with_ids() {
            if law.origin == Origin::Unread || !kernel.applies(law, environment) {
                continue;
            }
            let produced = kernel.products(law).iter().map(|&product| (product, false));
            let ended = kernel.ended(id).iter().map(|&thing| (thing, true));
            for (to, ends) in produced.chain(ended) {
                let Some(to) = known_as(kernel, to) else { continue };
                kernel.conditions.each_literal(law.condition, &mut |from, absent| {
                    let Some(from) = known_as(kernel, from) else { return };
                    // That an action is performed where it is chosen is no loop, but what the word means.
                    if from != to || law.origin != Origin::Definition {
                        influence.add(from, to, Mention { law: id, absent, ends });
                    }
                });
            }
        }
        influence
    }

    fn add(&mut self, from: AtomId, to: AtomId, mention: Mention) {
        let [from, to] = [from, to].map(|atom| self.things.insert_full(atom).0);
        self.arrows.resize(self.things.len(), Vec::new());
        let step = self.steps.entry((numbered(from), numbered(to))).or_default();
        if step.is_empty() {
            self.arrows[from].push(numbered(to));
        }
        step.push(mention);
    }

    /// The thing at a position.
    pub fn thing(&self, position: u32) -> AtomId {
        self.things[position as usize]
    }

    /// The positions of the things that one leads to.
    pub fn following(&self, position: u32) -> &[u32] {
        &self.arrows[position as usize]
    }

    /// The mentions by which one thing leads to another.
    pub fn step(&self, from: u32, to: u32) -> &[Mention] {
        self.steps.get(&(from, to)).map_or(&[], Vec::as_slice)
    }

    /// Sets of things each of which leads to each of them, as far as a loop leads through them.
    pub fn components(&self) -> Vec<Vec<u32>> {
        circuit::components(&self.arrows)
    }

    /// Every way from a thing back to itself that meets no other thing twice; whether these were all.
    pub fn circuits(&self, effort: u64, mut found: impl FnMut(&[u32])) -> bool {
        circuit::circuits(&self.arrows, effort, &mut found)
    }
}
