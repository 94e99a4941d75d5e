//! Words and signs in ASCII, of which most texts consist: found without the automaton of [`Token`], in a quarter of its
//! time. What may be anything else is left to the automaton.
//!
//! If the automaton told keywords from names, a `check` of 100,000 laws would take 1.1 times as long where names are
//! words without numbers. If it read tokens alone, 1.07 times where laws are documented; `cargo bench --bench reading`
//! shows the reading alone.

use super::token::Token;
use std::sync::LazyLock;

/// The word or sign that comes next after `from`, with where it begins and ends; none where it may be anything else.
#[inline]
pub(super) fn next(bytes: &[u8], from: usize) -> Option<(Token, usize, usize)> {
    let mut start = from;
    while matches!(bytes.get(start)?, b' ' | b'\t' | b'\r' | b'\n') {
        start += 1;
    }
    let sign = match bytes[start] {
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => return word(bytes, start).map(|(kind, end)| (kind, start, end)),
        b'{' => Token::BraceOpen,
        b'}' => Token::BraceClose,
        b'(' => Token::ParenOpen,
        b')' => Token::ParenClose,
        b',' => Token::Comma,
        _ => return None,
    };
    Some((sign, start, start + 1))
}

/// The word that begins at `start`, and where it ends; none where it may be anything else.
#[inline]
pub(super) fn word(bytes: &[u8], start: usize) -> Option<(Token, usize)> {
    if !matches!(bytes.get(start)?, b'a'..=b'z' | b'A'..=b'Z' | b'_') {
        return None;
    }
    let word = Word::at(&bytes[start..]);
    let end = start + word.length;
    // A path, or a word that goes on in another script.
    let goes_on = bytes.get(end).is_some_and(|&byte| byte == b'.' || !byte.is_ascii());
    // No keyword ends in a digit, as many names do.
    let is_name = bytes[end - 1].is_ascii_digit();
    (!goes_on).then(|| (if is_name { Token::Name } else { KEYWORDS.kind(&word) }, end))
}

/// A word, as integers that are compared faster than slices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Word {
    length: usize,
    /// The first eight bytes, zeros after the last.
    first: u64,
    /// The last eight bytes of a longer word.
    last: u64,
}

impl Word {
    /// The word that a text begins with.
    #[inline]
    fn at(bytes: &[u8]) -> Self {
        let Some(eight) = eight(bytes, 0) else { return Self::near_the_end(bytes) };
        let length = leading(eight);
        if length < 8 {
            return Self { length, first: eight & !(u64::MAX << (8 * length)), last: 0 };
        }
        let mut length = 8;
        while let Some(more) = self::eight(bytes, length) {
            let found = leading(more);
            length += found;
            if found < 8 {
                return Self::of(&bytes[..length]);
            }
        }
        length += bytes[length..].iter().position(|&byte| !is_part(byte)).unwrap_or(bytes.len() - length);
        Self::of(&bytes[..length])
    }

    #[cold]
    fn near_the_end(bytes: &[u8]) -> Self {
        Self::of(&bytes[..bytes.iter().position(|&byte| !is_part(byte)).unwrap_or(bytes.len())])
    }

    fn of(word: &[u8]) -> Self {
        let mut first = [0; 8];
        let start = word.len().min(8);
        first[..start].copy_from_slice(&word[..start]);
        let last = word.len().checked_sub(8).and_then(|from| eight(word, from)).unwrap_or(0);
        Self { length: word.len(), first: u64::from_le_bytes(first), last: if word.len() > 8 { last } else { 0 } }
    }
}

fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[inline]
fn eight(bytes: &[u8], from: usize) -> Option<u64> {
    bytes.get(from..)?.first_chunk().map(|chunk| u64::from_le_bytes(*chunk))
}

/// How many bytes of eight are part of a word before the first that is not. All eight are judged at once, since where
/// a word ends is what the processor could not foresee.
#[inline]
fn leading(eight: u64) -> usize {
    const fn all(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    // Sums of seven bits each reach the eighth where a byte is not below the first, or above the last of a range.
    let within = |bytes: u64, first: u8, last: u8| (bytes + all(0x80 - first)) & !(bytes + all(0x7f - last));
    let low = eight & all(0x7f);
    let letters = within(low | all(0x20), b'a', b'z');
    let parts = (letters | within(low, b'0', b'9') | within(low, b'_', b'_')) & !eight & all(0x80);
    ((parts ^ all(0x80)).trailing_zeros() / 8) as usize
}

static KEYWORDS: LazyLock<Keywords> = LazyLock::new(Keywords::new);

/// The words that are tokens of their own.
struct Keywords {
    /// Positions among the words by their hashes, 0 where there is none.
    slots: [u8; Self::SLOTS],
    words: Vec<(Word, Token)>,
}

impl Keywords {
    const SLOTS: usize = 1024;

    fn new() -> Self {
        let mut keywords = Self { slots: [0; Self::SLOTS], words: vec![(Word::default(), Token::Name)] };
        for &(token, text) in Token::WORDS {
            let word = Word::of(text.as_bytes());
            let mut slot = Self::slot(&word);
            while keywords.slots[slot] != 0 {
                slot = (slot + 1) % Self::SLOTS;
            }
            keywords.slots[slot] = u8::try_from(keywords.words.len()).unwrap_or(0);
            keywords.words.push((word, token));
        }
        keywords
    }

    #[inline]
    const fn slot(word: &Word) -> usize {
        (word.first.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize % Self::SLOTS
    }

    #[inline]
    fn kind(&self, word: &Word) -> Token {
        let mut slot = Self::slot(word);
        loop {
            match self.slots[slot] {
                0 => return Token::Name,
                at if self.words[usize::from(at)].0 == *word => return self.words[usize::from(at)].1,
                _ => slot = (slot + 1) % Self::SLOTS,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scanner::Scanner;

    /// Whatever is found is what the automaton finds.
    fn agree(text: &str) {
        let mut from = 0;
        loop {
            let mut automaton = Scanner::of(&text[from..]);
            let read = automaton.next();
            let range = automaton.span();
            if let Some((kind, start, end)) = next(text.as_bytes(), from) {
                assert_eq!((read, from + range.start..from + range.end), (Some(Ok(kind)), start..end), "{text:?}");
            }
            if read.is_none() {
                return;
            }
            from += range.end;
        }
    }

    #[test]
    fn keywords_are_found_as_the_automaton_finds_them() {
        for &(token, word) in Token::WORDS {
            assert_eq!(Token::single(word), Some(token), "{word}");
            assert_eq!(token.word(), word);
            assert_eq!(next(word.as_bytes(), 0), Some((token, 0, word.len())), "{word}");
        }
    }

    #[test]
    fn texts_of_all_kinds_are_read_as_the_automaton_reads_them() {
        let pieces = [
            "a",
            "law",
            "and",
            "Law",
            "_",
            "x1",
            "1",
            "1x",
            ".",
            "é",
            "e\u{301}",
            "猫",
            "`",
            "``",
            "`q r`",
            "\"",
            " ",
            "\n",
            "\t",
            "{",
            "}",
            "(",
            ")",
            ",",
            "+",
            "-",
            "/",
            "//",
            "///",
            "\u{feff}",
            "\u{1160}",
            "%",
            "atleast",
            "alternative",
            "alternatives",
            "abcdefg",
            "abcdefgh",
            "@",
            "[",
            "^",
            "~",
        ];
        for one in pieces {
            for two in pieces {
                for three in pieces {
                    agree(&[one, two, three].concat());
                }
            }
        }
    }
}
