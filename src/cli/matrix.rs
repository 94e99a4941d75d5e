//! `matrix`: what platforms do by which strategy for which phase of co-creation.

use super::models;
use super::output::Output;
use crate::analysis::{Matrix, Words, matrix};
use crate::report::json::Envelope;
use crate::report::matrix::{MatrixResult, markdown, text};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::borrow::Cow;
use std::io::{Result, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, and folders with all `.coprod` files below them; the repository one stands in if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The only platform wanted.
    #[arg(long, value_name = "NAME")]
    platform: Option<String>,
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
  coproduce matrix ichiba.coprod --platform ichiba --format markdown

Six of the twelve cells are primary: involvement deals with co-experience and co-definition, curation
and empowerment with co-elevation and co-development. The others are not forbidden.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

#[derive(Serialize)]
struct Results<'p> {
    platforms: Vec<MatrixResult<'p>>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let (models, summary) = models::understood(&arguments.paths, "no matrix", output)?;
    let mut platforms = Vec::new();
    for (name, program) in &models {
        let words = Words { sources: &program.sources, kernel: &program.kernel };
        let own = program.kernel.platforms.iter().filter(|one| program.kernel.atom(one.atom).own);
        let found = own.map(|one| matrix(words, one));
        let is_wanted = |found: &Matrix| arguments.platform.as_ref().is_none_or(|name| found.platform == name.as_str());
        let result = |matrix| MatrixResult { file: Cow::Borrowed(name.as_str()), matrix };
        platforms.extend(found.filter(is_wanted).map(result));
    }
    if let Some(name) = arguments.platform.as_ref().filter(|_| platforms.is_empty() && !models.is_empty()) {
        return output.refuse(&format!("no platform `{name}` is declared (help: leave out `--platform` to see all)"));
    }
    match arguments.format {
        Format::Json => Envelope::new(Vec::new(), Results { platforms }, summary).render(&mut output.out),
        _ if platforms.is_empty() => writeln!(output.out, "no platforms"),
        format => {
            for (at, found) in platforms.iter().enumerate() {
                if at > 0 {
                    writeln!(output.out)?;
                }
                match format {
                    Format::Markdown => markdown(&found.matrix, &mut output.out)?,
                    _ => text(&found.matrix, &mut output.out)?,
                }
            }
            Ok(())
        }
    }
}
