//! `textDocument/inlayHint`: how each expectation and each claim stands, behind it.

use crate::position::Lines;
use crate::refusal::Answer;
use crate::workspace::Workspace;
use coproduce_core::analysis::judgement::Ruling;
use coproduce_repository::Tree;
use coproduce_syntax::source::bytes;
use lsp_types::{InlayHint, InlayHintLabel, InlayHintParams};

/// Says how what is put to the test in a part of a text stands.
pub fn hints<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: InlayHintParams,
) -> Answer<Option<Vec<InlayHint>>> {
    let (path, text) = workspace.document(&params.text_document)?;
    let program = workspace.program(&path)?;
    let lines = Lines::of(&text, workspace.encoding);
    let part = lines.bytes(params.range);
    let hints = program.judgements.iter().filter_map(|judgement| {
        let (file, range) = bytes(&program.sources, judgement.case.span(&program.kernel))?;
        let is_asked = file.index() == 0 && range.start < part.end && part.start <= range.end;
        is_asked.then(|| InlayHint {
            position: lines.position(range.end),
            label: InlayHintLabel::String(word(&judgement.ruling).to_owned()),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        })
    });
    Ok(Some(hints.collect()))
}

const fn word(ruling: &Ruling) -> &'static str {
    match ruling {
        Ruling::Held => "holds",
        Ruling::Failed(_) => "does not hold",
        Ruling::Undecided(_) => "undecided",
        Ruling::Unjudged(_) => "not judged",
    }
}
