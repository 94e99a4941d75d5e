//! The graph of a kernel.

use crate::analysis::graph::{Edge, Graph, Link, Node};
use crate::analysis::normal::inputs;
use crate::kernel::{AtomId, AtomKind, GateId, Kernel, Law, LawId, Origin, Term};
use coproduce_syntax::declaration::Axis;

impl Graph {
    /// Everything a model names.
    pub fn of(kernel: &Kernel) -> Self {
        Self::with_laws(kernel, |_, _| true)
    }

    /// The same with those laws alone in which an atom takes part, or which are stated in it.
    pub fn around(kernel: &Kernel, atom: AtomId) -> Self {
        Self::with_laws(kernel, |id, law| {
            let mut takes_part = kernel.products(law).iter().any(|&product| named(kernel, product) == Some(atom))
                || kernel.ended(id).contains(&atom);
            kernel.conditions.each_atom(law.condition, &mut |input| takes_part |= named(kernel, input) == Some(atom));
            takes_part || kernel.stated_in(law).iter().any(|&stated| kernel.environment(stated).atom == atom)
        })
    }

    fn with_laws(kernel: &Kernel, takes_part: impl Fn(LawId, &Law) -> bool) -> Self {
        let mut build = Build { kernel, graph: Self::default() };
        for atom in crate::kernel::atom_ids(kernel).filter(|&atom| named(kernel, atom) == Some(atom)) {
            build.graph.nodes.insert(Node::Atom(atom), ());
        }
        let laws = kernel.laws_with_ids().filter(|(_, law)| matches!(law.origin, Origin::Stated | Origin::Used));
        for (id, law) in laws.filter(|&(id, law)| takes_part(id, law)) {
            build.law(id, law);
        }
        build.actions();
        build.service();
        build.orchestration();
        build.environments();
        build.graph
    }
}

/// The atom by which people know one; none for what has no name of its own.
fn named(kernel: &Kernel, atom: AtomId) -> Option<AtomId> {
    match kernel.atom(atom).kind {
        AtomKind::Unnamed(_) | AtomKind::Free { .. } => None,
        AtomKind::Chosen(_) => Some(kernel.declared(atom)),
        AtomKind::Provided(index) => kernel.offerings.get(index as usize).map(|offering| offering.atom),
        _ => Some(atom),
    }
}

struct Build<'k> {
    kernel: &'k Kernel,
    graph: Graph,
}

