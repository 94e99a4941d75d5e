//! The relations between coproducers and a product in an environment (Ackoff & Emery 1972, p. 23; Ackoff 1981, p. 21).

use crate::analysis::inquiry::Witness;
use crate::analysis::inquiry::{Inquiry, Verdict};
use crate::engine::exact::{Functions, Limits, Progress, Unfinished};
use crate::engine::{CERTAIN, Network, Node, POSSIBLE, Role, Settled};
use crate::kernel::{
    AtomId, AtomKind, EnvironmentId, Kernel, Member, Networks, Situation, Statement, Supposed, atom_ids, blocked_with,
    is_exogenous,
};
use crate::syntax::declaration::Relation;

/// The relations of coproducers to one product in one environment.
pub struct Relations<'k> {
    kernel: &'k Kernel,
    networks: &'k Networks,
    network: &'k Network,
    product: AtomId,
    environment: EnvironmentId,
    /// How many nodes an exact analysis may grow to.
    pub limit: usize,
}

/// What naming a member puts in place and what it keeps away.
#[derive(Clone, Debug, Default)]
struct Named {
    with: Vec<AtomId>,
    without: Vec<AtomId>,
}

impl Named {
    fn taken_away(self) -> Self {
        Self { with: self.without, without: self.with }
    }

    fn and(mut self, other: &Self) -> Self {
        self.with.extend(&other.with);
        self.without.extend(&other.without);
        self
    }
}

/// How many combinations of members of functional classes are tried.
const MOST_WAYS: usize = 4096;

impl<'k> Relations<'k> {
    /// The relations to a product in an environment.
    pub fn new(kernel: &'k Kernel, networks: &'k Networks, product: AtomId, environment: EnvironmentId) -> Self {
        let network = networks.of(kernel, environment);
        Self { kernel, networks, network, product, environment, limit: crate::analysis::DEFAULT_LIMIT }
    }

    /// Whether a set stands in a relation to the product, with a situation that shows why not.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn refutation(&self, relation: Relation, set: &[Member]) -> Result<Option<Witness>, Unfinished> {
        let each = |test: &dyn Fn(&Member) -> Result<Option<Witness>, Unfinished>| {
            for member in set {
                if let Some(witness) = test(member)? {
                    return Ok(Some(witness));
                }
            }
            Ok(None)
        };
        match relation {
            Relation::Sufficient => self.insufficient(set, true),
            Relation::Necessary => each(&|member| self.unnecessary(member)),
            Relation::Producer => each(&|member| self.no_producer(member)),
            Relation::PotentialProducer => each(&|member| self.no_potential_producer(member)),
            Relation::Cause => self.no_cause(set),
            Relation::Irrelevant => each(&|member| self.relevant(member)),
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

    fn inquiry(&self, situation: Situation) -> Inquiry<'k> {
        let mut inquiry = Inquiry::new(self.kernel, self.network, situation);
        inquiry.limit = self.limit;
        inquiry
    }

    /// Naming an environment names it, those above it, all it holds and includes, and the absence of what it lacks.
    fn named(&self, atom: AtomId) -> Named {
        let Some(id) = self.kernel.environment_of(atom) else {
            return Named { with: vec![atom], without: Vec::new() };
        };
        let environment = self.kernel.environment(id);
        let mut named = Named::default();
        named.with.extend(environment.above.iter().map(|&above| self.kernel.environment(above).atom));
        for (&stated, statement) in &environment.effective {
            if stated == self.product {
                continue;
            }
            match statement.statement {
                Statement::Holds | Statement::Includes => named.with.push(stated),
                Statement::Lacks => named.without.push(stated),
                Statement::Likely(_) => {}
            }
        }
        named
    }

    /// The ways to have a member: one, or for a functional class one for each of its members.
    fn ways(&self, member: &Member) -> Vec<Named> {
        match member {
            Member::Present(atom) => vec![self.named(*atom)],
            Member::Absent(atom) => vec![self.named(*atom).taken_away()],
            Member::AnyOf(atoms) => atoms.iter().map(|&atom| self.named(atom)).collect(),
        }
    }

    fn class(&self, member: &Member) -> Named {
        self.ways(member).iter().fold(Named::default(), Named::and)
    }

    /// The environment with some atoms put in place and some kept away.
    fn situation(&self, named: &Named, held: bool) -> Situation {
        let mut situation = Situation::open(self.kernel, self.network, self.environment);
        if !held {
            self.drop_held(&mut situation);
        }
        for &atom in &named.without {
            situation.suppose(self.kernel, atom, Supposed::Without);
        }
        for &atom in &named.with {
            situation.suppose(self.kernel, atom, Supposed::Given);
        }
        situation
    }

