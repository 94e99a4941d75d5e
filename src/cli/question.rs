//! Which situations `run` is asked about: names of the command line, looked up in models.

use super::naming;
use crate::Program;
use crate::analysis::{Options, Setting, Supposition, Words};
use crate::diagnostic::{Diagnostic, joined, nearest};
use crate::kernel::{AtomId, EnvironmentId, Supposed, is_exogenous};
use crate::model::{Kind, Kinds, plain};
use clap::Args;
use indexmap::IndexMap;

#[derive(Debug, Args)]
pub(super) struct Question {
    /// The environment to evaluate, as it is or with what is supposed; not needed where there is only one.
    #[arg(long = "in", value_name = "ENVIRONMENT")]
    environment: Option<String>,
    /// What is present besides; of an action, that it is chosen.
    #[arg(long, value_name = "NAMES")]
    given: Vec<String>,
    /// What is taken away.
    #[arg(long, value_name = "NAMES")]
    without: Vec<String>,
    /// What may be present or absent.
    #[arg(long, value_name = "NAMES")]
    unknown: Vec<String>,
    /// What is present with a probability, such as `soil=0.8` or `soil=80%`.
    #[arg(long, value_name = "NAMES=NUMBER")]
    likely: Vec<String>,
    /// The only scenario to evaluate.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["environment", "given", "without", "unknown", "likely"])]
    scenario: Option<String>,
}

/// What the question comes to for one model.
pub(super) enum Answer {
    /// Evaluate it so.
    Ask(Options),
    /// What is supposed contradicts itself or the environment.
    Refuse(Vec<Diagnostic>),
    /// It does not know the environment, or the scenario, that another model knows.
    Skip,
}

type Reasons = Vec<String>;

impl Question {
    /// One answer for each model.
    ///
    /// # Errors
    ///
    /// Why the question cannot be asked of any of them.
    pub fn answers<'p>(&self, programs: impl Iterator<Item = &'p Program> + Clone) -> Result<Vec<Answer>, Reasons> {
        if let Some(scenario) = &self.scenario {
            return one_scenario(&plain(scenario), programs);
        }
        let states =
            [(&self.given, Supposed::Given), (&self.without, Supposed::Without), (&self.unknown, Supposed::Unknown)];
        let settled = states.into_iter().flat_map(|(lists, supposed)| names(lists).map(move |name| (name, supposed)));
        let likely: Result<Vec<(String, Supposed)>, Reasons> = names(&self.likely).map(|name| likely(&name)).collect();
        let states: Vec<(String, Supposed)> = settled.chain(likely?).collect();
        if self.environment.is_none() && states.is_empty() {
            return Ok(programs.map(|_| Answer::Ask(Options::default())).collect());
        }
        let mut reasons = Vec::new();
        let mut answers = Vec::new();
        for program in programs.clone() {
            // A model that was not understood has findings enough.
            let environment = if program.understood { self.environment(program) } else { Ok(None) };
            answers.push(match environment {
                Err(several) => {
                    reasons.push(several);
                    Answer::Skip
                }
                Ok(None) => Answer::Skip,
                Ok(Some(environment)) => match suppose(program, environment, &states) {
                    Ok(answer) => answer,
                    Err(unknown) => {
                        reasons.extend(unknown);
                        Answer::Skip
                    }
                },
            });
        }
        let asked = answers.iter().any(|answer| !matches!(answer, Answer::Skip));
        if reasons.is_empty() && !asked && programs.clone().any(|program| program.understood) {
            reasons.push(self.no_environment(programs));
        }
        if reasons.is_empty() { Ok(answers) } else { Err(reasons) }
    }

    /// The one situation that is asked about in a model: the scenario or environment that is named, else the only
    /// scenario, else, where there is no scenario, the only environment.
    ///
    /// # Errors
    ///
    /// Why there is no such situation.
    pub fn setting(&self, program: &Program) -> Result<Setting, Reasons> {
        let answer = self.answers(std::iter::once(program))?.pop();
        let options = match answer {
            Some(Answer::Ask(options)) => options,
            Some(Answer::Refuse(findings)) => return Err(findings.into_iter().map(|one| one.message).collect()),
            Some(Answer::Skip) | None => return Err(vec![self.no_environment(std::iter::once(program))]),
        };
        if let Some(supposition) = options.supposition {
            return Ok(Setting::Environment(supposition));
        }
        let words = Words { sources: &program.sources, kernel: &program.kernel };
        let own = program.kernel.scenarios.iter().enumerate().filter(|(_, scenario)| scenario.is_own_situation());
        let named = own.filter(|(_, scenario)| {
            options.scenario.as_ref().is_none_or(|name| words.scenario(scenario) == name.as_str())
        });
        let several: Vec<usize> = named.map(|(index, _)| index).collect();
        match several.as_slice() {
            [only] => Ok(Setting::Scenario(*only)),
            [] => self
                .environment(program)
                .map_err(|several| vec![several])?
                .map(Setting::bare)
                .ok_or_else(|| vec![self.no_environment(std::iter::once(program))]),
            _ => {
                let known: Vec<String> = scenarios(program).collect();
                Err(vec![format!(
                    "`--scenario` or `--in` has to say which situation is meant (help: {})",
                    choices(&known)
                )])
            }
        }
    }

    /// The environment asked about; where none is named, the only one there is.
    fn environment(&self, program: &Program) -> Result<Option<EnvironmentId>, String> {
        let mut own = program.kernel.environment_ids().filter(|&id| program.kernel.environment(id).own);
        let Some(wanted) = &self.environment else {
            return Ok(own.next().filter(|_| own.next().is_none()));
        };
        Ok(naming::thing(program, wanted)?.and_then(|(_, atom)| program.kernel.environment_of(atom)))
    }

    fn no_environment<'p>(&self, programs: impl Iterator<Item = &'p Program> + Clone) -> String {
        let known: Vec<String> = programs.flat_map(|program| of_kind(program, Kind::Environment)).collect();
        match &self.environment {
            Some(name) => unknown("environment", &plain(name), &known),
            None if known.is_empty() => "no environment is declared to suppose anything in".to_owned(),
            None => format!("`--in` has to say which environment is meant (help: {})", choices(&known)),
        }
    }
}

