//! Declarations below each other, with documentation and comments between them.

use super::block::Lines;
use super::comment;
use super::outline::Outline;
use super::stream::{Comment, Stream};
use crate::declaration::Paragraph;
use crate::token::Token;
use std::borrow::Cow;

/// The text so far.
pub(super) struct Page<'s> {
    stream: &'s Stream<'s>,
    text: String,
    /// The declaration at hand.
    lines: Lines<'s>,
    /// The first lexeme not yet written.
    next: usize,
    /// Whether the last declaration took several lines.
    after_long: bool,
}

/// A line before a declaration, or its own first line.
struct Line<'s> {
    text: Cow<'s, str>,
    set_off: bool,
}

impl<'s> Page<'s> {
    pub fn new(stream: &'s Stream<'s>) -> Self {
        Self { stream, text: String::new(), lines: Lines::new(stream), next: 0, after_long: false }
    }

    /// Writes a paragraph of a text whose first byte has the offset `base`.
    pub fn paragraph(&mut self, paragraph: &Paragraph, base: u32) {
        let above = self.above();
        let outline = Outline::of(self.stream, paragraph, self.next, base);
        self.lines.text.clear();
        self.lines.declaration(&outline);
        self.next = outline.whole.end;
        let long = self.lines.text.contains('\n');
        self.set(&above, long);
        self.text.push_str(&self.lines.text);
        self.after_long = long;
    }

    /// The whole text, with the comments after the last declaration.
    pub fn finish(mut self) -> String {
        let mut above = self.above();
        // Nothing stands below the last comments.
        above.pop();
        self.set(&above, false);
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text
    }

    /// What stands above the next declaration; a comment behind the last one is written at once. The last line is the
    /// declaration's own, still empty.
    fn above(&mut self) -> Vec<Line<'s>> {
        let stream = self.stream;
        let mut above = Vec::new();
        // Documentation belongs to its declaration: from its first line on, no empty lines are kept.
        let mut documented = false;
        loop {
            for &found in self.lines.take_comments(self.next) {
                self.comment_above(found, documented, &mut above);
            }
            let lexeme = stream.lexemes.get(self.next).copied();
            let set_off = !documented && lexeme.is_some_and(|lexeme| lexeme.set_off);
            if lexeme.is_none_or(|lexeme| lexeme.kind != Token::Doc) {
                above.push(Line { text: Cow::Borrowed(""), set_off });
                return above;
            }
            above.push(Line { text: comment::documentation(stream.text(self.next)), set_off });
            documented = true;
            self.next += 1;
        }
    }

    fn comment_above(&mut self, found: Comment, documented: bool, above: &mut Vec<Line<'s>>) {
        let text = comment::comment(self.stream.comment_text(found));
        if found.trailing {
            self.text.push_str("  ");
            self.text.push_str(&text);
        } else {
            above.push(Line { text, set_off: found.set_off && !documented });
        }
    }

    /// Begins a line for each. A declaration of several lines is set off from what is around it, together with the
    /// comments directly above it.
    fn set(&mut self, lines: &[Line], before_long: bool) {
        let wanted = self.after_long || before_long && lines.iter().all(|line| !line.set_off);
        for (at, line) in lines.iter().enumerate() {
            if !self.text.is_empty() {
                self.text.push('\n');
                if line.set_off || at == 0 && wanted {
                    self.text.push('\n');
                }
            }
            self.text.push_str(&line.text);
        }
    }
}
