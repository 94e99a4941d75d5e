//! The situation that a question is asked in, by names, and what these come to in a model.

use super::name;
use super::word::Word;
use crate::Program;
use crate::analysis::{Setting, Supposition, Words};
use crate::kernel::{AtomId, EnvironmentId, Period, Supposed, is_exogenous};
use crate::model::{Kinds, plain};
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use indexmap::IndexMap;

/// A scenario or an environment, with what is supposed there, by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NamedSetting {
    /// The environment to be in; not needed where there is only one.
    pub environment: Option<Word>,
    /// The scenario to begin with. It stays closed: what it does not give is absent.
    pub scenario: Option<Word>,
    /// The course to ask in.
    pub course: Option<Word>,
    /// In which of its periods; the last where this is not said.
    pub at: Option<Period>,
    /// What is given, taken away, unknown or likely, in order; in a course, throughout. It wins over what the scenario itself supposes.
    pub states: Vec<(Word, Supposed)>,
}

impl NamedSetting {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.environment.is_none()
            && self.scenario.is_none()
            && self.course.is_none()
            && self.at.is_none()
            && self.states.is_empty()
    }

    /// The one situation that is meant: the scenario or environment that is named, else, where nothing is said, the
    /// only scenario, else the only environment.
    ///
    /// # Errors
    ///
    /// What is wrong with it, or that it does not say which of several is meant.
    pub fn only(&self, program: &Program) -> Result<Setting, Vec<Diagnostic>> {
        let mut settings = self.settings(program)?;
        if settings.len() == 1 {
            return Ok(settings.swap_remove(0));
        }
        let words = program.words();
        let known: Vec<String> = settings.iter().map(|setting| setting.name(words).into_owned()).collect();
        Err(vec![unsaid("situation", &known)])
    }

    /// The situations that are meant: the one that is named; where none is, every scenario, or else every environment.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn settings(&self, program: &Program) -> Result<Vec<Setting>, Vec<Diagnostic>> {
        if self.course.is_some() || self.at.is_some() {
            return Err(vec![not_in_time(self.course.as_ref())]);
        }
        if self.environment.is_none() && self.scenario.is_none() && self.states.is_empty() {
            let scenarios: Vec<Setting> = program.scenarios().map(|(index, _)| Setting::Scenario(index)).collect();
            return Ok(if scenarios.is_empty() { environments(program) } else { scenarios });
        }
        let scenario = self.scenario.as_ref().map(|word| name::scenario(program, word)).transpose();
        let scenario = scenario.map_err(|finding| vec![finding])?;
        let environment = match (&self.environment, scenario) {
            (Some(word), _) => name::environment(program, word).map_err(|finding| vec![finding])?,
            (None, Some(index)) => program.kernel.scenarios[index].environment,
            (None, None) => only_environment(program).map_err(|finding| vec![finding])?,
        };
        let supposed = self.supposed(program, environment)?;
        Ok(vec![setting(program, scenario, environment, supposed)])
    }

    /// The environments that are meant: the one that is named or whose scenario is, or every environment.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn places(&self, program: &Program) -> Result<Vec<Setting>, Vec<Diagnostic>> {
        if self.is_empty() { Ok(environments(program)) } else { self.settings(program) }
    }

    /// The environment that is named, or the only one, with what is supposed there.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn environment(&self, program: &Program) -> Result<Setting, Vec<Diagnostic>> {
        let found = match &self.environment {
            Some(word) => name::environment(program, word),
            None => only_environment(program),
        };
        let environment = found.map_err(|finding| vec![finding])?;
        let states = self.supposed(program, environment)?;
        Ok(Setting::Environment(Supposition { environment, states }))
    }

    /// What is supposed, in the numbers of a model.
    pub(super) fn supposed(
        &self,
        program: &Program,
        environment: EnvironmentId,
    ) -> Result<Vec<(AtomId, Supposed)>, Vec<Diagnostic>> {
        let mut supposed: IndexMap<AtomId, Supposed> = IndexMap::new();
        let mut findings = Vec::new();
        for (word, state) in &self.states {
            let atom = match name::thing(program, word, Kinds::CONDITIONS, state.word()) {
                Ok(atom) => atom,
                Err(finding) => {
                    findings.push(finding);
                    continue;
                }
            };
            let before = supposed.insert(program.kernel.choice(atom), *state).filter(|before| before != state);
            findings.extend(before.map(|before| twice(word, before, *state)));
            findings.extend(match state {
                Supposed::Given => given_what_is_lacked(program, environment, atom, word),
                Supposed::Likely(_) => likely_though_produced(program, environment, atom, word),
                Supposed::Without | Supposed::Unknown => None,
            });
        }
        if findings.is_empty() { Ok(supposed.into_iter().collect()) } else { Err(findings) }
    }
}

