//! What each part of an entry is, so that it can be shown in colour.

use super::parse::{beginnings, declares};
use super::session::Session;
use coproduce_core::model::plain;
use coproduce_syntax::{Token, entry};
use std::ops::Range;

/// What a part of an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A word of the language where it may be one.
    Keyword,
    /// A name that is declared.
    Known,
    /// A text, a number or documentation.
    Literal,
    /// The name of a command.
    Command,
    /// No token of the language.
    Unreadable,
}

/// The words of questions, wherever they stand in one.
const ASKING: [&str; 7] = ["gains", "changed", "why", "sets", "rank", "necessary", "loops"];

/// The longest entry that is looked at: each key is answered at once.
const LONGEST: usize = 20_000;

impl Session {
    /// The parts of an entry that are something, in order.
    pub fn classes(&self, text: &str) -> Vec<(Range<usize>, Class)> {
        if text.len() > LONGEST {
            return Vec::new();
        }
        if text.trim_start().starts_with(':') {
            let start = text.len() - text.trim_start().len();
            let end = text[start..].find(char::is_whitespace).map_or(text.len(), |at| start + at);
            return vec![(start..end, Class::Command)];
        }
        let tokens: Vec<(Option<Token>, Range<usize>)> = entry::tokens(text).collect();
        let declaration = tokens.first().is_some_and(|(kind, _)| declares(*kind));
        let class = |(at, (kind, range)): (usize, (Option<Token>, Range<usize>))| {
            let word = &text[range.clone()];
            let known = || self.reading().find(&plain(word)).is_some();
            let class = match kind {
                None if matches!(word, "?" | ":") => return None,
                None => Class::Unreadable,
                Some(Token::Text | Token::Number | Token::Doc) => Class::Literal,
                Some(kind) if reserved(kind) => Class::Keyword,
                Some(kind) if at > 0 && known() && (!declaration || kind == Token::Name) => Class::Known,
                Some(kind) if declaration && kind.is_keyword() => Class::Keyword,
                Some(_) if !declaration && at == 0 && beginnings().any(|beginning| beginning == word) && !known() => {
                    Class::Keyword
                }
                Some(Token::In | Token::Given | Token::Without | Token::Unknown | Token::Likely | Token::To) => {
                    Class::Keyword
                }
                Some(_) if !declaration && ASKING.contains(&word) => Class::Keyword,
                Some(Token::Name | Token::Path) if known() => Class::Known,
                Some(_) => return None,
            };
            Some((range, class))
        };
        tokens.into_iter().enumerate().filter_map(class).collect()
    }
}

const fn reserved(kind: Token) -> bool {
    matches!(kind, Token::And | Token::Or | Token::Not | Token::At | Token::All | Token::Any)
}
