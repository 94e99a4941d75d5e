//! Situations: what is present, taken away or open in an environment, as the engine reads it.

use super::{AtomId, AtomKind, EnvironmentId, Kernel, Scenario, Statement, Supposed};
use coproduce_engine::{CERTAIN, Network, POSSIBLE, numbered};

const PRESENT: u8 = CERTAIN | POSSIBLE;

/// What is present of itself, and what cannot be present, for every atom.
#[derive(Clone, Debug)]
pub struct Situation {
    /// Where it is set.
    pub environment: EnvironmentId,
    /// Whether what is not stated is absent.
    pub closed: bool,
    /// By atom: certain and possible presence of itself.
    pub present: Vec<u8>,
    /// By atom: whether nothing can make it present.
    pub blocked: Vec<u8>,
}

/// Whether no law that applies produces an atom, so that it is up to the situation. A choice and an actor always are.
pub fn is_exogenous(kernel: &Kernel, network: &Network, atom: AtomId) -> bool {
    match kernel.atom(atom).kind {
        AtomKind::Chosen(_) | AtomKind::Actor => true,
        // A law of likelihood 0 never produces: what it leaves unnamed is never there.
        AtomKind::Unnamed(law) => kernel.likelihood(law) > 0.0,
        AtomKind::Object | AtomKind::Property { .. } | AtomKind::Outcome(_) | AtomKind::Offering(_) => {
            !network.is_produced(atom.0) || kernel.moments.as_ref().is_some_and(|moments| moments.is_only_kept(atom))
        }
        AtomKind::Environment(_)
        | AtomKind::Free { .. }
        | AtomKind::Performed(_)
        | AtomKind::Provided(_)
        | AtomKind::Value(_)
        | AtomKind::Proposition(_)
        | AtomKind::Cocreation(_)
        | AtomKind::Phase { .. }
        | AtomKind::Ended
        | AtomKind::Met
        | AtomKind::Record(..) => false,
    }
}

/// All atoms of a kernel.
pub fn atom_ids(kernel: &Kernel) -> impl Iterator<Item = AtomId> + use<> {
    (0..numbered(kernel.atoms.len())).map(AtomId)
}

impl Situation {
    /// An environment as it is: what it neither holds nor lacks is open.
    pub fn open(kernel: &Kernel, network: &Network, environment: EnvironmentId) -> Self {
        Self::new(kernel, network, environment, false, [])
    }

    /// An environment with additions; it stays open.
    pub fn with(
        kernel: &Kernel,
        network: &Network,
        environment: EnvironmentId,
        supposed: impl IntoIterator<Item = (AtomId, Supposed)>,
    ) -> Self {
        Self::new(kernel, network, environment, false, supposed)
    }

    /// A declared scenario: what it does not state is absent.
    pub fn of(kernel: &Kernel, network: &Network, scenario: &Scenario) -> Self {
        let states = scenario.states.iter().map(|(&atom, &(supposed, _))| (atom, supposed));
        Self::closed(kernel, network, scenario.environment, states)
    }

    /// A closed situation with additions.
    pub fn closed(
        kernel: &Kernel,
        network: &Network,
        environment: EnvironmentId,
        supposed: impl IntoIterator<Item = (AtomId, Supposed)>,
    ) -> Self {
        Self::new(kernel, network, environment, true, supposed)
    }

    /// What promises state, closed but for what its environment calls likely: their parties know that as little as anyone.
    pub fn as_promised(
        kernel: &Kernel,
        network: &Network,
        environment: EnvironmentId,
        supposed: impl IntoIterator<Item = (AtomId, Supposed)>,
    ) -> Self {
        let likely = kernel.environment(environment).effective.iter().filter_map(|(&atom, stated)| {
            let Statement::Likely(probability) = stated.statement else { return None };
            Some((atom, Supposed::Likely(probability)))
        });
        Self::closed(kernel, network, environment, likely.chain(supposed))
    }

    /// The same situation, in which what is absent without being kept out is open.
    #[must_use]
    pub fn reopened(&self, kernel: &Kernel, network: &Network) -> Self {
        let mut situation = Self { closed: false, ..self.clone() };
        for atom in atom_ids(kernel).filter(|&atom| is_exogenous(kernel, network, atom)) {
            let absent = situation.present[atom.index()] == 0 && situation.blocked[atom.index()] == 0;
            if absent {
                situation.present[atom.index()] = POSSIBLE;
            }
        }
        situation
    }

