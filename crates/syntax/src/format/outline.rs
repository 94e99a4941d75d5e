//! The parts of a declaration: header, clauses, and the end of its block.

use super::stream::Stream;
use crate::declaration::{Declaration, Paragraph};
use crate::token::Token;
use std::ops::Range;

/// Where the parts of a declaration begin, as positions in the stream.
pub(super) struct Outline {
    /// The whole declaration, documentation excluded.
    pub whole: Range<usize>,
    /// The first lexeme of every clause.
    pub clauses: Vec<usize>,
    /// The first lexeme of every clause of a block inside the block.
    pub inner: Vec<usize>,
    /// Whether the clauses stand in a block; its brace closes the declaration.
    pub block: bool,
    /// The keyword between the coproducers of a law and its products.
    pub produce: Option<usize>,
    /// Whether it is a table, of which the rows are read one under the other.
    pub table: bool,
}

impl Outline {
    /// The outline of a paragraph whose lexemes begin at `from`, in a text whose first byte has the offset `base`.
    pub fn of(stream: &Stream, paragraph: &Paragraph, from: usize, base: u32) -> Self {
        let starts = paragraph.declaration.clause_starts();
        let mut starts = starts.iter().map(|start| start - base).peekable();
        let produce = match &paragraph.declaration {
            Declaration::Law(law) => law.body.as_ref().map(|body| body.produce - base),
            _ => None,
        };
        let table = paragraph.declaration.lists_rows();
        let inner = paragraph.declaration.inner_starts();
        let mut inner = inner.iter().map(|start| start - base).peekable();
        let (clauses, block) = (Vec::new(), false);
        let mut outline = Self { whole: from..from, clauses, inner: Vec::new(), block, produce: None, table };
        let mut depth = 0_usize;
        for (index, lexeme) in stream.lexemes.iter().enumerate().skip(from) {
            if lexeme.start + base >= paragraph.span.end {
                break;
            }
            outline.whole.end = index + 1;
            let listed = starts.next_if(|&start| start <= lexeme.start).is_some();
            // What a block begins with is a clause, also where no keyword says so.
            let first = index > from && stream.lexemes[index - 1].kind == Token::BraceOpen;
            if inner.next_if(|&start| start <= lexeme.start).is_some() {
                outline.inner.push(index);
            } else if listed || first && depth == 1 && lexeme.kind != Token::BraceClose {
                outline.clauses.push(index);
            }
            match lexeme.kind {
                Token::BraceOpen => depth += 1,
                Token::BraceClose => depth = depth.saturating_sub(1),
                _ => {}
            }
            outline.block |= lexeme.kind == Token::BraceOpen;
            if produce == Some(lexeme.start) {
                outline.produce = Some(index);
            }
        }
        outline
    }

    /// Everything up to the first clause, the opening brace included.
    pub fn header(&self) -> Range<usize> {
        let end = self.clauses.first().copied().unwrap_or(self.whole.end - usize::from(self.block));
        self.whole.start..end
    }

    /// The clauses, each up to the next.
    pub fn clauses(&self) -> impl Iterator<Item = Range<usize>> {
        let end = self.whole.end - usize::from(self.block);
        let ends = self.clauses.iter().skip(1).copied().chain([end]);
        self.clauses.iter().copied().zip(ends).map(|(from, to)| from..to)
    }

    /// The brace that closes the block.
    pub fn close(&self) -> Option<Range<usize>> {
        self.block.then(|| self.whole.end - 1..self.whole.end)
    }
}
