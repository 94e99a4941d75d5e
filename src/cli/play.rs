//! `play`: what comes of hypergames, in which each player plays the game that it sees.

use super::TextOrJson;
use super::output::Output;
use super::records::{self, Meant};
use crate::analysis::{HypergameReport, hypergames};
use crate::model::Kind;
use crate::report::hypergame::render;
use crate::report::json::{Envelope, InFile};
use clap::Args;
use serde::Serialize;
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

Each player is taken to choose its part of a Nash equilibrium, in pure strategies, of the game as it
sees it. What happens may be good for both, although neither understands the other.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

#[derive(Serialize)]
struct Results {
    hypergames: Vec<InFile<'static, HypergameReport<'static>>>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let found = arguments.meant.reports(Kind::Hypergame, output, |words, _, is_meant| hypergames(words, is_meant))?;
    let Some((hypergames, summary)) = found else { return Ok(()) };
    if arguments.format == TextOrJson::Json {
        return Envelope::new(Vec::new(), Results { hypergames }, summary).render(&mut output.out);
    }
    records::write(&hypergames, "hypergames that can be played", output, render)
}
