//! `complexity`: how complex problems are declared to be, beside what the models show, and who decides.

use super::TextOrJson;
use super::ask::write;
use super::output::Output;
use super::records::Meant;
use clap::Args;
use coproduce_core::ask::answer::Answer;
use coproduce_core::ask::{Extent, Records};
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
  coproduce complexity village.coprod
  coproduce complexity village.coprod --name depopulation --format json

What a model shows of a complexity indicates it and does not measure it: the longest path from an action
to an outcome, the laws that leave a coproducer unnamed, and those concerned who rank outcomes in
opposite order of worth.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let extent = Extent::default();
    let (models, summary) = arguments.meant.models(output)?;
    match arguments.meant.records(&models, Records::Complexity, &extent, output)? {
        Some(found) => write(&Answer::Records(found), summary, arguments.format, output),
        None => Ok(()),
    }
}
