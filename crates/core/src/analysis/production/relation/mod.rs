//! The relations between coproducers and a product in an environment (Ackoff & Emery 1972, p. 23; Ackoff 1981, p. 21).
//!
//! What it means to have a member and to take it away is in `member`, the situations compared are in `ground`.

mod ground;
mod member;

use crate::analysis::inquiry::{Setting, Verdict, Witness};
use crate::kernel::{AtomId, AtomKind, EnvironmentId, Kernel, Member, Networks, Supposed, atom_ids};
use coproduce_engine::exact::{Progress, Unfinished};
use coproduce_engine::{CERTAIN, Network};
use coproduce_syntax::declaration::Relation;
use ground::{Ground, Laws};
use member::{Change, atoms_of};

/// The relations of coproducers to one product in one environment.
pub struct Relations<'k> {
    kernel: &'k Kernel,
    networks: &'k Networks,
    network: &'k Network,
    product: AtomId,
    environment: EnvironmentId,
    /// What is supposed of it: given is held, without is lacked, unknown is open.
    states: Vec<(AtomId, Supposed)>,
    /// How many nodes an exact analysis may grow to.
    pub limit: usize,
}

/// How many combinations of members of functional classes are tried.
const MOST_WAYS: usize = 4096;

/// Asks of each of some members, until one shows why not.
fn each<T>(set: &[Member], test: impl Fn(&Member) -> Result<Option<T>, Unfinished>) -> Result<Option<T>, Unfinished> {
    for member in set {
        if let Some(found) = test(member)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

impl<'k> Relations<'k> {
    /// The relations to a product in the environment of a setting. What the setting supposes is a value there, as if the
    /// environment stated it; what it does not speak of is as in the environment.
    pub fn new(kernel: &'k Kernel, networks: &'k Networks, product: AtomId, setting: &Setting) -> Self {
        let environment = setting.environment(kernel);
        let network = networks.of(kernel, environment);
        let states = setting.states(kernel);
        Self { kernel, networks, network, product, environment, states, limit: crate::analysis::DEFAULT_LIMIT }
    }

    /// Whether a set stands in a relation to the product, with a situation that shows why not.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn refutation(&self, relation: Relation, set: &[Member]) -> Result<Option<Witness>, Unfinished> {
        let by_itself = |member: &Member| self.inputs(std::slice::from_ref(member));
        match relation {
            Relation::Sufficient => self.insufficient(set, &self.inputs(set)?, Ground::AsItStands),
            Relation::Cause => self.no_cause(set),
            Relation::Necessary => each(set, |member| self.unnecessary(member, &by_itself(member)?)),
            Relation::Producer => each(set, |member| self.no_producer(member, &by_itself(member)?)),
            Relation::PotentialProducer => each(set, |member| self.no_potential_producer(member)),
            Relation::Irrelevant => each(set, |member| self.relevant(member, &by_itself(member)?)),
        }
    }

    /// Whether a set stands in a relation to the product.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn holds(&self, relation: Relation, set: &[Member]) -> Result<bool, Unfinished> {
        Ok(self.refutation(relation, set)?.is_none())
    }

    /// Whether the product can be produced at all, the members of a set in place or not.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn is_producible(&self, set: &[Member]) -> Result<bool, Unfinished> {
        self.can_be_produced(&self.inputs(set)?)
    }

    /// Whether each member of a set makes a difference for the better in some environment, with nothing stated there.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn helps_anywhere(&self, set: &[Member]) -> Result<bool, Unfinished> {
        let idle = each(set, |member| {
            let witness = self.no_potential_producer(member)?;
            Ok(witness.filter(|witness| matches!(witness, Witness::NoPart(_))))
        })?;
        Ok(idle.is_none())
    }

    fn insufficient(&self, set: &[Member], inputs: &[AtomId], ground: Ground) -> Result<Option<Witness>, Unfinished> {
        let mut ways = vec![Change::default()];
        for member in set {
            let of_member = self.named(member);
            ways = ways.iter().flat_map(|way| of_member.iter().map(|more| way.clone().and(more))).collect();
            if ways.len() > MOST_WAYS {
                return Err(Unfinished::TooLarge { limit: MOST_WAYS, progress: Progress::default() });
            }
        }
        for way in ways {
            if let Some(atom) = way.contradiction() {
                return Ok(Some(Witness::ContradictsItself(atom)));
            }
            if let Some(atom) = self.contradicted(&way, ground) {
                return Ok(Some(Witness::Contradicts(atom)));
            }
            let laws = self.laws(&way, &Change::default());
            let inquiry = self.inquiry(laws.network(), self.situation(&laws, ground, inputs, &way));
            if inquiry.verdict(self.product)? != Verdict::Produced {
                let completion = inquiry.completion(self.product, false)?.unwrap_or_default();
                return Ok(Some(Witness::NotProduced(completion)));
            }
        }
        Ok(None)
    }

    /// What is stated of an atom that a way says otherwise of. Where nothing is stated, nothing is contradicted.
    fn contradicted(&self, way: &Change, ground: Ground) -> Option<AtomId> {
        if ground == Ground::NothingStated {
            return None;
        }
        let stated = self.situation(&Laws::All(self.network), ground, &[], &Change::default());
        let lacked = way.with.iter().find(|&&atom| stated.is_blocked(atom));
        let present = |atom: AtomId| stated.present[atom.index()] & CERTAIN != 0;
        lacked.or_else(|| way.without.iter().find(|&&atom| present(atom))).copied()
    }

    fn unnecessary(&self, member: &Member, inputs: &[AtomId]) -> Result<Option<Witness>, Unfinished> {
        if !self.can_be_produced(inputs)? {
            return Ok(Some(Witness::NeverProduced));
        }
        let away = self.taken_away(member);
        let laws = self.laws(&away, &Change::default());
        let away = self.inquiry(laws.network(), self.situation(&laws, Ground::AsItStands, inputs, &away));
        if away.verdict(self.product)? == Verdict::NotProduced {
            return Ok(None);
        }
        let completion = away.completion(self.product, true)?.unwrap_or_default();
        Ok(Some(Witness::ProducedWithout(member.clone(), completion)))
    }

    fn no_producer(&self, member: &Member, inputs: &[AtomId]) -> Result<Option<Witness>, Unfinished> {
        match self.unnecessary(member, inputs)? {
            Some(witness) => Ok(Some(witness)),
            None => self.lone(member, inputs),
        }
    }

    /// Whether a member suffices alone, with nothing stated to help it.
    fn lone(&self, member: &Member, inputs: &[AtomId]) -> Result<Option<Witness>, Unfinished> {
        let is_lone = self.insufficient(std::slice::from_ref(member), inputs, Ground::NothingStated)?.is_none();
        Ok(is_lone.then(|| Witness::SufficientAlone(member.clone())))
    }

    /// Whether there is no environment in which, with nothing stated, the member makes a difference for the better
    /// without being sufficient alone. A producer does all the same: that something is lacked here may be what it takes.
    fn no_potential_producer(&self, member: &Member) -> Result<Option<Witness>, Unfinished> {
        if self.no_producer(member, &self.inputs(std::slice::from_ref(member))?)?.is_none() {
            return Ok(None);
        }
        let named: Vec<EnvironmentId> =
            atoms_of(member).iter().filter_map(|&atom| self.kernel.environment_of(atom)).collect();
        let is_meant = |&id: &EnvironmentId| {
            let environment = self.kernel.environment(id);
            named.iter().all(|&named| environment.is_within(named))
        };
        let mut witness = Witness::NoPart(member.clone());
        let mut seen: Vec<(&Network, Vec<AtomId>, Vec<u8>)> = Vec::new();
        for environment in self.kernel.environment_ids().filter(is_meant) {
            let there = self.elsewhere(environment);
            if !there.network.unstratified().is_empty() {
                continue;
            }
            let inputs = there.inputs(std::slice::from_ref(member))?;
            let laws = Laws::All(there.network);
            let free = there.situation(&laws, Ground::NothingStated, &[], &Change::default()).present;
            // What leaving an environment changes is not alike elsewhere, whatever else is.
            let is_alike = |(network, of, present): &(&Network, Vec<AtomId>, Vec<u8>)| {
                std::ptr::eq(*network, there.network) && *of == inputs && *present == free
            };
            if named.is_empty() && seen.iter().any(is_alike) {
                continue;
            }
            if there.helps(member, &inputs)? {
                match there.lone(member, &inputs)? {
                    None => return Ok(None),
                    Some(lone) => witness = lone,
                }
            }
            seen.push((there.network, inputs, free));
        }
        Ok(Some(witness))
    }

    /// The relations to the same product in another environment, as it is declared.
    fn elsewhere(&self, environment: EnvironmentId) -> Self {
        let relations = Self::new(self.kernel, self.networks, self.product, &Setting::bare(environment));
        Self { limit: self.limit, ..relations }
    }

    /// Whether the member makes a difference for the better, the environments being as they are and nothing of what they
    /// state.
    fn helps(&self, member: &Member, inputs: &[AtomId]) -> Result<bool, Unfinished> {
        let away = self.taken_away(member);
        for way in self.in_place(member) {
            if self.difference(Ground::Within, inputs, (&way, &away), true)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn no_cause(&self, set: &[Member]) -> Result<Option<Witness>, Unfinished> {
        if set.len() < 2 {
            return Ok(Some(Witness::Alone));
        }
        let inputs = self.inputs(set)?;
        if let Some(witness) = each(set, |member| self.unnecessary(member, &inputs))? {
            return Ok(Some(witness));
        }
        match self.insufficient(set, &inputs, Ground::NothingStated)? {
            Some(Witness::NotProduced(completion)) => {
                let unnamed = self.unnamed(set, &inputs)?;
                Ok(Some(if unnamed.is_empty() { Witness::NotProduced(completion) } else { Witness::Unnamed(unnamed) }))
            }
            other => Ok(other),
        }
    }

    /// What the environment contributes and the set needs without naming it, each reversed in turn.
    fn unnamed(&self, set: &[Member], inputs: &[AtomId]) -> Result<Vec<(AtomId, bool)>, Unfinished> {
        if self.insufficient(set, inputs, Ground::AsItStands)?.is_some() {
            return Ok(Vec::new());
        }
        let ways = set.iter().flat_map(|member| self.named(member));
        let named = ways.fold(Change::default(), |all, way| all.and(&way));
        let laws = self.laws(&named, &Change::default());
        let stated = self.situation(&laws, Ground::AsItStands, inputs, &Change::default());
        let here = self.kernel.environment(self.environment);
        let environments = here.above.iter().map(|&above| self.kernel.environment(above).atom);
        let stating = here.effective.keys().copied().chain(self.states.iter().map(|&(atom, _)| atom));
        let mut unnamed = Vec::new();
        for atom in stating.chain(environments) {
            let present = stated.present[atom.index()] & CERTAIN != 0;
            let is_named = if present { named.with.contains(&atom) } else { named.without.contains(&atom) };
            if is_named || !present && !stated.is_blocked(atom) || atom == self.product {
                continue;
            }
            let mut situation = self.situation(&laws, Ground::AsItStands, inputs, &named);
            situation.suppose(self.kernel, atom, if present { Supposed::Without } else { Supposed::Given });
            let is_needed = self.inquiry(laws.network(), situation).verdict(self.product)? != Verdict::Produced;
            if is_needed && !unnamed.contains(&(atom, present)) {
                unnamed.push((atom, present));
            }
        }
        Ok(unnamed)
    }

    /// Whether, as things stand, the member makes a difference in some completion.
    fn relevant(&self, member: &Member, inputs: &[AtomId]) -> Result<Option<Witness>, Unfinished> {
        let away = self.taken_away(member);
        for way in self.in_place(member) {
            if let Some(completion) = self.difference(Ground::AsItStands, inputs, (&way, &away), false)? {
                return Ok(Some(Witness::MakesDifference(member.clone(), completion)));
            }
        }
        Ok(None)
    }

    /// The residual coproducers of the likely laws that the product depends on here.
    pub fn residuals(&self) -> Vec<AtomId> {
        let marked = self.network.cone(&[self.product.0]);
        atom_ids(self.kernel)
            .filter(|atom| marked[atom.index()] && matches!(self.kernel.atom(*atom).kind, AtomKind::Unnamed(_)))
            .collect()
    }

    /// Whether a set suffices with nothing stated to help it.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn suffices_unaided(&self, set: &[Member]) -> Result<bool, Unfinished> {
        Ok(self.insufficient(set, &self.inputs(set)?, Ground::NothingStated)?.is_none())
    }
}
