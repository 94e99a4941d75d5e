//! `run`: what is produced in each situation, and what is missing.

use super::ask::{everywhere, refuse};
use super::output::Output;
use super::setting::SettingFlags;
use super::{Status, Strictness, models, watch};
use clap::{Args, ValueEnum};
use coproduce_core::Program;
use coproduce_core::analysis::course::CourseReport;
use coproduce_core::analysis::{CocreationReport, Evaluation, OfferingReport, Options, Setting, SituationReport};
use coproduce_core::ask::courses;
use coproduce_core::kernel::CourseId;
use coproduce_report::course;
use coproduce_report::evaluation::{self, Extent, Tally};
use coproduce_report::findings::concise;
use coproduce_report::findings::full::Full;
use coproduce_report::page::escape::inline;
use coproduce_report::page::phrase::counted;
use coproduce_report::wire::{self, Envelope, InFile, Summary};
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use serde::Serialize;
use std::borrow::Cow;
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
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    setting: SettingFlags,
    /// List all products and everything they lack, however many.
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    strictness: Strictness,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// One envelope for machines.
    Json,
    /// Courses as a table for machines: one row for each thing in each period.
    Csv,
    /// Courses as a picture: a bar for as long as each thing is there.
    Svg,
}

const EXAMPLES: &str = "\
Examples:
  coproduce run acorn.coprod              every scenario; without any, every environment
  coproduce run acorn.coprod --scenario at_sea
  coproduce run acorn.coprod --in forest --given acorn --without soil
  coproduce run acorn.coprod --format json
  coproduce run thermostat.coprod --course winter --format svg >winter.svg

Results go to standard output, findings to standard error. An environment asked about with `--in`
stays open: what is neither stated nor held may be present or absent.
Exit status: 0 fine, 1 findings or failed expectations, 2 could not run";

