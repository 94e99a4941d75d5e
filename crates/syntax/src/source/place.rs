//! Places as people read them.

use super::{FileId, Position, Sources, Span};
use std::ops::Range;

/// What is shown where no text could be read at all.
const NOWHERE: &str = "<input>";

/// Where something is: a file, and where it begins and ends there.
#[derive(Clone, Copy, Debug)]
pub struct Place<'s> {
    /// The name of the file.
    pub file: &'s str,
    /// Where it begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
}

impl<'s> Place<'s> {
    /// The place of a span.
    pub fn of(sources: &'s Sources, span: Span) -> Self {
        let Some((file, range)) = bytes(sources, span) else {
            let start = Position { line: 1, column: 1 };
            return Self { file: NOWHERE, start, end: start };
        };
        let source = sources.get(file);
        Self { file: source.name(), start: source.position(range.start), end: source.position(range.end) }
    }
}

/// The file of a span and its bytes, widened to whole characters; none where there is no text.
pub fn bytes(sources: &Sources, span: Span) -> Option<(FileId, Range<usize>)> {
    sources.iter().next()?;
    let (file, range) = sources.locate(span);
    let text = sources.get(file).text();
    let (mut start, mut end) = (range.start, range.end.max(range.start));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Some((file, start..end))
}
