//! `steady`: the states in which nothing changes any more.

use super::ask::{Effort, Place, of_models};
use super::output::Output;
use clap::Args;
use coproduce_core::ask::{Extent, Question};
use std::io::Result;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// How many states are listed.
    #[arg(long, value_name = "NUMBER", default_value_t = 1000)]
    limit: usize,
    #[command(flatten)]
    effort: Effort,
}

const EXAMPLES: &str = "\
Examples:
  coproduce steady yeast.coprod
  coproduce steady yeast.coprod --in cell --given signal --format json

A state is what lasts and what laws that take time produce; it is steady where the next period has
the same. What is open stays as it is, and is told as a condition. Whether a course comes to a steady
state, or goes round, `run` says of each course. Without `--in` or `--scenario`, every environment is
asked about.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let extent = Extent { most: arguments.limit, limits: arguments.effort.limits(), ..Extent::default() };
    of_models(&arguments.place, &Question::Steady, &extent, output)
}
