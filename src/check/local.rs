//! Conditions as functions of what they mention, one law deep: products of other laws stand for themselves.

use crate::engine::{Diagram, Families, Freedom, Function, LimitReached};
use crate::kernel::{AtomId, GateId, Kernel, Term};
use indexmap::IndexSet;

/// How large the function of the conditions of one product may grow.
const LIMIT: usize = 100_000;

/// Functions over mentioned atoms.
pub struct Local<'k> {
    kernel: &'k Kernel,
    pub diagram: Diagram,
    pub atoms: IndexSet<AtomId>,
}

impl<'k> Local<'k> {
    pub fn new(kernel: &'k Kernel) -> Self {
        Self { kernel, diagram: Diagram::new(LIMIT), atoms: IndexSet::new() }
    }

    /// When a condition holds.
    pub fn condition(&mut self, gate: GateId) -> Result<Function, LimitReached> {
        let conditions = &self.kernel.conditions;
        let inputs = conditions.inputs(gate);
        let need = conditions.need(gate) as usize;
        let mut functions = Vec::with_capacity(inputs.len());
        for input in inputs {
            functions.push(match input {
                Term::Present(atom) => self.atom(atom)?,
                Term::Absent(atom) => {
                    let present = self.atom(atom)?;
                    self.diagram.not(present)?
                }
                Term::Gate(inner) => self.condition(inner)?,
            });
        }
        if need == functions.len() {
            functions.into_iter().rev().try_fold(Function::TRUE, |all, one| self.diagram.and(one, all))
        } else if need == 1 {
            functions.into_iter().rev().try_fold(Function::FALSE, |any, one| self.diagram.or(one, any))
        } else {
            self.diagram.at_least(need, &functions)
        }
    }

    fn atom(&mut self, atom: AtomId) -> Result<Function, LimitReached> {
        let level = self.atoms.insert_full(atom).0;
        self.diagram.variable(u32::try_from(level).unwrap_or(u32::MAX))
    }

    /// The smallest prime implicants: literals as an atom and whether its absence is meant.
    pub fn primes(&mut self, function: Function, most: usize) -> Result<Vec<Vec<(AtomId, bool)>>, LimitReached> {
        let freedoms: Vec<Freedom> = (0..u32::try_from(self.atoms.len()).unwrap_or(0))
            .map(|level| Freedom::Open { present: Some(2 * level), absent: Some(2 * level + 1) })
            .collect();
        let mut families = Families::new(LIMIT);
        let family = families.minimal(&mut self.diagram, &freedoms, function)?;
        let sets = families.smallest(family, most);
        let named = |item: &u32| (self.atoms[(item / 2) as usize], item % 2 == 1);
        Ok(sets.iter().map(|set| set.iter().map(named).collect()).collect())
    }

    /// The atoms a function depends on.
    pub fn support(&self, function: Function) -> IndexSet<AtomId> {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut levels = std::collections::BTreeSet::new();
        let mut stack = vec![function];
        while let Some(at) = stack.pop() {
            if !at.is_constant() && seen.insert(at) {
                levels.insert(self.diagram.level(at));
                stack.extend([self.diagram.low(at), self.diagram.high(at)]);
            }
        }
        levels.into_iter().map(|level| self.atoms[level as usize]).collect()
    }
}
