//! `textDocument/formatting` and `textDocument/rangeFormatting`: the canonical form, as `coproduce fmt` writes it; and
//! `textDocument/onTypeFormatting`: how far the line that is being written stands to the right.

use crate::position::Lines;
use crate::refusal::{Answer, Refusal};
use crate::workspace::Workspace;
use coproduce_repository::Tree;
use coproduce_syntax::format::format;
use coproduce_syntax::source::Sources;
use coproduce_syntax::{Token, entry};
use lsp_types::{DocumentFormattingParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams, TextEdit};
use similar::{DiffOp, DiffTag, TextDiff};
use std::ops::Range;
use std::time::Duration;

/// How long differences are looked for; after that, they are larger than need be.
const PATIENCE: Duration = Duration::from_millis(200);

/// Lays a text out in the canonical form. What cannot be read is left as it is.
pub fn formatting<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: DocumentFormattingParams,
) -> Answer<Option<Vec<TextEdit>>> {
    let (_, text) = workspace.document(&params.text_document)?;
    let Some(after) = laid_out(&text)? else { return Ok(None) };
    let (range, new_text) = difference(&text, &after);
    if range.is_empty() && new_text.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let range = Lines::of(&text, workspace.encoding).range(range);
    Ok(Some(vec![TextEdit { range, new_text: new_text.to_owned() }]))
}

/// Lays out the lines of a range, as they are where the whole text is laid out.
pub fn of_range<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: DocumentRangeFormattingParams,
) -> Answer<Option<Vec<TextEdit>>> {
    let (_, text) = workspace.document(&params.text_document)?;
    let Some(after) = laid_out(&text)? else { return Ok(None) };
    let lines = Lines::of(&text, workspace.encoding);
    let wanted = lines.bytes(params.range);
    let edits = changes(&text, &after)
        .into_iter()
        .filter(|(at, _)| at.start <= wanted.end && wanted.start < at.end.max(at.start + 1));
    Ok(Some(edits.map(|(at, new_text)| TextEdit { range: lines.range(at), new_text }).collect()))
}

/// Moves the line in which a brace was closed, or which was begun, to where it belongs: two columns for each open brace.
pub fn on_type<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: DocumentOnTypeFormattingParams,
) -> Answer<Option<Vec<TextEdit>>> {
    let place = params.text_document_position;
    let (_, text) = workspace.document(&place.text_document)?;
    let lines = Lines::of(&text, workspace.encoding);
    let byte = lines.byte(place.position);
    let start = text[..byte].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let blank = text[start..].find(|character| !matches!(character, ' ' | '\t')).unwrap_or(text.len() - start);
    let closes = text[start + blank..].starts_with('}');
    if params.ch == "}" && !closes {
        return Ok(None);
    }
    let depth = entry::tokens(&text[..start]).fold(0_usize, |depth, (token, _)| match token {
        Some(Token::BraceOpen) => depth + 1,
        Some(Token::BraceClose) => depth.saturating_sub(1),
        _ => depth,
    });
    let wanted = "  ".repeat(depth.saturating_sub(usize::from(closes)));
    if text[start..start + blank] == wanted {
        return Ok(None);
    }
    Ok(Some(vec![TextEdit { range: lines.range(start..start + blank), new_text: wanted }]))
}

/// The canonical form of a text; none where it cannot be read.
fn laid_out(text: &str) -> Answer<Option<String>> {
    let mut sources = Sources::new();
    let file = sources.add("", text).map_err(|_| Refusal::impossible("the text is too long"))?;
    Ok(format(&sources, file).ok())
}

/// What has to change in a text to make it another, line by line.
fn changes(before: &str, after: &str) -> Vec<(Range<usize>, String)> {
    let (window, instead) = difference(before, after);
    let mut config = TextDiff::configure();
    let diff = config.timeout(PATIENCE).diff_lines(&before[window.clone()], instead);
    let starts = |slices: &[&str]| -> Vec<usize> {
        let ends = slices.iter().scan(0, |at, slice| {
            *at += slice.len();
            Some(*at)
        });
        std::iter::once(0).chain(ends).collect()
    };
    let (old, new) = (starts(diff.old_slices()), starts(diff.new_slices()));
    let changed = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal);
    let change = |(from, to): (Range<usize>, Range<usize>)| {
        let at = window.start + old[from.start]..window.start + old[from.end];
        (at, instead[new[to.start]..new[to.end]].to_owned())
    };
    changed.flat_map(by_line).map(change).collect()
}

/// A change of lines, and what they become; one by one, where as many lines become others.
fn by_line(op: &DiffOp) -> Vec<(Range<usize>, Range<usize>)> {
    let (from, to) = (op.old_range(), op.new_range());
    if from.len() != to.len() {
        return vec![(from, to)];
    }
    from.zip(to).map(|(old, new)| (old..old + 1, new..new + 1)).collect()
}

/// What has to change in a text to make it another: the lines between those that both begin and end with.
pub fn difference<'a>(before: &str, after: &'a str) -> (Range<usize>, &'a str) {
    let same = |(one, other): &(&str, &str)| one == other;
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let first = old.iter().copied().zip(new.iter().copied()).take_while(same).count();
    let last = old[first..].iter().copied().rev().zip(new[first..].iter().copied().rev()).take_while(same).count();
    let length = |lines: &[&str]| lines.iter().map(|line| line.len()).sum::<usize>();
    let start = length(&old[..first]);
    let tail = length(&old[old.len() - last..]);
    (start..before.len() - tail, &after[start..after.len() - tail])
}

#[cfg(test)]
mod tests {
    use super::{changes, difference};

    #[test]
    fn changes_are_those_of_lines() {
        let found = changes("a\nb\nc\nd\ne\n", "a\nB\nc\nd\n");
        assert_eq!(found, [(2..4, "B\n".to_owned()), (8..10, String::new())]);
        // Of lines that all change, each changes into one.
        let found = changes("a\nb\n", "A\nB\n");
        assert_eq!(found, [(0..2, "A\n".to_owned()), (2..4, "B\n".to_owned())]);
        assert_eq!(changes("a\n", "a\n"), []);
    }

    #[test]
    fn only_the_lines_that_differ_are_changed() {
        assert_eq!(difference("a\nb\nc\n", "a\nB\nc\n"), (2..4, "B\n"));
        assert_eq!(difference("a\n", "a\n"), (2..2, ""));
        assert_eq!(difference("a\na\n", "a\n"), (2..4, ""));
        assert_eq!(difference("", "a\n"), (0..0, "a\n"));
    }
}
