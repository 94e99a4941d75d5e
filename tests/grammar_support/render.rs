//! Writes a token list as source text, with random spelling, white space and comments.
//!
//! Names are spelt with words that are no keywords, or in backticks, so that the text has the tokens it was made from.

use super::random::Random;
use super::terminal::Terminal;

const NAMES: [&str; 12] = [
    "acorn",
    "soil",
    "warmth",
    "ice_cap",
    "_x",
    "été",
    "諏訪湖",
    "x2",
    "`24 h hotline`",
    "`and`",
    "`law`",
    "`produce`",
];
const QUALIFIED: [&str; 4] = ["trees.oak", "t.`24 h hotline`", "`not`.in", "_.諏訪湖"];
const PATHS: [&str; 3] = ["plants.trees.oak", "a.`or`.b.c", "law.in.use"];
const NUMBERS: [&str; 13] =
    ["1e-3", "2.5E+2%", "1_000e0", "0.75", "75%", "1_000.5", "12.5%", "0.0", "1", "2", "0", "1_000", "30"];
const TEXTS: [&str; 5] = ["\"\"", "\"The oak\"", "\"a 'b' \\\"", "\"どんぐり\"", "\"// { law }\""];
const DOCS: [&str; 4] = ["///\n", "/// The acorn, and the oak.\n", "///law\n", "/// { \" `\n"];
const GAPS: [&str; 8] = [" ", " ", "  ", "\n", "\t", "  \r\n  ", " // a comment\n", "\n//// and\n\n//\n"];

/// The tokens as a text; the same tokens give the same text.
pub fn render(tokens: &[Terminal]) -> String {
    let mut random = Random::new(digest(tokens));
    let mut text = String::new();
    let mut last = ' ';
    for token in tokens {
        let spelling = match token {
            Terminal::Literal(literal) => literal.as_str(),
            Terminal::Name | Terminal::Party | Terminal::Player | Terminal::Side => random.pick(&NAMES),
            Terminal::Qualified => random.pick(&QUALIFIED),
            Terminal::Path => random.pick(&PATHS),
            Terminal::Number => random.pick(&NUMBERS),
            Terminal::Text => random.pick(&TEXTS),
            Terminal::Doc => random.pick(&DOCS),
        };
        let first = spelling.chars().next().unwrap_or(' ');
        if !(may_touch(last) || may_touch(first)) || random.once_in(3) {
            text.push_str(random.pick::<&str>(&GAPS));
        }
        text.push_str(spelling);
        last = spelling.chars().next_back().unwrap_or(' ');
    }
    text
}

/// Whether a token may stand directly beside one that begins or ends with this sign.
fn may_touch(sign: char) -> bool {
    matches!(sign, '{' | '}' | '(' | ')' | ',' | '"' | '`' | '\n')
}

/// A number that depends on every token and on their order.
fn digest(tokens: &[Terminal]) -> u64 {
    let mix = |digest: u64, letter: u8| digest.wrapping_mul(0x0100_0000_01B3) ^ u64::from(letter);
    format!("{tokens:?}").bytes().fold(0, mix)
}
