//! `why-not`: what is missing for a product, and what would do; or its proof, whichever of the two is true.

use super::ask::{AboutProduct, about_product};
use super::output::Output;
use clap::Args;
use coproduce_core::ask::{Extent, Question};
use std::io::Result;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    asked: AboutProduct,
    /// How many missing sets are listed.
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    limit: usize,
}

const EXAMPLES: &str = "\
Examples:
  coproduce why-not oak acorn.coprod --scenario at_sea
  coproduce why-not oak acorn.coprod --in seed_lab --given acorn --format json

If the product is produced, its proof is given, as with `why`.
Exit status: 0 answered, 1 the model has errors, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let extent = Extent { most: arguments.limit, ..Extent::default() };
    about_product(&arguments.asked, Question::Why, &extent, output)
}
