//! Modules with their diagrams.
//!
//! Each module is a function of its own leaves: variables, and modules below it.

use super::super::interrupt::interrupted;
use super::attempt::{Attempt, budget};
use super::bdd::{Bdd, Function};
use super::graph::Graph;
use super::{Limits, Unfinished};

/// What a level of a module's diagram stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Leaf {
    Variable(u32),
    /// A module by its position.
    Module(usize),
}

/// A function of leaves that nothing else depends on.
pub(super) struct Module {
    /// By level.
    pub leaves: Vec<Leaf>,
    /// By level, whether the diagram speaks of the leaf's absence.
    pub flipped: Vec<bool>,
    pub bdd: Bdd,
    pub function: Function,
    /// Whether no variable of the diagram hinders the function.
    pub unhindered: bool,
}

impl Module {
    /// Whether presences alone make it hold, and hinder it never.
    pub fn is_plain(&self) -> bool {
        self.unhindered && !self.flipped.contains(&true)
    }
}

/// All modules of a function, each after those it depends on.
pub(super) struct Plan {
    pub modules: Vec<Module>,
    /// The last module is its complement.
    pub complemented: bool,
}

/// What may stand for a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proxies {
    /// Any module.
    All,
    /// Those that are asked for one way only, or that depend on each variable one way only.
    ///
    /// A change to one of several open variables never undoes what other changes bring about; one to a variable that is
    /// kept otherwise may, so that what suffices for such a module's presence may contain what suffices for its absence.
    Changes,
}

impl Plan {
    /// The diagrams of a graph, or of another that says the same, within a limit of nodes.
    pub fn of(graphs: &[&Graph], proxies: Proxies, limits: Limits) -> Result<Self, Unfinished> {
        let mut attempts: Vec<Attempt> = graphs.iter().map(|graph| Attempt::new(graph, proxies)).collect();
        for round in 0.. {
            if interrupted(0) {
                break;
            }
            for attempt in &mut attempts {
                if attempt.advance(round, limits.nodes) {
                    return Ok(attempt.plan());
                }
            }
            if budget(round, limits.nodes) == limits.nodes {
                break;
            }
        }
        let progress = attempts.into_iter().map(|attempt| attempt.progress).max().unwrap_or_default();
        Err(Unfinished::TooLarge { limit: limits.nodes, progress })
    }

    /// How many nodes all diagrams have.
    pub fn nodes(&self) -> usize {
        self.modules.iter().map(|module| module.bdd.unique.len()).sum()
    }
}
