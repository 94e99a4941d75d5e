//! The situation that a command asks in, as its flags say it.

use super::evidence::loader;
use super::files::found;
use super::models::Named;
use clap::Args;
use coproduce_core::ask::{NamedSetting, Refusal, Word, case_setting};
use coproduce_core::kernel::Supposed;
use std::path::Path;

#[derive(Debug, Args)]
pub(super) struct SettingFlags {
    /// The environment to ask in, as it is or with suppositions; not needed if there is only one.
    #[arg(long = "in", value_name = "ENVIRONMENT", conflicts_with = "scenario")]
    environment: Option<String>,
    /// The only scenario to ask in, as it is or with further suppositions.
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
    /// The course to ask in.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["environment", "scenario"])]
    course: Option<String>,
    /// In which period of the course; the last if this is not said.
    #[arg(long, value_name = "PERIOD", requires = "course")]
    at: Option<u32>,
    /// A case of evidence to ask in: what its columns say is so, or is not.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["environment", "scenario", "course"])]
    case: Option<String>,
    /// The evidence that the case is of; not needed if only one has it.
    #[arg(long, value_name = "NAME", requires = "case")]
    evidence: Option<String>,
    /// What else is present; for an action, that it is chosen.
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
}

impl SettingFlags {
    /// The situation by its names. A case is looked for in the evidence of some models.
    ///
    /// # Errors
    ///
    /// A flag that cannot be read.
    pub fn named(&self, models: &[Named]) -> Result<NamedSetting, Refusal> {
        let said = self.said().map_err(Refusal::Impossible)?;
        let Some(case) = &self.case else { return Ok(said) };
        let (case, evidence) = (Word::argument(case), self.evidence.as_deref().map(Word::argument));
        let mut unknown: Option<Refusal> = None;
        for (file, program) in models.iter().filter(|(_, program)| program.understood) {
            let found = found(Path::new(file)).map_err(Refusal::Impossible)?;
            match case_setting(program, evidence.as_ref(), &case, &mut loader(&found)) {
                Ok(setting) => {
                    let states = setting.states.into_iter().chain(said.states).collect();
                    return Ok(NamedSetting { states, ..setting });
                }
                Err(refusal) => {
                    unknown.get_or_insert(refusal);
                }
            }
        }
        Err(unknown.unwrap_or_else(|| Refusal::Impossible("no model with evidence is understood".to_owned())))
    }

    /// What flags say of it by themselves.
    fn said(&self) -> Result<NamedSetting, String> {
        let word = |name: &String| Word::argument(name);
        let states =
            [(&self.given, Supposed::Given), (&self.without, Supposed::Without), (&self.unknown, Supposed::Unknown)];
        let settled = states.into_iter().flat_map(|(lists, supposed)| words(lists).map(move |word| (word, supposed)));
        let likely = parts(&self.likely).map(likely).collect::<Result<Vec<_>, String>>()?;
        Ok(NamedSetting {
            environment: self.environment.as_ref().map(word),
            scenario: self.scenario.as_ref().map(word),
            course: self.course.as_ref().map(word),
            at: self.at,
            states: settled.chain(likely).collect(),
        })
    }
}

/// `soil=0.8`, or `soil=80%`.
fn likely(text: &str) -> Result<(Word, Supposed), String> {
    let help = "a name and a number from 0 to 1, such as `--likely soil=0.8`";
    let refused = || format!("`{text}` does not say how likely something is (help: {help})");
    let (name, number) = text.rsplit_once('=').ok_or_else(refused)?;
    let (number, whole) = number.trim().strip_suffix('%').map_or((number.trim(), 1.0), |share| (share.trim(), 100.0));
    let number: f64 = number.parse().map_err(|_| refused())?;
    let is_probability = (0.0..=whole).contains(&number);
    if is_probability { Ok((Word::argument(name), Supposed::Likely(number / whole))) } else { Err(refused()) }
}

/// The names of comma-separated lists.
pub(super) fn words(lists: &[String]) -> impl Iterator<Item = Word> {
    parts(lists).map(Word::argument)
}

/// The parts of comma-separated lists; in backticks, a comma is part of a name.
fn parts(lists: &[String]) -> impl Iterator<Item = &str> {
    lists.iter().flat_map(|list| {
        let mut quoted = false;
        let parts = list.split(move |character| {
            quoted ^= character == '`';
            character == ',' && !quoted
        });
        parts.map(str::trim).filter(|name| !name.is_empty())
    })
}
