//! `matrix`: what platforms do by which strategy for which phase of co-creation.

use super::output::Output;
use super::records::{self, Meant};
use crate::analysis::Matrix;
use crate::analysis::orchestration::matrix;
use crate::model::Kind;
use crate::report::json::{Envelope, InFile};
use crate::report::matrix::{markdown, text};
use clap::{Args, ValueEnum};
use serde::Serialize;
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

#[derive(Serialize)]
struct Results {
    platforms: Vec<InFile<'static, Matrix<'static>>>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let found = arguments.meant.reports(Kind::Platform, output, |words, program, is_meant| {
        let meant = program.kernel.platforms.iter().filter(|one| is_meant(one.atom));
        meant.map(|one| matrix(words, one)).collect()
    })?;
    let Some((platforms, summary)) = found else { return Ok(()) };
    let render = match arguments.format {
        Format::Json => return Envelope::new(Vec::new(), Results { platforms }, summary).render(&mut output.out),
        Format::Markdown => markdown,
        Format::Text => text,
    };
    records::write(&platforms, "platforms", output, render)
}
