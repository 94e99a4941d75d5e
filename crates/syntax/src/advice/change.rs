//! Advice, with the change of the text that it states to the letter.
//!
//! In: which token, counted back from the mistake, and what to do with it. Out: the change, made so that nothing grows
//! together that was apart; none where there is no such token.

use super::Context;
use crate::diagnostic::{Edit, Fix};
use crate::source::{Span, offset};
use crate::token::Token;

/// What can be done about a mistake.
pub(crate) struct Advice {
    /// In words.
    pub text: String,
    /// The same as a change, where the words leave no choice of what to write and where.
    pub fix: Option<Fix>,
}

impl Advice {
    /// Words, and the change that they state.
    pub fn with(text: impl Into<String>, fix: impl Into<Option<Fix>>) -> Self {
        Self { text: text.into(), fix: fix.into() }
    }
}

impl From<&'static str> for Advice {
    fn from(text: &'static str) -> Self {
        Self::with(text, None)
    }
}

impl From<String> for Advice {
    fn from(text: String) -> Self {
        Self::with(text, None)
    }
}

/// What numbers up to ten are called.
const NUMBERS: [&str; 11] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// Whether a word would grow together with what stands next to it, or look as if it did.
fn touches(next: Option<char>) -> bool {
    next.is_some_and(|sign| sign.is_alphanumeric() || "_`\"{}".contains(sign))
}

/// One way of going on among those that there may be, since what was meant is not known.
fn choice(edits: impl Into<Vec<Edit>>) -> Fix {
    Fix { edits: edits.into(), is_safe: false }
}

