//! `check`: all findings of all files.

use super::output::Output;
use super::{Status, Strictness, files, program};
use crate::report::json::{self, Envelope, Summary};
use crate::report::{concise, counted, full::Full, plain};
use clap::{Args, ValueEnum};
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

Findings in full go to standard error, in every other format to standard output.
Exit status: 0 no finding of level error, 1 findings, 2 a file could not be read";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With their source, in a frame; on standard error, at most 100.
    #[default]
    Full,
    /// One line each.
    Concise,
    /// A few lines each, without frames or colour: for screen readers and logs.
    Plain,
    /// One envelope for machines.
    Json,
}

pub(super) fn check(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let (paths, refused) = files::find(&arguments.paths);
    for reason in refused {
        output.refuse(&reason)?;
    }
    let mut summary = Summary::default();
    let mut full = Full::new(output.is_coloured());
    let mut diagnostics = Vec::new();
    let mut unjudged = 0;
    for path in paths {
        let program = match program::read(&path) {
            Ok(program) => program,
            Err(reason) => {
                output.refuse(&reason)?;
                continue;
            }
        };
        let (sources, findings) = (&program.sources, &program.findings);
        summary.add(findings);
        unjudged += usize::from(!program.understood);
        output.raise(Status::of(summary, arguments.strictness));
        match arguments.format {
            Format::Full => full.render(sources, findings, &mut output.error)?,
            Format::Concise => concise::render(sources, findings, &mut output.out)?,
            Format::Plain => plain::render(sources, findings, &mut output.out)?,
            Format::Json => diagnostics.extend(json::findings(sources, findings)),
        }
    }
    if arguments.format == Format::Json {
        return Envelope::new(diagnostics, (), summary).render(&mut output.out);
    }
    full.finish(&mut output.error)?;
    output.out.flush()?;
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
