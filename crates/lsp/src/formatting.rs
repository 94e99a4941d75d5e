//! `textDocument/formatting`: the canonical form, as `coproduce fmt` writes it.

use crate::position::Lines;
use crate::refusal::{Answer, Refusal};
use crate::workspace::Workspace;
use coproduce_repository::Tree;
use coproduce_syntax::format::format;
use coproduce_syntax::source::Sources;
use lsp_types::{DocumentFormattingParams, TextEdit};
use std::ops::Range;

/// Lays a text out in the canonical form. What cannot be read is left as it is.
pub fn formatting<T: Tree + Send + Sync>(
    workspace: &mut Workspace<T>,
    params: DocumentFormattingParams,
) -> Answer<Option<Vec<TextEdit>>> {
    let (_, text) = workspace.document(&params.text_document)?;
    let mut sources = Sources::new();
    let file = sources.add("", &*text).map_err(|_| Refusal::impossible("the text is too long"))?;
    let Ok(after) = format(&sources, file) else { return Ok(None) };
    let (range, new_text) = difference(&text, &after);
    if range.is_empty() && new_text.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let range = Lines::of(&text, workspace.encoding).range(range);
    Ok(Some(vec![TextEdit { range, new_text: new_text.to_owned() }]))
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
    use super::difference;

    #[test]
    fn only_the_lines_that_differ_are_changed() {
        assert_eq!(difference("a\nb\nc\n", "a\nB\nc\n"), (2..4, "B\n"));
        assert_eq!(difference("a\n", "a\n"), (2..2, ""));
        assert_eq!(difference("a\na\n", "a\n"), (2..4, ""));
        assert_eq!(difference("", "a\n"), (0..0, "a\n"));
    }
}