/// The models that know a scenario.
fn one_scenario<'p>(name: &str, programs: impl Iterator<Item = &'p Program> + Clone) -> Result<Vec<Answer>, Reasons> {
    let has = |program: &Program| scenarios(program).any(|known| known == name);
    let known = programs.clone().any(has);
    if !known && programs.clone().any(|program| program.understood) {
        let known: Vec<String> = programs.flat_map(scenarios).collect();
        return Err(vec![unknown("scenario", name, &known)]);
    }
    let options = || Options { scenario: Some(name.to_owned()), ..Options::default() };
    Ok(programs.map(|program| if has(program) { Answer::Ask(options()) } else { Answer::Skip }).collect())
}

/// `soil=0.8`, or `soil=80%`.
fn likely(text: &str) -> Result<(String, Supposed), Reasons> {
    let help = "a name and a number from 0 to 1, such as `--likely soil=0.8`";
    let refused = || vec![format!("`{text}` does not say how likely something is (help: {help})")];
    let (name, number) = text.rsplit_once('=').ok_or_else(refused)?;
    let (number, whole) = number.trim().strip_suffix('%').map_or((number.trim(), 1.0), |share| (share.trim(), 100.0));
    let number: f64 = number.parse().map_err(|_| refused())?;
    let is_probability = (0.0..=whole).contains(&number);
    if is_probability { Ok((name.trim().to_owned(), Supposed::Likely(number / whole))) } else { Err(refused()) }
}

/// The names of comma-separated lists; in backticks, a comma is part of a name.
fn names(lists: &[String]) -> impl Iterator<Item = String> {
    lists.iter().flat_map(|list| {
        let mut quoted = false;
        let parts = list.split(move |character| {
            quoted ^= character == '`';
            character == ',' && !quoted
        });
        parts.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned)
    })
}

fn scenarios(program: &Program) -> impl Iterator<Item = String> {
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let own = program.kernel.scenarios.iter().filter(|scenario| scenario.is_own_situation());
    own.map(move |scenario| words.scenario(scenario).into_owned())
}

fn of_kind(program: &Program, kind: Kind) -> impl Iterator<Item = String> {
    program.names().filter(move |name| name.1 == kind).map(|name| name.0.into_owned())
}

