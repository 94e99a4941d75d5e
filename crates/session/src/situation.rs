//! The current situation, in names, so that it outlives the reading it was made with.

use super::reading::Reading;
use super::states::States;
use coproduce_core::analysis::inquiry::exact;
use coproduce_core::analysis::{self, Setting};
use coproduce_core::ask::{NamedSetting, Word, name};
use coproduce_core::kernel::{AtomId, EnvironmentId, Supposed};
use coproduce_core::model::Kinds;
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use indexmap::IndexMap;
use serde::{Serialize, Serializer};

/// Where a session stands, and what it supposes there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Situation {
    /// The environment.
    pub environment: Option<String>,
    /// The scenario it began with; it is closed then.
    pub scenario: Option<String>,
    /// What that scenario itself supposes.
    pub told: States,
    /// What is supposed, by name.
    pub states: States,
}

impl Serialize for Situation {
    /// Of a scenario, only what differs from it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shown<'s> {
            environment: Option<&'s str>,
            scenario: Option<&'s str>,
            states: IndexMap<&'s str, String>,
        }
        let said = |state: Supposed| match state {
            Supposed::Likely(probability) => format!("likely {}", exact(probability)),
            other => other.word().to_owned(),
        };
        let states = self.states.beyond(&self.told).map(|(name, state)| (name.as_str(), said(state)));
        let withdrawn = self.told.beyond(&self.states).filter(|(name, _)| !self.states.contains_key(*name));
        let states = states.chain(withdrawn.map(|(name, _)| (name.as_str(), "withdrawn".to_owned())));
        let (environment, scenario) = (self.environment.as_deref(), self.scenario.as_deref());
        Shown { environment, scenario, states: states.collect() }.serialize(serializer)
    }
}

impl Situation {
    /// The one to begin with: the only environment there is, if there is only one, as it is.
    pub fn first(reading: &Reading) -> Self {
        let mut environments = reading.environments();
        let only = environments.next().filter(|_| environments.next().is_none());
        Self { environment: only.map(|id| reading.words().environment(id).into_owned()), ..Self::default() }
    }

    /// A declared scenario.
    pub fn of_scenario(reading: &Reading, index: usize) -> Self {
        let (words, scenario) = (reading.words(), &reading.program.kernel.scenarios[index]);
        let states = scenario.states.iter();
        let states: States = states.map(|(&atom, &(supposed, _))| (words.atom(atom).into_owned(), supposed)).collect();
        Self {
            environment: Some(words.environment(scenario.environment).into_owned()),
            scenario: Some(words.scenario(scenario).into_owned()),
            told: states.clone(),
            states,
        }
    }

    /// The name of the scenario, or else of the environment.
    pub fn name(&self) -> Option<&str> {
        self.scenario.as_deref().or(self.environment.as_deref())
    }

    /// The same with more supposed.
    ///
    /// # Errors
    ///
    /// What is wrong with that, with places in what was entered.
    pub fn with(&self, supposition: &NamedSetting, reading: &Reading) -> Result<Self, Vec<Diagnostic>> {
        let mut next = self.clone();
        if supposition.is_empty() {
            return Ok(next);
        }
        let mut findings = Vec::new();
        if let Some(word) = &supposition.environment {
            match name::environment(&reading.program, word) {
                // An environment is open: to go into one leaves the scenario, and keeps what was supposed.
                Ok(id) => {
                    let name = reading.words().environment(id).into_owned();
                    next = Self { environment: Some(name), states: next.states, ..Self::default() };
                }
                Err(finding) => findings.push(finding),
            }
        }
        let mut stated: IndexMap<AtomId, Supposed> = IndexMap::new();
        for (word, state) in &supposition.states {
            let atom = match name::thing(&reading.program, word, Kinds::CONDITIONS, state.word()) {
                Ok(atom) => atom,
                Err(finding) => {
                    findings.push(finding);
                    continue;
                }
            };
            if let Some(before) = stated.insert(atom, *state).filter(|before| before != state) {
                let message = format!("`{}` is both {} and {}", word.name, before.word(), state.word());
                findings.push(
                    rules::ENVIRONMENT_CONFLICT
                        .at(word.span, message)
                        .remark("supposed twice")
                        .help("keep one of the two"),
                );
            }
            // By the name the model shows, whichever of its names was entered.
            next.states.insert(reading.words().atom(atom).into_owned(), *state);
        }
        if findings.is_empty() {
            findings.extend(next.given_what_is_lacked(supposition, reading));
        }
        if findings.is_empty() { Ok(next) } else { Err(findings) }
    }

