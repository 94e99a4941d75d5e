//! `textDocument/codeLens` and `codeLens/resolve`: what can be asked of a scenario, a course or an expectation, above it.
//!
//! Lenses are lazy: where they are is said at once, what each would do when it comes into sight.

use crate::command;
use crate::position::Lines;
use crate::refusal::{Answer, Refusal};
use crate::workspace::Workspace;
use coproduce_core::Program;
use coproduce_core::analysis::Verdict;
use coproduce_core::analysis::judgement::Case;
use coproduce_core::kernel::Scenario;
use coproduce_repository::Tree;
use coproduce_syntax::source::{Span, bytes};
use lsp_types::{CodeLens, CodeLensParams, Command, TextDocumentIdentifier, Uri};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// How many lenses a text has at most: more are no help.
const MOST: usize = 500;

/// What a lens is about, by names: when it is resolved, the text may have changed.
#[derive(Debug, Serialize, Deserialize)]
struct About {
    uri: Uri,
    /// A scenario or a course.
    situation: String,
    /// A product that is expected there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    product: Option<String>,
}

/// Says where something can be asked.
pub fn lenses<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: CodeLensParams,
) -> Answer<Option<Vec<CodeLens>>> {
    if !workspace.settings.code_lens {
        return Ok(Some(Vec::new()));
    }
    let (path, text) = workspace.document(&params.text_document)?;
    let program = workspace.program(&path)?;
    if !program.understood {
        return Ok(Some(Vec::new()));
    }
    let lines = Lines::of(&text, workspace.encoding);
    let (words, kernel) = (program.words(), &program.kernel);
    let lens = |span: Span, scenario: &Scenario, product: Option<String>| {
        let (file, range) = bytes(&program.sources, span)?;
        let situation = words.scenario(scenario).into_owned();
        let about = About { uri: params.text_document.uri.clone(), situation, product };
        let data = serde_json::to_value(about).ok();
        (file.index() == 0).then(|| CodeLens { range: lines.range(range), command: None, data })
    };
    let own = program.scenarios().map(|(at, _)| &kernel.scenarios[at]);
    let courses = kernel.own_courses().map(|(_, course)| &kernel.scenarios[course.scenario.index()]);
    let runs = own.chain(courses).filter(|one| one.row_of.is_none()).filter_map(|one| lens(one.name, one, None));
    let whys = program.judgements.iter().filter_map(|judgement| {
        let Case::Expectation(scenario, at) = judgement.case else { return None };
        let scenario = &kernel.scenarios[scenario.index()];
        let expectation = scenario.expectations.get(at).filter(|_| scenario.row_of.is_none())?;
        lens(expectation.span, scenario, Some(words.written(expectation.product)))
    });
    Ok(Some(runs.chain(whys).take(MOST).collect()))
}

/// Says what a lens does.
pub fn resolve<T: Tree + Send + Sync>(workspace: &mut Workspace<T>, mut lens: CodeLens) -> Answer<CodeLens> {
    let data = lens.data.clone().unwrap_or_default();
    let about: About = serde_json::from_value(data).map_err(|error| Refusal::malformed(error.to_string()))?;
    let (path, _) = workspace.document(&TextDocumentIdentifier { uri: about.uri.clone() })?;
    let program = workspace.program(&path)?;
    let mut arguments = vec![json!(about.uri), json!(about.situation)];
    let (title, command) = match &about.product {
        None if command::course(&program, &about.situation).is_some() => ("run this course".to_owned(), command::RUN),
        None => ("run".to_owned(), command::RUN),
        Some(product) => {
            arguments.push(Value::from(product.as_str()));
            let is_produced = verdict(&program, &about.situation, product) == Some(Verdict::Produced);
            let asked = if is_produced { "why" } else { "what is missing for" };
            (format!("{asked} {product}"), command::WHY)
        }
    };
    lens.command = Some(Command { title, command: command.to_owned(), arguments: Some(arguments) });
    Ok(lens)
}

/// What becomes of a product in a scenario, if both are still there.
fn verdict(program: &Program, situation: &str, product: &str) -> Option<Verdict> {
    let (setting, product) = (command::setting(program, situation)?, program.find(product).one()?);
    setting.inquiry(&program.kernel, &program.networks).verdict(product).ok()
}
