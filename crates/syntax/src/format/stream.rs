//! The words of a text in order, with a table of the comments between them.

use crate::scanner::Scanner;
use crate::source::offset;
use crate::token::Token;
use std::ops::Range;

/// A word or sign, or a line of documentation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme {
    pub kind: Token,
    /// Whether a comment stands before it.
    pub commented: bool,
    /// Whether a line has to begin with it, since a comment allows something on the line before, or on its own, and on no
    /// other.
    pub kept_apart: bool,
    /// Whether an empty line stands before it.
    pub set_off: bool,
    pub start: u32,
    end: u32,
}

impl Lexeme {
    /// Whether a line begins with it, whatever room there is.
    pub const fn begins_line(self) -> bool {
        self.commented || self.kept_apart
    }
}

/// A comment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comment {
    /// The lexeme it stands before; the number of lexemes for those at the end of the text.
    pub before: usize,
    /// Whether it shares its line with the lexeme before it.
    pub trailing: bool,
    /// Whether an empty line stands before it.
    pub set_off: bool,
    start: u32,
    end: u32,
}

/// A text cut into lexemes. Blocks that hold nothing, not even a comment, are left out: they say nothing.
pub(super) struct Stream<'s> {
    text: &'s str,
    pub lexemes: Vec<Lexeme>,
    pub comments: Vec<Comment>,
}

impl<'s> Stream<'s> {
    /// Cuts a text without syntax errors.
    pub fn of(text: &'s str) -> Self {
        let mut tokens = Scanner::of(text);
        if text.starts_with('\u{feff}') {
            tokens.bump('\u{feff}'.len_utf8());
        }
        let mut stream = Self { text, lexemes: Vec::new(), comments: Vec::new() };
        let mut gap_start = tokens.span().end;
        while let Some(read) = tokens.next() {
            let place = tokens.span();
            let line_ends = line_ends(&text.as_bytes()[gap_start..place.start]);
            gap_start = place.end;
            let (start, end) = (offset(place.start), offset(place.end));
            match read {
                Ok(Token::Comment) => stream.push_comment(line_ends, start, end),
                Ok(kind) => stream.push(kind, line_ends, start, end),
                Err(()) => {}
            }
        }
        stream
    }

    /// Keeps a part of the text on lines of its own: other findings than those that begin there are not allowed there.
    pub fn keep_apart(&mut self, part: Range<u32>) {
        for end in [part.start, part.end] {
            let next = self.lexemes.partition_point(|lexeme| lexeme.start < end);
            if let Some(lexeme) = self.lexemes.get_mut(next) {
                lexeme.kept_apart = true;
            }
        }
    }

    pub fn text(&self, index: usize) -> &'s str {
        let lexeme = self.lexemes[index];
        &self.text[lexeme.start as usize..lexeme.end as usize]
    }

    pub fn comment_text(&self, comment: Comment) -> &'s str {
        &self.text[comment.start as usize..comment.end as usize]
    }

    fn push(&mut self, kind: Token, line_ends: usize, start: u32, end: u32) {
        let commented = self.commented();
        if kind == Token::BraceClose && !commented && self.lexemes.last().is_some_and(|l| l.kind == Token::BraceOpen) {
            self.lexemes.pop();
            return;
        }
        self.lexemes.push(Lexeme { kind, commented, kept_apart: false, set_off: line_ends > 1, start, end });
    }

    fn push_comment(&mut self, line_ends: usize, start: u32, end: u32) {
        // After a block that was left out there may be a comment before it and one behind it: those are two lines.
        let trailing = line_ends == 0 && !self.lexemes.is_empty() && !self.commented();
        let before = self.lexemes.len();
        self.comments.push(Comment { before, trailing, set_off: line_ends > 1, start, end });
    }

    /// Whether a comment stands before the lexeme to come.
    fn commented(&self) -> bool {
        self.comments.last().is_some_and(|comment| comment.before == self.lexemes.len())
    }
}

/// The number of line ends in white space: line feeds, and carriage returns without one.
fn line_ends(white: &[u8]) -> usize {
    let lone = |at: usize| white[at] == b'\r' && white.get(at + 1) != Some(&b'\n');
    (0..white.len()).filter(|&at| white[at] == b'\n' || lone(at)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_of_every_system() {
        assert_eq!([line_ends(b" \n\t\n"), line_ends(b"\r\n\r\n"), line_ends(b"\r\r"), line_ends(b" ")], [2, 2, 2, 0]);
    }

    #[test]
    fn a_comment_belongs_to_the_lexeme_it_stands_before() {
        let stream = Stream::of("object // a\n\n// b\nx\r\n// c");
        let table: Vec<_> = stream.comments.iter().map(|c| (c.before, c.trailing, c.set_off)).collect();
        assert_eq!(table, [(1, true, false), (1, false, true), (2, false, false)]);
    }

    #[test]
    fn empty_blocks_are_left_out_with_their_comments_kept_apart() {
        let stream = Stream::of("actor a // b\n{ } // c\nactor d { // e\n}");
        assert_eq!(stream.lexemes.len(), 6);
        let table: Vec<_> = stream.comments.iter().map(|c| (c.before, c.trailing)).collect();
        assert_eq!(table, [(2, true), (2, false), (5, true)]);
    }
}
