//! Conditions as functions of what they mention, one law deep: products of other laws stand for themselves.

use crate::kernel::{AtomId, GateId, Kernel, Term};
use coproduce_engine::exact::{Formula, Formulas, Limits, Reading, Unfinished};

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

    /// The same, in which an action stands for what it takes to perform it: its choice and what enables it. Its actors come
    /// with the choice.
    pub fn condition_by_choice(&mut self, gate: GateId) -> Formula {
        let conditions = &self.kernel.conditions;
        let inputs = conditions.inputs(gate);
        let mut formulas = Vec::with_capacity(inputs.len());
        for input in inputs {
            formulas.push(match input {
                Term::Present(atom) => self.by_choice(atom),
                Term::Absent(atom) => self.by_choice(atom).not(),
                Term::Gate(inner) => self.condition_by_choice(inner),
            });
        }
        self.formulas.at_least(conditions.need(gate) as usize, &formulas)
    }

    fn by_choice(&mut self, atom: AtomId) -> Formula {
        let action = self.kernel.action_of(atom).filter(|action| action.performed == atom);
        let Some(action) = action else { return self.formulas.variable(atom) };
        let choice = self.formulas.variable(action.chosen);
        let enabled = match action.enabled_by {
            None => return choice,
            Some(Term::Present(atom)) => self.formulas.variable(atom),
            Some(Term::Absent(atom)) => self.formulas.variable(atom).not(),
            Some(Term::Gate(gate)) => self.condition(gate),
        };
        self.formulas.all(&[choice, enabled])
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
