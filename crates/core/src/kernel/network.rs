//! Laws to rules: the network of the laws that apply in an environment.
//!
//! What environments hold or lack is no part of a network, so environments in which the same laws apply share one.

use super::{AtomId, Conditions, EnvironmentId, GateId, Kernel, LawId, Origin, Term};
use coproduce_engine::{INNER, Literal, Network, NetworkBuilder, Node, numbered};
use std::sync::OnceLock;

/// The networks of all environments of a kernel, each made when it is first asked for.
#[derive(Debug, Default)]
pub struct Networks {
    /// For each environment, which of the distinct networks is its own.
    of_environment: Vec<usize>,
    distinct: Vec<(Vec<bool>, OnceLock<Network>)>,
}

impl Networks {
    /// The networks of a kernel.
    pub fn new(kernel: &Kernel) -> Self {
        let mut distinct: indexmap::IndexMap<Vec<bool>, ()> = indexmap::IndexMap::new();
        let of_environment = kernel
            .environments
            .iter()
            .map(|environment| {
                let sets = kernel.environment_sets.keys();
                let applying = sets.map(|set| set.iter().any(|&stated| environment.is_within(stated))).collect();
                distinct.insert_full(applying, ()).0
            })
            .collect();
        let distinct = distinct.into_keys().map(|applying| (applying, OnceLock::new())).collect();
        Self { of_environment, distinct }
    }

    /// The network of the laws that apply in an environment of the kernel these are the networks of.
    pub fn of(&self, kernel: &Kernel, environment: EnvironmentId) -> &Network {
        self.built(kernel, self.of_environment[environment.index()])
    }

    /// The distinct networks of all environments.
    pub fn all<'n>(&'n self, kernel: &'n Kernel) -> impl Iterator<Item = &'n Network> {
        (0..self.distinct.len()).map(|index| self.built(kernel, index))
    }

    fn built(&self, kernel: &Kernel, index: usize) -> &Network {
        let (applying, network) = &self.distinct[index];
        network.get_or_init(|| {
            build(kernel, numbered(kernel.atoms.len()), |law| {
                let law = &kernel.laws[law.index()];
                let applies = law.origin == Origin::Definition || applying[law.environments as usize];
                if applies { Applies::Always } else { Applies::Never }
            })
        })
    }

    /// The network of the laws that apply in an environment, where some of the environments that it lies within may be
    /// left: a law that applies in none that stays needs one more node to be present, which stands for those left.
    pub fn leaving(&self, kernel: &Kernel, environment: EnvironmentId, left: &[EnvironmentId]) -> (Network, Node) {
        let here = kernel.environment(environment);
        let there = numbered(kernel.atoms.len());
        let network = build(kernel, there + 1, |law| {
            let law = &kernel.laws[law.index()];
            let stays = |stated: &EnvironmentId| here.is_within(*stated) && !left.contains(stated);
            if law.origin == Origin::Definition || kernel.stated_in(law).iter().any(stays) {
                Applies::Always
            } else if kernel.applies(law, environment) {
                Applies::Where(there)
            } else {
                Applies::Never
            }
        });
        (network, there)
    }

    /// Environments in groups: the same laws apply throughout a group.
    pub fn groups(&self) -> impl Iterator<Item = Vec<EnvironmentId>> {
        let environments = 0..numbered(self.of_environment.len());
        (0..self.distinct.len()).map(move |group| {
            environments.clone().map(EnvironmentId).filter(|id| self.of_environment[id.index()] == group).collect()
        })
    }
}

/// Whether a law is part of a network.
enum Applies {
    Always,
    Never,
    /// Where a node is present.
    Where(Node),
}

/// The network of some laws; inner nodes are numbered from `next` on.
fn build(kernel: &Kernel, next: Node, applies: impl Fn(LawId) -> Applies) -> Network {
    let mut translation = Translation {
        conditions: &kernel.conditions,
        builder: NetworkBuilder::with_room(kernel.products.len(), kernel.conditions.mentions()),
        next,
    };
    for (id, law) in kernel.laws_with_ids() {
        if law.origin == Origin::Unread {
            continue;
        }
        let applies = applies(id);
        for &product in kernel.products(law) {
            match applies {
                Applies::Always => translation.rule(product.0, law.condition, id.0),
                Applies::Where(node) => {
                    let condition = translation.literal(Term::Gate(law.condition));
                    translation.builder.rule(product.0, 2, id.0, [condition, Literal::present(node)]);
                }
                Applies::Never => {}
            }
        }
    }
    translation.builder.finish(translation.next)
}

struct Translation<'k> {
    conditions: &'k Conditions,
    builder: NetworkBuilder,
    next: Node,
}

impl Translation<'_> {
    fn rule(&mut self, head: Node, gate: GateId, origin: u32) {
        let conditions = self.conditions;
        let need = conditions.need(gate);
        let inputs = conditions.inputs(gate);
        if inputs.clone().any(|term| matches!(term, Term::Gate(_))) {
            let literals: Vec<Literal> = inputs.map(|term| self.literal(term)).collect();
            self.builder.rule(head, need, origin, literals);
        } else {
            let literals = inputs.map(|term| match term {
                Term::Absent(atom) => Literal::absent(atom.0),
                Term::Present(AtomId(node)) | Term::Gate(GateId(node)) => Literal::present(node),
            });
            self.builder.rule(head, need, origin, literals);
        }
    }

    fn literal(&mut self, term: Term) -> Literal {
        match term {
            Term::Present(atom) => Literal::present(atom.0),
            Term::Absent(atom) => Literal::absent(atom.0),
            Term::Gate(gate) => {
                let node = self.next;
                self.next += 1;
                self.rule(node, gate, INNER);
                Literal::present(node)
            }
        }
    }
}
