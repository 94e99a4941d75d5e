//! `textDocument/foldingRange` and `textDocument/selectionRange`: what belongs together in a text.

use crate::position::Lines;
use crate::refusal::Answer;
use crate::workspace::Workspace;
use coproduce_repository::Tree;
use coproduce_syntax::{Token, entry};
use lsp_types::{FoldingRange, FoldingRangeParams, Position, SelectionRange, SelectionRangeParams};
use std::ops::Range;

/// How many ranges around a place are told apart.
const DEEPEST: usize = 64;

/// The parts of a text in braces or parentheses, these included, in the order in which they end.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for (token, range) in entry::tokens(text) {
        match token {
            Some(Token::BraceOpen | Token::ParenOpen) => open.push(range.start),
            Some(Token::BraceClose | Token::ParenClose) => closed.extend(open.pop().map(|start| start..range.end)),
            _ => {}
        }
    }
    closed
}

/// Lists what can be folded: blocks of several lines.
pub fn folding<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: FoldingRangeParams,
) -> Answer<Option<Vec<FoldingRange>>> {
    let (_, text) = workspace.document(&params.text_document)?;
    let lines = Lines::of(&text, workspace.encoding);
    let blocks = brackets(&text).into_iter().map(|block| lines.range(block));
    let folds = blocks.filter(|range| range.end.line > range.start.line + 1).map(|range| FoldingRange {
        start_line: range.start.line,
        // The closing brace stays in sight.
        end_line: range.end.line - 1,
        ..FoldingRange::default()
    });
    Ok(Some(folds.collect()))
}

/// Says for each of some places what one may want to select there: a word, what brackets hold, and so on outwards.
pub fn selection<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: SelectionRangeParams,
) -> Answer<Option<Vec<SelectionRange>>> {
    let (_, text) = workspace.document(&params.text_document)?;
    let lines = Lines::of(&text, workspace.encoding);
    let brackets = brackets(&text);
    let tokens: Vec<Range<usize>> = entry::tokens(&text).map(|(_, range)| range).collect();
    let around = |position: Position| {
        let byte = lines.byte(position);
        let holds = |range: &&Range<usize>| range.start <= byte && byte <= range.end;
        let whole = 0..text.len();
        let mut ranges: Vec<Range<usize>> = Vec::from([whole]);
        ranges.extend(brackets.iter().rev().filter(holds).take(DEEPEST).cloned());
        ranges.sort_by_key(|range| std::cmp::Reverse(range.len()));
        ranges.extend(tokens.iter().find(holds).cloned());
        ranges.dedup();
        let nested = ranges.into_iter().fold(None, |parent: Option<SelectionRange>, range| {
            Some(SelectionRange { range: lines.range(range), parent: parent.map(Box::new) })
        });
        nested.unwrap_or(SelectionRange { range: lines.whole(), parent: None })
    };
    Ok(Some(params.positions.into_iter().map(around).collect()))
}
