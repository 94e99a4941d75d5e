//! Exact analysis of one node of a network: the sets that suffice for it, their number, its probability.
//!
//! Nodes become formulas, a graph of gates (`cone`, `formula`), which is rewritten (`rewrite`); modules of it become
//! diagrams of their own (`plan`), sets are read off these as families (`sets`), probabilities in one pass over each
//! (`weight`), and single situations on a way from the top (`witness`). No answer is truncated: where a limit is
//! reached, that is the answer.

mod attempt;
mod bdd;
mod bounded;
mod cone;
mod count;
mod dominator;
mod fewest;
mod formula;
mod freedom;
mod graph;
mod lengths;
mod module;
mod ordering;
mod part;
mod plan;
mod region;
mod rewrite;
mod sample;
mod sets;
mod support;
mod truncated;
mod unique;
mod walk;
mod weight;
mod witness;
mod zbdd;

#[cfg(test)]
mod tests;

pub use cone::Functions;
pub use count::Count;
pub use formula::{Formula, Formulas};
pub use freedom::Freedom;
pub use sets::Sets;
pub use weight::Importance;

use super::network::{Network, Node};
use super::role::Role;
use graph::Graph;
use indexmap::IndexSet;
use plan::{Module, Plan};
use rustc_hash::FxBuildHasher;
use std::borrow::Cow;
use std::fmt;
use std::hash::Hash;

/// How far an analysis may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many nodes each diagram may have; one takes about 24 bytes.
    pub nodes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { nodes: 32_000_000 }
    }
}

/// Which sets suffice for a function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// The prime implicants: minimal sets of presences and absences after which the function holds whatever the other
    /// variables are. Without absences, the minimal sets of presences.
    #[default]
    Primes,
    /// The minimal models: minimal sets of presences after which the function holds where all other variables are
    /// absent. It is how fault trees with `not` are counted.
    Models,
}

/// How far an analysis got that reached its limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Progress {
    /// The modules solved.
    pub modules_done: usize,
    /// The modules in all.
    pub modules: usize,
    /// Of the module that grew too large, the gates done.
    pub gates_done: usize,
    /// Its gates in all.
    pub gates: usize,
}

/// Why nothing is known of the result of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// It reached its limit.
    TooLarge {
        /// The number of nodes it was allowed.
        limit: usize,
        /// How far it got.
        progress: Progress,
    },
    /// What it is about depends on its own absence in a circle.
    Circular,
}

impl fmt::Display for Unfinished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::TooLarge { limit, progress } = self else {
            return f.write_str("apart from time it depends on its own absence: ask in a course");
        };
        let Progress { modules_done, modules, gates_done, gates } = *progress;
        write!(f, "the analysis grew past its limit of {limit} nodes")?;
        if modules > 0 {
            write!(
                f,
                "; {modules_done} of {modules} modules were solved, and {gates_done} of {gates} gates of the next"
            )?;
        }
        Ok(())
    }
}

impl std::error::Error for Unfinished {}

/// One node of a network as a function of variables, ready to be asked.
pub struct Analysis<V> {
    variables: IndexSet<V, FxBuildHasher>,
    graph: Graph,
    plan: Plan,
    limits: Limits,
}

impl<V: Copy + Eq + Ord + Hash> Analysis<V> {
    /// The analysis of a node; `role` says of every node by what it is present of itself, and what keeps it away, `values`
    /// what is certain and what is possible over all values of all variables.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn of(
        network: &Network,
        product: Node,
        values: &[u8],
        role: impl Fn(Node) -> Role<V>,
        limits: Limits,
    ) -> Result<Self, Unfinished> {
        let mut functions = Functions::new(network, values, role, limits);
        let formula = functions.of(product)?;
        functions.formulas.analysis(formula)
    }

    /// The variables that the node depends on, as far as rewriting shows.
    pub fn variables(&self) -> impl Iterator<Item = V> {
        self.variables.iter().copied()
    }

    /// Whether the node holds always, or never.
    pub fn constant(&self) -> Option<bool> {
        let top = self.plan.modules.last()?;
        (top.function < 2).then_some((top.function == bdd::TRUE) != self.plan.complemented)
    }

    /// The sets that suffice for the node.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn sets(&self, reading: Reading) -> Result<Sets<'_, V>, Unfinished> {
        match reading {
            Reading::Primes => self.primes(false),
            Reading::Models if !self.plan.complemented && self.plan.modules.iter().all(Module::is_plain) => {
                self.primes(false)
            }
            Reading::Models => {
                let kept = |_| Freedom::Kept { as_it_is: false };
                formula::changes(&self.graph, Cow::Borrowed(&self.variables), kept, self.limits)
            }
        }
    }

    fn primes(&self, negated: bool) -> Result<Sets<'_, V>, Unfinished> {
        Sets::primes(Cow::Borrowed(&self.variables), &self.plan, negated, self.limits)
    }

    /// The sets that suffice to keep the node from holding: the prime implicants of its complement. Without absences in
    /// the function they are sets of absences, the minimal transversals of the sets that suffice for it.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn blocking(&self) -> Result<Sets<'_, V>, Unfinished> {
        self.primes(true)
    }

    /// How large its function is as a graph, in edges.
    pub const fn size(&self) -> usize {
        self.graph.size
    }

    /// How many nodes its diagrams have.
    pub fn nodes(&self) -> usize {
        self.plan.nodes()
    }
}
