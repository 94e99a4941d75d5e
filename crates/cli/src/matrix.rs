//! `matrix`: what platforms do by which strategy for which phase of co-creation.

use super::TextOrJson;
use super::ask::write;
use super::output::Output;
use super::records::Meant;
use clap::{Args, ValueEnum};
use coproduce_core::ask::answer::{Answer, Recorded};
use coproduce_core::ask::{Extent, Records};
use coproduce_report::answer::each;
use coproduce_report::orchestration::matrix::markdown;
use std::io::Result;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    meant: Meant,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// A table to paste.
    Markdown,
    /// One envelope for machines.
    Json,
}

const EXAMPLES: &str = "\
Examples:
  coproduce matrix ichiba.coprod
  coproduce matrix ichiba.coprod --name ichiba --format markdown

Six of the twelve cells are primary: involvement deals with co-experience and co-definition, curation
and empowerment with co-elevation and co-development. The others are not forbidden.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let (models, summary) = arguments.meant.models(output)?;
    let found = arguments.meant.records(&models, Records::Matrix, &Extent::default(), output)?;
    let format = match (arguments.format, &found) {
        (_, None) => return Ok(()),
        (Format::Markdown, Some(Recorded::Platforms(all))) => {
            return each(all, Records::Matrix, &mut output.out, markdown);
        }
        (Format::Json, _) => TextOrJson::Json,
        (Format::Text | Format::Markdown, _) => TextOrJson::Text,
    };
    found.map_or(Ok(()), |found| write(&Answer::Records(found), summary, format, output))
}
