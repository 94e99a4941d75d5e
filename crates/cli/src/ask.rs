//! What commands share that ask a question of one model, or of several.

use super::TextOrJson;
use super::models::{self, Named};
use super::output::Output;
use super::setting::SettingFlags;
use clap::Args;
use coproduce_core::Program;
use coproduce_core::ask::answer::Answer;
use coproduce_core::ask::{Asked, Extent, NamedSetting, Question, Refusal, Word, laid_out, name};
use coproduce_core::kernel::Found;
use coproduce_core::model::Kinds;
use coproduce_engine::exact::Limits;
use coproduce_report::answer::render;
use coproduce_report::page::surface::{Page, Surface};
use coproduce_report::refusal::said;
use coproduce_report::wire::{Envelope, Summary};
use coproduce_syntax::diagnostic::Diagnostic;
use std::io;
use std::path::PathBuf;

/// A question about one product.
#[derive(Debug, Args)]
pub(super) struct AboutProduct {
    /// What is asked about.
    #[arg(value_name = "NAME")]
    product: String,
    #[command(flatten)]
    place: Place,
}

/// Where a question is asked, and how the answer is shown.
#[derive(Debug, Args)]
pub(super) struct Place {
    /// Files, and folders with all `.coprod` files below them; the current repository if none is named.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    setting: SettingFlags,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    pub format: TextOrJson,
}

/// How far an exact analysis may go.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Effort {
    /// How many nodes each decision diagram may have; one takes about 24 bytes.
    #[arg(long, value_name = "NUMBER", default_value_t = Limits::default().nodes)]
    nodes: usize,
}

impl Effort {
    /// The same as limits.
    pub const fn limits(self) -> Limits {
        Limits { nodes: self.nodes }
    }
}

/// Asks about one product, and writes the answer.
pub(super) fn about_product(
    asked: &AboutProduct,
    question: impl FnOnce(Word) -> Question,
    extent: &Extent,
    output: &mut Output,
) -> io::Result<()> {
    let word = Word::argument(&asked.product);
    let models = models::read(&asked.place.paths, output)?;
    let Some((program, summary)) = knowing(&models, &word, output)? else { return Ok(()) };
    let question = question(word);
    let named = match asked.place.setting.named(&models) {
        Ok(named) => named,
        Err(refusal) => return refuse(&refusal, output),
    };
    let laid_out = named.course.is_some().then(|| laid_out(program, &named, &question)).transpose();
    let found = match &laid_out {
        Err(refusal) => return refuse(refusal, output),
        Ok(Some((program, setting))) => Ok((program, setting.clone())),
        Ok(None) => named.only(program).map(|setting| (program, setting)),
    };
    let answer = match &found {
        Err(findings) => return refuse(&findings.clone().into(), output),
        Ok((program, setting)) => Asked::new(program, setting).answer(&question, extent),
    };
    match answer {
        Ok(answer) => {
            write(&answer, summary, asked.place.format, output)?;
            unknown_parts(&answer, output)
        }
        Err(refusal) => refuse(&refusal, output),
    }
}

/// The one model that knows a product: the one that declares it, or else the one that uses what does. None where that
/// was refused, or where it was not understood.
fn knowing<'m>(models: &'m [Named], word: &Word, output: &mut Output) -> io::Result<Option<(&'m Program, Summary)>> {
    // A name that may stand for several things is known: asking says which.
    let known = |(_, program): &&Named| match program.find(&word.name) {
        Found::None => false,
        Found::One(atom) => Kinds::EXPECTED.contains(program.words().kind(atom)),
        Found::Several(_) => true,
    };
    let declares =
        |(_, program): &&Named| program.find(&word.name).one().is_some_and(|atom| program.kernel.atom(atom).own);
    let knowing: Vec<&Named> = models.iter().filter(known).collect();
    let declaring: Vec<&Named> = knowing.iter().copied().filter(declares).collect();
    let meant = if declaring.is_empty() { knowing } else { declaring };
    match meant.as_slice() {
        [(_, program)] => {
            let mut summary = Summary::default();
            summary.add(&program.findings);
            let is_understood = models::says_why_not(&meant, "not evaluated", output)?;
            Ok(is_understood.then_some((&**program, summary)))
        }
        [] => {
            let is_understood = models::says_why_not(&models.iter().collect::<Vec<_>>(), "not evaluated", output)?;
            let refusals = models
                .iter()
                .filter_map(|(_, program)| name::thing(program, word, Kinds::EXPECTED, "a question").err());
            // What is not declared in a model that was not understood may well be meant by it.
            match nearest(refusals) {
                Some(finding) if is_understood => refuse(&finding.into(), output)?,
                _ => {}
            }
            Ok(None)
        }
        several => {
            let files: Vec<String> = several.iter().map(|(file, _)| format!("`{file}`")).collect();
            let (name, files) = (&word.name, files.join(", "));
            output.refuse(&format!("several models know `{name}` (help: name one of {files})"))?;
            Ok(None)
        }
    }
}

