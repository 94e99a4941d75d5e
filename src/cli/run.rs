//! `run`: what is produced in each situation, and what is missing.

use super::output::Output;
use super::question::{Answer, Question};
use super::{Status, Strictness, TextOrJson, models, watch};
use crate::Program;
use crate::analysis::{CocreationReport, Evaluation, OfferingReport, Options, SituationReport};
use crate::diagnostic::{Diagnostic, Level};
use crate::report::evaluation::{self, Extent, Tally};
use crate::report::json::{self, Envelope, InFile, Summary};
use crate::report::{concise, counted, escape::inline, full::Full};
use clap::Args;
use serde::Serialize;
use std::io::{Result, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, and folders with all `.coprod` files below them; the repository one stands in if none is named.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub watch: watch::WatchFlags,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: TextOrJson,
    #[command(flatten)]
    question: Question,
    /// List all products and all they lack, however many.
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    strictness: Strictness,
}

const EXAMPLES: &str = "\
Examples:
  coproduce run acorn.coprod              every scenario; without any, every environment
  coproduce run acorn.coprod --scenario at_sea
  coproduce run acorn.coprod --in forest --given acorn --without soil
  coproduce run acorn.coprod --format json

Results go to standard output, findings to standard error. An environment asked about with `--in`
stays open: what is neither stated nor held may be present or absent.
Exit status: 0 fine, 1 findings or failed expectations, 2 could not run";

#[derive(Default, Serialize)]
struct Results<'p> {
    situations: Vec<InFile<'p, SituationReport<'p>>>,
    offerings: Vec<InFile<'p, OfferingReport<'p>>>,
    cocreations: Vec<InFile<'p, CocreationReport<'p>>>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let programs = models::read(&arguments.paths, output)?;
    let answers = match arguments.question.answers(programs.iter().map(|(_, program)| &**program)) {
        Ok(answers) => answers,
        Err(reasons) => return reasons.iter().try_for_each(|reason| output.refuse(reason)),
    };
    let mut run = Run::new(arguments, programs.len() > 1, output);
    for ((name, program), answer) in programs.iter().zip(answers) {
        run.file(name, program, answer)?;
    }
    let repeats = arguments.watch.repeats();
    run.finish(repeats)?;
    if repeats {
        for (_, program) in programs {
            drop::<Program>(ManuallyDrop::into_inner(program));
        }
    }
    Ok(())
}

/// What has been said so far.
struct Run<'r, 'p> {
    arguments: &'r Arguments,
    output: &'r mut Output,
    full: Option<Full>,
    /// Whether results say which file they are of.
    several: bool,
    summary: Summary,
    tally: Tally,
    diagnostics: Vec<json::Finding>,
    results: Results<'p>,
}

impl<'r, 'p> Run<'r, 'p> {
    fn new(arguments: &'r Arguments, several: bool, output: &'r mut Output) -> Self {
        Self {
            full: Output::is_watched().then(|| Full::new(output.is_coloured())),
            arguments,
            output,
            several,
            summary: Summary::default(),
            tally: Tally::default(),
            diagnostics: Vec::new(),
            results: Results::default(),
        }
    }

    fn file(&mut self, name: &'p str, program: &'p Program, answer: Answer) -> Result<()> {
        let (options, refused) = match answer {
            Answer::Ask(options) => (Some(options), Vec::new()),
            Answer::Refuse(findings) => (None, findings),
            Answer::Skip => (None, Vec::new()),
        };
        let findings = [program.findings.clone(), refused].concat();
        self.summary.add(&findings);
        self.output.raise(Status::of(self.summary, self.arguments.strictness));
        match self.arguments.format {
            TextOrJson::Json => self.diagnostics.extend(json::findings(&program.sources, &findings)),
            TextOrJson::Text => self.errors(program, findings)?,
        }
        if !program.understood && self.arguments.format == TextOrJson::Text {
            writeln!(self.output.error, "{}: not evaluated: mend the errors first", inline(name))?;
        }
        let Some(options) = options.filter(|_| program.understood) else { return Ok(()) };
        match self.arguments.format {
            TextOrJson::Json => {
                let Evaluation { situations, offerings, cocreations } = program.evaluate(&options);
                self.results
                    .situations
                    .extend(situations.into_iter().map(|report| InFile { file: name.into(), report }));
                self.results.offerings.extend(offerings.into_iter().map(|report| InFile { file: name.into(), report }));
                self.results
                    .cocreations
                    .extend(cocreations.into_iter().map(|report| InFile { file: name.into(), report }));
                Ok(())
            }
            TextOrJson::Text => {
                let extent = if self.arguments.all { Extent::ALL } else { Extent::READABLE };
                let missing_sets = if self.arguments.all { usize::MAX } else { options.missing_sets };
                let options = Options { listed: extent.products, missing_sets, ..options };
                self.text(name, &program.evaluate(&options), extent)
            }
        }
    }

    fn text(&mut self, name: &str, evaluation: &Evaluation, extent: Extent) -> Result<()> {
        let out = &mut self.output.out;
        if self.several {
            writeln!(out, "--- {}\n", inline(name))?;
        }
        if evaluation.situations.is_empty() {
            writeln!(out, "neither scenario nor environment to evaluate\n")?;
        }
        evaluation::render(evaluation, extent, &mut self.tally, out)
    }

    fn errors(&mut self, program: &Program, findings: Vec<Diagnostic>) -> Result<()> {
        let denied = self.arguments.strictness.deny_warnings;
        let shown = |finding: &Diagnostic| finding.level == Level::Error || denied && finding.level == Level::Warning;
        let findings: Vec<Diagnostic> = findings.into_iter().filter(shown).collect();
        match &mut self.full {
            Some(full) => full.render(&program.sources, &findings, &mut self.output.error),
            None => concise::render(&program.sources, &findings, &mut self.output.error),
        }
    }

    fn finish(self, repeats: bool) -> Result<()> {
        if self.arguments.format == TextOrJson::Json {
            let results = ManuallyDrop::new(self.results);
            Envelope::new(self.diagnostics, &*results, self.summary).render(&mut self.output.out)?;
            if repeats {
                drop(ManuallyDrop::into_inner(results));
            }
            return Ok(());
        }
        if let Some(line) = self.tally.line() {
            evaluation::summary(&line, &mut self.output.out)?;
        }
        self.output.out.flush()?;
        if let Some(full) = self.full {
            full.finish(&mut self.output.error)?;
        }
        let warnings = self.summary.warnings;
        if warnings > 0 && !self.arguments.strictness.deny_warnings {
            writeln!(self.output.error, "{}: `coproduce check` shows them", counted(warnings, "warning"))?;
        }
        Ok(())
    }
}
