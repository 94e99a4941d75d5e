//! What atoms are in a Boolean network, and which laws make them so.

use crate::Refusal;
use coproduce_core::analysis::Words;
use coproduce_core::kernel::{
    AtomId, AtomKind, ByAtom, EnvironmentId, GateId, Kernel, Law, LawId, Origin, Statement, atom_ids,
};

/// What an atom is in a network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    /// It is as it is by definition, and nobody can name it.
    Fixed(bool),
    /// The environment says how it is.
    Stated(bool),
    /// What it is in the next period follows from this one.
    Target,
    /// What it is follows from the rest of the same period.
    AtOnce,
    /// The same, but it may be there of itself as well.
    OpenAtOnce,
    /// It is an input.
    Open,
    /// The coproducer that a law leaves unnamed.
    Unnamed(LawId),
}

impl Role {
    /// Whether it follows from conditions.
    pub const fn follows(self) -> bool {
        matches!(self, Self::Target | Self::AtOnce | Self::OpenAtOnce)
    }
}

/// The conditions of laws for an atom.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways {
    /// Of laws that produce it one period later.
    pub later: Vec<GateId>,
    /// Of laws that produce it within the period.
    pub at_once: Vec<GateId>,
    /// Of laws that end it one period later.
    pub ended_later: Vec<GateId>,
    /// Of laws that end it within the period.
    pub ended_at_once: Vec<GateId>,
}

impl Ways {
    /// The conditions that ask for what is so in the period that they decide about.
    pub fn of_the_period(&self) -> impl Iterator<Item = GateId> {
        self.at_once.iter().chain(&self.ended_at_once).copied()
    }

    /// The conditions that ask for what is so in the period before.
    pub fn of_the_period_before(&self) -> impl Iterator<Item = GateId> {
        self.later.iter().chain(&self.ended_later).copied()
    }
}

/// The roles of all atoms in an environment, and the conditions of the laws that apply.
pub(super) struct Roles {
    roles: Vec<Role>,
    conditions: ByAtom<Ways>,
}

impl Roles {
    /// What atoms are in an environment, with what a network cannot say of it.
    pub fn of(words: Words, environment: EnvironmentId, refusals: &mut Vec<Refusal>) -> Self {
        let kernel = words.kernel;
        let mut conditions: ByAtom<Ways> = ByAtom::default();
        for (id, law) in applying(kernel, environment) {
            if law.delay > 1 {
                refusals.push(slow(words, id, law));
            }
            let at_once = law.delay == 0;
            for &product in kernel.products(law) {
                let of_product = conditions.entry(product).or_default();
                if at_once { &mut of_product.at_once } else { &mut of_product.later }.push(law.condition);
            }
            for &thing in kernel.ended(id) {
                let of_thing = conditions.entry(thing).or_default();
                if at_once { &mut of_thing.ended_at_once } else { &mut of_thing.ended_later }.push(law.condition);
            }
        }
        let stated = &kernel.environment(environment).effective;
        for (&atom, stated) in stated {
            if let Statement::Likely(probability) = stated.statement
                && probability > 0.0
                && probability < 1.0
            {
                let name = words.quoted(atom);
                let message = format!("{name} is there with probability {probability}");
                let help = "a Boolean network has no probabilities: hold it, or leave it open";
                refusals.push(Refusal::new(None, message, help));
            }
        }
        let roles = atom_ids(kernel).map(|atom| role(kernel, environment, conditions.get(&atom), atom)).collect();
        Self { roles, conditions }
    }

    /// What an atom is.
    pub fn role(&self, atom: AtomId) -> Role {
        self.roles[atom.index()]
    }

    /// The conditions of the laws for an atom.
    pub fn conditions(&self, atom: AtomId) -> Ways {
        self.conditions.get(&atom).cloned().unwrap_or_default()
    }
}

/// The laws that apply in an environment, those that say what words mean included.
pub(super) fn applying(kernel: &Kernel, environment: EnvironmentId) -> impl Iterator<Item = (LawId, &Law)> {
    let laws = kernel.laws_with_ids().filter(|(_, law)| law.origin != Origin::Unread);
    laws.filter(move |(_, law)| kernel.applies(law, environment))
}

fn slow(words: Words, id: LawId, law: &Law) -> Refusal {
    let message = format!("law `{}` takes {} periods", words.law(id), law.delay);
    let help = "a function of a Boolean network sees only the period before: let what is on its way be things of \
                their own, each of which takes one period";
    Refusal::new(None, message, help)
}

fn role(kernel: &Kernel, environment: EnvironmentId, conditions: Option<&Ways>, atom: AtomId) -> Role {
    let here = kernel.environment(environment);
    let stated = |atom: &AtomId| here.effective.get(atom).map(|stated| stated.statement);
    let kind = kernel.atom(atom).kind;
    let produced = conditions.is_some_and(|laws| !laws.at_once.is_empty());
    match (kind, stated(&atom)) {
        (AtomKind::Environment(id), _) => Role::Fixed(here.is_within(id)),
        (AtomKind::Free { actor }, _) => Role::Fixed(stated(&actor) != Some(Statement::Lacks)),
        (AtomKind::Unnamed(law), _) if kernel.likelihood(law) > 0.0 => Role::Unnamed(law),
        (AtomKind::Unnamed(_), _) => Role::Fixed(false),
        (_, Some(Statement::Holds | Statement::Includes)) => Role::Stated(true),
        (_, Some(Statement::Lacks)) => Role::Stated(false),
        (_, Some(Statement::Likely(probability))) if probability >= 1.0 => Role::Stated(true),
        _ if kernel.lasts(atom) || conditions.is_some_and(|laws| !laws.later.is_empty()) => Role::Target,
        _ if produced && kind == AtomKind::Actor => Role::OpenAtOnce,
        _ if produced => Role::AtOnce,
        (_, Some(Statement::Likely(_))) => Role::Stated(false),
        _ if kind.is_derived() => Role::Fixed(false),
        _ => Role::Open,
    }
}