#[derive(Default, Serialize)]
struct Results<'p> {
    situations: Vec<InFile<'p, SituationReport<'p>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    courses: Vec<InFile<'p, CourseReport<'p>>>,
    offerings: Vec<InFile<'p, OfferingReport<'p>>>,
    cocreations: Vec<InFile<'p, CocreationReport<'p>>>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let programs = models::judged(&arguments.paths, output)?;
    let named = match arguments.setting.named(&programs) {
        Ok(named) => named,
        Err(refusal) => return refuse(&refusal, output),
    };
    if named.course.is_some() && (named.at.is_some() || !named.states.is_empty()) {
        let help =
            "`why`, `sets` and the others take `--at` and suppositions in a course; or declare another one `like` it";
        return output.refuse(&format!("a course is run as it is declared, to its end (help: {help})"));
    }
    let understood = || programs.iter().map(|(_, program)| &**program).filter(|program| program.understood);
    let meant = everywhere(&named, understood(), |named, program| {
        // What is not said is all that is declared, and what propositions promise besides.
        if named.is_empty() {
            return Ok(vec![Meant::All]);
        }
        if named.course.is_some() {
            let courses = courses(program, named).map_err(|finding| vec![finding])?;
            return Ok(courses.into_iter().map(Meant::Course).collect());
        }
        named.settings(program).map(|settings| settings.into_iter().map(Meant::Situation).collect())
    });
    let settings = match meant {
        Ok(settings) => settings,
        Err(refusal) => return refuse(&refusal, output),
    };
    let mut settings = settings.into_iter();
    let mut run = Run::new(arguments, programs.len() > 1, output);
    for (name, program) in &programs {
        let settings = if program.understood { settings.next().unwrap_or_default() } else { Vec::new() };
        run.file(name, program, settings)?;
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

/// What is shown of a model.
enum Meant {
    /// All that it declares.
    All,
    /// A situation.
    Situation(Setting),
    /// A course.
    Course(CourseId),
}

impl Meant {
    fn divide(self) -> (Option<Setting>, Option<CourseId>) {
        match self {
            Self::All => (None, None),
            Self::Situation(setting) => (Some(setting), None),
            Self::Course(course) => (None, Some(course)),
        }
    }
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
    diagnostics: Vec<wire::Finding>,
    results: Results<'p>,
}

impl<'r, 'p> Run<'r, 'p> {
    fn new(arguments: &'r Arguments, several: bool, output: &'r mut Output) -> Self {
        Self {
            full: Output::is_watched().then(|| Full::new(output.is_coloured()).within(Output::width())),
            arguments,
            output,
            several,
            summary: Summary::default(),
            tally: Tally::default(),
            diagnostics: Vec::new(),
            results: Results::default(),
        }
    }

    fn file(&mut self, name: &'p str, program: &'p Program, meant: Vec<Meant>) -> Result<()> {
        self.summary.add(&program.findings);
        self.output.raise(Status::of(self.summary, self.arguments.strictness));
        match self.arguments.format {
            Format::Json => self.diagnostics.extend(wire::findings(&program.sources, &program.findings)),
            Format::Text | Format::Csv | Format::Svg => self.errors(program, program.findings.clone())?,
        }
        if !program.understood && self.arguments.format != Format::Json {
            writeln!(self.output.error, "{}: not evaluated: fix the errors first", inline(name))?;
        }
        meant.into_iter().try_for_each(|only| self.situations(name, program, only))
    }

    fn situations(&mut self, name: &'p str, program: &'p Program, only: Meant) -> Result<()> {
        match self.arguments.format {
            Format::Csv | Format::Svg => {
                let (only, only_course) = only.divide();
                if only.is_none() {
                    // Of situations there is no picture: nothing of them is looked for.
                    let courses = program.courses(only_course);
                    self.results.courses.extend(in_file(&Cow::Borrowed(name), courses));
                }
                Ok(())
            }
            Format::Json => {
                let (only, only_course) = only.divide();
                let options = Options { only, only_course, ..Options::default() };
                let Evaluation { situations, courses, offerings, cocreations } = program.evaluate(&options);
                let file = Cow::Borrowed(name);
                self.results.situations.extend(in_file(&file, situations));
                self.results.courses.extend(in_file(&file, courses));
                self.results.offerings.extend(in_file(&file, offerings));
                self.results.cocreations.extend(in_file(&file, cocreations));
                Ok(())
            }
            Format::Text => {
                let all = self.arguments.all;
                let extent = if all { Extent::ALL } else { Extent::READABLE };
                let usual = Options::default();
                let missing_sets = if all { usize::MAX } else { usual.missing_sets };
                let (only, only_course) = only.divide();
                let options = Options { only, only_course, listed: extent.products, missing_sets };
                self.text(name, &program.evaluate(&options), extent)
            }
        }
    }

    fn text(&mut self, name: &str, evaluation: &Evaluation, extent: Extent) -> Result<()> {
        let out = &mut self.output.out;
        if self.several {
            writeln!(out, "--- {}\n", inline(name))?;
        }
        if evaluation.situations.is_empty() && evaluation.courses.is_empty() {
            writeln!(out, "no scenario or environment to evaluate\n")?;
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

    /// Writes courses, each as a table or a picture.
    fn courses(self) -> Result<()> {
        let courses: Vec<&CourseReport> = self.results.courses.iter().map(|one| &one.report).collect();
        if courses.is_empty() {
            return self
                .output
                .refuse("no course to show (help: `csv` and `svg` show courses, and situations are text or JSON)");
        }
        match self.arguments.format {
            Format::Csv => course::csv(&courses, &mut self.output.out),
            _ => self.output.out.write_all(course::svg(&courses).file().as_bytes()),
        }
    }

    fn finish(self, repeats: bool) -> Result<()> {
        if matches!(self.arguments.format, Format::Csv | Format::Svg) {
            return self.courses();
        }
        if self.arguments.format == Format::Json {
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

fn in_file<'p, R>(file: &Cow<'p, str>, reports: Vec<R>) -> impl Iterator<Item = InFile<'p, R>> {
    reports.into_iter().map(|report| InFile { file: file.clone(), report })
}
