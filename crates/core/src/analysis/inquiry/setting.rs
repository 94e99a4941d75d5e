//! Settings: the situations that a question can be asked in.

use super::verdict::Inquiry;
use super::words::Words;
use crate::kernel::{AtomId, AtomKind, EnvironmentId, Kernel, Networks, Scenario, Situation, Statement, Supposed};
use std::borrow::Cow;

/// What is asked: an environment with additions.
#[derive(Clone, Debug)]
pub struct Supposition {
    /// The environment.
    pub environment: EnvironmentId,
    /// What is added to it.
    pub states: Vec<(AtomId, Supposed)>,
}

impl Supposition {
    /// As a scenario of the name of another, which expects nothing. Disputes are taken over.
    pub(in crate::analysis) fn like(&self, scenario: &Scenario) -> Scenario {
        let states = self.states.iter().map(|&(atom, supposed)| (atom, (supposed, scenario.name)));
        let (environment, states) = (self.environment, states.collect());
        Scenario { environment, states, expectations: Vec::new(), ..scenario.clone() }
    }
}

/// A situation that is declared or supposed.
#[derive(Clone, Debug)]
pub enum Setting {
    /// A declared scenario, by its position among all.
    Scenario(usize),
    /// An environment with additions.
    Environment(Supposition),
    /// A declared scenario, by its position, in which something else is supposed than it says. It stays closed.
    Changed(usize, Supposition),
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
            Self::Environment(supposition) | Self::Changed(_, supposition) => supposition.environment,
        }
    }

    /// The name of the scenario, or of the environment.
    pub fn name<'s>(&self, words: Words<'s>) -> Cow<'s, str> {
        match self {
            Self::Scenario(index) | Self::Changed(index, _) => words.scenario(&words.kernel.scenarios[*index]),
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
            Self::Environment(Supposition { states, .. }) | Self::Changed(_, Supposition { states, .. }) => {
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

    /// What is supposed in it.
    pub fn states(&self, kernel: &Kernel) -> Vec<(AtomId, Supposed)> {
        match self {
            Self::Scenario(index) => {
                kernel.scenarios[*index].states.iter().map(|(&atom, &(supposed, _))| (atom, supposed)).collect()
            }
            Self::Environment(supposition) | Self::Changed(_, supposition) => supposition.states.clone(),
        }
    }

    /// Whether what is not stated is absent in it.
    pub const fn is_closed(&self) -> bool {
        matches!(self, Self::Scenario(_) | Self::Changed(..))
    }

    /// The same suppositions in another environment.
    pub fn situation_in(&self, kernel: &Kernel, networks: &Networks, environment: EnvironmentId) -> Situation {
        let (network, states) = (networks.of(kernel, environment), self.states(kernel));
        if self.is_closed() {
            Situation::closed(kernel, network, environment, states)
        } else {
            Situation::with(kernel, network, environment, states)
        }
    }

    /// The situation with all that follows in it.
    pub fn inquiry<'k>(&self, kernel: &'k Kernel, networks: &'k Networks) -> Inquiry<'k> {
        let environment = self.environment(kernel);
        let situation = self.situation_in(kernel, networks, environment);
        Inquiry::new(kernel, networks.of(kernel, environment), situation)
    }
}
