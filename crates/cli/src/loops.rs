//! `loops`: the feedback loops, and what would seed each.

use super::ask::{Place, of_models};
use super::output::Output;
use clap::Args;
use coproduce_core::ask::{Extent, Question};
use std::io::Result;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// How many seeds of each loop are listed, smallest first.
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    limit: usize,
}

const EXAMPLES: &str = "\
Examples:
  coproduce loops loop.coprod
  coproduce loops loop.coprod --in market_town --given fair --format json

A loop is products that depend on one another in a cycle: it sustains itself but starts nothing.
A seed is a minimal set of changes after which all its products are produced. Below it stand the ways
round that meet nothing twice, each reinforcing or balancing, and after how many periods. Without `--in`
or `--scenario`, every environment is asked about.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let extent = Extent { most: arguments.limit, ..Extent::default() };
    of_models(&arguments.place, &Question::Loops, &extent, output)
}