    fn new(
        kernel: &Kernel,
        network: &Network,
        environment: EnvironmentId,
        closed: bool,
        supposed: impl IntoIterator<Item = (AtomId, Supposed)>,
    ) -> Self {
        let nodes = network.nodes() as usize;
        let mut situation = Self { environment, closed, present: vec![0; nodes], blocked: vec![0; nodes] };
        let here = kernel.environment(environment);
        for atom in atom_ids(kernel) {
            situation.present[atom.index()] = match kernel.atom(atom).kind {
                AtomKind::Unnamed(law) if kernel.likelihood(law) > 0.0 => POSSIBLE,
                AtomKind::Unnamed(_) => 0,
                AtomKind::Free { .. } => PRESENT,
                AtomKind::Environment(id) if here.is_within(id) => PRESENT,
                _ if !closed && is_exogenous(kernel, network, atom) => POSSIBLE,
                _ => 0,
            };
        }
        for (&atom, stated) in &here.effective {
            match stated.statement {
                Statement::Holds | Statement::Includes => situation.give(atom),
                Statement::Lacks => situation.take(kernel, atom),
                // What a closed situation does not list itself is not open in it, however likely it is there.
                Statement::Likely(probability) if closed && probability < 1.0 => {}
                Statement::Likely(probability) => situation.suppose(kernel, atom, Supposed::Likely(probability)),
            }
        }
        for (atom, supposed) in supposed {
            situation.suppose(kernel, atom, supposed);
        }
        situation
    }

    /// Adds one more supposition, which wins over what was supposed before.
    pub fn suppose(&mut self, kernel: &Kernel, atom: AtomId, supposed: Supposed) {
        match supposed {
            Supposed::Given => {
                self.unblock(kernel, atom);
                self.give(atom);
            }
            Supposed::Without => self.take(kernel, atom),
            Supposed::Unknown => self.leave_open(kernel, atom),
            // At the ends of the scale nothing is left open: the atom is present, or absent without being kept out.
            Supposed::Likely(probability) => {
                self.leave_open(kernel, atom);
                if probability <= 0.0 {
                    self.present[atom.index()] = 0;
                } else if probability >= 1.0 {
                    self.give(atom);
                }
            }
        }
    }

    fn give(&mut self, atom: AtomId) {
        self.present[atom.index()] = PRESENT;
    }

    fn take(&mut self, kernel: &Kernel, atom: AtomId) {
        for taken in blocked_with(kernel, atom) {
            self.blocked[taken.index()] = PRESENT;
            self.present[taken.index()] = 0;
        }
    }

    fn unblock(&mut self, kernel: &Kernel, atom: AtomId) {
        for taken in blocked_with(kernel, atom) {
            self.blocked[taken.index()] = 0;
            if let AtomKind::Free { .. } = kernel.atom(taken).kind {
                self.present[taken.index()] = PRESENT;
            }
        }
    }

    fn leave_open(&mut self, kernel: &Kernel, atom: AtomId) {
        self.unblock(kernel, atom);
        self.present[atom.index()] = POSSIBLE;
    }

    /// The settled values of all nodes: what is certain and what is possible. Exact where no open atom reaches a node
    /// both with and without a `not`; bounds otherwise.
    pub fn close(&self, network: &Network) -> Vec<u8> {
        let mut values = self.present.clone();
        network.leave_circular_open(&mut values, &self.blocked);
        network.close(&mut values, &self.blocked, 2);
        values
    }

    /// Whether an atom cannot be present.
    pub fn is_blocked(&self, atom: AtomId) -> bool {
        self.blocked[atom.index()] != 0
    }
}

/// What is kept from being present together with an atom: with an actor the freedom to act, with a choice the
/// performance.
pub fn blocked_with(kernel: &Kernel, atom: AtomId) -> impl Iterator<Item = AtomId> {
    let with = match kernel.atom(atom).kind {
        AtomKind::Actor => kernel.free.get(&atom).copied(),
        AtomKind::Chosen(_) | AtomKind::Performed(_) => {
            kernel.action_of(atom).map(|action| if action.chosen == atom { action.performed } else { action.chosen })
        }
        _ => None,
    };
    std::iter::once(atom).chain(with)
}
