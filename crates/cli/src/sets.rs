//! `sets`: the sets of open coproducers that suffice for a product, and those that prevent it.

use super::ask::{AboutProduct, Effort, about_product};
use super::output::Output;
use clap::{Args, ValueEnum};
use coproduce_core::analysis::{Reading, SetKind};
use coproduce_core::ask::{Extent, Question};
use std::io::Result;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    asked: AboutProduct,
    /// How many sets of each kind are listed, smallest first.
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    limit: usize,
    /// Only count the sets.
    #[arg(long, conflicts_with = "limit")]
    count: bool,
    /// The only kind of sets that is wanted; it may be known where the other is not.
    #[arg(long, value_name = "KIND", value_enum)]
    only: Option<Kind>,
    /// Minimal models in place of production sets: what is there where all else that is open is absent, as fault trees
    /// with `not` are counted.
    #[arg(long, conflicts_with = "only")]
    models: bool,
    /// Leave out sets with more members than this, from the count too: useful if there are too many sets.
    #[arg(long, value_name = "SIZE")]
    up_to: Option<usize>,
    #[command(flatten)]
    effort: Effort,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// Sets that suffice.
    Production,
    /// Sets that prevent.
    Blocking,
}

impl Kind {
    const fn kind(self) -> SetKind {
        match self {
            Self::Production => SetKind::Production,
            Self::Blocking => SetKind::Blocking,
        }
    }
}

const EXAMPLES: &str = "\
Examples:
  coproduce sets oak acorn.coprod --in outdoors
  coproduce sets oak acorn.coprod --in seed_lab --given acorn --format json
  coproduce sets adopted security_council.coprod --in vote --count --only production

What the situation settles is in no set. A set with `not` counts on an absence.
Exit status: 0 answered, 1 the model has errors, 2 could not run, or an analysis reached its limit";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let most = if arguments.count { 0 } else { arguments.limit };
    let limits = arguments.effort.limits();
    let only = arguments.only.map(Kind::kind);
    let reading = if arguments.models { Reading::Models } else { Reading::Primes };
    let extent = Extent { most, only, reading, up_to: arguments.up_to, limits, ..Extent::default() };
    about_product(&arguments.asked, Question::Sets, &extent, output)
}
