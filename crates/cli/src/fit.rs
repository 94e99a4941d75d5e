//! `fit`: laws held against the cases of evidence.

use super::ask::refuse;
use super::evidence::{loader, tables};
use super::files::{self, Found};
use super::output::Output;
use super::paths::Paths;
use super::{Status, Strictness, program};
use clap::{Args, ValueEnum};
use coproduce_core::Program;
use coproduce_core::analysis::evidence::{Asked, Solutions};
use coproduce_core::ask::{EvidenceTables, Fitted, Refusal, Word, fitted};
use coproduce_report::evidence::{FitResult, csv, markdown, svg, text};
use coproduce_report::findings::full::Full;
use coproduce_report::findings::{concise, github};
use coproduce_report::page::escape::inline;
use coproduce_report::wire::{Checked, Envelope, Finding, InFile, Summary, findings};
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use coproduce_syntax::source::Sources;
use std::io::{Result, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, and folders with all `.coprod` files below them; the current repository if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Only the evidence with this name.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    solutions: SolutionFlags,
    /// Try how far the verdicts on laws hold: without each case, and with other thresholds.
    #[arg(long)]
    robustness: bool,
    /// How many cases are named in each list.
    #[arg(long, value_name = "COUNT", default_value_t = 10)]
    cases: usize,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    strictness: Strictness,
}

/// Which solutions are asked for.
#[derive(Clone, Copy, Debug, Args)]
struct SolutionFlags {
    /// The measures of laws alone, without truth table and solutions.
    #[arg(long)]
    laws: bool,
    /// What suffices for the absence of the product, instead of for the product.
    #[arg(long, conflicts_with = "laws")]
    absence: bool,
    /// Assume nothing of combinations without cases that the model contradicts, or that the solution for the opposite
    /// assumes as well (enhanced standard analysis).
    #[arg(long, conflicts_with = "laws")]
    tenable: bool,
}

impl SolutionFlags {
    const fn asked(self) -> Option<Solutions> {
        if self.laws {
            return None;
        }
        Some(Solutions { of_absence: self.absence, tenable_only: self.tenable })
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// One envelope for machines.
    Json,
    /// A table for machines: one row for each law, and for each model of each solution.
    Csv,
    /// Tables for documents.
    Markdown,
    /// One line for each finding.
    Concise,
    /// Workflow commands of GitHub: findings as remarks in a pull request.
    Github,
    /// A picture: for each law the cases, by how far they have its condition and the product.
    Svg,
}

const EXAMPLES: &str = "\
Examples:
  coproduce fit                           all evidence of this repository
  coproduce fit democracies.coprod --laws
  coproduce fit democracies.coprod --robustness --cases 3
  coproduce fit democracies.coprod --absence --tenable
  coproduce fit democracies.coprod --format svg >cases.svg

A model says what the columns of a table of cases stand for, and which laws they are to bear out:
`evidence NAME in ENVIRONMENT from \"FILE.csv\" { … }`. Findings go to standard error.
Exit status: 0 no finding of level error, 1 findings, or a model cannot be understood, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    if arguments.format != Format::Text {
        output.lay_out_no_more();
    }
    let (found, refused) = files::find(&arguments.paths);
    refused.iter().try_for_each(|reason| output.refuse(reason))?;
    let asked = Asked {
        solutions: arguments.solutions.asked(),
        robustness: arguments.robustness,
        points: arguments.format == Format::Svg,
        named: arguments.cases,
    };
    let word = arguments.name.as_deref().map(Word::argument);
    let mut run = Run::new(arguments);
    let mut unknown: Option<Refusal> = None;
    let mut programs: Vec<(ManuallyDrop<Program>, EvidenceTables, Found)> = Vec::new();
    for one in found {
        let program = match program::understand(&one) {
            Ok(program) => program,
            Err(reason) => {
                output.refuse(&reason)?;
                continue;
            }
        };
        if !program.understood {
            run.not_understood(&program, &files::name(&one), output)?;
            continue;
        }
        match tables(&program, &one, word.as_ref()) {
            Ok(tables) => programs.push((program, tables, one)),
            Err(refusal) => {
                unknown.get_or_insert(refusal);
            }
        }
    }
    if let Some(refusal) = unknown.filter(|_| programs.is_empty()) {
        return refuse(&refusal, output);
    }
    let mut result = FitResult::default();
    for (program, tables, one) in &programs {
        let mut fitted = fitted(program, tables, asked, &mut loader(one));
        let levels = one.repository.manifest().map(|manifest| manifest.levels.clone()).unwrap_or_default();
        levels.apply(&mut fitted.findings);
        run.add(&tables.sources, &fitted, output)?;
        let file = files::name(one);
        result.evidence.extend(fitted.reports.into_iter().map(|report| InFile { file: file.clone().into(), report }));
    }
    run.finish(&result, programs.is_empty(), output)
}

