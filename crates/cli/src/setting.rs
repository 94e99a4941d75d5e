//! The situation that a command asks in, as its flags say it.

use clap::Args;
use coproduce_core::ask::{NamedSetting, Word};
use coproduce_core::kernel::Supposed;

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
    /// The situation by its names.
    ///
    /// # Errors
    ///
    /// A flag that cannot be read.
    pub fn named(&self) -> Result<NamedSetting, String> {
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
