//! What stands between two lexemes on one line.

use super::stream::Stream;
use crate::token::Token;

/// The number of spaces before a lexeme that is not the first of its line.
pub(super) fn spaces_before(stream: &Stream, index: usize) -> usize {
    let before = stream.lexemes[index - 1].kind;
    let kind = stream.lexemes[index].kind;
    let tight = matches!(kind, Token::Comma | Token::ParenClose)
        || before == Token::ParenOpen
        || before == Token::Minus && !subtracts(stream, index - 1);
    usize::from(!tight)
}

/// Whether a minus stands after an amount, and so does not open one.
fn subtracts(stream: &Stream, minus: usize) -> bool {
    let before = minus.checked_sub(1).map(|before| stream.lexemes[before].kind);
    matches!(before, Some(Token::Number | Token::ParenClose))
}
