//! `sustain`: the largest self-sustaining set of laws, whether it can start, and what would seed it.

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
    /// How many seeds are listed, smallest first.
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    limit: usize,
}

const EXAMPLES: &str = "\
Examples:
  coproduce sustain house.coprod
  coproduce sustain house.coprod --in site --given hammer --format json

Laws sustain themselves if what they use can be built from what is held and given, and what
enables them is among what they produce: it may be supplied mutually. Whether they can start is
another question; a seed is what has to be put in place once. What is open is taken to be absent.
Without `--in` or `--scenario`, every environment is asked about.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let extent = Extent { most: arguments.limit, ..Extent::default() };
    of_models(&arguments.place, &Question::Sustain, &extent, output)
}