    /// Nothing is held: what was may be present or absent.
    fn drop_held(&self, situation: &mut Situation) {
        for atom in atom_ids(self.kernel) {
            let kept = matches!(self.kernel.atom(atom).kind, AtomKind::Free { .. });
            if !kept && situation.present[atom.index()] & CERTAIN != 0 {
                situation.present[atom.index()] = POSSIBLE;
            }
        }
    }

    fn insufficient(&self, set: &[Member], held: bool) -> Result<Option<Witness>, Unfinished> {
        let mut ways = vec![Named::default()];
        for member in set {
            let of_member = self.ways(member);
            ways = ways.iter().flat_map(|way| of_member.iter().map(|more| way.clone().and(more))).collect();
            if ways.len() > MOST_WAYS {
                return Err(Unfinished { limit: MOST_WAYS, progress: Progress::default() });
            }
        }
        for way in ways {
            if let Some(&atom) = way.with.iter().find(|atom| way.without.contains(atom)) {
                return Ok(Some(Witness::ContradictsItself(atom)));
            }
            if let Some(atom) = self.contradiction(&way, held) {
                return Ok(Some(Witness::Contradicts(atom)));
            }
            let inquiry = self.inquiry(self.situation(&way, held));
            if inquiry.verdict(self.product)? != Verdict::Produced {
                let completion = inquiry.completion(self.product, false)?.unwrap_or_default();
                return Ok(Some(Witness::NotProduced(completion)));
            }
        }
        Ok(None)
    }

    fn contradiction(&self, named: &Named, held: bool) -> Option<AtomId> {
        let environment = self.kernel.environment(self.environment);
        let lacked = named.with.iter().find(|&&atom| environment.lacks(atom));
        let present = |atom: AtomId| {
            environment.holds(atom) || self.kernel.environment_of(atom).is_some_and(|id| environment.is_within(id))
        };
        let kept_away = named.without.iter().find(|&&atom| held && present(atom));
        lacked.or(kept_away).copied()
    }

    fn unnecessary(&self, member: &Member) -> Result<Option<Witness>, Unfinished> {
        let here = self.inquiry(self.situation(&Named::default(), true));
        if here.verdict(self.product)? == Verdict::NotProduced {
            return Ok(Some(Witness::NeverProduced));
        }
        let away = self.inquiry(self.situation(&self.class(member).taken_away(), true));
        if away.verdict(self.product)? == Verdict::NotProduced {
            return Ok(None);
        }
        let completion = away.completion(self.product, true)?.unwrap_or_default();
        Ok(Some(Witness::ProducedWithout(member.clone(), completion)))
    }

    fn no_producer(&self, member: &Member) -> Result<Option<Witness>, Unfinished> {
        if let Some(witness) = self.unnecessary(member)? {
            return Ok(Some(witness));
        }
        let alone = self.insufficient(std::slice::from_ref(member), false)?.is_none();
        Ok(alone.then(|| Witness::SufficientAlone(member.clone())))
    }

    fn no_potential_producer(&self, member: &Member) -> Result<Option<Witness>, Unfinished> {
        let within = |environment: EnvironmentId| {
            atoms_of(member).iter().all(|&atom| {
                self.kernel
                    .environment_of(atom)
                    .is_none_or(|named| self.kernel.environment(environment).is_within(named))
            })
        };
        for environment in self.kernel.environment_ids().filter(|&environment| within(environment)) {
            let there = Self::new(self.kernel, self.networks, self.product, environment);
            if there.no_producer(member)?.is_none() {
                return Ok(None);
            }
        }
        if self.in_production_set(member)? && self.unnecessary(member)?.is_some() {
            return Ok(None);
        }
        Ok(Some(Witness::NoPart(member.clone())))
    }

