//! Settings: the situations that a question can be asked in.

use super::evaluation::Supposition;
use super::inquiry::Inquiry;
use super::words::Words;
use crate::kernel::{AtomId, AtomKind, EnvironmentId, Kernel, Networks, Situation, Statement, Supposed};
use std::borrow::Cow;

/// A situation that is declared or supposed.
#[derive(Clone, Debug)]
pub enum Setting {
    /// A declared scenario, by its position among all.
    Scenario(usize),
    /// An environment with additions.
    Environment(Supposition),
}

impl Setting {
    /// An environment as it is.
    pub const fn bare(environment: EnvironmentId) -> Self {
        Self::Environment(Supposition { environment, states: Vec::new() })
    }

    /// The environment it is set in.
    pub fn environment(&self, kernel: &Kernel) -> EnvironmentId {
        match self {
            Self::Scenario(index) => kernel.scenarios[*index].environment,
            Self::Environment(supposition) => supposition.environment,
        }
    }

    /// The name of the scenario, or of the environment.
    pub fn name<'s>(&self, words: Words<'s>) -> Cow<'s, str> {
        match self {
            Self::Scenario(index) => words.at(words.kernel.scenarios[*index].name),
            Self::Environment(supposition) => words.environment(supposition.environment),
        }
    }

    /// With what probability an open atom is present, where that is said: the residual of a law by the law's likelihood,
    /// everything else by the situation, or by the environment where the situation says nothing of it.
    pub fn likelihood(&self, kernel: &Kernel, atom: AtomId) -> Option<f64> {
        if let AtomKind::Unnamed(law) = kernel.atom(atom).kind {
            return Some(kernel.likelihood(law));
        }
        let supposed = match self {
            Self::Scenario(index) => kernel.scenarios[*index].states.get(&atom).map(|&(supposed, _)| supposed),
            Self::Environment(Supposition { states, .. }) => {
                states.iter().rev().find(|(supposed, _)| *supposed == atom).map(|&(_, supposed)| supposed)
            }
        };
        let stated = kernel.environment(self.environment(kernel)).effective.get(&atom).map(|stated| stated.statement);
        match (supposed, stated) {
            (Some(Supposed::Likely(probability)), _) | (None, Some(Statement::Likely(probability))) => {
                Some(probability)
            }
            _ => None,
        }
    }

    /// The situation with all that follows in it.
    pub fn inquiry<'k>(&self, kernel: &'k Kernel, networks: &'k Networks) -> Inquiry<'k> {
        let network = networks.of(kernel, self.environment(kernel));
        let situation = match self {
            Self::Scenario(index) => Situation::of(kernel, network, &kernel.scenarios[*index]),
            Self::Environment(Supposition { environment, states }) => {
                Situation::with(kernel, network, *environment, states.iter().copied())
            }
        };
        Inquiry::new(kernel, network, situation)
    }
}
