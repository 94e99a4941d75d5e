//! `trade`: on which terms everyone gains by exchanges, who exports what, and what each gains.

use super::TextOrJson;
use super::ask::write;
use super::output::Output;
use super::records::Meant;
use clap::Args;
use coproduce_core::analysis::exchange::Sampling;
use coproduce_core::ask::answer::Answer;
use coproduce_core::ask::{Extent, Records};
use std::io::Result;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    meant: Meant,
    /// How many samples a likelihood is estimated from, if it has to be.
    #[arg(long, value_name = "NUMBER", default_value_t = Sampling::default().samples,
          value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    samples: u32,
    /// The seed of the samples: the same seed gives the same samples.
    #[arg(long, value_name = "NUMBER", default_value_t = Sampling::default().seed)]
    seed: u64,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: TextOrJson,
}

const EXAMPLES: &str = "\
Examples:
  coproduce trade england_and_portugal.coprod
  coproduce trade england_and_portugal.coprod --name wine_for_cloth --format json

Both parties gain on terms strictly between their opportunity costs. Gains are in each party's own
hours; hours of different parties are never added. If hours are ranges, how likely a gain is
follows from the ranges, or is estimated from samples and marked as an estimate.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let sampling = Sampling { samples: arguments.samples, seed: arguments.seed };
    let extent = Extent { sampling, ..Extent::default() };
    let (models, summary) = arguments.meant.models(output)?;
    match arguments.meant.records(&models, Records::Trade, &extent, output)? {
        Some(found) => write(&Answer::Records(found), summary, arguments.format, output),
        None => Ok(()),
    }
}
