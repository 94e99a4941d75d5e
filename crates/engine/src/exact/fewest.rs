//! A situation with as few variables present as can be in which a function holds.
//!
//! A shortest way through each diagram, where presences have lengths; modules share no variables, so that the lengths
//! of a module's two outcomes are those of a leaf above. One pass over the nodes, however many sets there are.

use super::Analysis;
use super::bdd::{FALSE, Function, TRUE};
use super::plan::{Leaf, Module};
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// How many presences it takes that a module fails, and that it holds; none where it cannot.
type Lengths = [Option<usize>; 2];

/// By function of a diagram, how many presences it takes that it holds.
type Known = FxHashMap<Function, Option<usize>>;

impl<V: Copy + Eq + Ord + Hash> Analysis<V> {
    /// The variables that are present in a situation in which the node holds with as few present as can be. None where
    /// it never holds.
    pub fn fewest(&self) -> Option<Vec<V>> {
        let mut lengths: Vec<Lengths> = Vec::with_capacity(self.plan.modules.len());
        let mut known: Vec<Known> = Vec::with_capacity(self.plan.modules.len());
        for module in &self.plan.modules {
            let mut of = Known::from_iter([(TRUE, Some(0)), (FALSE, None)]);
            let both =
                [module.function ^ 1, module.function].map(|function| length(module, function, &lengths, &mut of));
            lengths.push(both);
            known.push(of);
        }
        let last = self.plan.modules.len().checked_sub(1)?;
        lengths[last][usize::from(!self.plan.complemented)]?;
        let mut present = Vec::new();
        let mut open = vec![(last, !self.plan.complemented)];
        while let Some((index, holds)) = open.pop() {
            let module = &self.plan.modules[index];
            let mut function = module.function ^ u32::from(!holds);
            while function != TRUE && function != FALSE {
                let (high, low) = module.bdd.parts(function);
                let level = module.bdd.level(function) as usize;
                let [with, without] = ways(module, function, &lengths, &known[index]);
                let is_present = match (with, without) {
                    (Some(with), Some(without)) => with < without,
                    (with, _) => with.is_some(),
                };
                let leaf_holds = is_present != module.flipped[level];
                match module.leaves[level] {
                    Leaf::Variable(variable) if leaf_holds => present.push(self.variables[variable as usize]),
                    Leaf::Variable(_) => {}
                    Leaf::Module(inner) => open.push((inner, leaf_holds)),
                }
                function = if is_present { high } else { low };
            }
        }
        present.sort_unstable();
        Some(present)
    }
}

/// How many presences it takes that a function of a module holds.
fn length(module: &Module, function: Function, lengths: &[Lengths], known: &mut Known) -> Option<usize> {
    let mut open = vec![function];
    while let Some(&next) = open.last() {
        let (high, low) = if known.contains_key(&next) { (TRUE, TRUE) } else { module.bdd.parts(next) };
        let before = open.len();
        open.extend([high, low].into_iter().filter(|part| !known.contains_key(part)));
        if open.len() > before {
            continue;
        }
        open.pop();
        if !known.contains_key(&next) {
            let fewest = ways(module, next, lengths, known).into_iter().flatten().min();
            known.insert(next, fewest);
        }
    }
    known[&function]
}

/// How many presences a function takes where its first leaf is present, and where it is absent.
fn ways(module: &Module, function: Function, lengths: &[Lengths], known: &Known) -> Lengths {
    let level = module.bdd.level(function) as usize;
    let (high, low) = module.bdd.parts(function);
    [(high, true), (low, false)].map(|(part, present)| {
        let holds = present != module.flipped[level];
        let leaf = match module.leaves[level] {
            Leaf::Variable(_) => usize::from(holds),
            Leaf::Module(inner) => lengths[inner][usize::from(holds)]?,
        };
        Some(leaf.saturating_add(known[&part]?))
    })
}
