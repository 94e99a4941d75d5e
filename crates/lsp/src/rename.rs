//! `textDocument/rename`: another name, wherever it is mentioned.
//!
//! What comes out is read before it is handed over: where the models would say something else, or would not be
//! understood any more, the name is refused.

use crate::documents::{Document, Overlay};
use crate::mention::word_at;
use crate::position::Lines;
use crate::references::{everywhere, target};
use crate::refusal::{Answer, Refusal};
use crate::workspace::{At, Workspace};
use coproduce_core::model::{declared, plain};
use coproduce_repository::{Repositories, Tree};
use lsp_types::{PrepareRenameResponse, RenameParams, TextDocumentPositionParams, TextEdit, Uri, WorkspaceEdit};
use std::collections::HashMap;
use std::ops::Range;

/// The name at a place, where it can be changed.
pub fn prepare<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    place: TextDocumentPositionParams,
) -> Answer<Option<PrepareRenameResponse>> {
    let Some((_, placeholder)) = target(workspace, &place)? else { return Ok(None) };
    let At { text, byte, .. } = workspace.at(&place)?;
    let Some(word) = word_at(&text, byte) else { return Ok(None) };
    let range = Lines::of(&text, workspace.encoding).range(word.range);
    Ok(Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder }))
}

/// Changes a name.
pub fn rename<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: RenameParams,
) -> Answer<Option<WorkspaceEdit>> {
    let Some((target, old)) = target(workspace, &params.text_document_position)? else {
        return Err(Refusal::impossible("there is no declared name here"));
    };
    let name = plain(params.new_name.trim()).into_owned();
    if name.is_empty() || name.contains(['`', '\n', '\r']) || name.chars().any(char::is_control) {
        return Err(Refusal::impossible("a name has at least one character, and neither backticks nor line breaks"));
    }
    let written = declared(&name).into_owned();
    let all = everywhere(workspace, &target, &old);
    let mut after = workspace.open.clone();
    for (file, ranges) in &all {
        let (Some(text), Some(uri)) = (workspace.text(file), workspace.uri(file)) else { continue };
        let version = after.get(file).map_or(0, |document| document.version);
        after.insert(file.clone(), Document { uri, version, text: replaced(&text, ranges, &written).into() });
    }
    let after = Repositories::new(Overlay { files: workspace.files(), open: after });
    for (file, _) in &all {
        let (was, is) = (workspace.program(file)?, after.read(file).map_err(Refusal::impossible)?);
        let rules =
            |program: &coproduce_core::Program| program.findings.iter().map(|one| one.rule.name).collect::<Vec<_>>();
        if rules(&was) != rules(&is) || was.kernel.atoms.len() != is.kernel.atoms.len() {
            let because = is.findings.iter().find(|finding| finding.message.contains(&name));
            let because = because.map_or_else(String::new, |finding| format!(": {}", finding.message));
            return Err(Refusal::impossible(format!("`{name}` cannot be the name here{because}")));
        }
    }
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for (file, ranges) in all {
        let (Some(text), Some(uri)) = (workspace.text(&file), workspace.uri(&file)) else { continue };
        let lines = Lines::of(&text, workspace.encoding);
        let edit = |range| TextEdit { range: lines.range(range), new_text: written.clone() };
        changes.insert(uri, ranges.into_iter().map(edit).collect());
    }
    Ok(Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }))
}

/// A text with another one at some places, which stand in order.
fn replaced(text: &str, ranges: &[Range<usize>], instead: &str) -> String {
    let (mut changed, mut at) = (String::with_capacity(text.len()), 0);
    for range in ranges {
        changed.push_str(&text[at..range.start]);
        changed.push_str(instead);
        at = range.end;
    }
    changed.push_str(&text[at..]);
    changed
}
