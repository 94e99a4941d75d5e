//! `necessary`: what a product cannot do without.

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
  coproduce necessary oak acorn.coprod --scenario sowing
  coproduce necessary oak acorn.coprod --in outdoors --format json

Each coproducer is taken away on its own; what cannot be produced without it needs it.
Exit status: 0 answered, 1 the model has errors, 2 could not run, or the product is never produced";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    about_product(&arguments.asked, Question::Necessary, &Extent::default(), output)
}
