//! Sets one by one, smallest first.

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
            let mut walk = Walk { sets: self, sizes: &sizes, taken: Vec::new(), most: most.max(MOST_COMPARED), size };
            let start = Pending {
                part: top,
                own: sizes.of_part(self.families.len() - 1, self.negated),
                family: top.family,
                below: 1,
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

/// Which sizes sets have, as bits; sizes from 127 on share the last.
struct Sizes {
    /// By module, presence and absence, and node.
    of: Vec<[Vec<u128>; 2]>,
}

/// The sums of sizes of two families.
fn sums(one: u128, other: u128) -> u128 {
    const LAST: u32 = 127;
    let mut result = 0;
    let mut rest = one;
    while rest != 0 {
        let size = rest.trailing_zeros();
        rest &= rest - 1;
        result |= other << size;
        // What is shifted out is of the last size or beyond.
        if size > 0 && other >> (LAST - size) != 0 {
            result |= 1 << LAST;
        }
    }
    result
}

impl Sizes {
    fn of<V: Copy + Eq + Ord + std::hash::Hash>(sets: &Sets<V>) -> Self {
        let mut sizes = Self { of: Vec::new() };
        for pair in &sets.families {
            let of_pair = pair.each_ref().map(|part| {
                let Some(part) = part else { return Vec::new() };
                let mut of: Vec<u128> = vec![0, 1];
                for node in &part.zbdd.unique.nodes[2..] {
                    let literal = sizes.of_literal(sets, part.literal(node.level));
                    of.push(of[node.low as usize] | sums(literal, of[node.high as usize]));
                }
                of
            });
            sizes.of.push(of_pair);
        }
        sizes
    }

    fn of_literal<V: Clone>(&self, sets: &Sets<V>, literal: Literal) -> u128 {
        match literal.leaf {
            Leaf::Variable(_) => 2,
            Leaf::Module(module) => {
                let side = usize::from(!literal.present);
                let part = sets.families[module][side].as_ref();
                part.map_or(0, |part| self.of[module][side][part.family as usize])
            }
        }
    }

    fn of_part(&self, module: usize, negated: bool) -> &[u128] {
        &self.of[module][usize::from(negated)]
    }

    /// No set is larger.
    fn greatest<V: Copy + Eq + Ord + std::hash::Hash>(&self, sets: &Sets<V>) -> usize {
        let last = self.of.len() - 1;
        let Some(top) = sets.top() else { return 0 };
        let bits = self.of[last][usize::from(sets.negated)][top.family as usize];
        if bits >> 127 != 0 { sets.variables.len() } else { 127_u32.saturating_sub(bits.leading_zeros()) as usize }
    }
}

/// A family whose sets are still to be joined to what was taken.
struct Pending<'w> {
    part: &'w Part,
    /// The sizes of its nodes.
    own: &'w [u128],
    family: Family,
    /// The sizes of all that comes after.
    below: u128,
    then: Option<&'w Pending<'w>>,
}

struct Walk<'w, 'a, V: Clone> {
    sets: &'w Sets<'a, V>,
    sizes: &'w Sizes,
    taken: Vec<(V, bool)>,
    most: usize,
    size: usize,
}

impl<V: Copy + Eq + Ord + std::hash::Hash> Walk<'_, '_, V> {
    /// Visits the sets of a size that begin with what was taken.
    fn each(&mut self, pending: &Pending, left: usize, visit: &mut impl FnMut(Vec<(V, bool)>)) {
        let fits = sums(pending.own[pending.family as usize], pending.below) >> left.min(127) & 1 == 1;
        if self.most == 0 || !fits {
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
                        let below = sums(rest.own[rest.family as usize], rest.below);
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
