//! `textDocument/documentSymbol` and `workspace/symbol`: what texts declare.

use crate::position::Lines;
use crate::refusal::Answer;
use crate::workspace::Workspace;
use coproduce_core::model::plain;
use coproduce_repository::Tree;
use coproduce_syntax::source::{Sources, Span, bytes};
use coproduce_syntax::{Declaration, Kind, Part, Token, survey};
use lsp_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, OneOf, SymbolKind, WorkspaceSymbol,
    WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use std::ops::Range;

/// How many symbols of a workspace are listed.
const MOST: usize = 1000;

/// A declared name.
struct Declared {
    name: String,
    keyword: &'static str,
    kind: Option<Kind>,
    /// Where the name stands, and the declaration.
    at: Range<usize>,
    around: Range<usize>,
}

/// What a text declares, in order. Laws of the usual form are read as text: a tree of each would take ten times as long.
fn declared(text: &str) -> Vec<Declared> {
    let mut sources = Sources::new();
    let Ok(file) = sources.add("", text) else { return Vec::new() };
    let place = |span: Span| bytes(&sources, span).map(|(_, range)| range);
    let one = |name: Span, around: Span, keyword, kind| {
        let (at, around) = (place(name)?, place(around)?);
        Some(Declared { name: plain(sources.text(name)).into_owned(), keyword, kind, at, around })
    };
    let mut found = Vec::new();
    for part in &survey(&sources, file, &mut Vec::new()).parts {
        match part {
            Part::Laws(laws) => laws.read(&sources, |law| {
                found.extend(one(law.name().span, law.span, Token::Law.word(), Some(Kind::Law)));
            }),
            Part::Paragraph(paragraph) => {
                let shape = paragraph.declaration.shape();
                let declared = paragraph.declaration.declared();
                let names = declared.iter().map(|one| one.name.span);
                let title = match &paragraph.declaration {
                    Declaration::Model(model) => Some(model.declared.name.span),
                    _ => None,
                };
                // Of several names, none has the declaration to itself.
                let around = |name| if declared.len() > 1 { name } else { paragraph.span };
                let symbol = |name| one(name, around(name), shape.keyword.word(), shape.declares);
                found.extend(names.chain(title).filter_map(symbol));
            }
        }
    }
    found
}

/// What the protocol has that is most like a kind.
pub const fn symbol_kind(kind: Option<Kind>) -> SymbolKind {
    match kind {
        Some(Kind::Object) => SymbolKind::OBJECT,
        Some(Kind::Property) => SymbolKind::PROPERTY,
        Some(Kind::Actor | Kind::Platform) => SymbolKind::CLASS,
        Some(Kind::Action) => SymbolKind::METHOD,
        Some(Kind::Outcome) => SymbolKind::EVENT,
        Some(Kind::Environment) => SymbolKind::NAMESPACE,
        Some(Kind::Law) => SymbolKind::FUNCTION,
        Some(Kind::Scenario | Kind::Course) => SymbolKind::STRUCT,
        Some(Kind::Value | Kind::Pricing) => SymbolKind::NUMBER,
        Some(Kind::Proposition | Kind::Exchange | Kind::Offering) => SymbolKind::INTERFACE,
        Some(_) => SymbolKind::VARIABLE,
        None => SymbolKind::MODULE,
    }
}

/// Lists what a text declares.
pub fn of_document<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: DocumentSymbolParams,
) -> Answer<Option<DocumentSymbolResponse>> {
    let (_, text) = workspace.document(&params.text_document)?;
    let lines = Lines::of(&text, workspace.encoding);
    let symbol = |one: Declared| {
        #[expect(deprecated, reason = "the type has no other way to be made")]
        DocumentSymbol {
            name: if one.name.is_empty() { "…".to_owned() } else { one.name },
            detail: Some(one.keyword.to_owned()),
            kind: symbol_kind(one.kind),
            tags: None,
            deprecated: None,
            range: lines.range(one.around),
            selection_range: lines.range(one.at),
            children: None,
        }
    };
    Ok(Some(DocumentSymbolResponse::Nested(declared(&text).into_iter().map(symbol).collect())))
}

/// Lists what the models around declare and a query fits: its letters, in order, in whatever case.
pub fn of_workspace<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: WorkspaceSymbolParams,
) -> Answer<Option<WorkspaceSymbolResponse>> {
    let repositories = workspace.repositories();
    let mut found = Vec::new();
    for path in workspace.models(&repositories).into_keys() {
        let (Some(text), Some(uri)) = (workspace.text(&path), workspace.uri(&path)) else { continue };
        let lines = Lines::of(&text, workspace.encoding);
        let fitting = declared(&text).into_iter().filter(|one| fits(&params.query, &one.name));
        found.extend(fitting.take(MOST - found.len()).map(|one| WorkspaceSymbol {
            name: one.name,
            kind: symbol_kind(one.kind),
            tags: None,
            container_name: None,
            location: OneOf::Left(Location { uri: uri.clone(), range: lines.range(one.at) }),
            data: None,
        }));
    }
    Ok(Some(WorkspaceSymbolResponse::Nested(found)))
}

fn fits(query: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let mut rest = name.chars();
    query.to_lowercase().chars().all(|wanted| rest.any(|letter| letter == wanted))
}
