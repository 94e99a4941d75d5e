//! What a law says, in terms of the sets of a table: its condition as a formula over them.
//!
//! A product on the way that no column measures is unfolded into the conditions of its own laws.

use crate::kernel::{AtomId, AtomKind, EnvironmentId, Evidence, GateId, Kernel, LawId, Origin, Term};
use coproduce_evidence::Formula;
use rustc_hash::FxHashMap;

/// So many gates a formula is made of at most.
const MOST_PARTS: usize = 10_000;

/// Why a law cannot be held against cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untested {
    /// No column says anything of this, and the environment is silent about it.
    Unmeasured(AtomId),
    /// This is produced by way of itself.
    Circular(AtomId),
    /// It would be put together of too many parts.
    TooLarge,
    /// The law does not apply where the cases are situations.
    Elsewhere,
}

/// The laws of an environment as formulas over the sets of evidence.
pub(super) struct Theory<'k> {
    kernel: &'k Kernel,
    environment: EnvironmentId,
    sets: FxHashMap<AtomId, usize>,
    /// What is being unfolded.
    unfolding: Vec<AtomId>,
    parts: usize,
}

impl<'k> Theory<'k> {
    pub fn new(kernel: &'k Kernel, evidence: &Evidence, environment: EnvironmentId) -> Self {
        let sets = evidence.sets.iter().enumerate().map(|(index, set)| (set.atom, index)).collect();
        Self { kernel, environment, sets, unfolding: Vec::new(), parts: 0 }
    }

    /// The laws that apply and produce something, in order of declaration.
    pub fn laws_for(&self, product: AtomId) -> Vec<LawId> {
        // What laws produce of an offering is that it is provided.
        let product = self.kernel.offering_of(product).map_or(product, |offering| offering.provided);
        let produces = |(id, law): &(LawId, &crate::kernel::Law)| {
            self.kernel.applies(law, self.environment)
                && self.kernel.ended(*id).is_empty()
                && self.kernel.products(law).contains(&product)
        };
        self.kernel.laws_with_ids().filter(produces).map(|(id, _)| id).collect()
    }

    /// The condition of a law for the product as a formula.
    pub fn formula(&mut self, law: LawId) -> Result<Formula, Untested> {
        let known = &self.kernel.laws[law.index()];
        if !self.kernel.applies(known, self.environment) {
            return Err(Untested::Elsewhere);
        }
        self.parts = 0;
        self.unfolding.clear();
        self.gate(known.condition)
    }

    fn gate(&mut self, gate: GateId) -> Result<Formula, Untested> {
        self.parts += 1;
        if self.parts > MOST_PARTS {
            return Err(Untested::TooLarge);
        }
        let kernel = self.kernel;
        let inputs = kernel.conditions.inputs(gate);
        let (need, count) = (kernel.conditions.need(gate) as usize, inputs.len());
        let parts = inputs.map(|term| self.term(term)).collect::<Result<Vec<Formula>, Untested>>()?;
        Ok(match need {
            _ if need == count => Formula::All(parts),
            1 => Formula::Any(parts),
            need => Formula::AtLeast(need, parts),
        })
    }

    fn term(&mut self, term: Term) -> Result<Formula, Untested> {
        match term {
            Term::Present(atom) => self.atom(atom),
            Term::Absent(atom) => Ok(Formula::Not(Box::new(self.atom(atom)?))),
            Term::Gate(gate) => self.gate(gate),
        }
    }

    fn atom(&mut self, atom: AtomId) -> Result<Formula, Untested> {
        let kernel = self.kernel;
        if let Some(&set) = self.sets.get(&atom) {
            return Ok(Formula::Set(set));
        }
        let constant = |is_so: bool| Ok(Formula::Constant(f64::from(u8::from(is_so))));
        let environment = kernel.environment(self.environment);
        match kernel.atom(atom).kind {
            AtomKind::Environment(other) => return constant(environment.is_within(other)),
            // What a likely law leaves unnamed is what its consistency leaves open.
            AtomKind::Unnamed(_) => return constant(true),
            _ => {}
        }
        if environment.holds(atom) {
            return constant(true);
        }
        if environment.lacks(atom) {
            return constant(false);
        }
        if self.unfolding.contains(&atom) {
            return Err(Untested::Circular(atom));
        }
        let laws = self.laws_for(atom);
        let is_stated = |law: &LawId| kernel.laws[law.index()].origin != Origin::Definition;
        if laws.is_empty() || kernel.action_of(atom).is_some() && !laws.iter().any(is_stated) {
            return Err(Untested::Unmeasured(kernel.declared(atom)));
        }
        self.unfolding.push(atom);
        let ways: Result<Vec<Formula>, Untested> =
            laws.into_iter().map(|law| self.gate(kernel.laws[law.index()].condition)).collect();
        self.unfolding.pop();
        ways.map(Formula::Any)
    }
}