/// A situation in numbers: a scenario in which more is supposed stays one.
fn setting(
    program: &Program,
    scenario: Option<usize>,
    environment: EnvironmentId,
    supposed: Vec<(AtomId, Supposed)>,
) -> Setting {
    let Some(index) = scenario else {
        return Setting::Environment(Supposition { environment, states: supposed });
    };
    if supposed.is_empty() {
        return Setting::Scenario(index);
    }
    let told = program.kernel.scenarios[index].states.iter();
    let mut states: IndexMap<AtomId, Supposed> = told.map(|(&atom, &(state, _))| (atom, state)).collect();
    states.extend(supposed);
    Setting::Changed(index, Supposition { environment, states: states.into_iter().collect() })
}

/// The environments that the model itself declares.
fn environments(program: &Program) -> Vec<Setting> {
    program.environments().map(Setting::bare).collect()
}

fn only_environment(program: &Program) -> Result<EnvironmentId, Diagnostic> {
    let all: Vec<EnvironmentId> = program.environments().collect();
    let [only] = all.as_slice() else {
        let known: Vec<String> = name::names(program, Kinds::ENVIRONMENTS).collect();
        return Err(unsaid("environment", &known));
    };
    Ok(*only)
}

/// What is asked apart from time is asked in a course.
pub(super) fn not_in_time(course: Option<&Word>) -> Diagnostic {
    let span = course.map_or_else(coproduce_syntax::source::Span::default, |word| word.span);
    let finding = rules::WRONG_KIND.at(span, "this is not asked in a course").remark("a course");
    finding.help("ask in a scenario or in an environment")
}

/// Several are there, or none, and none is named.
fn unsaid(noun: &str, known: &[String]) -> Diagnostic {
    let (message, help) = if known.is_empty() {
        let help = "declare one, as in `environment forest { holds soil }`".to_owned();
        ("no environment is declared to ask in".to_owned(), help)
    } else {
        let by = if noun == "situation" { "`in` or `scenario`" } else { "`in`" };
        (format!("it must be stated which {noun} is meant"), format!("{by} names one: {}", name::choices(known)))
    };
    rules::UNKNOWN_NAME.at(coproduce_syntax::source::Span::default(), message).help(help)
}

fn twice(word: &Word, one: Supposed, other: Supposed) -> Diagnostic {
    let message = format!("`{}` is both {} and {}", plain(&word.name), one.word(), other.word());
    let finding = rules::ENVIRONMENT_CONFLICT.at(word.span, message);
    finding.remark("supposed twice").help("keep one of the two")
}

/// What is given cannot be what the environment lacks.
fn given_what_is_lacked(
    program: &Program,
    environment: EnvironmentId,
    atom: AtomId,
    word: &Word,
) -> Option<Diagnostic> {
    let kernel = &program.kernel;
    let here = kernel.environment(environment);
    if !here.lacks(atom) && !here.lacks(kernel.choice(atom)) {
        return None;
    }
    let words = Words { sources: &program.sources, kernel };
    let message = format!("`{}` is given where `{}` lacks it", plain(&word.name), words.environment(environment));
    let help = "ask in an environment that does not lack it, or suppose that it is unknown";
    Some(rules::ENVIRONMENT_CONFLICT.at(word.span, message).remark("lacked there").help(help))
}

fn likely_though_produced(
    program: &Program,
    environment: EnvironmentId,
    atom: AtomId,
    word: &Word,
) -> Option<Diagnostic> {
    let (kernel, network) = (&program.kernel, program.networks.of(&program.kernel, environment));
    (!is_exogenous(kernel, network, kernel.choice(atom))).then(|| {
        rules::WRONG_KIND
            .at(word.span, format!("`{}` is produced by laws", plain(&word.name)))
            .remark("produced by laws")
            .help("`likely` is about what no law produces")
    })
}
