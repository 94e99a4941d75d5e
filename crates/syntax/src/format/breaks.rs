//! Where a line may end within a header or a clause.

use super::stream::Stream;
use crate::declaration::Shape;
use crate::token::Token;
use std::ops::Range;

/// What a word that is both a keyword and a name would be in the next place.
#[derive(Clone, Copy, PartialEq)]
enum Due {
    Name,
    Keyword,
}

/// Says for every lexeme of a declaration whether a line may begin with it: after commas, before `and` and `or`, and
/// before the words that join the parts of a header. A name that is called like such a word is none.
pub(super) fn breaks(stream: &Stream, whole: Range<usize>) -> Vec<bool> {
    let declares = stream.lexemes[whole.start].kind;
    let shape = Shape::of(declares);
    let joins_parts = |word: Token| shape.is_some_and(|shape| shape.joins.contains(&word));
    let last_word = whole.end.saturating_sub(2);
    let mut due = Due::Keyword;
    let mut in_header = true;
    let mut before = None;
    let mut breaks = Vec::with_capacity(whole.len());
    for index in whole {
        let kind = stream.lexemes[index].kind;
        let keyword = kind.is_keyword() && due == Due::Keyword;
        let joins = match kind {
            Token::And | Token::Or => true,
            // The last two words of a claim are its environment's.
            Token::In if declares == Token::Claim => index == last_word,
            Token::By => keyword && before != Some(Token::Enabled),
            _ => keyword && in_header && joins_parts(kind),
        };
        in_header &= kind != Token::BraceOpen;
        breaks.push(joins || before == Some(Token::Comma));
        due = after(kind, keyword, shape);
        before = Some(kind);
    }
    breaks
}

fn after(kind: Token, keyword: bool, declares: Option<&Shape>) -> Due {
    match kind {
        Token::Comma | Token::ParenOpen | Token::And | Token::Or | Token::Not => Due::Name,
        Token::BraceOpen if declares.is_some_and(Shape::begins_with_a_name) => Due::Name,
        // Words after which no name comes.
        Token::Alternative
        | Token::Enabled
        | Token::Cases
        | Token::Always
        | Token::Never
        | Token::Lasting
        | Token::Period
        | Token::Periods
            if keyword =>
        {
            Due::Keyword
        }
        _ if keyword => Due::Name,
        _ => Due::Keyword,
    }
}
