//! The current situation, in names, so that it outlives the reading it was made with.

use super::reading::Reading;
use super::states::States;
use coproduce_core::analysis::inquiry::exact;
use coproduce_core::analysis::{self, Setting};
use coproduce_core::ask::{NamedSetting, Word, name};
use coproduce_core::kernel::{AtomId, CourseId, EnvironmentId, Period, Supposed};
use coproduce_core::model::{Kinds, written};
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use coproduce_syntax::source::Span;
use indexmap::IndexMap;
use serde::{Serialize, Serializer};

/// Where a session stands, and what it supposes there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Situation {
    /// The environment.
    pub environment: Option<String>,
    /// The scenario it began with; it is closed then.
    pub scenario: Option<String>,
    /// The course that is followed, and the period in it that one is in.
    pub course: Option<(String, Period)>,
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
            #[serde(skip_serializing_if = "Option::is_none")]
            course: Option<&'s str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            at: Option<Period>,
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
        let (course, at) = self.course.as_ref().map(|(name, at)| (name.as_str(), *at)).unzip();
        Shown { environment, scenario, course, at, states: states.collect() }.serialize(serializer)
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
            course: None,
            told: states.clone(),
            states,
        }
    }

    /// A period of a course.
    pub fn of_course(reading: &Reading, id: CourseId, at: Period) -> Self {
        let (words, kernel) = (reading.words(), &reading.program.kernel);
        let course = kernel.course(id);
        let name = words.scenario(&kernel.scenarios[course.scenario.index()]).into_owned();
        let environment = words.environment(course.environment(at)).into_owned();
        Self { environment: Some(environment), course: Some((name, at)), ..Self::default() }
    }

    /// The course that is followed, in the numbers of a reading.
    pub fn course_in(&self, reading: &Reading) -> Option<CourseId> {
        let (name, _) = self.course.as_ref()?;
        reading.program.course_names().find(|(_, known)| known == name).map(|(id, _)| id)
    }

    /// The same in another period of its course.
    ///
    /// # Errors
    ///
    /// That there is no course, or no such period.
    pub fn at(&self, period: Period, span: Span, reading: &Reading) -> Result<Self, Diagnostic> {
        let Some(course) = self.course_in(reading) else {
            let finding = rules::WRONG_KIND.at(span, "there are periods in a course alone").remark("a period");
            return Err(finding.help("`:course` lists the courses, and enters one"));
        };
        let last = reading.program.kernel.course(course).last;
        if period > last {
            let finding = rules::NUMBER_OUT_OF_RANGE.at(span, format!("the course has no period {period}"));
            return Err(finding.remark("after its end").help(format!("its last period is {last}")));
        }
        Ok(Self { states: self.states.clone(), ..Self::of_course(reading, course, period) })
    }

    /// The situation by its names, where it is a period of a course.
    pub fn in_course(&self) -> Option<NamedSetting> {
        let (name, at) = self.course.as_ref()?;
        let word = |name: &String| Word { name: written(name).into_owned(), span: Span::default() };
        let states = self.states.iter().map(|(name, state)| (word(name), *state)).collect();
        Some(NamedSetting { course: Some(word(name)), at: Some(*at), states, ..NamedSetting::default() })
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
        if let Some(at) = supposition.at {
            match next.at(at, Span::default(), reading) {
                Ok(there) => next = there,
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
        if next.course.is_some() && next.course_in(reading).is_none() {
            dropped.extend(next.course.take().map(|(name, _)| format!("course {name}")));
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

    /// The setting in the numbers of a reading; none where no environment is chosen, or a course is followed.
    pub fn setting(&self, reading: &Reading) -> Option<Setting> {
        if self.course.is_some() {
            return None;
        }
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
