//! What a function depends on, and what its sets ask for.

use super::Analysis;
use super::part::Part;
use super::plan::Leaf;
use super::sets::Sets;
use super::zbdd::{NONE, UNIT};
use rustc_hash::FxHashSet;
use std::hash::Hash;

impl<V: Copy + Eq + Ord + Hash> Analysis<V> {
    /// The variables that the node depends on, in the order in which they were met. Diagrams are reduced, so that a
    /// function depends on every level that it reaches.
    pub fn support(&self) -> impl Iterator<Item = V> {
        let modules = &self.plan.modules;
        let mut depends = vec![false; self.variables.len()];
        let mut reached = vec![false; modules.len()];
        if let Some(top) = reached.last_mut() {
            *top = true;
        }
        // A module stands after those it is made of.
        for index in (0..modules.len()).rev() {
            if !reached[index] {
                continue;
            }
            let module = &modules[index];
            let nodes = module.bdd.reached(&[module.function]);
            // The first node is the constant.
            for (node, _) in module.bdd.unique.nodes.iter().zip(&nodes).skip(1).filter(|&(_, &reached)| reached) {
                match module.leaves[node.level as usize] {
                    Leaf::Variable(variable) => depends[variable as usize] = true,
                    Leaf::Module(inner) => reached[inner] = true,
                }
            }
        }
        self.variables.iter().zip(depends).filter(|&(_, depends)| depends).map(|(&variable, _)| variable)
    }
}

impl<V: Clone> Sets<'_, V> {
    /// Whether some set has a presence as a member, or an absence.
    pub fn ask_for(&self, present: bool) -> bool {
        let mut seen = FxHashSet::default();
        let mut open: Vec<(usize, usize)> =
            self.families.len().checked_sub(1).map(|last| (last, usize::from(self.negated))).into_iter().collect();
        while let Some((module, side)) = open.pop() {
            let Some(part) = self.families[module][side].as_ref().filter(|_| seen.insert((module, side))) else {
                continue;
            };
            for item in part.items() {
                let literal = part.literal(item);
                match literal.leaf {
                    Leaf::Variable(_) if literal.present == present => return true,
                    Leaf::Variable(_) => {}
                    Leaf::Module(inner) => open.push((inner, usize::from(!literal.present))),
                }
            }
        }
        false
    }
}

impl Part {
    /// The literals of its family.
    fn items(&self) -> FxHashSet<u32> {
        let (mut items, mut seen) = (FxHashSet::default(), FxHashSet::default());
        let mut open = vec![self.family];
        while let Some(family) = open.pop() {
            if matches!(family, NONE | UNIT) || !seen.insert(family) {
                continue;
            }
            let node = self.zbdd.branch(family);
            items.insert(node.level);
            open.extend([node.low, node.high]);
        }
        items
    }
}