/// What was found so far.
struct Run<'a> {
    arguments: &'a Arguments,
    summary: Summary,
    diagnostics: Vec<Finding>,
    full: Option<Full>,
    /// What was found file by file, for a host, and where its files lie.
    checked: Vec<Checked>,
    paths: Paths,
}

impl<'a> Run<'a> {
    fn new(arguments: &'a Arguments) -> Self {
        let (diagnostics, checked) = (Vec::new(), Vec::new());
        Self { arguments, summary: Summary::default(), diagnostics, full: None, checked, paths: Paths::default() }
    }

    fn not_understood(&mut self, program: &Program, name: &str, output: &mut Output) -> Result<()> {
        let errors: Vec<Diagnostic> =
            program.findings.iter().filter(|one| one.level == Level::Error).cloned().collect();
        self.show(&program.sources, &errors, output)?;
        output.raise(Status::Findings);
        writeln!(output.error, "{}: not held against cases: fix the errors first", inline(name))
    }

    fn add(&mut self, sources: &Sources, fitted: &Fitted, output: &mut Output) -> Result<()> {
        self.summary.suppressed += fitted.suppressed.len();
        self.show(sources, &fitted.findings, output)
    }

    fn show(&mut self, sources: &Sources, found: &[Diagnostic], output: &mut Output) -> Result<()> {
        self.summary.add(found);
        output.raise(Status::of(self.summary, self.arguments.strictness));
        match self.arguments.format {
            Format::Json => {
                self.diagnostics.extend(findings(sources, found));
                return Ok(());
            }
            Format::Concise => return concise::render(sources, found, &mut output.out),
            Format::Github => {
                let mut findings = findings(sources, found);
                for finding in &mut findings {
                    finding.rename(&mut |name| self.paths.within(name));
                }
                self.checked.push(Checked { file: String::new(), findings, suppressed: Vec::new() });
                return Ok(());
            }
            Format::Text | Format::Csv | Format::Markdown | Format::Svg => {}
        }
        let full = self.full.get_or_insert_with(|| Full::new(output.is_coloured()).within(Output::width()).all());
        full.render(sources, found, &mut output.error)
    }

    fn finish(self, result: &FitResult, is_nothing: bool, output: &mut Output) -> Result<()> {
        if let Some(full) = self.full {
            full.finish(&mut output.error)?;
        }
        match self.arguments.format {
            Format::Json => Envelope::new(self.diagnostics, result, self.summary).render(&mut output.out),
            Format::Csv => csv(result, &mut output.out),
            Format::Markdown => markdown(result, &mut output.out),
            Format::Svg => output.out.write_all(svg(result).file().as_bytes()),
            Format::Concise => Ok(()),
            Format::Github => {
                output.out.commands = true;
                github::render(&self.checked, &mut output.out)
            }
            Format::Text if result.evidence.is_empty() => {
                let none = "no evidence is declared (help: `coproduce explain evidence` says how)";
                if is_nothing || self.summary.errors > 0 { Ok(()) } else { output.remark(none) }
            }
            Format::Text => text(result, &mut output.out),
        }
    }
}
