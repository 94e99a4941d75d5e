//! `test`: expectations and claims as cases, and what they cover.

mod file;
mod sum;

pub(super) use file::{File, Wanted};
pub(super) use sum::Sum;

use super::files::{self, Found};
use super::output::Output;
use super::{Status, program, watch};
use clap::{Args, ValueEnum};
use coproduce_report::findings::concise;
use coproduce_report::page::escape::inline;
use coproduce_report::test::{self, Covered, Decided};
use coproduce_report::wire::{Envelope, Summary, findings};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_threads::{ahead_on, usual};
use std::io::{Result, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, and folders with all `.coprod` files below them; the current repository if none is named.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub watch: watch::WatchFlags,
    /// Run only the cases with this text in their names (case matters); coverage is then not reported.
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// The least that cases have to cover, in percent; by default, `coverage.threshold` of the manifest.
    #[arg(long, value_name = "PERCENT", value_parser = percentage, conflicts_with = "filter")]
    threshold: Option<f64>,
    /// The least share of the parts of conditions that have to decide a case, in percent; by default,
    /// `coverage.decided` of the manifest.
    #[arg(long, value_name = "PERCENT", value_parser = percentage, conflicts_with = "filter")]
    decided: Option<f64>,
    /// Do not take coproducers away to see whether anything changes.
    #[arg(long)]
    no_knock_out: bool,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// How many files are tested at a time; by default, as many as there are processors, up to 8.
    #[arg(long, value_name = "COUNT")]
    threads: Option<usize>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: what failed and why, and what is not covered.
    #[default]
    Text,
    /// One envelope for machines.
    Json,
    /// A report in the form of `JUnit`: a suite for each file.
    Junit,
}

const EXAMPLES: &str = "\
Examples:
  coproduce test                          every case of this repository
  coproduce test acorn.coprod --filter forest
  coproduce test --threshold 80 --format junit >tests.xml

A case is an item that a scenario expects, a row of a table, a claim, or a law that evidence tests. One that
is undetermined counts as failed. Covered are laws that are satisfied in a case,
environments with a case, and coproducers seen present and seen absent. A part of a
condition decides a case that would not pass without it.
A model is tested whatever else `check` says about it, unless it cannot be understood.
Exit status: 0 all passed, 1 a case failed, a model cannot be understood, or too
little is covered, 2 could not run, or no case is called as `--filter` says";

fn percentage(text: &str) -> std::result::Result<f64, String> {
    let number = text.trim_end_matches('%').parse().ok().filter(|number| (0.0..=100.0).contains(number));
    number.ok_or_else(|| "a percentage from 0 to 100 is needed, such as `80`".to_owned())
}

pub(super) fn test(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let (paths, mut refused) = files::find(&arguments.paths);
    let threads = arguments.threads.unwrap_or_else(usual);
    let wanted = Wanted { filter: arguments.filter.as_deref(), knock_out: !arguments.no_knock_out };
    let work = |found: &Found| {
        let mut program = ManuallyDrop::into_inner(program::read(found)?);
        let file = File::of(&program, found, wanted);
        Ok::<_, String>((file, std::mem::take(&mut program.findings)))
    };
    let results: Vec<_> = ahead_on(threads, &paths, work, |results| results.collect());
    let mut said = Said::default();
    let mut sum = Sum::default();
    for result in results {
        match result {
            Ok((file, found)) => {
                said.add(&file, &found, arguments.format, output)?;
                sum.add(file);
            }
            Err(reason) => refused.push(reason),
        }
    }
    if let Some(text) = arguments.filter.as_ref().filter(|_| sum.understood && sum.cases.is_empty()) {
        refused.push(format!("no case has `{text}` in its name (help: case matters; without `--filter` all are run)"));
    }
    refused.iter().try_for_each(|reason| output.refuse(reason))?;
    let set = paths.iter().find_map(|found| found.repository.manifest()?.threshold);
    let decided = paths.iter().find_map(|found| found.repository.manifest()?.decided);
    let tested = sum.finish(wanted, arguments.threshold.or(set), arguments.decided.or(decided));
    let failed = tested.cases.iter().any(|case| case.status != test::Status::Passed);
    let is_short = tested.coverage.as_ref().is_some_and(Covered::is_short)
        || tested.conjuncts.as_ref().is_some_and(Decided::is_short);
    if failed || is_short {
        output.raise(Status::Findings);
    }
    match arguments.format {
        Format::Text => tested.render(&mut output.out),
        Format::Json => Envelope::new(said.diagnostics, tested, said.summary).render(&mut output.out),
        Format::Junit => tested.render_junit(&refused, &mut output.out),
    }
}

/// What was said beside the cases.
#[derive(Default)]
struct Said {
    summary: Summary,
    diagnostics: Vec<coproduce_report::wire::Finding>,
}

impl Said {
    fn add(&mut self, file: &File, found: &[Diagnostic], format: Format, output: &mut Output) -> Result<()> {
        self.summary.add(found);
        if !file.understood {
            output.raise(Status::Findings);
            if format == Format::Json {
                self.diagnostics.extend(findings(&file.sources, &file.errors));
            } else {
                concise::render(&file.sources, &file.errors, &mut output.error)?;
                writeln!(output.error, "{}: not tested: fix the errors first", inline(&file.name))?;
            }
        }
        match file.idle {
            _ if format != Format::Text => {}
            0 => {}
            1 => writeln!(output.error, "{}: 1 row expects nothing, and is not a case", inline(&file.name))?,
            idle => writeln!(output.error, "{}: {idle} rows expect nothing, and are not cases", inline(&file.name))?,
        }
        Ok(())
    }
}
