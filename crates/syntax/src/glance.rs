//! Laws of the usual form at a glance: read off the bytes, without tokens in between.
//!
//! What comes next in such a law is known before it is read, so that it takes a third of the time of telling tokens
//! apart. Remarks, documentation, names in backticks and other scripts are left to the lexer, and so is every mistake.

use super::name::Name;
use super::plain::PlainLaw;
use super::token::Token;
use super::word::word;
use crate::source::Span;

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

    /// What has been read ends here.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The law that comes next, its names put into a buffer; none where it has another form or anything unusual in it.
    pub fn law<'n>(&mut self, names: &'n mut Vec<Name>) -> Option<PlainLaw<'n>> {
        names.clear();
        self.space();
        let start = self.at;
        let alternative = self.keyword(b"alternative").is_some();
        self.keyword(b"law")?;
        self.name(names)?;
        self.keyword(b"in")?;
        self.names(names, |glance| glance.sign(b','))?;
        self.sign(b'{')?;
        let coproducers = names.len();
        let first = self.names(names, |glance| glance.keyword(b"and"))?;
        let products = names.len();
        // A single name is a condition of another form, and where a condition begins these keywords are no names.
        if products - coproducers < 2 || matches!(first, Token::Likelihood | Token::Source) {
            return None;
        }
        let produce = self.offset(self.at);
        self.keyword(b"produce")?;
        self.names(names, |glance| glance.sign(b','))?;
        self.sign(b'}')?;
        let span = Span::new(self.offset(start), self.offset(self.at));
        Some(PlainLaw { span, alternative, produce, names, coproducers, products })
    }

    /// Names with something between each two, and the kind of the first.
    #[inline]
    fn names(&mut self, names: &mut Vec<Name>, between: impl Fn(&mut Self) -> Option<()>) -> Option<Token> {
        let first = self.name(names)?;
        while between(self).is_some() {
            self.name(names)?;
        }
        Some(first)
    }

    /// A name, and what its word is where it stands alone. What comes after it is next.
    #[inline]
    fn name(&mut self, names: &mut Vec<Name>) -> Option<Token> {
        let (kind, end) = word(self.bytes, self.at).filter(|(kind, _)| kind.is_name())?;
        names.push(Name { span: Span::new(self.offset(self.at), self.offset(end)) });
        self.at = end;
        self.space();
        Some(kind)
    }

    /// A keyword that something else comes after, which is next.
    #[inline]
    fn keyword<const LENGTH: usize>(&mut self, keyword: &[u8; LENGTH]) -> Option<()> {
        let (found, rest) = self.bytes[self.at..].split_first_chunk()?;
        if found != keyword || !rest.first().copied().is_some_and(is_space) {
            return None;
        }
        self.at += LENGTH;
        self.space();
        Some(())
    }

    /// A sign. Behind the one that ends the law nothing is passed over.
    #[inline]
    fn sign(&mut self, sign: u8) -> Option<()> {
        if self.bytes.get(self.at) != Some(&sign) {
            return None;
        }
        self.at += 1;
        if sign != b'}' {
            self.space();
        }
        Some(())
    }

    #[inline]
    fn space(&mut self) {
        while self.bytes.get(self.at).copied().is_some_and(is_space) {
            self.at += 1;
        }
    }

    /// Sources are shorter than 4 GiB, so every offset fits.
    #[expect(clippy::cast_possible_truncation, reason = "sources are shorter than 4 GiB")]
    const fn offset(&self, at: usize) -> u32 {
        self.base + at as u32
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

#[cfg(test)]
mod tests {
    use super::super::lexer::Lexer;
    use super::super::plain::Forms;

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
            let mut first = None;
            Forms::at(&section, 0).each(|_, other| {
                first.get_or_insert_with(|| assert_eq!(law, other, "{text}"));
            });
            assert!(first.is_some(), "{text}");
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
