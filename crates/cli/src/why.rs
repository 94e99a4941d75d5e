//! `why`: the proof of a product, or what is missing for it, whichever of the two is true.

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
}

const EXAMPLES: &str = "\
Examples:
  coproduce why oak acorn.coprod --scenario sowing
  coproduce why oak acorn.coprod --in forest --given acorn --format json

Each product along the way is explained once, and nothing given can be left out. If the product is not
produced, the answer says what is missing, as with `why-not`.
Exit status: 0 answered, 1 the model has errors, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    about_product(&arguments.asked, Question::Why, &Extent::default(), output)
}