impl Build<'_> {
    fn position(&mut self, node: Node) -> usize {
        self.graph.nodes.insert_full(node, ()).0
    }

    fn link(&mut self, from: AtomId, to: AtomId, link: Link) {
        let (Some(from), Some(to)) = (named(self.kernel, from), named(self.kernel, to)) else { return };
        let (from, to) = (self.position(Node::Atom(from)), self.position(Node::Atom(to)));
        self.graph.edges.push(Edge { from, to, link, absent: false });
    }

    fn law(&mut self, id: LawId, law: &Law) {
        let junction = self.position(Node::Law(id));
        self.condition(law.condition, junction, Link::Takes);
        for &product in self.kernel.products(law) {
            let Some(product) = named(self.kernel, product) else { continue };
            let to = self.position(Node::Atom(product));
            self.graph.edges.push(Edge { from: junction, to, link: Link::Produces, absent: false });
        }
        for &thing in self.kernel.ended(id) {
            let to = self.position(Node::Atom(thing));
            self.graph.edges.push(Edge { from: junction, to, link: Link::Ends, absent: false });
        }
        for &environment in self.kernel.stated_in(law) {
            let to = self.position(Node::Atom(self.kernel.environment(environment).atom));
            self.graph.edges.push(Edge { from: junction, to, link: Link::AppliesIn, absent: false });
        }
    }

    /// Links what a gate takes to a node.
    fn condition(&mut self, gate: GateId, to: usize, link: Link) {
        for term in inputs(self.kernel, gate).1 {
            self.term(term, to, link);
        }
    }

    fn term(&mut self, term: Term, to: usize, link: Link) {
        let (from, absent) = match term {
            Term::Present(atom) => (Node::Atom(atom), false),
            Term::Absent(atom) => (Node::Atom(atom), true),
            Term::Gate(gate) => (Node::Gate(gate), false),
        };
        let from = match from {
            Node::Atom(atom) => match named(self.kernel, atom) {
                Some(atom) => self.position(Node::Atom(atom)),
                None => return,
            },
            _ => self.position(from),
        };
        if let Term::Gate(gate) = term {
            self.condition(gate, from, Link::Takes);
        }
        self.graph.edges.push(Edge { from, to, link, absent });
    }

    fn actions(&mut self) {
        for action in &self.kernel.actions {
            for &actor in &action.actors {
                self.link(actor, action.performed, Link::Acts);
            }
            let to = self.position(Node::Atom(action.performed));
            match action.enabled_by {
                // What joins names with `and` alone needs no junction.
                Some(Term::Gate(gate)) => {
                    let (need, inputs) = inputs(self.kernel, gate);
                    if need == inputs.len() {
                        for term in inputs {
                            self.term(term, to, Link::Enables);
                        }
                    } else {
                        self.term(Term::Gate(gate), to, Link::Enables);
                    }
                }
                Some(term) => self.term(term, to, Link::Enables),
                None => {}
            }
        }
    }

    fn service(&mut self) {
        let kernel = self.kernel;
        for offering in &kernel.offerings {
            for &(performed, _) in &offering.interactions {
                self.link(performed, offering.atom, Link::Delivers);
            }
            for content in &offering.contents {
                match (content.made, content.axis) {
                    (false, _) => self.link(offering.atom, content.atom, Link::Brings),
                    (true, Axis::Physical | Axis::Service) => self.link(content.atom, offering.atom, Link::Delivers),
                    // It comes by its law alone.
                    (true, Axis::People) => {}
                }
            }
        }
        for value in &kernel.values {
            if let Some((outcome, _)) = value.outcome {
                self.link(outcome, value.atom, Link::IsWorth);
            }
            for &(beneficiary, _) in &value.beneficiaries {
                self.link(value.atom, beneficiary, Link::For);
            }
        }
        for proposition in kernel.propositions.iter().filter(|proposition| proposition.sound) {
            for promise in &proposition.promises {
                self.link(promise.promised, proposition.atom, Link::Promised(proposition.actor(promise.by)));
            }
            for payment in &proposition.payments {
                self.link(proposition.actor(payment.by), proposition.atom, Link::Pays(payment.amount));
            }
            for &(assumed, _) in &proposition.assumptions {
                self.link(assumed, proposition.atom, Link::Assumed);
            }
            for expected in &proposition.expectations {
                self.link(proposition.atom, expected.expected, Link::Expected(proposition.actor(expected.by)));
            }
        }
    }

    fn orchestration(&mut self) {
        let kernel = self.kernel;
        for cocreation in &kernel.cocreations {
            for phase in &cocreation.phases {
                for &(performed, _) in &phase.actions {
                    self.link(performed, phase.atom, Link::Reaches);
                }
                for before in cocreation.phases.iter().filter(|one| phase.after.contains(&one.phase)) {
                    self.link(before.atom, phase.atom, Link::Enables);
                }
                for &reached in &phase.reaches {
                    self.link(phase.atom, reached, Link::Reaches);
                }
                self.link(phase.atom, cocreation.atom, Link::Reaches);
            }
        }
        for platform in &kernel.platforms {
            for &(hosted, _) in &platform.hosts {
                self.link(platform.atom, hosted, Link::Hosts);
            }
        }
    }

    fn environments(&mut self) {
        let kernel = self.kernel;
        for atom in crate::kernel::atom_ids(kernel) {
            if let AtomKind::Property { bearer: Some(bearer) } = kernel.atom(atom).kind {
                self.link(atom, bearer, Link::Of);
            }
        }
        for outcome in &kernel.outcomes {
            for &(changed, _) in &outcome.changes {
                self.link(outcome.atom, changed, Link::Changes);
            }
        }
        for environment in &kernel.environments {
            for &(parent, _) in &environment.parents {
                self.link(environment.atom, kernel.environment(parent).atom, Link::Within);
            }
            for (&atom, stated) in &environment.stated {
                self.link(environment.atom, atom, Link::States(stated.statement));
            }
        }
    }
}
