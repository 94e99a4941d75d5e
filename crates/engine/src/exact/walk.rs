//! Sets one by one, smallest first.

use super::super::interrupt::interrupted;
use super::lengths::Lengths;
use super::part::{Literal, Part};
use super::plan::Leaf;
use super::sets::Sets;
use super::zbdd::{Family, NONE, UNIT};

/// How many sets of one size are put in order before the first of them are taken.
const MOST_COMPARED: usize = 10_000;

/// Runs a step of a deep recursion; the stack grows on the heap where it must.
fn deeper<R>(step: impl FnOnce() -> R) -> R {
    stacker::maybe_grow(64 * 1024, 1024 * 1024, step)
}

impl<V: Copy + Eq + Ord + std::hash::Hash> Sets<'_, V> {
    /// The first sets, smallest first; within a size in the order of their variables, as long as at most 10 000 sets
    /// have it. A member is a variable and whether it is present.
    pub fn smallest(&self, most: usize) -> Vec<Vec<(V, bool)>> {
        let mut found = Vec::new();
        let Some(top) = self.top() else { return found };
        let sizes = Sizes::of(self);
        for size in 0..=sizes.greatest(self).min(self.up_to.unwrap_or(usize::MAX)) {
            if found.len() >= most {
                break;
            }
            let mut of_size: Vec<Vec<(V, bool)>> = Vec::new();
            let mut walk =
                Walk { sets: self, sizes: &sizes, taken: Vec::new(), most: most.max(MOST_COMPARED), size, steps: 0 };
            let start = Pending {
                part: top,
                own: sizes.of_part(self.families.len() - 1, self.negated),
                family: top.family,
                below: Lengths::only(0),
                then: None,
            };
            deeper(|| walk.each(&start, size, &mut |set| of_size.push(set)));
            of_size.sort_unstable();
            of_size.truncate(most - found.len());
            found.extend(of_size);
        }
        found
    }
}

/// Which sizes the sets of every family have.
struct Sizes {
    /// By module, presence and absence, and node.
    of: Vec<[Vec<Lengths>; 2]>,
}

impl Sizes {
    fn of<V: Copy + Eq + Ord + std::hash::Hash>(sets: &Sets<V>) -> Self {
        let mut sizes = Self { of: Vec::new() };
        for pair in &sets.families {
            let of_pair = pair.each_ref().map(|part| {
                let Some(part) = part else { return Vec::new() };
                let mut of = vec![Lengths::NONE, Lengths::only(0)];
                for node in &part.zbdd.unique.nodes[2..] {
                    let literal = sizes.of_literal(sets, part.literal(node.level));
                    of.push(of[node.low as usize].or(literal.and(of[node.high as usize])));
                }
                of
            });
            sizes.of.push(of_pair);
        }
        sizes
    }

    fn of_literal<V: Clone>(&self, sets: &Sets<V>, literal: Literal) -> Lengths {
        match literal.leaf {
            Leaf::Variable(_) => Lengths::only(1),
            Leaf::Module(module) => {
                let side = usize::from(!literal.present);
                let part = sets.families[module][side].as_ref();
                part.map_or(Lengths::NONE, |part| self.of[module][side][part.family as usize])
            }
        }
    }

    fn of_part(&self, module: usize, negated: bool) -> &[Lengths] {
        &self.of[module][usize::from(negated)]
    }

    /// No set is larger.
    fn greatest<V: Copy + Eq + Ord + std::hash::Hash>(&self, sets: &Sets<V>) -> usize {
        let last = self.of.len() - 1;
        let Some(top) = sets.top() else { return 0 };
        self.of[last][usize::from(sets.negated)][top.family as usize].greatest().unwrap_or(sets.variables.len())
    }
}

/// A family whose sets are still to be joined to what was taken.
struct Pending<'w> {
    part: &'w Part,
    /// The sizes of its nodes.
    own: &'w [Lengths],
    family: Family,
    /// The sizes of all that comes after.
    below: Lengths,
    then: Option<&'w Pending<'w>>,
}

struct Walk<'w, 'a, V: Clone> {
    sets: &'w Sets<'a, V>,
    sizes: &'w Sizes,
    taken: Vec<(V, bool)>,
    most: usize,
    size: usize,
    steps: usize,
}

impl<V: Copy + Eq + Ord + std::hash::Hash> Walk<'_, '_, V> {
    /// Visits the sets of a size that begin with what was taken.
    fn each(&mut self, pending: &Pending, left: usize, visit: &mut impl FnMut(Vec<(V, bool)>)) {
        if interrupted(self.steps) {
            self.most = 0;
        }
        self.steps += 1;
        if self.most == 0 || !pending.own[pending.family as usize].and(pending.below).has(left) {
            return;
        }
        if pending.family == UNIT {
            match pending.then {
                Some(then) => self.each(then, left, visit),
                None if left == 0 => {
                    let mut set = self.taken.clone();
                    set.sort_unstable();
                    visit(set);
                    self.most -= 1;
                }
                None => {}
            }
            return;
        }
        if pending.family == NONE || self.size < left {
            return;
        }
        let part = pending.part;
        let node = part.zbdd.branch(pending.family);
        let literal = part.literal(node.level);
        deeper(|| {
            let rest = Pending { family: node.high, ..*pending };
            match literal.leaf {
                Leaf::Variable(variable) => {
                    if left > 0
                        && let Some(&variable) = self.sets.variables.get_index(variable as usize)
                    {
                        self.taken.push((variable, literal.present));
                        self.each(&rest, left - 1, visit);
                        self.taken.pop();
                    }
                }
                Leaf::Module(module) => {
                    let side = usize::from(!literal.present);
                    if let Some(inner) = &self.sets.families[module][side] {
                        let below = rest.own[rest.family as usize].and(rest.below);
                        let own = &self.sizes.of[module][side][..];
                        let inner = Pending { part: inner, own, family: inner.family, below, then: Some(&rest) };
                        self.each(&inner, left, visit);
                    }
                }
            }
            let without = Pending { family: node.low, ..*pending };
            self.each(&without, left, visit);
        });
    }
}
