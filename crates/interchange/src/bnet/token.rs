//! The parts of a line.

use coproduce_syntax::hidden_character;

/// A part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    Name(&'t str),
    Constant(bool),
    Not,
    And,
    Or,
    Open,
    Close,
    Comma,
    /// An opening bracket, which begins a time.
    Bracket,
}

/// What is wrong with a line, and where in the text.
#[derive(Debug)]
pub(super) struct Wrong {
    pub at: usize,
    pub message: String,
    pub help: &'static str,
}

impl Wrong {
    pub fn new(at: usize, message: impl Into<String>, help: &'static str) -> Self {
        Self { at, message: message.into(), help }
    }
}

pub(super) const FORM: &str = "a line is `name, expression`, with `!`, `&`, `|`, parentheses, names, 0 and 1";

/// The parts of a line, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'t> {
    rest: &'t str,
    /// The place of the rest, in bytes of the whole text.
    at: usize,
}

impl<'t> Tokens<'t> {
    /// The parts of a line that begins at a place.
    pub const fn of(line: &'t str, at: usize) -> Self {
        Self { rest: line, at }
    }

    /// The next part and its place; at the end of the line none.
    pub fn next(&mut self) -> Result<(Option<Token<'t>>, usize), Wrong> {
        let trimmed = self.rest.trim_start();
        self.at += self.rest.len() - trimmed.len();
        self.rest = trimmed;
        let at = self.at;
        let Some(first) = trimmed.chars().next() else { return Ok((None, at)) };
        let (token, length) = match first {
            '!' => (Token::Not, 1),
            '&' => (Token::And, 1),
            '|' => (Token::Or, 1),
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            ',' => (Token::Comma, 1),
            '[' => (Token::Bracket, 1),
            _ if is_named(first) && !matches!(first, '.' | '-' | '/') => {
                let length = trimmed.find(|c| !is_named(c)).unwrap_or(trimmed.len());
                (word(&trimmed[..length], at)?, length)
            }
            odd => return Err(unknown(odd, at)),
        };
        self.rest = &trimmed[length..];
        self.at += length;
        Ok((Some(token), at))
    }
}

/// Whether a character may be part of a name. `BoolNet` has letters, digits and `_`; other tools take more.
fn is_named(c: char) -> bool {
    match c {
        '_' | '.' | '-' | '/' => true,
        '¬' | '∧' | '∨' | '′' => false,
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        _ => !c.is_whitespace() && hidden_character(c.encode_utf8(&mut [0; 4])).is_none(),
    }
}

fn word(word: &str, at: usize) -> Result<Token<'_>, Wrong> {
    match word {
        "0" => Ok(Token::Constant(false)),
        "1" => Ok(Token::Constant(true)),
        _ if word.starts_with(|c: char| c.is_ascii_digit()) && word.parse::<f64>().is_ok() => {
            Err(Wrong::new(at, format!("`{word}` is neither 0 nor 1"), "the constants are `0` and `1`"))
        }
        _ if ["true", "false"].iter().any(|constant| word.eq_ignore_ascii_case(constant)) => {
            Err(Wrong::new(at, format!("`{word}` is neither a name nor a constant"), "the constants are `0` and `1`"))
        }
        _ => Ok(Token::Name(word)),
    }
}

fn unknown(odd: char, at: usize) -> Wrong {
    let help = match odd {
        '~' | '¬' | '\'' | '′' | '^' => "`!` before a name says that it is absent",
        '*' | '∧' => "`&` joins what is needed together",
        '+' | '∨' => "`|` joins what stands in for one another",
        ';' | '\t' | ':' => "a comma separates target and expression",
        _ => FORM,
    };
    let shown = hidden_character(odd.encode_utf8(&mut [0; 4]));
    Wrong::new(at, shown.map_or_else(|| format!("`{odd}` in a line"), |code| format!("`{code}` in a line")), help)
}
