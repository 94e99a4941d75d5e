//! `rank`: the exact probability of a product, and the importance of each coproducer.

use super::ask::{AboutProduct, Effort, about_product};
use super::output::Output;
use clap::{Args, ValueEnum};
use coproduce_core::ask::answer::Measure;
use coproduce_core::ask::{Extent, Question};
use std::io::Result;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    asked: AboutProduct,
    /// The measure that orders coproducers, the greatest first. That of Fussell and Vesely takes all production sets, and
    /// is shown where it is asked for.
    #[arg(long, value_name = "MEASURE", value_enum, default_value_t = By::Birnbaum)]
    by: By,
    #[command(flatten)]
    effort: Effort,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum By {
    Birnbaum,
    Criticality,
    FussellVesely,
    Raw,
    Rrw,
}

impl By {
    const fn measure(self) -> Measure {
        match self {
            Self::Birnbaum => Measure::Birnbaum,
            Self::Criticality => Measure::Criticality,
            Self::FussellVesely => Measure::FussellVesely,
            Self::Raw => Measure::Raw,
            Self::Rrw => Measure::Rrw,
        }
    }
}

const EXAMPLES: &str = "\
Examples:
  coproduce rank light lamp.coprod --in workshop
  coproduce rank light lamp.coprod --in workshop --likely mains=0.97 --by criticality

Every open coproducer needs a probability: from `likely` in the model, or from `--likely` here.
Coproducers are assumed to be independent; nothing is sampled, and no measure is made to add up to 1.
Exit status: 0 answered, 1 the model has errors, 2 could not run, or an analysis reached its limit";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let extent = Extent { measure: arguments.by.measure(), limits: arguments.effort.limits(), ..Extent::default() };
    about_product(&arguments.asked, Question::Rank, &extent, output)
}
