//! The situations in which relations are judged: an environment as it stands, and with nothing stated.

use super::Relations;
use super::member::{Change, atoms_of};
use crate::analysis::inquiry::{Inquiry, Verdict};
use crate::kernel::{AtomId, AtomKind, Member, Situation, Supposed, atom_ids, is_exogenous};
use coproduce_engine::exact::{Functions, Limits, Unfinished};
use coproduce_engine::{CERTAIN, Network, Node, POSSIBLE, Role, Settled};

/// What is settled before a member is put in place or taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// What the environment and the setting state.
    AsItStands,
    /// The environments one is in, and nothing of what they state.
    Within,
    /// Nothing: what is stated, and the environments themselves, may be present or absent like all else.
    NothingStated,
}

/// The laws that apply, those of environments that may be left among them.
pub(super) enum Laws<'k> {
    /// All of them, whatever is left.
    All(&'k Network),
    /// A node has to be present for those that apply only in what is left.
    Leaving(Network, Node),
}

impl Laws<'_> {
    pub fn network(&self) -> &Network {
        match self {
            Self::All(network) => network,
            Self::Leaving(network, _) => network,
        }
    }
}

impl<'k> Relations<'k> {
    /// The laws, where two changes may leave environments.
    pub(super) fn laws(&self, change: &Change, other: &Change) -> Laws<'k> {
        let left: Vec<_> = change.left.iter().chain(&other.left).copied().collect();
        if left.is_empty() {
            return Laws::All(self.network);
        }
        let (network, there) = self.networks.leaving(self.kernel, self.environment, &left);
        Laws::Leaving(network, there)
    }

    /// A situation on some ground, with inputs that may be in place or not, and a change.
    pub(super) fn situation(&self, laws: &Laws, ground: Ground, inputs: &[AtomId], change: &Change) -> Situation {
        let mut situation = self.ground(ground);
        for &input in inputs {
            if situation.present[input.index()] == 0 && !situation.is_blocked(input) {
                situation.present[input.index()] = POSSIBLE;
            }
        }
        // The product that is asked about is never up to the situation.
        let product = &mut situation.present[self.product.index()];
        if *product == POSSIBLE {
            *product = 0;
        }
        let nodes = laws.network().nodes() as usize;
        for values in [&mut situation.present, &mut situation.blocked] {
            values.truncate(self.kernel.atoms.len());
            values.resize(nodes, 0);
        }
        if let Laws::Leaving(_, there) = *laws
            && change.left.is_empty()
        {
            situation.present[there as usize] = CERTAIN | POSSIBLE;
        }
        for &atom in &change.without {
            situation.suppose(self.kernel, atom, Supposed::Without);
        }
        for &atom in &change.with {
            situation.suppose(self.kernel, atom, Supposed::Given);
        }
        situation
    }

    fn ground(&self, ground: Ground) -> Situation {
        let (kernel, environment) = (self.kernel, self.kernel.environment(self.environment));
        let states = self.states.iter().copied();
        let mut situation = Situation::with(kernel, self.network, self.environment, states);
        if ground == Ground::AsItStands {
            return situation;
        }
        let is_stated =
            |atom| environment.effective.contains_key(&atom) || self.states.iter().any(|&(stated, _)| stated == atom);
        situation.blocked.fill(0);
        for atom in atom_ids(kernel) {
            situation.present[atom.index()] = match kernel.atom(atom).kind {
                AtomKind::Free { .. } => CERTAIN | POSSIBLE,
                AtomKind::Environment(id) if environment.is_within(id) && ground == Ground::Within => {
                    CERTAIN | POSSIBLE
                }
                AtomKind::Environment(id) if environment.is_within(id) => POSSIBLE,
                _ if atom == self.product => 0,
                _ if is_exogenous(kernel, self.network, atom) || is_stated(atom) => POSSIBLE,
                _ => 0,
            };
        }
        situation
    }

    /// The products that may be in place or not like what is open: the members that laws produce, and where the product
    /// can then be produced in no completion, those on a circle with it.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub(super) fn inputs(&self, set: &[Member]) -> Result<Vec<AtomId>, Unfinished> {
        let mut inputs: Vec<AtomId> =
            set.iter().flat_map(atoms_of).copied().filter(|&atom| self.may_be_input(atom)).collect();
        let circle = self.circle();
        if !circle.is_empty() && !self.can_be_produced(&inputs)? {
            inputs.extend(circle);
        }
        Ok(inputs)
    }

    fn may_be_input(&self, atom: AtomId) -> bool {
        let kind = self.kernel.atom(atom).kind;
        let is_environment = matches!(kind, AtomKind::Environment(_));
        let is_product = atom != self.product && self.network.is_produced(atom.0);
        is_product && !is_environment && !kind.is_derived()
    }

    /// The products on a circle with the one that is asked about.
    fn circle(&self) -> Vec<AtomId> {
        let mut rules = self.network.rules_for(self.product.0);
        let circle = rules.find_map(|rule| self.network.loop_of(rule)).unwrap_or_default();
        let atoms =
            circle.map(|rule| self.network.head(rule)).filter(|&head| (head as usize) < self.kernel.atoms.len());
        let mut atoms: Vec<AtomId> = atoms.map(AtomId).filter(|&atom| self.may_be_input(atom)).collect();
        atoms.sort_unstable();
        atoms.dedup();
        atoms
    }

    /// Whether the product is produced in some completion of what is open, and of the inputs, as things stand.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub(super) fn can_be_produced(&self, inputs: &[AtomId]) -> Result<bool, Unfinished> {
        let laws = Laws::All(self.network);
        let situation = self.situation(&laws, Ground::AsItStands, inputs, &Change::default());
        Ok(self.inquiry(self.network, situation).verdict(self.product)? != Verdict::NotProduced)
    }

    pub(super) fn inquiry<'n>(&'n self, network: &'n Network, situation: Situation) -> Inquiry<'n> {
        let mut inquiry = Inquiry::new(self.kernel, network, situation);
        inquiry.limit = self.limit;
        inquiry
    }

    /// A completion in which the product is produced with a member in place, and not with it taken away; where it need
    /// not help, also the other way round. With the open atoms that matter.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub(super) fn difference(
        &self,
        ground: Ground,
        inputs: &[AtomId],
        (way, away): (&Change, &Change),
        must_help: bool,
    ) -> Result<Option<Vec<(AtomId, bool)>>, Unfinished> {
        let laws = self.laws(way, away);
        let network = laws.network();
        let with = self.situation(&laws, ground, inputs, way);
        let without = self.situation(&laws, ground, inputs, away);
        let values = with.close(network).into_iter().zip(without.close(network));
        let values: Vec<u8> =
            values.map(|(with, without)| with & without & CERTAIN | (with | without) & POSSIBLE).collect();
        let role = |node| either(&with, &without, node);
        let mut functions = Functions::new(network, &values, role, Limits { nodes: self.limit });
        let function = functions.of(self.product.0)?;
        let analysis = functions.formulas.analysis(function)?;
        for helps in [true, false].into_iter().filter(|&helps| helps || !must_help) {
            if let Some(completion) = analysis.deciding(None, helps)? {
                return Ok(Some(completion.into_iter().filter_map(|(atom, present)| Some((atom?, present))).collect()));
            }
        }
        Ok(None)
    }
}

/// The role of a node in one of two situations: the variable `None` is present in the first, and absent in the other.
fn either(with: &Situation, without: &Situation, node: Node) -> Role<Option<AtomId>> {
    let index = node as usize;
    let allowed = match [with, without].map(|situation| situation.blocked[index] == 0) {
        [true, true] => Settled::Yes,
        [true, false] => Settled::Where(None),
        [false, true] => Settled::Unless(None),
        [false, false] => Settled::No,
    };
    let present = match allowed {
        // What is kept away by one of the two need not be told apart once more.
        Settled::Where(_) => [with.present[index]; 2],
        Settled::Unless(_) => [without.present[index]; 2],
        _ => [with.present[index], without.present[index]],
    };
    let present = match present {
        [0, 0] => Settled::No,
        [POSSIBLE, POSSIBLE] => Settled::Where(Some(AtomId(node))),
        [with, without] if with == without => Settled::Yes,
        [0, _] => Settled::Unless(None),
        _ => Settled::Where(None),
    };
    Role { present, allowed }
}