fn suppose(program: &Program, environment: EnvironmentId, states: &[(String, Supposed)]) -> Result<Answer, Reasons> {
    let mut supposed: IndexMap<AtomId, Supposed> = IndexMap::new();
    let (mut reasons, mut findings) = (Vec::new(), Vec::new());
    for (name, state) in states {
        let found = match naming::thing(program, name) {
            Ok(found) => found,
            Err(several) => {
                reasons.push(several);
                continue;
            }
        };
        let Some((kind, atom)) = found else {
            let known: Vec<String> = program
                .names()
                .filter(|known| Kinds::CONDITIONS.contains(known.1))
                .map(|known| known.0.into())
                .collect();
            reasons.push(unknown("name", &plain(name), &known));
            continue;
        };
        if !Kinds::CONDITIONS.contains(kind) {
            let (found, needed) = (kind.with_article(), Kinds::CONDITIONS.phrase());
            reasons.push(format!("`{}` is {found}; `--{}` takes {needed}", plain(name), state.word()));
            continue;
        }
        let before = supposed.insert(program.kernel.choice(atom), *state).filter(|before| before != state);
        findings.extend(before.map(|before| contradiction(program, atom, before, *state)));
        match state {
            Supposed::Given => findings.extend(given_what_is_lacked(program, environment, atom)),
            Supposed::Likely(_) => reasons.extend(likely_though_produced(program, environment, atom)),
            Supposed::Without | Supposed::Unknown => {}
        }
    }
    if !reasons.is_empty() {
        return Err(reasons);
    }
    if !findings.is_empty() {
        return Ok(Answer::Refuse(findings));
    }
    let supposition = Supposition { environment, states: supposed.into_iter().collect() };
    Ok(Answer::Ask(Options { supposition: Some(supposition), ..Options::default() }))
}

const fn words(program: &Program) -> Words<'_> {
    Words { sources: &program.sources, kernel: &program.kernel }
}

fn contradiction(program: &Program, atom: AtomId, one: Supposed, other: Supposed) -> Diagnostic {
    let span = program.kernel.name_span(atom);
    let name = words(program).atom(atom);
    let message = format!("`{name}` is both {} and {}", one.word(), other.word());
    Diagnostic::error("environment-conflict", span, message).remark("declared here").help(format!(
        "keep one of `--{}` and `--{}`",
        one.word(),
        other.word()
    ))
}

fn given_what_is_lacked(program: &Program, environment: EnvironmentId, atom: AtomId) -> Option<Diagnostic> {
    let kernel = &program.kernel;
    let here = kernel.environment(environment);
    let lacked = [atom, kernel.choice(atom)].into_iter().find(|&atom| here.lacks(atom))?;
    let span = here.effective.get(&lacked)?.span;
    let (name, place) = (words(program).atom(atom), words(program).environment(environment));
    Some(
        Diagnostic::error("environment-conflict", span, format!("`{name}` is given where `{place}` lacks it"))
            .remark("lacked here")
            .help(format!("leave `{name}` out of `--given`, or ask in an environment that does not lack it")),
    )
}

fn likely_though_produced(program: &Program, environment: EnvironmentId, atom: AtomId) -> Option<String> {
    let (kernel, network) = (&program.kernel, program.networks.of(&program.kernel, environment));
    (!is_exogenous(kernel, network, kernel.choice(atom))).then(|| {
        let name = words(program).atom(atom);
        format!("`{name}` is produced by laws (help: `--likely` is about what no law produces)")
    })
}

fn unknown(noun: &str, name: &str, known: &[String]) -> String {
    let near = nearest(name, known.iter().map(String::as_str));
    let help = match (near.is_empty(), known.is_empty()) {
        (false, _) => format!(" (help: did you mean {}?)", joined(&near, "or")),
        (true, false) => format!(" (help: {})", choices(known)),
        (true, true) => String::new(),
    };
    format!("no {noun} `{name}`{help}")
}

/// Some of the names there are.
fn choices(known: &[String]) -> String {
    const SHOWN: usize = 8;
    let mut known: Vec<&String> = known.iter().collect();
    known.dedup();
    let shown = &known[..known.len().min(SHOWN)];
    let more = if known.len() > SHOWN { ", …" } else { "" };
    let quoted: Vec<String> = shown.iter().map(|name| format!("`{name}`")).collect();
    format!("there is {}{more}", quoted.join(", "))
}
