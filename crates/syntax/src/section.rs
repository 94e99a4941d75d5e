//! A run of whole declarations as tokens.

use super::token::Token;
use crate::source::Span;

/// How deep brackets may be nested.
pub(super) const MOST_NESTED: usize = 256;

/// Tokens and their places, as columns of one table.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub kinds: Vec<Token>,
    pub starts: Vec<u32>,
    pub ends: Vec<u32>,
    /// Where the section ends, for what is missing there.
    pub end: u32,
    /// Whether its brackets had to be made to match.
    pub mended: bool,
    /// Where texts and names begin that lack their end and have swallowed brackets.
    pub swallowed: Vec<u32>,
}

impl Section {
    /// No tokens yet, with room for some.
    pub fn with_room(tokens: usize) -> Self {
        let column = || Vec::with_capacity(tokens);
        Self { kinds: Vec::with_capacity(tokens), starts: column(), ends: column(), ..Self::default() }
    }

    pub fn push(&mut self, kind: Token, span: Span) {
        self.kinds.push(kind);
        self.starts.push(span.start);
        self.ends.push(span.end);
    }

    pub fn span(&self, index: usize) -> Span {
        Span::new(self.starts[index], self.ends[index])
    }

    /// The place of a run of tokens; of none, where the token before them ends.
    pub fn place(&self, from: usize, to: usize) -> Span {
        match (self.starts.get(from), to.checked_sub(1)) {
            (Some(&start), Some(last)) if to > from => Span::new(start, self.ends[last]),
            (_, Some(last)) => self.span(last).at_end(),
            (_, None) => Span::new(self.end, self.end),
        }
    }
}
