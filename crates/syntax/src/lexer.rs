//! Text to tokens, a section at a time.
//!
//! A section is a run of whole declarations: it ends after a `}` that closes the outermost block, so that a text of any
//! size is read with a buffer of a few pages. In: a text. Out: sections of tokens whose brackets match, and a finding
//! for everything that had to be mended for that.

use super::brackets;
use super::glance::Glance;
use super::hidden::{is_hidden, is_ignorable};
use super::misread;
use super::name::Name;
use super::plain::PlainLaw;
use super::scanner::Scanner;
use super::section::{MOST_NESTED, Section};
use super::token::Token;
use super::word;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, offset};

/// A section is handed on at the first outermost `}` after this many tokens.
const SECTION: usize = 4096;

/// Reads a text section by section.
pub(super) struct Lexer<'s> {
    /// What the words and signs of most texts are not: at the end of the last token it was asked for.
    tokens: Scanner<'s>,
    /// The end of the last token.
    at: usize,
    text: &'s str,
    base: u32,
    /// Findings about characters and brackets, in the order of the text.
    pub findings: Vec<Diagnostic>,
}

impl<'s> Lexer<'s> {
    /// A lexer for a text whose first byte has the offset `base`.
    pub fn new(text: &'s str, base: u32) -> Self {
        let mut tokens = Scanner::of(text);
        if text.starts_with('\u{feff}') {
            tokens.bump('\u{feff}'.len_utf8());
        }
        Self { at: tokens.span().end, tokens, text, base, findings: Vec::new() }
    }

    /// The next section, its brackets matching; `None` at the end of the text.
    pub fn section(&mut self) -> Option<Section> {
        self.section_of(Self::next)
    }

    /// The next section, its tokens found in one way or another.
    pub fn section_of(&mut self, next: impl Fn(&mut Self, &mut Section) -> Option<(Token, Span)>) -> Option<Section> {
        let mut section = Section::with_room(SECTION + SECTION / 8);
        let mut depth = 0_usize;
        let mut sound = true;
        while let Some((kind, span)) = next(self, &mut section) {
            match kind {
                Token::BraceOpen | Token::ParenOpen => {
                    depth += 1;
                    sound &= depth <= MOST_NESTED;
                }
                Token::BraceClose | Token::ParenClose => {
                    sound &= depth > 0;
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
            section.push(kind, span);
            if kind == Token::BraceClose && depth == 0 && section.kinds.len() >= SECTION {
                break;
            }
        }
        section.end = self.base + offset(self.at);
        if section.kinds.is_empty() {
            return None;
        }
        if !sound || depth > 0 || !brackets::alternate(&section) {
            section = brackets::mend(&section, self.text, self.base, &mut self.findings);
        }
        Some(section)
    }

    /// The law that comes next, where it can be read at a glance; otherwise nothing is passed over.
    pub fn law<'n>(&mut self, names: &'n mut Vec<Name>) -> Option<PlainLaw<'n>> {
        let mut glance = Glance::new(self.text.as_bytes(), self.at, self.base);
        let law = PlainLaw::next(&mut glance, names)?;
        self.at = glance.at();
        Some(law)
    }

    /// The next token but remarks; what is no token is reported.
    #[inline]
    pub fn next(&mut self, section: &mut Section) -> Option<(Token, Span)> {
        if let Some((kind, start, end)) = word::next(self.text.as_bytes(), self.at) {
            self.at = end;
            return Some((kind, self.place(start..end)));
        }
        self.unusual(section)
    }

    /// The next token, by the automaton.
    pub fn unusual(&mut self, section: &mut Section) -> Option<(Token, Span)> {
        self.tokens.bump(self.at - self.tokens.span().end);
        let mut found = None;
        while let Some(read) = self.tokens.next() {
            let span = self.place(self.tokens.span());
            let Ok(kind) = read else {
                self.misread(span, section);
                continue;
            };
            match kind {
                Token::Comment => {
                    self.reject_hidden(span, is_hidden);
                    continue;
                }
                Token::Doc | Token::Text => self.reject_hidden(span, is_hidden),
                Token::Path => {
                    self.reject_hidden(span, is_ignorable);
                    let names_a_file = section.kinds.last() == Some(&Token::Use);
                    self.findings.extend(misread::path(self.tokens.slice(), span, names_a_file));
                }
                // Only backticks let a name hold what a word cannot.
                Token::Name if self.text.as_bytes()[(span.end - self.base) as usize - 1] == b'`' => {
                    self.reject_hidden(span, is_ignorable);
                }
                _ => {}
            }
            found = Some((kind, span));
            break;
        }
        self.at = self.tokens.span().end;
        found
    }

    fn place(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.base + offset(range.start), self.base + offset(range.end))
    }

    /// Reports what is no token; a run of characters no token begins with is one finding.
    fn misread(&mut self, mut span: Span, section: &mut Section) {
        let rest = self.tokens.remainder();
        let meant = match self.tokens.slice().as_bytes() {
            [b'0'..=b'9', ..] => Some(Token::Name),
            b"=" if rest.starts_with('>') => {
                self.tokens.bump(1);
                span.end += 1;
                None
            }
            [b'`', b'`'] if !rest.starts_with('`') => None,
            &[sign @ (b'"' | b'`'), ref after @ ..] => {
                let fence = after == b"`";
                let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
                self.tokens.bump(line);
                span.end += offset(line);
                if self.slice(span).contains(['}', ')']) {
                    section.swallowed.push(span.start);
                }
                (!fence).then_some(if sign == b'"' { Token::Text } else { Token::Name })
            }
            _ => self.quoted_otherwise().map(|length| {
                self.tokens.bump(length);
                span.end += offset(length);
                Token::Text
            }),
        };
        // What it was meant to be stands in its place, so that its surroundings are read as they are meant.
        if let Some(kind) = meant {
            section.push(kind, span);
        }
        let before = &self.text[..(span.start - self.base) as usize];
        let finding = misread::misread(before, self.slice(span), span);
        if let Some(last) = self.findings.last_mut()
            && last.span.end == span.start
            && misread::is_about_characters(last)
            && misread::is_about_characters(&finding)
        {
            last.span.end = span.end;
            return;
        }
        self.findings.push(finding);
    }

    /// The length of the rest of a short text that begins with another quotation mark and ends on its line.
    fn quoted_otherwise(&self) -> Option<usize> {
        const LONGEST: usize = 200;
        let closing = misread::closing_quote(self.tokens.slice().chars().next()?)?;
        let mut line =
            self.tokens.remainder().char_indices().take(LONGEST).take_while(|(_, c)| !matches!(c, '\n' | '\r'));
        line.find(|&(_, c)| c == closing).map(|(at, _)| at + closing.len_utf8())
    }

    fn slice(&self, span: Span) -> &'s str {
        &self.text[(span.start - self.base) as usize..(span.end - self.base) as usize]
    }

    /// Characters that do not show, or that reorder what is shown, may hide something from a reader.
    fn reject_hidden(&mut self, span: Span, hides: fn(char) -> bool) {
        self.findings.extend(misread::hidden(self.tokens.slice(), span.start, hides));
    }
}
