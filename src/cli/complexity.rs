//! `complexity`: how complex problems are declared to be, beside what the models show, and who decides.

use super::TextOrJson;
use super::output::Output;
use super::records::{InFile, Meant};
use crate::analysis::{ProblemReport, problems};
use crate::report::complexity::render;
use crate::report::json::Envelope;
use clap::Args;
use serde::Serialize;
use std::io::{Result, Write};

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
    problems: Vec<InFile<ProblemReport<'static>>>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let found = arguments.meant.records(
        "problem",
        output,
        |words, program| problems(words, &program.networks),
        |found: &ProblemReport| &found.name,
    )?;
    let Some((problems, summary)) = found else { return Ok(()) };
    if arguments.format == TextOrJson::Json {
        return Envelope::new(Vec::new(), Results { problems }, summary).render(&mut output.out);
    }
    if problems.is_empty() {
        return writeln!(output.out, "no problems");
    }
    for (at, found) in problems.iter().enumerate() {
        if at > 0 {
            writeln!(output.out)?;
        }
        render(&found.record, &mut output.out)?;
    }
    Ok(())
}
