//! Text to tokens, a section at a time.
//!
//! A section is a run of whole declarations: it ends after a `}` that closes the outermost block, so that a text of any
//! size is read with a buffer of a few pages. In: a text. Out: sections of tokens whose brackets match, and a finding
//! for everything that had to be mended for that.

use super::brackets;
use super::token::Token;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use logos::Logos;

/// How deep brackets may be nested.
pub(super) const MOST_NESTED: usize = 256;
/// A section is handed on at the first outermost `}` after this many tokens.
const SECTION: usize = 4096;

/// Tokens and their places, as columns of one table.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub kinds: Vec<Token>,
    pub starts: Vec<u32>,
    pub ends: Vec<u32>,
    /// Where the section ends, for what is missing there.
    pub end: u32,
}

impl Section {
    pub fn push(&mut self, kind: Token, span: Span) {
        self.kinds.push(kind);
        self.starts.push(span.start);
        self.ends.push(span.end);
    }

    pub fn span(&self, index: usize) -> Span {
        Span::new(self.starts[index], self.ends[index])
    }

    /// The place of a run of tokens.
    pub fn place(&self, from: usize, to: usize) -> Span {
        let start = self.starts.get(from).copied().unwrap_or(self.end);
        if to > from { Span::new(start, self.ends[to - 1]) } else { Span::new(start, start) }
    }
}

/// Reads a text section by section.
pub(super) struct Lexer<'s> {
    tokens: logos::Lexer<'s, Token>,
    text: &'s str,
    base: u32,
    /// Findings about characters and brackets, in the order of the text.
    pub findings: Vec<Diagnostic>,
}

impl<'s> Lexer<'s> {
    /// A lexer for a text whose first byte has the offset `base`.
    pub fn new(text: &'s str, base: u32) -> Self {
        let mut tokens = Token::lexer(text);
        if text.starts_with('\u{feff}') {
            tokens.bump('\u{feff}'.len_utf8());
        }
        Self { tokens, text, base, findings: Vec::new() }
    }

    /// The next section, its brackets matching; `None` at the end of the text.
    pub fn section(&mut self) -> Option<Section> {
        let mut section = Section::default();
        let mut depth = 0_usize;
        let mut sound = true;
        while let Some(read) = self.tokens.next() {
            let span = self.place(self.tokens.span());
            let Ok(kind) = read else {
                self.misread(span);
                continue;
            };
            match kind {
                Token::Comment => {
                    self.reject_controls(span);
                    continue;
                }
                Token::Doc | Token::Text | Token::Path => self.reject_controls(span),
                // Only backticks let a name hold what a word cannot.
                Token::Name if self.text.as_bytes()[(span.end - self.base) as usize - 1] == b'`' => {
                    self.reject_controls(span);
                }
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
        section.end = self.base + end_of(self.tokens.span().end);
        if section.kinds.is_empty() {
            return None;
        }
        if !sound || depth > 0 || !brackets::alternate(&section) {
            section = brackets::mend(&section, self.text, self.base, &mut self.findings);
        }
        Some(section)
    }

    fn place(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.base + end_of(range.start), self.base + end_of(range.end))
    }

    /// Reports characters no token begins with; a run of them is one finding.
    fn misread(&mut self, span: Span) {
        let mut span = span;
        let rest = self.tokens.remainder();
        let first = self.text[(span.start - self.base) as usize..].chars().next().unwrap_or(' ');
        if first == '"' || first == '`' {
            let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
            self.tokens.bump(line);
            span.end += end_of(line);
            let (what, sign) = if first == '"' { ("text", '"') } else { ("name", '`') };
            self.findings.push(
                Diagnostic::error("syntax-error", span, format!("a {what} begins here and does not end on its line"))
                    .remark(format!("needs a closing {sign}"))
                    .help(format!("put {sign} where the {what} ends")),
            );
            return;
        }
        if let Some(last) = self.findings.last_mut()
            && last.span.end == span.start
            && last.message.starts_with("unexpected character")
        {
            last.span.end = span.end;
            return;
        }
        let shown = visible(first);
        let help = if first.is_control() || is_format(first) {
            "remove it: it does not show on a screen".to_owned()
        } else if matches!(first, '“' | '”' | '„' | '\'' | '’' | '‘') {
            "labels stand in straight double quotation marks: \"…\"".to_owned()
        } else if matches!(first, '；' | ';') {
            "clauses are separated by white space, items by commas".to_owned()
        } else if matches!(first, '，' | '、') {
            "items are separated by an ordinary comma: ,".to_owned()
        } else if matches!(first, '&' | '|' | '!') {
            "write the words `and`, `or` and `not`".to_owned()
        } else if matches!(first, '=' | '>' | '→') {
            "a law is written `law NAME in ENVIRONMENT { … produce … }`".to_owned()
        } else if matches!(first, ':') {
            "no colon is needed here".to_owned()
        } else {
            "names are letters, digits and `_`; any other name stands in backticks, as in `24 h hotline`".to_owned()
        };
        self.findings.push(
            Diagnostic::error("syntax-error", span, format!("unexpected character {shown}"))
                .remark("not part of the language")
                .help(help),
        );
    }

    /// Characters that do not show, or that reorder what is shown, may hide something from a reader.
    fn reject_controls(&mut self, span: Span) {
        let text = &self.text[(span.start - self.base) as usize..(span.end - self.base) as usize];
        if text.is_ascii() && !text.bytes().any(|byte| byte < 0x20 && byte != b'\t' || byte == 0x7f) {
            return;
        }
        let Some((at, hidden)) =
            text.char_indices().find(|&(_, c)| (c.is_control() && c != '\t') || is_format(c))
        else {
            return;
        };
        let start = span.start + end_of(at);
        let place = Span::new(start, start + end_of(hidden.len_utf8()));
        self.findings.push(
            Diagnostic::error("syntax-error", place, format!("hidden character {}", visible(hidden)))
                .remark("does not show on a screen")
                .help("remove it: a model shows all it says"),
        );
    }
}

/// Characters that reorder or break lines without showing.
fn is_format(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn visible(c: char) -> String {
    if c.is_control() || is_format(c) { format!("U+{:04X}", c as u32) } else { format!("`{c}`") }
}

/// Sources are shorter than 4 GiB, so every offset fits.
fn end_of(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
