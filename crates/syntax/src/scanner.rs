//! The tokens of a text, one after the other.
//!
//! The automaton of [`Token`] knows ASCII alone. Words go on here with what Unicode's rules for identifiers let them have
//! (Unicode Standard Annex 31, `XID_Start` and `XID_Continue`): built into the automaton, these would make it twenty times
//! as large, and a page that carries the interpreter a fifth larger.

use super::hidden::is_ignorable;
use super::token::Token;
use logos::Logos;
use std::ops::Range;
use unicode_ident::{is_xid_continue, is_xid_start};

/// Reads a text token by token.
#[derive(Clone, Debug)]
pub struct Scanner<'s> {
    automaton: logos::Lexer<'s, Token>,
    /// Where the last token is.
    span: Range<usize>,
}

impl<'s> Scanner<'s> {
    /// At the beginning of a text.
    pub fn of(text: &'s str) -> Self {
        Self { automaton: Token::lexer(text), span: 0..0 }
    }

    /// Where the last token is.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The text of the last token.
    pub fn slice(&self) -> &'s str {
        &self.automaton.source()[self.span()]
    }

    /// What follows the last token.
    pub fn remainder(&self) -> &'s str {
        &self.automaton.source()[self.span.end..]
    }

    /// Makes the last token longer by so many bytes.
    pub fn bump(&mut self, length: usize) {
        self.automaton.bump(length);
        self.span.end += length;
    }

    /// The tokens with their places.
    pub fn spanned(mut self) -> impl Iterator<Item = (Result<Token, ()>, Range<usize>)> {
        std::iter::from_fn(move || self.next().map(|read| (read, self.span())))
    }

    /// Makes the last token a word that ends after so many bytes of what follows, and may be one of a path.
    fn word(&mut self, length: usize, kind: Token) -> Token {
        self.bump(length);
        let segments = segments(self.remainder());
        self.bump(segments);
        if segments > 0 { Token::Path } else { kind }
    }
}

impl Iterator for Scanner<'_> {
    type Item = Result<Token, ()>;

    fn next(&mut self) -> Option<Self::Item> {
        let read = self.automaton.next()?;
        self.span = self.automaton.span();
        let goes_on = self.remainder().bytes().next().is_some_and(|byte| byte == b'.' || !byte.is_ascii());
        let (slice, rest) = (self.slice(), self.remainder());
        Some(match read {
            Ok(Token::Number) if goes_on => match number(rest, slice.ends_with('%')) {
                0 => read,
                more => {
                    self.bump(more);
                    Err(())
                }
            },
            // A keyword that goes on is none.
            Ok(kind) if goes_on && slice.starts_with(|first| first == '`' || is_part(first, true)) => {
                let more = if slice.ends_with('`') { 0 } else { continued(rest) };
                Ok(self.word(more, if more > 0 && kind != Token::Path { Token::Name } else { kind }))
            }
            Err(()) if slice.starts_with(is_digit) => {
                let more = number(rest, slice.ends_with('%'));
                self.bump(more);
                Err(())
            }
            Err(()) if slice.starts_with(|first| is_part(first, true)) => {
                let more = continued(rest);
                Ok(self.word(more, Token::Name))
            }
            read => read,
        })
    }
}

/// How many bytes at the beginning of a text continue a word.
fn continued(text: &str) -> usize {
    text.find(|character| !is_part(character, false)).unwrap_or(text.len())
}

/// How many bytes at the beginning of a text are further segments of a path, each a dot and a word, or a name in backticks.
fn segments(text: &str) -> usize {
    let mut end = 0;
    while let Some(segment) = text[end..].strip_prefix('.') {
        let length = match segment.chars().next() {
            Some('`') => segment[1..]
                .find(['`', '\r', '\n'])
                .filter(|&at| at > 0 && segment[1 + at..].starts_with('`'))
                .map(|at| at + 2),
            Some(first) if is_part(first, true) => Some(continued(segment)),
            _ => None,
        };
        let Some(length) = length else { break };
        end += 1 + length;
    }
    end
}

/// How many bytes at the beginning of a text follow a number as if they were a part of it: none, where it ends well.
fn number(text: &str, has_ended: bool) -> usize {
    let mut end = continued(text);
    if has_ended {
        return end;
    }
    if end == 0 {
        return 0;
    }
    while let Some(fraction) = text[end..].strip_prefix('.').filter(|fraction| fraction.starts_with(is_digit)) {
        end += 1 + continued(fraction);
    }
    if text[end..].starts_with('%') {
        end += 1;
        end += continued(&text[end..]);
    }
    end
}

const fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

/// Whether a character may be in a word. None has what does not show, although Unicode lets words have some of it.
fn is_part(character: char, is_first: bool) -> bool {
    if character.is_ascii() {
        return character == '_'
            || if is_first { character.is_ascii_alphabetic() } else { character.is_ascii_alphanumeric() };
    }
    !is_ignorable(character) && if is_first { is_xid_start(character) } else { is_xid_continue(character) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Option<Token>, &str)> {
        Scanner::of(text).spanned().map(|(kind, range)| (kind.ok(), &text[range])).collect()
    }

    #[test]
    fn words_of_all_scripts_are_names() {
        for word in ["été", "猫", "e\u{301}te", "_Ω", "a\u{b7}b", "дом2"] {
            assert_eq!(read(word), [(Some(Token::Name), word)]);
        }
        assert_eq!(read("été.猫"), [(Some(Token::Path), "été.猫")]);
        assert_eq!(read("`a — b`.c"), [(Some(Token::Path), "`a — b`.c")]);
    }

    #[test]
    fn what_is_no_part_of_a_word_ends_it() {
        let name = |text| (Some(Token::Name), text);
        assert_eq!(read("x—y"), [name("x"), (None, "—"), name("y")]);
        assert_eq!(read("été→猫"), [name("été"), (None, "→"), name("猫")]);
        assert_eq!(read("a.b→"), [(Some(Token::Path), "a.b"), (None, "→")]);
        assert_eq!(read("5→6"), [(Some(Token::Number), "5"), (None, "→"), (Some(Token::Number), "6")]);
        assert_eq!(read("5é"), [(None, "5é")]);
        assert_eq!(read("x\u{3164}y"), [name("x"), (None, "\u{3164}"), name("y")]);
        assert_eq!(read("\u{301}x"), [(None, "\u{301}"), name("x")]);
    }
}
