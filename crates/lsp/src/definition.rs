//! `textDocument/definition`: where a name is declared.

use crate::mention::{declared_at, word_at};
use crate::refusal::Answer;
use crate::workspace::{At, Workspace};
use coproduce_core::Program;
use coproduce_repository::Tree;
use lsp_types::{GotoDefinitionParams, GotoDefinitionResponse, Location};

/// Leads from a name to its declaration, in this text or in another.
pub fn definition<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: GotoDefinitionParams,
) -> Answer<Option<GotoDefinitionResponse>> {
    let At { path, text, program, byte } = workspace.at(&params.text_document_position_params)?;
    let Some(word) = word_at(&text, byte) else { return Ok(None) };
    let locations = |program: &Program| -> Vec<Location> {
        let declared = declared_at(program, &text, &word);
        declared.into_iter().filter_map(|span| workspace.location(program, span)).collect()
    };
    let mut found = locations(&program);
    if found.is_empty()
        && let Some(before) = workspace.before(&path)
    {
        found = locations(&before);
    }
    Ok((!found.is_empty()).then_some(GotoDefinitionResponse::Array(found)))
}
