//! `report`: models and what they answer, as one page for a browser.

use super::evidence::{loader, tables};
use super::files::{self, Found};
use super::installed::{self, Missing};
use super::output::Output;
use super::test::{File, Sum, Wanted};
use super::{Status, write};
use clap::Args;
use coproduce_core::analysis::evidence::{Asked, Solutions};
use coproduce_core::ask::{EvidenceTables, fitted};
use coproduce_core::{Depth, Program};
use coproduce_html::report::{Model, report};
use coproduce_html::{Recorder, Texts};
use coproduce_report::evidence::FitResult;
use coproduce_report::findings::concise;
use coproduce_report::page::escape::inline;
use coproduce_report::page::phrase::counted;
use coproduce_report::test::Tested;
use coproduce_report::wire::InFile;
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use std::io::{IsTerminal, Result, Write, stdout};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, and folders with all `.coprod` files below them; the current repository if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The file that is written, or the folder in which `index.html` is; by default, standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Leave out the interpreter: the page shows what models answer, and cannot be asked.
    #[arg(long = "static", conflicts_with = "interpreter")]
    is_static: bool,
    /// The interpreter as WebAssembly; by default, the one that was installed with this program.
    #[arg(long, value_name = "FILE")]
    interpreter: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  coproduce report acorn.coprod -o acorn.html
  coproduce report -o report.html         all models of this repository, in one file
  coproduce report acorn.coprod --static >acorn.html

The page is one file that needs nothing else: it can be mailed, and opened without a network. It is complete without
JavaScript. With it, what-if questions are answered by the interpreter, which the page carries; to that end it also
carries the texts of the models.
Exit status: 0 fine, 1 a model has errors, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    if arguments.output.is_none() && stdout().is_terminal() {
        return output.refuse("a page is not for a terminal (help: `-o report.html` writes it into a file)");
    }
    let interpreter = if arguments.is_static {
        None
    } else {
        match installed::interpreter(arguments.interpreter.as_deref()) {
            Ok(found) => Some(found),
            Err(Missing::Wanted(reason)) => return output.refuse(&reason),
            Err(Missing::NotInstalled(help)) => {
                output.remark(&format!(
                    "the page cannot be asked: the interpreter for it is not installed (help: {help}; `--static` asks for none)"
                ))?;
                None
            }
        }
    };
    let (found, refused) = files::find(&arguments.paths);
    refused.iter().try_for_each(|reason| output.refuse(reason))?;
    let mut all = Vec::new();
    for found in found {
        match Whole::of(found) {
            Ok(whole) => all.push(whole),
            Err(reason) => output.refuse(&reason)?,
        }
    }
    if all.is_empty() {
        return Ok(());
    }
    for whole in &all {
        whole.says_what_is_wrong(output)?;
    }
    let fitted: Vec<FitResult> = all.iter().map(Whole::fitted).collect();
    let models = all.iter().zip(&fitted).map(|(whole, fitted)| Model {
        file: &whole.name,
        program: &whole.program,
        tested: Some(&whole.tested),
        fitted: Some(fitted),
        texts: &whole.texts,
    });
    let page = report(&models.collect::<Vec<_>>(), interpreter.as_ref());
    put(&page, arguments.output.as_deref(), &counted(all.len(), "model"), output)
}

/// Writes a page to where it is wanted, and says how large it is.
pub(super) fn put(page: &str, path: Option<&Path>, holds: &str, output: &mut Output) -> Result<()> {
    let Some(path) = path else { return output.out.write_all(page.as_bytes()) };
    let path = if path.is_dir() { path.join("index.html") } else { path.to_owned() };
    let shown = inline(&path.display().to_string()).into_owned();
    match write::replace(&path, page.as_bytes()) {
        Ok(()) => output.remark(&format!("{shown}: {holds}, {} kB", page.len().div_ceil(1000))),
        Err(error) => output.refuse(&format!("cannot write `{shown}`: {}", files::reason(&error))),
    }
}

/// A model, with all texts that it was read from.
pub(super) fn recorded(found: &Found, name: &str) -> std::result::Result<(Program, Texts), String> {
    let through = |modules, text: &str| Recorder::new(modules, name, text);
    let (program, recorder) = found.repository.read_through(Depth::Rules, &found.real, name, through)?;
    Ok((program, recorder.finish()))
}

/// A model with all that is shown of it.
struct Whole {
    name: String,
    found: Found,
    program: Program,
    texts: Texts,
    tested: Tested,
    /// The cases it is held against.
    tables: Option<EvidenceTables>,
}

impl Whole {
    fn of(found: Found) -> std::result::Result<Self, String> {
        let name = files::name(&found);
        let (mut program, texts) = recorded(&found, &name)?;
        let levels = found.repository.manifest().map(|manifest| manifest.levels.clone()).unwrap_or_default();
        levels.apply(&mut program.findings);
        let wanted = Wanted { filter: None, knock_out: false };
        let mut sum = Sum::default();
        sum.add(File::of(&program, &found, wanted));
        let tested = sum.finish(wanted, None, None);
        let tables = if program.understood { tables(&program, &found, None).ok() } else { None };
        Ok(Self { name, found, program, texts, tested, tables })
    }

    fn says_what_is_wrong(&self, output: &mut Output) -> Result<()> {
        let errors: Vec<Diagnostic> =
            self.program.findings.iter().filter(|one| one.level == Level::Error).cloned().collect();
        if !errors.is_empty() {
            output.raise(Status::Findings);
        }
        concise::render(&self.program.sources, &errors, &mut output.error)
    }

    /// What the evidence of the model says.
    fn fitted(&self) -> FitResult<'_> {
        let mut result = FitResult::default();
        let Some(tables) = &self.tables else { return result };
        let solutions = Some(Solutions { of_absence: false, tenable_only: false });
        let asked = Asked { solutions, points: true, ..Asked::default() };
        let fitted = fitted(&self.program, tables, asked, &mut loader(&self.found));
        let in_file = |report| InFile { file: self.name.as_str().into(), report };
        result.evidence.extend(fitted.reports.into_iter().map(in_file));
        result
    }
}
