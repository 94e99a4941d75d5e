//! What laws are made of at a glance: read off the bytes, without tokens in between.
//!
//! What comes next in a law of the usual form is known before it is read, so that it takes less than half of the time
//! of telling tokens apart (`cargo bench --bench reading`); off tokens alone, a `check` of 100,000 laws takes 1.2 times
//! as long. Remarks, documentation, names in backticks and other scripts are left to the lexer, and so is every
//! mistake.

use super::name::Name;
use super::plain::Expected;
use super::token::Token;
use super::word::word;
use crate::source::Span;
use std::ops::Range;

/// A look at what comes next in a text.
pub(super) struct Glance<'s> {
    bytes: &'s [u8],
    at: usize,
    /// The offset of the first byte.
    base: u32,
}

impl<'s> Glance<'s> {
    pub const fn new(bytes: &'s [u8], at: usize, base: u32) -> Self {
        Self { bytes, at, base }
    }

    /// What has been taken ends here.
    pub const fn at(&self) -> usize {
        self.at
    }

    #[inline]
    fn space(&mut self) {
        while self.bytes.get(self.at).copied().is_some_and(is_space) {
            self.at += 1;
        }
    }

    /// Sources are shorter than 4 GiB, so every offset fits.
    #[expect(clippy::cast_possible_truncation, reason = "sources are shorter than 4 GiB")]
    const fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.base + range.start as u32, self.base + range.end as u32)
    }
}

impl Expected for Glance<'_> {
    #[expect(clippy::inline_always, reason = "what is compared is known where it is called")]
    #[inline(always)]
    fn take(&mut self, kind: Token) -> Option<Span> {
        self.space();
        let (text, is_word) = match kind {
            Token::BraceOpen => ("{", false),
            Token::BraceClose => ("}", false),
            Token::Comma => (",", false),
            word => (word.word(), true),
        };
        let rest = self.bytes[self.at..].strip_prefix(text.as_bytes())?;
        // Other words begin as a keyword does.
        if is_word && !rest.first().copied().is_some_and(is_space) {
            return None;
        }
        let start = self.at;
        self.at += text.len();
        Some(self.span(start..self.at))
    }

    #[inline]
    fn name(&mut self) -> Option<(Token, Name)> {
        self.space();
        let start = self.at;
        let (kind, end) = word(self.bytes, start).filter(|(kind, _)| kind.is_name())?;
        self.at = end;
        Some((kind, Name { span: self.span(start..end) }))
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

#[cfg(test)]
mod tests {
    use super::super::lexer::Lexer;
    use super::super::plain::Cursor;

    /// Whatever is read at a glance is what is read off tokens.
    #[test]
    fn laws_are_read_as_they_are_off_tokens() {
        let usual = ["law", " l", " in", " e", ",", " f", " {", " a", " and", " b", " produce", " p", ",", " q", " }"];
        let changes = [
            "",
            " ",
            "\n",
            "\r\n\t",
            " law",
            " alternative",
            "alternative ",
            " in",
            " and",
            " or",
            " not",
            " source",
            " likelihood",
            " produce",
            " x",
            "x",
            "1",
            "_",
            ".",
            ".x",
            ",",
            "{",
            "}",
            "(",
            ")",
            "é",
            "`x y`",
            "\"x\"",
            "//\n",
            "///\n",
            "\u{feff}",
        ];
        let (mut glanced, mut left) = (0, 0);
        for (place, change, way) in
            (0..usual.len()).flat_map(|a| (0..changes.len()).flat_map(move |b| [(a, b, 0), (a, b, 1)]))
        {
            let mut pieces: Vec<&str> = usual.to_vec();
            if way == 0 {
                pieces.insert(place, changes[change]);
            } else {
                pieces[place] = changes[change];
            }
            let text = pieces.concat() + " law m in e { a and b produce p }";
            let mut names = Vec::new();
            let mut lexer = Lexer::new(&text, 7);
            let Some(law) = lexer.law(&mut names) else {
                left += 1;
                continue;
            };
            glanced += 1;
            let section = Lexer::new(&text, 7).section().unwrap();
            let mut others = Vec::new();
            let other = Cursor::new(&section, 0).law(&mut others);
            assert_eq!(other, Some((0..0, law)), "{text}");
            // What comes after it is read as it is otherwise.
            let rest = lexer.section().unwrap();
            let tail = section.kinds.len() - rest.kinds.len();
            assert_eq!(
                (&rest.kinds[..], &rest.starts[..]),
                (&section.kinds[tail..], &section.starts[tail..]),
                "{text}"
            );
        }
        assert!(glanced > 100 && left > 500, "{glanced} {left}");
    }
}
