//! Conditions as functions of what they mention, one law deep: products of other laws stand for themselves.

use crate::engine::exact::{Formula, Formulas, Limits, Reading, Unfinished};
use crate::kernel::{AtomId, GateId, Kernel, Term};

/// How large the function of the conditions of one product may grow.
const LIMITS: Limits = Limits { nodes: 100_000 };

/// Functions over mentioned atoms.
pub struct Local<'k> {
    kernel: &'k Kernel,
    pub formulas: Formulas<AtomId>,
}

impl<'k> Local<'k> {
    pub fn new(kernel: &'k Kernel) -> Self {
        Self { kernel, formulas: Formulas::new(LIMITS) }
    }

    /// When a condition holds.
    pub fn condition(&mut self, gate: GateId) -> Formula {
        let conditions = &self.kernel.conditions;
        let inputs = conditions.inputs(gate);
        let mut formulas = Vec::with_capacity(inputs.len());
        for input in inputs {
            formulas.push(match input {
                Term::Present(atom) => self.formulas.variable(atom),
                Term::Absent(atom) => self.formulas.variable(atom).not(),
                Term::Gate(inner) => self.condition(inner),
            });
        }
        self.formulas.at_least(conditions.need(gate) as usize, &formulas)
    }

    /// Whether some formulas hold together never. Where that is too large to be decided, it is not claimed.
    pub fn exclude_one_another(&mut self, formulas: &[Formula]) -> bool {
        let all = self.formulas.all(formulas);
        self.formulas.value(all) == Ok(Some(false))
    }

    /// The smallest prime implicants: literals as an atom and whether its absence is meant.
    pub fn primes(&self, formula: Formula, most: usize) -> Result<Vec<Vec<(AtomId, bool)>>, Unfinished> {
        let sets = self.formulas.analysis(formula)?.sets(Reading::Primes)?.smallest(most);
        Ok(sets.into_iter().map(|set| set.into_iter().map(|(atom, present)| (atom, !present)).collect()).collect())
    }
}