/// Of several findings about one name the one that comes nearest to what may have been meant.
fn nearest(findings: impl Iterator<Item = Diagnostic>) -> Option<Diagnostic> {
    let suggests = |finding: &Diagnostic| finding.help.as_ref().is_some_and(|help| help.starts_with("perhaps"));
    let all: Vec<Diagnostic> = findings.collect();
    all.iter().find(|finding| suggests(finding)).or_else(|| all.first()).cloned()
}

/// Asks a question of every model that was understood, in each of the situations that are meant there, and writes the
/// answers together.
pub(super) fn of_models(place: &Place, question: &Question, extent: &Extent, output: &mut Output) -> io::Result<()> {
    let models = models::read(&place.paths, output)?;
    let named = match place.setting.named(&models) {
        Ok(named) => named,
        Err(refusal) => return refuse(&refusal, output),
    };
    let (models, summary) = if *question == Question::Loops {
        models::with_laws(models, "not evaluated", output)?
    } else {
        let summary = models::summarised(&models, "not evaluated", output)?;
        (models, summary)
    };
    let understood = || models.iter().map(|(_, program)| &**program).filter(|program| question.is_answered_by(program));
    let settings = match everywhere(&named, understood(), NamedSetting::places) {
        Ok(settings) => settings,
        Err(refusal) => return refuse(&refusal, output),
    };
    let mut all: Option<Answer> = None;
    for (program, settings) in understood().zip(&settings) {
        for setting in settings {
            match Asked::new(program, setting).answer(question, extent) {
                Ok(answer) => match &mut all {
                    Some(all) => all.append(answer),
                    None => all = Some(answer),
                },
                Err(refusal) => refuse(&refusal, output)?,
            }
        }
    }
    // Of what was not evaluated nothing is said that reads as an answer.
    match all {
        Some(answer) => write(&answer, summary, place.format, output),
        None if place.format == TextOrJson::Json => {
            Envelope::new(Vec::new(), question.nothing(), summary).render(&mut output.out)
        }
        None => Ok(()),
    }
}

/// What a situation by names comes to in each of some models: none in those that do not know it, as long as one does.
pub(super) fn everywhere<'p, Meant>(
    named: &NamedSetting,
    programs: impl Iterator<Item = &'p Program>,
    settings: impl Fn(&NamedSetting, &Program) -> Result<Vec<Meant>, Vec<Diagnostic>>,
) -> Result<Vec<Vec<Meant>>, Refusal> {
    let found: Vec<_> = programs.map(|program| settings(named, program)).collect();
    let is_of_names = |finding: &Diagnostic| finding.rule == "unknown-name";
    // A contradiction in one model is no reason to ask the others alone.
    if let Some(Err(findings)) = found.iter().find(|one| one.as_ref().is_err_and(|all| !all.iter().all(is_of_names))) {
        return Err(findings.clone().into());
    }
    if found.iter().any(Result::is_ok) || found.is_empty() {
        return Ok(found.into_iter().map(Result::unwrap_or_default).collect());
    }
    let all = found.into_iter().filter_map(Result::err).flatten();
    Err(nearest(all).into_iter().collect::<Vec<_>>().into())
}

/// Writes an answer.
pub(super) fn write(answer: &Answer, summary: Summary, format: TextOrJson, output: &mut Output) -> io::Result<()> {
    match format {
        TextOrJson::Json => Envelope::new(Vec::new(), answer, summary).render(&mut output.out),
        TextOrJson::Text => render(answer, Page::COMMAND, &mut output.out),
    }
}

/// Says why a question has no answer.
pub(super) fn refuse(refusal: &Refusal, output: &mut Output) -> io::Result<()> {
    said(refusal, Surface::CommandLine).into_iter().try_for_each(|(message, help)| {
        let help = help.map(|help| format!(" (help: {help})")).unwrap_or_default();
        output.refuse(&format!("{message}{help}"))
    })
}

/// Says which parts of an answer are not known.
fn unknown_parts(answer: &Answer, output: &mut Output) -> io::Result<()> {
    const HELP: &str = " (help: `--nodes` raises the limit, `--up-to` leaves out large sets)";
    match answer {
        Answer::Sets(result) => {
            let parts = [("production", result.unfinished.production), ("blocking", result.unfinished.blocking)];
            parts.into_iter().filter_map(|(noun, unfinished)| Some((noun, unfinished?))).try_for_each(
                |(noun, unfinished)| output.refuse(&format!("the {noun} sets are not known: {unfinished}{HELP}")),
            )
        }
        Answer::Rank(result) => match result.unfinished {
            Some(unfinished) => output.refuse(&format!("the measure of Fussell and Vesely is not known: {unfinished}")),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}