impl Context<'_> {
    /// A word or a sign in place of a token.
    pub(crate) fn write(&self, back: usize, word: &str) -> Option<Fix> {
        Some(choice([self.apart(self.place_back(back)?, word)]))
    }

    /// The digits in place of a number in words.
    pub(super) fn write_digits(&self) -> Option<Fix> {
        let number = NUMBERS.iter().position(|&name| name == self.text)?;
        self.write(0, &number.to_string())
    }

    /// A comma in place of a token, directly after what it separates from the next.
    pub(super) fn write_comma(&self) -> Option<Fix> {
        let gap = Span::new(self.place_back(1)?.end, self.place.start);
        let from = if self.slice(gap).trim().is_empty() { gap.start } else { self.place.start };
        Some(choice([self.apart(Span::new(from, self.place.end), ",")]))
    }

    /// `and` in place of a comma, unless it is there already.
    pub(super) fn write_and(&self) -> Option<Fix> {
        if self.after == Some(Token::And) { self.remove(0) } else { self.write(0, "and") }
    }

    /// A point in place of a comma between two numbers, where that makes one number of them.
    pub(super) fn write_decimal_point(&self, comma: usize) -> Option<Fix> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let one = digits(self.text_at(comma.checked_sub(1)?)) && !self.text_at(comma + 1).contains('.');
        let place = self.place_at(comma).filter(|_| one && self.adjoins(comma) && self.adjoins(comma + 1))?;
        Some(Fix::suggested(place, "."))
    }

    /// `//` in place of two hyphens.
    pub(super) fn begin_comment(&self) -> Option<Fix> {
        let second = self.place_at(self.index + 1).filter(|_| self.adjoins(self.index + 1))?;
        Some(Fix::suggested(self.place.to(second), "//"))
    }

    /// Dots in place of the strokes between the names of a path.
    pub(super) fn join_by_dots(&self) -> Option<Fix> {
        let strokes = (self.index..).step_by(2).take_while(|&stroke| {
            let names = self.section.kinds.get(stroke + 1).is_some_and(|&kind| kind.is_name() || kind == Token::Path);
            let is_stroke = self.section.kinds.get(stroke) == Some(&Token::Slash);
            is_stroke && names && self.adjoins(stroke) && self.adjoins(stroke + 1)
        });
        let edits: Vec<Edit> = strokes.map(|stroke| Edit::Replace(self.section.span(stroke), ".".to_owned())).collect();
        (!edits.is_empty()).then(|| choice(edits))
    }

    /// Nothing in place of a token.
    pub(super) fn remove(&self, back: usize) -> Option<Fix> {
        Some(choice([self.without(self.place_back(back)?)]))
    }

    /// Nothing in place of a token of the section.
    pub(super) fn remove_at(&self, index: usize) -> Option<Fix> {
        Some(choice([self.without(self.place_at(index)?)]))
    }

    /// Nothing in place of the token at the mistake and the next one.
    pub(super) fn remove_with_next(&self) -> Option<Fix> {
        Some(choice([self.without(self.place.to(self.place_at(self.index + 1)?))]))
    }

    /// Nothing in place of a bracket at the mistake and the one that closes it.
    pub(super) fn remove_brackets(&self) -> Option<Fix> {
        let mut depth = 0_usize;
        let closing = self.section.kinds[self.index..].iter().position(|&kind| {
            depth += usize::from(matches!(kind, Token::BraceOpen | Token::ParenOpen));
            depth -= usize::from(matches!(kind, Token::BraceClose | Token::ParenClose)).min(depth);
            depth == 0
        })?;
        let closing = self.place_at(self.index + closing)?;
        Some(choice([self.without(self.place), self.without(closing)]))
    }

    /// A word or a sign before the mistake.
    pub(crate) fn put_before(&self, word: &str) -> Fix {
        choice([self.apart(Span::new(self.place.start, self.place.start), word)])
    }

    /// A word or a sign directly behind a token.
    pub(super) fn put_behind(&self, back: usize, word: &str) -> Option<Fix> {
        Some(choice([self.apart(self.place_back(back)?.at_end(), word)]))
    }

    /// What stands before the mistake, behind it.
    pub(super) fn move_behind(&self) -> Option<Fix> {
        let moved = self.place_back(1)?;
        Some(choice([self.without(moved), self.apart(self.place.at_end(), self.slice(moved))]))
    }

    /// The mistake behind the next token, if that is in the same line.
    pub(super) fn move_behind_next(&self) -> Option<Fix> {
        let next = self.place_at(self.index + 1)?;
        let gap = self.slice(Span::new(self.place.end, next.start));
        (!gap.contains('\n')).then(|| choice([self.without(self.place), self.apart(next.at_end(), self.text)]))
    }

    /// A quotation mark on either side of a token.
    pub(super) fn quote(&self, back: usize, mark: char) -> Option<Fix> {
        self.quote_all(back, back, mark)
    }

    /// A quotation mark on either side of some tokens of one line, none of which has such a mark.
    pub(super) fn quote_all(&self, from: usize, to: usize, mark: char) -> Option<Fix> {
        self.quote_text(self.place_back(from)?.to(self.place_back(to)?), mark)
    }

    /// A quotation mark on either side of all from a token to another one of the section.
    pub(super) fn quote_up_to(&self, from: usize, last: usize, mark: char) -> Option<Fix> {
        self.quote_text(self.place_back(from)?.to(self.place_at(last)?), mark)
    }

    fn quote_text(&self, all: Span, mark: char) -> Option<Fix> {
        let text = self.slice(all);
        let fits = !text.contains([mark, '\n', '\r']) && !text.contains("//");
        fits.then(|| Fix::suggested(all, format!("{mark}{text}{mark}")))
    }

    /// Backticks around names and numbers that hyphens join to the one at the mistake.
    pub(super) fn quote_hyphenated(&self) -> Option<Fix> {
        let is_part = |&at: &usize| {
            let kind = self.section.kinds.get(at);
            self.adjoins(at) && kind.is_some_and(|&kind| kind.is_name() || matches!(kind, Token::Number | Token::Minus))
        };
        let parts = (self.index..self.section.kinds.len()).take_while(is_part);
        let last = parts.last().filter(|&last| self.section.kinds[last] != Token::Minus)?;
        let all = self.place_back(1)?.to(self.place_at(last)?);
        self.quote_text(all, '`')
    }

    /// Whether a token follows the one before it directly.
    fn adjoins(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.place_at(before));
        before.zip(self.place_at(index)).is_some_and(|(before, here)| before.end == here.start)
    }

    /// The place of a token, counted back; of the mistake itself for none.
    fn place_back(&self, back: usize) -> Option<Span> {
        if back == 0 { Some(self.place) } else { self.place_at(self.index.checked_sub(back)?) }
    }

    /// The place of a token of the section.
    fn place_at(&self, index: usize) -> Option<Span> {
        (index < self.section.starts.len()).then(|| self.section.span(index))
    }

    /// A word in place of some text, with spaces where it would touch another.
    fn apart(&self, span: Span, word: &str) -> Edit {
        let (before, after) = self.around(span);
        let space = |next: Option<char>| if word != "," && touches(next) { " " } else { "" };
        let (left, right) = (space(before), space(after));
        Edit::Replace(span, format!("{left}{word}{right}"))
    }

    /// Nothing in place of some text and the space before it; in the place of both a space, where words would touch.
    fn without(&self, span: Span) -> Edit {
        let line = self.slice(Span::new(self.base, span.start));
        let blank = line.len() - line.trim_end_matches([' ', '\t']).len();
        let span = Span::new(span.start - offset(blank), span.end);
        let (before, after) = self.around(span);
        Edit::Replace(span, if touches(before) && touches(after) { " " } else { "" }.to_owned())
    }

    /// The characters on either side of a place.
    fn around(&self, span: Span) -> (Option<char>, Option<char>) {
        let (before, after) = (&self.whole[..self.byte(span.start)], &self.whole[self.byte(span.end)..]);
        (before.chars().next_back(), after.chars().next())
    }
}