    /// What is given cannot be what the environment lacks.
    fn given_what_is_lacked(&self, entered: &NamedSetting, reading: &Reading) -> Option<Diagnostic> {
        let kernel = &reading.program.kernel;
        let place = self.environment.as_ref()?;
        let here = kernel.environment(reading.environment(place)?);
        let is_lacked = |name: &str| {
            let atom = reading.find(name).map(|(_, atom)| atom);
            atom.is_some_and(|atom| here.lacks(atom) || here.lacks(kernel.choice(atom)))
        };
        let is_given = |word: &Word| self.states.get(&reading.shown(&word.name)) == Some(&Supposed::Given);
        let mut entered_here = entered.states.iter().map(|(word, _)| word);
        let entered_here = entered_here.find(|word| is_given(word) && is_lacked(&word.name));
        // The rest was supposed before, and may be lacked in another place alone.
        let (name, word) = match (entered_here, &entered.environment) {
            (Some(word), _) => (&word.name, word),
            (None, Some(place)) => {
                let mut given = self.states.iter().filter(|(_, state)| **state == Supposed::Given);
                (given.find(|(name, _)| is_lacked(name))?.0, place)
            }
            (None, None) => return None,
        };
        Some(
            rules::ENVIRONMENT_CONFLICT.at(word.span, format!("`{name}` is given where `{place}` lacks it"))
                .remark(if entered_here.is_some() { "lacked there" } else { "lacks it" })
                .help(format!(
                    "ask in an environment that does not lack it, or suppose `unknown {name}`; `:reset {name}` withdraws it"
                )),
        )
    }

    /// The same without what names that are gone are supposed to be, and what these were.
    pub fn kept_by(&self, reading: &Reading) -> (Self, Vec<String>) {
        let mut next = self.clone();
        let mut dropped = Vec::new();
        if let Some(name) = next.environment.take_if(|name| reading.environment(name).is_none()) {
            dropped.push(format!("in {name}"));
        }
        if let Some(name) = next.scenario.take_if(|name| reading.scenarios().all(|(_, known)| known != *name)) {
            dropped.push(format!("scenario {name}"));
            next.told = States::default();
        }
        next.states.retain(|name, state| {
            let stays = reading.find(name).is_some_and(|(kind, _)| Kinds::CONDITIONS.contains(kind));
            if !stays {
                dropped.push(format!("{} {name}", state.word()));
            }
            stays
        });
        if next.environment.is_none() {
            next.environment = Self::first(reading).environment;
        }
        (next, dropped)
    }

    /// The setting in the numbers of a reading; none where no environment is chosen.
    pub fn setting(&self, reading: &Reading) -> Option<Setting> {
        let environment = reading.environment(self.environment.as_ref()?)?;
        let supposition = self.supposition(reading, environment);
        let scenario = self.scenario.as_ref().and_then(|name| reading.scenarios().find(|(_, known)| known == name));
        Some(match scenario {
            Some((index, _)) => Setting::Changed(index, supposition),
            None => Setting::Environment(supposition),
        })
    }

    /// What is supposed, in an environment.
    pub fn supposition(&self, reading: &Reading, environment: EnvironmentId) -> analysis::Supposition {
        let kernel = &reading.program.kernel;
        let state = |(name, state): (&String, &Supposed)| Some((kernel.choice(reading.find(name)?.1), *state));
        analysis::Supposition { environment, states: self.states.iter().filter_map(state).collect() }
    }
}
