//! Laws to rules: the network of the laws that apply in an environment.
//!
//! What environments hold or lack is no part of a network, so environments in which the same laws apply share one. Each
//! has two: one apart from time, in which delays are disregarded and nothing lasts, and one of a single period of a
//! course, whose further nodes join it to the periods before and after it.

use super::{AtomId, Conditions, EnvironmentId, GateId, Kernel, LawId, Origin, Term};
use coproduce_engine::{INNER, Literal, Network, NetworkBuilder, Node, numbered};
use std::sync::OnceLock;

/// The networks of all environments of a kernel, each made when it is first asked for.
#[derive(Debug, Default)]
pub struct Networks {
    /// For each environment, which of the distinct networks is its own.
    of_environment: Vec<usize>,
    distinct: Vec<Distinct>,
    /// The laws that take time, in order; none where nothing does.
    delayed: Vec<LawId>,
    takes_time: bool,
}

/// The networks of environments in which the same laws apply.
#[derive(Debug)]
struct Distinct {
    /// By set of environments that laws name, whether they apply.
    applying: Vec<bool>,
    apart_from_time: OnceLock<Network>,
    within_a_period: OnceLock<Network>,
}

/// The nodes of the network of a period that join it to other periods.
#[derive(Clone, Copy, Debug)]
pub struct Joints {
    atoms: Node,
    lasting: Node,
    delayed: Node,
}

impl Joints {
    /// That the lasting thing at a position was there in the period before.
    pub const fn kept(self, position: Node) -> Node {
        self.atoms + 2 * position
    }

    /// That the lasting thing at a position is ended.
    pub const fn ended(self, position: Node) -> Node {
        self.atoms + 2 * position + 1
    }

    /// That the condition of the delayed law at a position holds.
    pub const fn departs(self, position: Node) -> Node {
        self.atoms + 2 * self.lasting + position
    }

    const fn next(self) -> Node {
        self.departs(self.delayed)
    }
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
        let distinct = distinct.into_keys().map(Distinct::new).collect();
        let delayed = kernel.laws_with_ids().filter(|(_, law)| law.delay > 0).map(|(id, _)| id).collect();
        Self { of_environment, distinct, delayed, takes_time: kernel.takes_time() }
    }

    /// The one network of a course in its periods: of all laws from one on, wherever they apply.
    pub(super) fn of_periods(kernel: &Kernel, first: LawId) -> Self {
        let network =
            build(
                kernel,
                numbered(kernel.atoms.len()),
                |law| {
                    if law < first { Applies::Never } else { Applies::Always }
                },
            );
        let distinct = Distinct::new(vec![true; kernel.environment_sets.len()]);
        let of_environment = vec![0; kernel.environments.len()];
        distinct.apart_from_time.get_or_init(|| network);
        Self { of_environment, distinct: vec![distinct], delayed: Vec::new(), takes_time: false }
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
        let distinct = &self.distinct[index];
        distinct
            .apart_from_time
            .get_or_init(|| build(kernel, numbered(kernel.atoms.len()), |law| distinct.applies(kernel, law)))
    }

    /// The laws that take time, in order.
    pub fn delayed(&self) -> &[LawId] {
        &self.delayed
    }

    /// The further nodes of the network of a period.
    pub fn joints(&self, kernel: &Kernel) -> Joints {
        let [atoms, lasting] = [kernel.atoms.len(), kernel.lasting.len()].map(numbered);
        Joints { atoms, lasting, delayed: numbered(self.delayed.len()) }
    }

    /// The network of a single period in an environment: a lasting thing is kept where it was there and is not ended,
    /// and the laws that take time depart.
    pub fn within_a_period(&self, kernel: &Kernel, environment: EnvironmentId) -> &Network {
        self.period(kernel, self.of_environment[environment.index()])
    }

    /// The distinct networks of a single period of all environments.
    pub fn all_within_a_period<'n>(&'n self, kernel: &'n Kernel) -> impl Iterator<Item = &'n Network> {
        (0..self.distinct.len()).map(|index| self.period(kernel, index))
    }

    fn period(&self, kernel: &Kernel, index: usize) -> &Network {
        if !self.takes_time {
            return self.built(kernel, index);
        }
        let distinct = &self.distinct[index];
        distinct.within_a_period.get_or_init(|| {
            build_period(kernel, (self.joints(kernel), &self.delayed), |law| distinct.applies(kernel, law))
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

impl Distinct {
    fn new(applying: Vec<bool>) -> Self {
        Self { applying, apart_from_time: OnceLock::new(), within_a_period: OnceLock::new() }
    }

    fn applies(&self, kernel: &Kernel, law: LawId) -> Applies {
        let law = &kernel.laws[law.index()];
        let applies = law.origin == Origin::Definition || self.applying[law.environments as usize];
        if applies { Applies::Always } else { Applies::Never }
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
        // Apart from time an end does nothing; that its condition holds is a node of its own.
        if !kernel.ended(id).is_empty() && !matches!(applies, Applies::Never) {
            let ends = translation.next;
            translation.next += 1;
            translation.rule(ends, law.condition, id.0);
        }
    }
    translation.builder.finish(translation.next)
}

/// The network of a single period.
fn build_period(kernel: &Kernel, (joints, delayed): (Joints, &[LawId]), applies: impl Fn(LawId) -> Applies) -> Network {
    let mut translation = Translation {
        conditions: &kernel.conditions,
        builder: NetworkBuilder::with_room(kernel.products.len(), kernel.conditions.mentions()),
        next: joints.next(),
    };
    let mut is_ended = vec![false; kernel.lasting.len()];
    let mut positions = (0..).zip(delayed).peekable();
    for (id, law) in kernel.laws_with_ids() {
        let position = positions.next_if(|(_, delayed)| **delayed == id).map(|(position, _)| position);
        let ended = kernel.ended(id).iter().filter_map(|atom| kernel.lasting.binary_search(atom).ok());
        for lasting in ended.clone() {
            is_ended[lasting] = true;
        }
        if law.origin == Origin::Unread || matches!(applies(id), Applies::Never) {
            continue;
        }
        if let Some(position) = position {
            translation.rule(joints.departs(position), law.condition, id.0);
            continue;
        }
        for &product in kernel.products(law) {
            translation.rule(product.0, law.condition, id.0);
        }
        for lasting in ended {
            translation.rule(joints.ended(numbered(lasting)), law.condition, id.0);
        }
    }
    for ((position, &atom), is_ended) in (0..).zip(&kernel.lasting).zip(is_ended) {
        let kept = Literal::present(joints.kept(position));
        let stays = Literal::absent(joints.ended(position));
        let inputs: &[Literal] = if is_ended { &[kept, stays] } else { &[kept] };
        translation.builder.rule(atom.0, numbered(inputs.len()), INNER, inputs.iter().copied());
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
