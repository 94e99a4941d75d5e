//! `complexity`: how complex problems are declared to be, beside what the models show, and who decides.

use super::TextOrJson;
use super::output::Output;
use super::records::{self, Meant};
use crate::analysis::{ProblemReport, problems};
use crate::model::Kind;
use crate::report::complexity::render;
use crate::report::json::{Envelope, InFile};
use clap::Args;
use serde::Serialize;
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

What a model shows of a complexity indicates it and does not measure it: the longest way from an action
to an outcome, the laws with a coproducer that is not named, those concerned to whom outcomes are worth
more and less in opposite order.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

#[derive(Serialize)]
struct Results {
    problems: Vec<InFile<'static, ProblemReport<'static>>>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let found = arguments
        .meant
        .reports(Kind::Problem, output, |words, program, is_meant| problems(words, &program.networks, is_meant))?;
    let Some((problems, summary)) = found else { return Ok(()) };
    if arguments.format == TextOrJson::Json {
        return Envelope::new(Vec::new(), Results { problems }, summary).render(&mut output.out);
    }
    records::write(&problems, "problems", output, render)
}
