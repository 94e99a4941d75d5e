//! `play`: how hypergames turn out, in which each player plays the game that it sees.

use super::TextOrJson;
use super::ask::write;
use super::output::Output;
use super::records::Meant;
use clap::Args;
use coproduce_core::ask::answer::Answer;
use coproduce_core::ask::{Extent, Records};
use std::io::Result;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    meant: Meant,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: TextOrJson,
}

const EXAMPLES: &str = "\
Examples:
  coproduce play encounter.coprod
  coproduce play encounter.coprod --name first_visit --format json

Each player is assumed to choose its part of a Nash equilibrium, in pure strategies, of the game as it
sees it. What happens may be good for both, although neither understands the other.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let extent = Extent::default();
    let (models, summary) = arguments.meant.models(output)?;
    match arguments.meant.records(&models, Records::Play, &extent, output)? {
        Some(found) => write(&Answer::Records(found), summary, arguments.format, output),
        None => Ok(()),
    }
}
