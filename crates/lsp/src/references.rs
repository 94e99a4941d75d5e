//! `textDocument/references` and `textDocument/documentHighlight`: where a name is mentioned.

use crate::mention::{declared_at, word_at, written_as};
use crate::position::Lines;
use crate::refusal::Answer;
use crate::workspace::{At, Workspace};
use coproduce_core::Program;
use coproduce_core::model::plain;
use coproduce_repository::Tree;
use coproduce_syntax::source::{Span, bytes};
use lsp_types::{DocumentHighlight, DocumentHighlightParams, Location, ReferenceParams, TextDocumentPositionParams};
use std::ops::Range;
use std::path::PathBuf;

/// What a name stands for: the file that declares it, and the bytes of its name there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The file.
    pub file: PathBuf,
    /// The bytes.
    pub range: Range<usize>,
}

impl Target {
    fn of(program: &Program, declared: Span) -> Option<Self> {
        let (file, range) = bytes(&program.sources, declared)?;
        Some(Self { file: program.sources.get(file).name().into(), range })
    }
}

/// What the name at a place stands for, and its name.
pub fn target<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    place: &TextDocumentPositionParams,
) -> Answer<Option<(Target, String)>> {
    let At { text, program, byte, .. } = workspace.at(place)?;
    let Some(word) = word_at(&text, byte) else { return Ok(None) };
    let declared = declared_at(&program, &text, &word);
    let &[one] = declared.as_slice() else { return Ok(None) };
    Ok(Target::of(&program, one).map(|target| (target, plain(program.sources.text(one)).into_owned())))
}

/// Where a name is mentioned in a text: the bytes of the name itself, without its qualifier.
pub fn mentions(program: &Program, text: &str, target: &Target, name: &str) -> Vec<Range<usize>> {
    let is_meant =
        |declared: Vec<Span>| declared.into_iter().any(|one| Target::of(program, one).as_ref() == Some(target));
    let named = written_as(text, name).filter(|(word, _)| is_meant(declared_at(program, text, word)));
    named.map(|(_, part)| part).collect()
}

/// All places in all models around that mention a name.
pub fn everywhere<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    target: &Target,
    name: &str,
) -> Vec<(PathBuf, Vec<Range<usize>>)> {
    let repositories = workspace.repositories();
    let mut files: Vec<PathBuf> = workspace.models(&repositories).into_keys().collect();
    if !files.contains(&target.file) {
        files.push(target.file.clone());
    }
    let mut all = Vec::new();
    for file in files {
        // A file that does not write the name is not read as a model.
        let Some(text) = workspace.text(&file).filter(|text| written_as(text, name).next().is_some()) else { continue };
        let Ok(program) = workspace.program(&file) else { continue };
        let found = mentions(&program, &text, target, name);
        if !found.is_empty() {
            all.push((file, found));
        }
    }
    all
}

/// Lists where a name is mentioned.
pub fn references<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: ReferenceParams,
) -> Answer<Option<Vec<Location>>> {
    let Some((target, name)) = target(workspace, &params.text_document_position)? else { return Ok(None) };
    let mut locations = Vec::new();
    for (file, ranges) in everywhere(workspace, &target, &name) {
        let (Some(text), Some(uri)) = (workspace.text(&file), workspace.uri(&file)) else { continue };
        let lines = Lines::of(&text, workspace.encoding);
        let is_asked =
            |range: &Range<usize>| params.context.include_declaration || file != target.file || *range != target.range;
        let here = ranges.into_iter().filter(is_asked);
        locations.extend(here.map(|range| Location { uri: uri.clone(), range: lines.range(range) }));
    }
    Ok(Some(locations))
}

/// Lists where a name is mentioned in the same text.
pub fn highlights<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: DocumentHighlightParams,
) -> Answer<Option<Vec<DocumentHighlight>>> {
    let place = params.text_document_position_params;
    let Some((target, name)) = target(workspace, &place)? else { return Ok(None) };
    let At { text, program, .. } = workspace.at(&place)?;
    let lines = Lines::of(&text, workspace.encoding);
    let ranges = mentions(&program, &text, &target, &name).into_iter();
    Ok(Some(ranges.map(|range| DocumentHighlight { range: lines.range(range), kind: None }).collect()))
}
