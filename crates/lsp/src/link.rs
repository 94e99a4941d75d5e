//! `textDocument/documentLink`: from what a text uses to the file.

use crate::position::Lines;
use crate::refusal::Answer;
use crate::workspace::Workspace;
use coproduce_core::model::plain;
use coproduce_repository::Tree;
use coproduce_syntax::source::{Sources, bytes};
use coproduce_syntax::{Declaration, survey};
use lsp_types::{DocumentLink, DocumentLinkParams};
use std::path::Path;

/// Lists the modules and the tables that a text names, as far as they were read.
pub fn links<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: DocumentLinkParams,
) -> Answer<Option<Vec<DocumentLink>>> {
    let (path, text) = workspace.document(&params.text_document)?;
    let program = workspace.program(&path)?;
    let mut sources = Sources::new();
    let Ok(file) = sources.add("", &*text) else { return Ok(None) };
    let survey = survey(&sources, file, &mut Vec::new());
    let positions = Lines::of(&text, workspace.encoding);
    let files: Vec<&str> = program.sources.iter().map(|(_, source)| source.name()).collect();
    let mut found = Vec::new();
    for paragraph in survey.paragraphs() {
        let mut named = Vec::new();
        if let Declaration::Import(import) = &paragraph.declaration {
            let module = plain(sources.text(import.path.span)).into_owned();
            let at = program.modules.iter().position(|known| *known == module);
            named.extend(at.and_then(|at| files.get(at)).map(|file| (import.path.span, Path::new(file).to_owned())));
        }
        for span in paragraph.declaration.files() {
            let beside = path.parent().unwrap_or(&path).join(sources.text(span).trim_matches('"'));
            let is_read = files.iter().any(|name| Path::new(name) == beside);
            named.extend(is_read.then_some((span, beside)));
        }
        for (span, file) in named {
            let (Some((_, range)), target) = (bytes(&sources, span), workspace.uri(&file)) else { continue };
            found.push(DocumentLink { range: positions.range(range), target, tooltip: None, data: None });
        }
    }
    Ok(Some(found))
}
