//! `textDocument/completion`: words of the language and names of the kinds that fit where one writes.

use crate::hover::page;
use crate::position::Lines;
use crate::refusal::Answer;
use crate::workspace::{At, Workspace};
use coproduce_core::Program;
use coproduce_core::model::{Kinds, plain, written};
use coproduce_repository::Tree;
use coproduce_syntax::completion::Clause;
use coproduce_syntax::{Kind, Shape, Token};
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse, CompletionTextEdit,
    Documentation, MarkupContent, MarkupKind, TextEdit,
};
use std::collections::BTreeSet;

/// How many names are offered.
const MOST: usize = 500;

/// Offers what may stand at a place.
pub fn completion<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: CompletionParams,
) -> Answer<Option<CompletionResponse>> {
    let At { path, text, program, byte } = workspace.at(&params.text_document_position)?;
    let start = word_start(&text, byte);
    let begun = &text[start..byte];
    let range = Lines::of(&text, workspace.encoding).range(start..byte);
    let clause = Clause::at_end_of(&text[..start]);
    let words: Vec<&str> = match clause {
        None => Token::declaring().collect(),
        // Behind a whole declaration another may begin.
        Some(clause) => {
            let own = Shape::of(clause.declaration).into_iter().flat_map(Shape::words);
            own.chain(Token::declaring()).collect()
        }
    };
    let mut seen = BTreeSet::new();
    let mut items: Vec<CompletionItem> = Vec::new();
    let item = |label: &str, kind, detail: Option<&str>, documentation: Option<String>, rank: u8| CompletionItem {
        label: label.to_owned(),
        kind: Some(kind),
        detail: detail.map(str::to_owned),
        documentation: documentation
            .map(|value| Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })),
        sort_text: Some(format!("{rank}{label}")),
        filter_text: Some(label.to_owned()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: label.to_owned() })),
        ..CompletionItem::default()
    };
    let models = [Some(program), workspace.before(&path)];
    for program in models.iter().flatten() {
        for (name, kind) in names(program, clause).take(MOST) {
            if name.trim_start_matches('`').starts_with(begun.trim_start_matches('`')) && seen.insert(name.clone()) {
                items.push(item(&name, CompletionItemKind::VARIABLE, Some(kind), None, 0));
            }
        }
    }
    for word in words {
        if !begun.is_empty() && word.starts_with(begun) && seen.insert(word.to_owned()) {
            items.push(item(word, CompletionItemKind::KEYWORD, None, page(word), 1));
        }
    }
    Ok(Some(CompletionResponse::List(CompletionList { is_incomplete: items.len() >= MOST, items })))
}

/// The names that fit in a clause, each with its kind.
fn names(program: &Program, clause: Option<Clause>) -> Box<dyn Iterator<Item = (String, &'static str)> + '_> {
    let Some(clause) = clause else { return Box::new(std::iter::empty()) };
    let (kernel, sources) = (&program.kernel, &program.sources);
    let name = |text: &str| written(&plain(text)).into_owned();
    match (clause.declaration, clause.governed_by) {
        (Token::Scenario, Token::Like) => {
            Box::new(program.scenarios().map(|(_, name)| (written(&name).into_owned(), "scenario")))
        }
        (Token::Course, Token::Like) => {
            Box::new(program.course_names().map(|(_, name)| (written(&name).into_owned(), "course")))
        }
        (Token::Evidence, Token::Tests) => {
            Box::new(kernel.laws.iter().map(move |law| (name(sources.text(law.name)), Kind::Law.word())))
        }
        _ => {
            let kinds = Kinds::wanted(clause);
            let fits = program.names().filter(move |(_, kind, _)| kinds.is_some_and(|kinds| kinds.contains(*kind)));
            Box::new(fits.map(|(name, kind, _)| (written(&name).into_owned(), kind.word())))
        }
    }
}

/// Where the word begins that is being written: behind an open backtick, what it quotes.
pub fn word_start(text: &str, byte: usize) -> usize {
    let line = text[..byte].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let before = &text[line..byte];
    if before.matches('`').count() % 2 == 1 {
        return line + before.rfind('`').unwrap_or(0);
    }
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    line + before.trim_end_matches(is_part).len()
}
