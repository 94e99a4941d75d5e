//! The tokens of an entry, read one after the other.

use coproduce_core::ask::{Word, text_of};
use coproduce_core::kernel::Period;
use coproduce_syntax::diagnostic::{Diagnostic, rules, shortened};
use coproduce_syntax::source::{Span, offset};
use coproduce_syntax::{Token, entry};
use std::ops::Range;
use std::rc::Rc;

/// What was read, or why it could not be.
pub(super) type Read<T> = Result<T, Diagnostic>;

/// A place among the tokens of a text.
#[derive(Clone)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    tokens: Rc<[(Option<Token>, Range<usize>)]>,
    at: usize,
}

impl<'t> Cursor<'t> {
    /// The beginning of a text.
    pub fn new(text: &'t str) -> Self {
        Self::from(text, 0)
    }

    /// A place in a text, with what follows it.
    pub fn from(text: &'t str, start: usize) -> Self {
        let tokens = entry::tokens(&text[start..]);
        let tokens = tokens.map(|(kind, range)| (kind, range.start + start..range.end + start)).collect();
        Self { text, tokens, at: 0 }
    }

    /// The kind of the next token; none at the end, and of what is no token of the language.
    pub fn kind(&self) -> Option<Token> {
        self.tokens.get(self.at).and_then(|(kind, _)| *kind)
    }

    /// Whether nothing more follows.
    pub fn is_at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// The text of the next token; nothing at the end.
    pub fn text(&self) -> &'t str {
        self.tokens.get(self.at).map_or("", |(_, range)| &self.text[range.clone()])
    }

    /// The next token where it is a word without backticks.
    pub fn word(&self) -> Option<&'t str> {
        Some(self.text()).filter(|word| word.starts_with(|first: char| first.is_alphabetic()))
    }

    /// Whether this sign stands anywhere from here on.
    pub fn has(&self, sign: &str) -> bool {
        self.tokens[self.at..].iter().any(|(_, range)| &self.text[range.clone()] == sign)
    }

    pub fn advance(&mut self) {
        self.at += 1;
    }

    /// Goes on where the next token is this word or sign.
    pub fn takes(&mut self, wanted: &str) -> bool {
        let taken = self.at < self.tokens.len() && self.text() == wanted;
        self.at += usize::from(taken);
        taken
    }

    /// A name; `wanted` says what it is to name.
    pub fn name(&mut self, wanted: &str) -> Read<Word> {
        match self.kind() {
            Some(kind) if kind.is_name() || kind == Token::Path => {
                let word = Word { name: text_of(self.text()), span: self.span() };
                self.advance();
                Ok(word)
            }
            _ => Err(self.mistake(wanted)),
        }
    }

    /// A number from 0 to 1.
    pub fn probability(&mut self) -> Read<f64> {
        let digits = self.text().replace('_', "");
        let number: Option<f64> = match digits.strip_suffix('%') {
            Some(percent) => percent.parse().ok().map(|number: f64| number / 100.0),
            None => digits.parse().ok(),
        };
        let is_number = self.kind() == Some(Token::Number);
        match number.filter(|number| is_number && (0.0..=1.0).contains(number)) {
            Some(number) => {
                self.advance();
                Ok(number)
            }
            None => Err(self.mistake("a number from 0 to 1, as in `likely soil 0.9`")),
        }
    }

    /// The number of a period.
    pub fn period(&mut self) -> Read<Period> {
        let is_number = self.kind() == Some(Token::Number);
        match self.text().replace('_', "").parse().ok().filter(|_| is_number) {
            Some(period) => {
                self.advance();
                Ok(period)
            }
            None => Err(self.mistake("the number of a period, as in `at 4`")),
        }
    }

    /// Nothing more.
    pub fn end(&self) -> Read<()> {
        if self.is_at_end() { Ok(()) } else { Err(self.mistake("the end")) }
    }

    /// What is found here is not what was needed.
    pub fn mistake(&self, wanted: &str) -> Diagnostic {
        let found = if self.is_at_end() { "the end".to_owned() } else { format!("`{}`", shortened(self.text())) };
        rules::SYNTAX_ERROR
            .at(self.span(), format!("found {found}, expected {wanted}"))
            .remark(format!("expected {wanted}"))
            .help("`:help` lists what can be entered")
    }

    fn span(&self) -> Span {
        if let Some((_, range)) = self.tokens.get(self.at) {
            return Span::new(offset(range.start), offset(range.end));
        }
        let end = self.tokens.last().map_or(self.text.trim_end().len(), |(_, range)| range.end);
        Span::new(offset(end), offset(end))
    }
}
