//! `workspace/executeCommand`: what is asked of a model beyond places in its text. The result is text.

use crate::refusal::{Answer, Refusal};
use crate::workspace::Workspace;
use coproduce_core::Program;
use coproduce_core::analysis::{Options, Setting};
use coproduce_core::ask::{Asked, Extent as Most, Word};
use coproduce_core::kernel::CourseId;
use coproduce_report::answer;
use coproduce_report::evaluation::{Extent, Tally, render};
use coproduce_report::page::surface::{Page, Surface};
use coproduce_report::refusal::said;
use coproduce_report::words::explain;
use coproduce_repository::Tree;
use lsp_types::{ExecuteCommandParams, TextDocumentIdentifier, Uri};
use serde_json::Value;
use std::rc::Rc;
use std::str::FromStr;

/// Explains a word, a command or a rule.
pub const EXPLAIN: &str = "coproduce.explain";
/// Says what comes of a document, or of one scenario or course of it.
pub const RUN: &str = "coproduce.run";
/// Says of a document, in a scenario, why a product is produced, or what is missing.
pub const WHY: &str = "coproduce.why";
/// The commands there are.
pub const NAMES: [&str; 3] = [EXPLAIN, RUN, WHY];

/// Carries a command out.
pub fn execute<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: ExecuteCommandParams,
) -> Answer<Option<Value>> {
    let arguments: Option<Vec<&str>> = params.arguments.iter().map(Value::as_str).collect();
    let text = match (params.command.as_str(), arguments.as_deref()) {
        (EXPLAIN, Some([word])) => explained(word)?,
        (RUN, Some([uri])) => evaluated(&*understood(workspace, uri)?, Options::default())?,
        (RUN, Some([uri, situation])) => {
            let program = understood(workspace, uri)?;
            evaluated(&program, only(&program, situation)?)?
        }
        (WHY, Some([uri, situation, product])) => why(&*understood(workspace, uri)?, situation, product)?,
        (EXPLAIN, _) => return Err(Refusal::malformed("the only argument is a word")),
        (RUN, _) => return Err(Refusal::malformed("the arguments are the address of a document and, perhaps, a name")),
        (WHY, _) => return Err(Refusal::malformed("the arguments are an address, a scenario and a product")),
        (unknown, _) => return Err(Refusal::malformed(format!("no command `{unknown}`"))),
    };
    Ok(Some(Value::String(text)))
}

/// The page of a word, a command or a rule.
fn explained(word: &str) -> Answer<String> {
    explain(word).map(|page| page.text()).map_err(|(reason, _)| Refusal::impossible(reason))
}

/// The model of a document, if it can be evaluated.
fn understood<T: Tree + Send + Sync>(workspace: &mut Workspace<T>, uri: &str) -> Answer<Rc<Program>> {
    let uri = Uri::from_str(uri).map_err(|_| Refusal::malformed("the first argument is the address of a document"))?;
    let (path, _) = workspace.document(&TextDocumentIdentifier { uri })?;
    let program = workspace.program(&path)?;
    if program.understood {
        Ok(program)
    } else {
        Err(Refusal::impossible("the model is not evaluated: fix the errors first"))
    }
}

/// A scenario of the model, as a situation.
pub fn setting(program: &Program, name: &str) -> Option<Setting> {
    program.scenarios().find(|(_, own)| own == name).map(|(at, _)| Setting::Scenario(at))
}

/// A course of the model.
pub fn course(program: &Program, name: &str) -> Option<CourseId> {
    program.course_names().find(|(_, own)| own == name).map(|(id, _)| id)
}

/// To evaluate a scenario or a course, and nothing else.
fn only(program: &Program, name: &str) -> Answer<Options> {
    let (only, only_course) = (setting(program, name), course(program, name));
    if only.is_none() && only_course.is_none() {
        return Err(no_situation(name));
    }
    Ok(Options { only, only_course, ..Options::default() })
}

fn no_situation(name: &str) -> Refusal {
    Refusal::impossible(format!("no scenario or course `{name}` is declared here"))
}

/// What comes of a model, as `coproduce run` says it.
fn evaluated(program: &Program, options: Options) -> Answer<String> {
    let (mut tally, mut out) = (Tally::default(), Vec::new());
    render(&program.evaluate(&options), Extent::READABLE, &mut tally, &mut out).map_err(|_| Refusal::failed())?;
    String::from_utf8(out).map_err(|_| Refusal::failed())
}

/// Why a product is produced in a scenario, or what is missing, as `coproduce why` and `why-not` say it.
fn why(program: &Program, situation: &str, product: &str) -> Answer<String> {
    let setting = setting(program, situation).ok_or_else(|| no_situation(situation))?;
    let found = Asked::new(program, &setting).why(&Word::argument(product), &Most::default());
    let found = found.map_err(|refusal| {
        let said: Vec<String> = said(&refusal, Surface::Session).into_iter().map(|(message, _)| message).collect();
        Refusal::impossible(said.join("; "))
    })?;
    let mut out = Vec::new();
    answer::render(&found, Page::SESSION, &mut out).map_err(|_| Refusal::failed())?;
    String::from_utf8(out).map_err(|_| Refusal::failed())
}
