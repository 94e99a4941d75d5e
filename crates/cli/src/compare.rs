//! `compare`: what becomes of every product in several situations, side by side.

use super::TextOrJson;
use super::ask::{refuse, write};
use super::models;
use super::output::Output;
use super::setting::words;
use clap::{Args, ValueEnum};
use coproduce_core::ask::answer::{Answer, Compared};
use coproduce_core::ask::{Refusal, Word, compared};
use coproduce_report::compare::{csv, markdown};
use std::io::Result;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, and folders with all `.coprod` files below them; the current repository if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The scenarios and environments to compare; all scenarios if none is named, or else all environments.
    #[arg(long, value_name = "NAMES")]
    of: Vec<String>,
    /// Leave out products that come out the same in all of them.
    #[arg(long)]
    only_different: bool,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// A table to paste.
    Markdown,
    /// A row for each product in each situation.
    Csv,
    /// One envelope for machines.
    Json,
}

const EXAMPLES: &str = "\
Examples:
  coproduce compare acorn.coprod
  coproduce compare acorn.coprod --of in_the_forest,at_sea
  coproduce compare acorn.coprod --of forest,ocean,desert --only-different --format markdown

An environment that is named is taken as it stands: what it neither holds nor lacks is open. A scenario
is closed. Further suppositions are for one situation at a time, with `run`.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let (models, summary) = models::understood(&arguments.paths, "not evaluated", output)?;
    let situations: Vec<Word> = words(&arguments.of).collect();
    let mut all = Compared::default();
    let mut refused: Option<Refusal> = None;
    for (_, program) in &models {
        match compared(program, &situations, arguments.only_different) {
            Ok(found) => all.tables.extend(found.tables),
            Err(refusal) => refused = refused.or(Some(refusal)),
        }
    }
    // One of several models knows the situations.
    if let Some(refusal) = refused.filter(|_| all.tables.is_empty()) {
        return refuse(&refusal, output);
    }
    let format = match arguments.format {
        Format::Markdown => return markdown(&all, &mut output.out),
        Format::Csv => return csv(&all, &mut output.out),
        Format::Json => TextOrJson::Json,
        Format::Text => TextOrJson::Text,
    };
    write(&Answer::Compared(all), summary, format, output)
}
