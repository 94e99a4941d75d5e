//! `workspace/executeCommand`: what is asked of a model beyond places in its text. The result is text.

use crate::refusal::{Answer, Refusal};
use crate::workspace::Workspace;
use coproduce_core::analysis::Options;
use coproduce_report::evaluation::{Extent, Tally, render};
use coproduce_report::words::explain;
use coproduce_repository::Tree;
use lsp_types::{ExecuteCommandParams, TextDocumentIdentifier, Uri};
use serde_json::Value;
use std::str::FromStr;

/// The commands there are.
pub const NAMES: [&str; 2] = ["coproduce.explain", "coproduce.run"];

/// Carries a command out.
pub fn execute<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: ExecuteCommandParams,
) -> Answer<Option<Value>> {
    let argument = params.arguments.first().and_then(Value::as_str);
    let argument = argument.ok_or_else(|| Refusal::malformed("the first argument is a text"))?;
    let text = match params.command.as_str() {
        "coproduce.explain" => explained(argument)?,
        "coproduce.run" => run(workspace, argument)?,
        unknown => return Err(Refusal::malformed(format!("no command `{unknown}`"))),
    };
    Ok(Some(Value::String(text)))
}

/// The page of a word, a command or a rule.
fn explained(word: &str) -> Answer<String> {
    explain(word).map(|page| page.text()).map_err(|(reason, _)| Refusal::impossible(reason))
}

/// What comes of the model of a document, as `coproduce run` says it.
fn run<T: Tree + Send + Sync>(workspace: &mut Workspace<T>, uri: &str) -> Answer<String> {
    let uri = Uri::from_str(uri).map_err(|_| Refusal::malformed("the first argument is the address of a document"))?;
    let (path, _) = workspace.document(&TextDocumentIdentifier { uri })?;
    let program = workspace.program(&path)?;
    if !program.understood {
        return Err(Refusal::impossible("the model is not evaluated: fix the errors first"));
    }
    let (mut tally, mut out) = (Tally::default(), Vec::new());
    let evaluation = program.evaluate(&Options::default());
    render(&evaluation, Extent::READABLE, &mut tally, &mut out).map_err(|_| Refusal::failed())?;
    String::from_utf8(out).map_err(|_| Refusal::failed())
}
