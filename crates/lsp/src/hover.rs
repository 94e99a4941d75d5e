//! `textDocument/hover`: what a name stands for, or what a word of the language means.

use crate::mention::{declared_at, word_at};
use crate::position::Lines;
use crate::refusal::Answer;
use crate::workspace::{At, Workspace};
use coproduce_core::Program;
use coproduce_report::words::{Explained, explain};
use coproduce_repository::Tree;
use coproduce_session::{About, about};
use coproduce_syntax::source::Span;
use lsp_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

/// Says what stands at a place.
pub fn hover<T: Tree + Send + Sync>(workspace: &mut Workspace<T>, params: HoverParams) -> Answer<Option<Hover>> {
    let At { path, text, program, byte } = workspace.at(&params.text_document_position_params)?;
    let Some(word) = word_at(&text, byte) else { return Ok(None) };
    let name = &text[word.range.clone()];
    let of = |program: &Program| {
        let declared = declared_at(program, &text, &word);
        markdown(program, name, &declared)
    };
    let found = of(&program).or_else(|| workspace.before(&path).and_then(|before| of(&before)));
    let Some(value) = found.or_else(|| page(name)) else { return Ok(None) };
    let range = Some(Lines::of(&text, workspace.encoding).range(word.range));
    Ok(Some(Hover { contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }), range }))
}

/// What is said of what is declared under a name at some places.
pub fn markdown(program: &Program, name: &str, declared: &[Span]) -> Option<String> {
    let all = about(program, name).into_iter().filter(|one| declared.contains(&one.place));
    let said: Vec<String> = all.map(|one| said(&one)).collect();
    (!said.is_empty()).then(|| said.join("\n\n---\n\n"))
}

fn said(About { description, documentation, .. }: &About) -> String {
    let label = description.label.as_ref().map(|label| format!(" \u{201c}{}\u{201d}", plain(label)));
    let mut parts =
        vec![format!("**{}**{}: {}", plain(&description.name), label.unwrap_or_default(), plain(&description.kind))];
    if !description.details.is_empty() {
        // A fence longer than any in it cannot be left from within.
        parts.push(format!("````coproduce\n{}\n````", description.details.join("\n").replace("````", "```")));
    }
    if !documentation.is_empty() {
        parts.push(documentation.join("\n"));
    }
    parts.join("\n\n")
}

/// A text that Markdown takes as it is.
fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&') {
            shown.push('\\');
        }
        shown.push(character);
    }
    shown
}

/// The page of a word of the language.
pub fn page(word: &str) -> Option<String> {
    match explain(word).ok()? {
        Explained::Rule(_) => None,
        page @ Explained::Word(..) => Some(page.text()),
    }
}
