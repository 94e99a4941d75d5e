//! `textDocument/semanticTokens`: what each word of a text is.

use crate::position::Lines;
use crate::refusal::Answer;
use crate::workspace::Workspace;
use coproduce_core::Program;
use coproduce_repository::Tree;
use coproduce_syntax::{Kind, Token, entry};
use lsp_types::{
    Range as Between, SemanticToken, SemanticTokenType, SemanticTokens, SemanticTokensLegend, SemanticTokensParams,
    SemanticTokensRangeParams, SemanticTokensRangeResult, SemanticTokensResult, TextDocumentIdentifier,
};
use std::collections::BTreeMap;

/// The types of words, in the order of their numbers.
const TYPES: [SemanticTokenType; 10] = [
    SemanticTokenType::KEYWORD,
    SemanticTokenType::VARIABLE,
    SemanticTokenType::PROPERTY,
    SemanticTokenType::CLASS,
    SemanticTokenType::METHOD,
    SemanticTokenType::EVENT,
    SemanticTokenType::NAMESPACE,
    SemanticTokenType::FUNCTION,
    SemanticTokenType::STRING,
    SemanticTokenType::NUMBER,
];

/// What the numbers of types stand for.
pub fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend { token_types: TYPES.to_vec(), token_modifiers: Vec::new() }
}

const fn of_kind(kind: Kind) -> u32 {
    match kind {
        Kind::Property => 2,
        Kind::Actor | Kind::Platform => 3,
        Kind::Action => 4,
        Kind::Outcome => 5,
        Kind::Environment => 6,
        Kind::Law => 7,
        _ => 1,
    }
}

/// All words of a text.
pub fn full<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: SemanticTokensParams,
) -> Answer<Option<SemanticTokensResult>> {
    let data = words(workspace, &params.text_document, None)?;
    Ok(Some(SemanticTokensResult::Tokens(SemanticTokens { result_id: None, data })))
}

/// The words of a part of a text.
pub fn within<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: SemanticTokensRangeParams,
) -> Answer<Option<SemanticTokensRangeResult>> {
    let data = words(workspace, &params.text_document, Some(params.range))?;
    Ok(Some(SemanticTokensRangeResult::Tokens(SemanticTokens { result_id: None, data })))
}

fn words<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    document: &TextDocumentIdentifier,
    part: Option<Between>,
) -> Answer<Vec<SemanticToken>> {
    let (path, text) = workspace.document(document)?;
    let program = workspace.program(&path)?;
    let (lines, encoding) = (Lines::of(&text, workspace.encoding), workspace.encoding);
    let part = part.map_or(0..text.len(), |part| lines.bytes(part));
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    let (mut data, mut line, mut character) = (Vec::new(), 0, 0);
    for (token, range) in entry::tokens(&text) {
        if range.end <= part.start || range.start >= part.end {
            continue;
        }
        let word = &text[range.clone()];
        let token_type = match token {
            Some(Token::Text) => 8,
            Some(Token::Number) => 9,
            Some(Token::Name | Token::Path) => *known.entry(word).or_insert_with(|| name(&program, word)),
            Some(token)
                if token.is_keyword()
                    || matches!(token, Token::And | Token::Or | Token::Not | Token::At | Token::All | Token::Any) =>
            {
                0
            }
            _ => continue,
        };
        let start = lines.position(range.start);
        let delta_line = start.line - line;
        let delta_start = if delta_line == 0 { start.character - character } else { start.character };
        let length = u32::try_from(encoding.count(word)).unwrap_or(u32::MAX);
        data.push(SemanticToken { delta_line, delta_start, length, token_type, token_modifiers_bitset: 0 });
        (line, character) = (start.line, start.character);
    }
    Ok(data)
}

fn name(program: &Program, word: &str) -> u32 {
    if let Some(&atom) = program.find(word).all().first() {
        return of_kind(program.words().kind(atom));
    }
    if program.find_law(word).all().is_empty() { 1 } else { of_kind(Kind::Law) }
}
