//! Texts that say the same, or nearly so, in another layout.

use super::random::Random;
use coproduce_syntax::{Scanner, Token};

const WHITE: [&str; 12] = [" ", " ", " ", " ", "  ", "\t", "\n", "\r\n", "\n\n", "\n \n\t\n", "\r", " \n"];
const COMMENTS: [&str; 12] = [
    "//",
    "// a",
    "//b ",
    "////",
    "//// c\t",
    "//  d",
    "//\te",
    "//!f",
    "// {",
    "// object x",
    "//\u{3000}g",
    "// 諏訪湖",
];
const NAMES: [&str; 8] =
    ["a", "oak", "moisture", "a_name_of_some_length", "`24 h hotline`", "諏訪湖の水", "naïve", "of_"];

/// How much is changed.
#[derive(Clone, Copy)]
pub struct Taste {
    /// One in so many gaps gets a comment.
    pub comments: usize,
    /// One in so many gaps gets white space at random instead of one space.
    pub white: usize,
    /// One in so many names becomes another.
    pub names: usize,
}

/// The words of a text with other white space, more comments and other names.
pub fn mutated(text: &str, taste: Taste, random: &mut Random) -> String {
    let mut out = String::new();
    if random.one_in(8) {
        out.push('\u{feff}');
    }
    let mut before = None;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (kind, place) in Scanner::of(text).spanned() {
        let Ok(kind) = kind else { continue };
        gap(before, kind, taste, random, &mut out);
        match kind {
            Token::Name if random.one_in(taste.names) => out.push_str(random.pick(&NAMES)),
            _ => out.push_str(&text[place]),
        }
        before = Some(kind);
    }
    if matches!(before, Some(Token::Doc | Token::Comment)) || random.one_in(2) {
        out.push_str(random.pick(&["\n", "\r\n", "\n\n\n", " \n\t"]));
    }
    while random.one_in(taste.comments) {
        out.push_str(random.pick(&COMMENTS));
        out.push_str(random.pick(&["\n", "\r\n", "\n\n\n"]));
    }
    out
}

fn gap(before: Option<Token>, next: Token, taste: Taste, random: &mut Random, out: &mut String) {
    if matches!(before, Some(Token::Doc | Token::Comment)) {
        out.push('\n');
    }
    if random.one_in(taste.white) {
        out.push_str(random.pick(&WHITE));
        out.push_str(random.pick(&WHITE));
    } else if !(before.is_none_or(sign) || sign(next)) || random.one_in(2) {
        out.push(' ');
    }
    while random.one_in(taste.comments) {
        // A stroke before the comment would become one of its own.
        out.push(' ');
        out.push_str(random.pick(&COMMENTS));
        out.push_str(random.pick(&["\n", "\r\n", "\n\n\n", "\r"]));
    }
}

/// Signs that need no space around them.
const fn sign(kind: Token) -> bool {
    matches!(kind, Token::BraceOpen | Token::BraceClose | Token::ParenOpen | Token::ParenClose | Token::Comma)
}