    /// Whether the member is a literal of some production set: some completion of the other open atoms makes it decide.
    fn in_production_set(&self, member: &Member) -> Result<bool, Unfinished> {
        let situation = Situation::open(self.kernel, self.network, self.environment);
        let inquiry = self.inquiry(situation);
        let inquiry = inquiry.about(self.product);
        for &atom in atoms_of(member) {
            if atom == self.product || inquiry.situation.present[atom.index()] != POSSIBLE {
                continue;
            }
            let mut completions = inquiry.completions();
            let function = completions.of(self.product.0)?;
            let helps = !matches!(member, Member::Absent(_));
            if completions.formulas.analysis(function)?.deciding(atom, helps)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn no_cause(&self, set: &[Member]) -> Result<Option<Witness>, Unfinished> {
        if set.len() < 2 {
            return Ok(Some(Witness::Alone));
        }
        for member in set {
            if let Some(witness) = self.unnecessary(member)? {
                return Ok(Some(witness));
            }
        }
        match self.insufficient(set, false)? {
            Some(Witness::NotProduced(completion)) => {
                let unnamed = self.unnamed(set)?;
                Ok(Some(if unnamed.is_empty() { Witness::NotProduced(completion) } else { Witness::Unnamed(unnamed) }))
            }
            other => Ok(other),
        }
    }

    /// What the environment holds and the set needs without naming it: each removed in turn.
    fn unnamed(&self, set: &[Member]) -> Result<Vec<AtomId>, Unfinished> {
        if self.insufficient(set, true)?.is_some() {
            return Ok(Vec::new());
        }
        let named = set.iter().fold(Named::default(), |all, member| all.and(&self.class(member)));
        let held = self.kernel.environment(self.environment).effective.iter();
        let candidates: Vec<AtomId> = held
            .filter(|(atom, stated)| stated.statement.is_presence() && !named.with.contains(atom))
            .map(|(&atom, _)| atom)
            .collect();
        let mut unnamed = Vec::new();
        for atom in candidates {
            let mut situation = self.situation(&named, true);
            situation.suppose(self.kernel, atom, Supposed::Without);
            if self.inquiry(situation).verdict(self.product)? != Verdict::Produced {
                unnamed.push(atom);
            }
        }
        Ok(unnamed)
    }

    /// Whatever is exogenous, held or lacked is left free; does the member make a difference anywhere?
    fn relevant(&self, member: &Member) -> Result<Option<Witness>, Unfinished> {
        let ways = self.ways(member);
        let class = self.class(member);
        for way in &ways {
            let role = |node: Node| self.difference_role(node, &class, way);
            let values = self.unsettled();
            let mut functions = Functions::new(self.network, &values, role, Limits { nodes: self.limit });
            let function = functions.of(self.product.0)?;
            let analysis = functions.formulas.analysis(function)?;
            for helps in [true, false] {
                if let Some(completion) = analysis.deciding(None, helps)? {
                    let completion = completion.into_iter().filter_map(|(atom, present)| Some((atom?, present)));
                    return Ok(Some(Witness::MakesDifference(member.clone(), completion.collect())));
                }
            }
        }
        Ok(None)
    }

    /// All values open: nothing is settled by a situation.
    fn unsettled(&self) -> Vec<u8> {
        vec![POSSIBLE; self.network.nodes() as usize]
    }

    /// The member is the variable `None`; every other free atom is its own.
    fn difference_role(&self, node: Node, class: &Named, way: &Named) -> Role<Option<AtomId>> {
        let fixed = |present| Role { present, allowed: Settled::Yes };
        if node as usize >= self.kernel.atoms.len() {
            return fixed(Settled::No);
        }
        let atom = AtomId(node);
        let environment = self.kernel.environment(self.environment);
        let is_product = atom == self.product;
        let free = !is_product
            && match self.kernel.atom(atom).kind {
                AtomKind::Environment(id) => environment.is_within(id),
                AtomKind::Performed(_) => false,
                AtomKind::Free { .. } => {
                    return Role { present: Settled::Yes, allowed: self.keeps_out(atom, class, way) };
                }
                _ => {
                    is_exogenous(self.kernel, self.network, atom)
                        || environment
                            .effective
                            .get(&atom)
                            .is_some_and(|stated| !matches!(stated.statement, Statement::Likely(_)))
                }
            };
        let own = if free { Settled::Where(Some(atom)) } else { Settled::No };
        let allowed = self.keeps_out(atom, class, way);
        if way.with.contains(&atom) {
            Role { present: Settled::Where(None), allowed }
        } else if way.without.contains(&atom) {
            Role { present: Settled::Unless(None), allowed }
        } else if class.with.contains(&atom) || class.without.contains(&atom) {
            Role { present: own, allowed }
        } else {
            fixed(own)
        }
    }

    /// Whether taking the member away, or naming it, keeps an atom from being present.
    fn keeps_out(&self, atom: AtomId, class: &Named, way: &Named) -> Settled<Option<AtomId>> {
        let concerns = |named: &[AtomId]| {
            named.iter().any(|&one| one == atom || blocked_with(self.kernel, one).any(|with| with == atom))
        };
        if concerns(&class.with) {
            Settled::Where(None)
        } else if concerns(&way.without) {
            Settled::Unless(None)
        } else {
            Settled::Yes
        }
    }

    /// The residual coproducers of the likely laws that the product depends on here.
    pub fn residuals(&self) -> Vec<AtomId> {
        let marked = self.network.cone(&[self.product.0]);
        atom_ids(self.kernel)
            .filter(|atom| marked[atom.index()] && matches!(self.kernel.atom(*atom).kind, AtomKind::Unnamed(_)))
            .collect()
    }

    /// Whether a set suffices without help from what is held.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn suffices_unaided(&self, set: &[Member]) -> Result<bool, Unfinished> {
        Ok(self.insufficient(set, false)?.is_none())
    }
}

fn atoms_of(member: &Member) -> &[AtomId] {
    match member {
        Member::Present(atom) | Member::Absent(atom) => std::slice::from_ref(atom),
        Member::AnyOf(atoms) => atoms,
    }
}
