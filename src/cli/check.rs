//! `check`: all findings of all files.

use super::findings::{Format, Shown};
use super::output::Output;
use super::{Strictness, files, program};
use crate::report::counted;
use crate::report::json::Summary;
use clap::Args;
use std::io::{Result, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, and folders with all `.coprod` files below them; the current folder if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How findings are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    strictness: Strictness,
}

const EXAMPLES: &str = "\
Examples:
  coproduce check                         every model below this folder
  coproduce check acorn.coprod --format concise
  coproduce check models --deny-warnings --format json
  coproduce check --format github         remarks in a pull request
  coproduce check --format sarif >coproduce.sarif

Findings in full go to standard error, in every other format to standard output.
Exit status: 0 no finding of level error, 1 findings, 2 a file could not be read";

pub(super) fn check(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let mut shown = Shown::new(arguments.format, arguments.strictness, output);
    let (paths, refused) = files::find(&arguments.paths);
    for reason in refused {
        shown.refuse(reason, output)?;
    }
    let mut unjudged = 0;
    for path in paths {
        match program::read(&path) {
            Ok(program) => {
                shown.add(&program, output)?;
                unjudged += usize::from(!program.understood);
            }
            Err(reason) => shown.refuse(reason, output)?,
        }
    }
    let summary = shown.finish(output)?;
    if arguments.format == Format::Json {
        return Ok(());
    }
    if summary.files > 0 {
        writeln!(output.error, "{}", line(summary))?;
    }
    if unjudged > 0 {
        let files = counted(unjudged, "file");
        writeln!(output.error, "claims and scenarios of {files} were not judged: mend the errors first")?;
    }
    Ok(())
}

/// `3 files checked: 1 error, 2 warnings`
fn line(summary: Summary) -> String {
    let counts = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "remark")];
    let counts: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(count, noun)).collect();
    let found = if counts.is_empty() { "nothing found".to_owned() } else { counts.join(", ") };
    format!("{} checked: {found}", counted(summary.files, "file"))
}
