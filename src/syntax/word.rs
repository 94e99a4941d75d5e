//! Words and signs in ASCII, of which most texts consist: found without the automaton of [`Token`], in a quarter of its
//! time. What may be anything else is left to the automaton.

use super::error::TOKENS;
use super::token::Token;
use std::sync::LazyLock;

/// What a byte can be part of.
const OTHER: u8 = 0;
const WORD: u8 = 1;
const SPACE: u8 = 2;
const SIGN: u8 = 3;

const CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => WORD,
            b' ' | b'\t' | b'\r' | b'\n' => SPACE,
            b'{' | b'}' | b'(' | b')' | b',' => SIGN,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
};

/// The word or sign that comes next after `from`, with where it begins and ends; none where it may be anything else.
#[inline]
pub(super) fn next(bytes: &[u8], from: usize) -> Option<(Token, usize, usize)> {
    let mut start = from;
    while CLASSES[usize::from(*bytes.get(start)?)] == SPACE {
        start += 1;
    }
    let first = bytes[start];
    match CLASSES[usize::from(first)] {
        WORD if !first.is_ascii_digit() => {
            let rest = &bytes[start..];
            let length = rest.iter().position(|&byte| CLASSES[usize::from(byte)] != WORD).unwrap_or(rest.len());
            // A path, or a word that goes on in another script.
            if rest.get(length).is_some_and(|&byte| byte == b'.' || !byte.is_ascii()) {
                return None;
            }
            Some((KEYWORDS.kind(&rest[..length]), start, start + length))
        }
        SIGN => {
            let kind = match first {
                b'{' => Token::BraceOpen,
                b'}' => Token::BraceClose,
                b'(' => Token::ParenOpen,
                b')' => Token::ParenClose,
                _ => Token::Comma,
            };
            Some((kind, start, start + 1))
        }
        _ => None,
    }
}

static KEYWORDS: LazyLock<Keywords> = LazyLock::new(Keywords::new);

/// The words that are tokens of their own.
struct Keywords {
    /// By length and last letter, up to four words each: positions in `words`, after the last of them 0.
    slots: [[u8; 4]; Self::SLOTS],
    words: Vec<(String, Token)>,
}

impl Keywords {
    const SLOTS: usize = 512;

    fn new() -> Self {
        let mut keywords = Self { slots: [[0; 4]; Self::SLOTS], words: vec![(String::new(), Token::Name)] };
        for token in TOKENS {
            let word = format!("{token:?}").to_lowercase();
            if Token::single(&word) != Some(token) {
                continue;
            }
            let slot = &mut keywords.slots[Self::slot(word.as_bytes())];
            let free = slot.iter().position(|&at| at == 0).expect("few keywords are so alike");
            slot[free] = u8::try_from(keywords.words.len()).expect("there are fewer than 256 keywords");
            keywords.words.push((word, token));
        }
        keywords
    }

    const fn slot(word: &[u8]) -> usize {
        let (first, last) = (word[0] as usize & 31, word[word.len() - 1] as usize & 31);
        (word.len() * 64 + first * 19 + last) % Self::SLOTS
    }

    #[inline]
    fn kind(&self, word: &[u8]) -> Token {
        // No keyword ends in a digit, as many names do.
        if !word[word.len() - 1].is_ascii_lowercase() {
            return Token::Name;
        }
        for &at in &self.slots[Self::slot(word)] {
            if at == 0 {
                break;
            }
            let (keyword, token) = &self.words[usize::from(at)];
            if keyword.as_bytes() == word {
                return *token;
            }
        }
        Token::Name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use logos::Logos;

    /// Whatever is found is what the automaton finds.
    fn agree(text: &str) {
        let mut from = 0;
        loop {
            let mut automaton = Token::lexer(&text[from..]);
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
        for token in TOKENS {
            let word = format!("{token:?}").to_lowercase();
            if let Some(kind) = Token::single(&word) {
                assert_eq!(next(word.as_bytes(), 0), Some((kind, 0, word.len())), "{word}");
            }
        }
    }

    #[test]
    fn texts_of_all_kinds_are_read_as_the_automaton_reads_them() {
        let pieces = [
            "a", "law", "and", "Law", "_", "x1", "1", "1x", ".", "é", "e\u{301}", "猫", "`", "``", "`q r`", "\"", " ",
            "\n", "\t", "{", "}", "(", ")", ",", "+", "-", "/", "//", "///", "\u{feff}", "\u{1160}", "%", "atleast",
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
