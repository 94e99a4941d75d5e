//! A model as a graph: what it names, its laws as junctions, and what links them.
//!
//! In: a kernel. Out: a [`Graph`] of everything people know by name, or of what touches one name. A [`Picture`] is the
//! part of it that is drawn, in the words of the model.

mod build;
mod feedback;
mod near;
mod note;
mod picture;
mod situation;

pub use feedback::PicturedLoop;
pub use picture::{Cluster, Part, Picture, PicturedEdge, PicturedNode, Presence, Shown, View, picture};

use crate::kernel::{AtomId, GateId, LawId, Statement};
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

/// What stands in a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// Something declared; of an action its performance, of an offering its delivery.
    Atom(AtomId),
    /// A law: where its coproducers meet.
    Law(LawId),
    /// A part of a condition that is more than names joined by `and`.
    Gate(GateId),
}

/// How one thing is linked to another, in the direction of what brings to what is brought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Link {
    /// A law or a part of a condition takes it.
    Takes,
    /// A law produces it.
    Produces,
    /// A law ends it.
    Ends,
    /// An actor takes an action.
    Acts,
    /// It enables an action.
    Enables,
    /// An offering is delivered in an action, or delivers what is made.
    Delivers,
    /// An offering brings its content.
    Brings,
    /// A phase of co-creation is reached by an action, and reaches something.
    Reaches,
    /// A platform hosts what two sides do with one another.
    Hosts,
    /// A value comes from an outcome.
    IsWorth,
    /// A value is of value to an actor.
    For,
    /// A property has a bearer.
    Of,
    /// An outcome changes something.
    Changes,
    /// An actor promises something in a proposition.
    Promised(AtomId),
    /// An actor pays in a proposition.
    Pays(f64),
    /// An actor expects something of a proposition.
    Expected(AtomId),
    /// A proposition assumes something.
    Assumed,
    /// An environment lies within another.
    Within,
    /// An environment states something.
    States(Statement),
    /// A law applies in an environment.
    AppliesIn,
}

/// A link between two nodes.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The position of the node it leads from.
    pub from: usize,
    /// The position of the node it leads to.
    pub to: usize,
    /// How they are linked.
    pub link: Link,
    /// Whether it is the absence of the first that counts.
    pub absent: bool,
}

/// Names, laws, and what links them; nodes in order of declaration, laws after names.
#[derive(Debug, Default)]
pub struct Graph {
    nodes: IndexMap<Node, (), FxBuildHasher>,
    /// The links, in order of declaration.
    pub edges: Vec<Edge>,
}

impl Graph {
    /// All nodes.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = Node> + Clone {
        self.nodes.keys().copied()
    }

    /// The node at a position.
    pub fn node(&self, position: usize) -> Option<Node> {
        self.nodes.get_index(position).map(|(&node, ())| node)
    }

    /// The position of a node.
    pub fn position(&self, node: Node) -> Option<usize> {
        self.nodes.get_index_of(&node)
    }

    /// The names that a law or a part of a condition takes, those of inner parts included.
    pub fn taken(&self, junction: usize) -> Vec<AtomId> {
        let mut taken = Vec::new();
        self.each_taken(junction, &mut taken);
        taken
    }

    fn each_taken(&self, junction: usize, taken: &mut Vec<AtomId>) {
        for edge in self.edges.iter().filter(|edge| edge.to == junction && edge.link == Link::Takes) {
            match self.node(edge.from) {
                Some(Node::Atom(atom)) => taken.push(atom),
                Some(_) => self.each_taken(edge.from, taken),
                None => {}
            }
        }
    }
}
