//! One declaration: on one line where that fits, else one clause a line.

use super::breaks::breaks;
use super::outline::Outline;
use super::spacing::spaces_before;
use super::stream::{Comment, Stream};
use super::{STEP, WIDTH, comment, width};
use crate::token::Token;
use std::ops::Range;

/// Spaces between clauses that share a line.
const BETWEEN_CLAUSES: usize = 3;

/// Lines being written.
pub(super) struct Lines<'s> {
    stream: &'s Stream<'s>,
    pub text: String,
    column: usize,
    /// The comments not yet written.
    comments: &'s [Comment],
    /// Where clauses of inner blocks of the declaration begin.
    inner: Vec<usize>,
}

/// Where the lines of a part begin.
#[derive(Clone, Copy)]
struct Indent {
    /// The first line.
    first: usize,
    /// All others.
    rest: usize,
    /// Comments before the first line.
    comments: usize,
}

impl<'s> Lines<'s> {
    pub fn new(stream: &'s Stream<'s>) -> Self {
        Self { stream, text: String::new(), column: 0, comments: &stream.comments, inner: Vec::new() }
    }

    /// The comments before a lexeme, in order; none of them is given twice.
    pub fn take_comments(&mut self, index: usize) -> &'s [Comment] {
        let count = self.comments.iter().take_while(|comment| comment.before <= index).count();
        let (taken, left) = self.comments.split_at(count);
        self.comments = left;
        taken
    }

    /// Writes a declaration from the beginning of a line.
    pub fn declaration(&mut self, outline: &Outline) {
        self.column = 0;
        self.inner.clone_from(&outline.inner);
        if !outline.table && self.fits_one_line(outline) {
            self.one_line(outline);
        } else {
            self.many_lines(outline);
        }
    }

    fn fits_one_line(&self, outline: &Outline) -> bool {
        let mut columns = 0;
        let mut clauses = outline.clauses.iter().copied().peekable();
        outline.whole.clone().all(|index| {
            let clause = clauses.next_if_eq(&index).is_some();
            columns += self.spaces_on_one_line(outline, index, clause) + width(self.stream.text(index));
            columns <= WIDTH && (index == outline.whole.start || !self.stream.lexemes[index].begins_line())
        })
    }

    fn one_line(&mut self, outline: &Outline) {
        let mut clauses = outline.clauses.iter().copied().peekable();
        for index in outline.whole.clone() {
            let clause = clauses.next_if_eq(&index).is_some();
            self.space(self.spaces_on_one_line(outline, index, clause));
            self.word(index);
        }
    }

    fn spaces_on_one_line(&self, outline: &Outline, index: usize, clause: bool) -> usize {
        if index == outline.whole.start {
            0
        } else if clause && outline.block && outline.clauses.first() != Some(&index) {
            BETWEEN_CLAUSES
        } else {
            self.gap(index)
        }
    }

    /// The spaces before a lexeme that is not the first of its line.
    fn gap(&self, index: usize) -> usize {
        let opens = self.stream.lexemes[index - 1].kind == Token::BraceOpen;
        let is_inner = !opens && self.inner.binary_search(&index).is_ok();
        if is_inner { BETWEEN_CLAUSES } else { spaces_before(self.stream, index) }
    }

    /// The columns that lexemes take on one line.
    fn run_width(&self, run: Range<usize>) -> usize {
        let first = run.start;
        run.map(|index| if index == first { 0 } else { self.gap(index) } + width(self.stream.text(index))).sum()
    }

    fn many_lines(&mut self, outline: &Outline) {
        let breaks = breaks(self.stream, outline.whole.clone());
        let whole = outline.whole.start;
        let breaks = |index: usize| breaks[index - whole];
        // What a header goes on with is moved further than the clauses below it.
        let rest = if outline.clauses.is_empty() { STEP } else { 2 * STEP };
        self.part(outline.header(), Indent { first: 0, rest, comments: 0 }, &breaks);
        let indent = Indent { first: STEP, rest: 2 * STEP, comments: STEP };
        for clause in outline.clauses() {
            match outline.produce.filter(|produce| clause.contains(produce) && !self.fits(&clause)) {
                Some(produce) => {
                    self.part(clause.start..produce, indent, &breaks);
                    self.part(produce..clause.end, indent, &breaks);
                }
                None if self.fits(&clause) => self.part(clause, indent, &breaks),
                None => self.long_clause(clause, indent, &breaks),
            }
        }
        if let Some(close) = outline.close() {
            self.part(close, Indent { first: 0, ..indent }, &breaks);
        }
    }

    /// A clause that takes several lines: one for each clause of the block in it, where it has one.
    fn long_clause(&mut self, clause: Range<usize>, indent: Indent, breaks: &impl Fn(usize) -> bool) {
        let inner = self.inner.iter().copied().filter(|index| clause.contains(index)).collect::<Vec<_>>();
        let Some(&first) = inner.first() else { return self.part(clause, indent, breaks) };
        self.part(clause.start..first, indent, breaks);
        let deeper = Indent { first: 2 * STEP, rest: 3 * STEP, comments: 2 * STEP };
        let close = clause.end - 1;
        let ends = inner.iter().skip(1).copied().chain([close]);
        for (from, to) in inner.iter().copied().zip(ends) {
            self.part(from..to, deeper, breaks);
        }
        self.part(close..clause.end, Indent { first: STEP, ..deeper }, breaks);
    }

    /// Whether a clause stands on one line of a block, with no comment inside.
    fn fits(&self, clause: &Range<usize>) -> bool {
        let mut inner = clause.start + 1..clause.end;
        STEP + self.run_width(clause.clone()) <= WIDTH && !inner.any(|index| self.stream.lexemes[index].begins_line())
    }

    /// Fills lines with a part of a declaration.
    fn part(&mut self, part: Range<usize>, indent: Indent, breaks: &impl Fn(usize) -> bool) {
        for index in part.clone() {
            let opens = index == part.start;
            let commented = self.comments_before(index, if opens { indent.comments } else { indent.rest });
            if opens {
                self.line(indent.first);
            } else if commented
                || self.stream.lexemes[index].kept_apart
                || breaks(index) && !self.has_room(index..part.end, breaks)
            {
                self.line(indent.rest);
            } else {
                self.space(self.gap(index));
            }
            self.word(index);
        }
    }

    /// Whether the line has room for what comes up to the next place where it may end.
    fn has_room(&self, rest: Range<usize>, breaks: &impl Fn(usize) -> bool) -> bool {
        let mut inner = rest.start + 1..rest.end;
        let end = inner.find(|&index| breaks(index) || self.stream.lexemes[index].begins_line()).unwrap_or(rest.end);
        self.column + self.gap(rest.start) + self.run_width(rest.start..end) <= WIDTH
    }

    /// Writes the comments before a lexeme; whether there was one, and so its line has come to an end.
    fn comments_before(&mut self, index: usize, indent: usize) -> bool {
        let comments = self.take_comments(index);
        for &found in comments {
            if found.trailing {
                self.space(STEP);
            } else {
                self.line(indent);
            }
            self.text.push_str(&comment::comment(self.stream.comment_text(found)));
        }
        !comments.is_empty()
    }

    fn line(&mut self, indent: usize) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.column = 0;
        self.space(indent);
    }

    fn space(&mut self, spaces: usize) {
        self.text.extend(std::iter::repeat_n(' ', spaces));
        self.column += spaces;
    }

    fn word(&mut self, index: usize) {
        let text = self.stream.text(index);
        self.text.push_str(text);
        self.column += width(text);
    }
}
