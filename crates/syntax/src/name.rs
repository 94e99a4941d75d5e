//! Names, labels and lists of names.

use super::combinator::{Extra, Parsed, Tokens};
use super::error::Mistake;
use super::token::Token;
use crate::source::Span;
use chumsky::prelude::*;
use smallvec::SmallVec;

/// Usually one, sometimes many.
pub type List<T> = SmallVec<[T; 1]>;

/// A name, where it stands; its text is in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// The place, backticks and qualifying names included.
    pub span: Span,
}

/// A text in quotation marks, where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// The place, quotation marks included.
    pub span: Span,
}

/// A name as it is declared, with its label.
#[derive(Clone, Copy, Debug)]
pub struct DeclaredName {
    /// The name.
    pub name: Name,
    /// What people read in its stead.
    pub label: Option<Text>,
}

/// A token that passes a test, or the mistake of meeting another where `expected` was needed.
pub(super) fn token<'t, I: Tokens<'t>>(
    expected: Token,
    accepts: impl Fn(Token) -> bool + Copy + 't,
) -> impl Parser<'t, I, Span, Extra> + Copy + 't {
    any().try_map(
        move |found, span| {
            if accepts(found) { Ok(span) } else { Err(Mistake::expected(expected, Some(found), span)) }
        },
    )
}

/// A name where one is declared.
pub(super) fn name<'t, I: Tokens<'t>>() -> impl Parser<'t, I, Name, Extra> + Copy + 't {
    token(Token::Name, Token::may_be_declared).map(|span| Name { span })
}

/// A name where one is mentioned: also one of another module, as in `ward.nurse`.
pub(super) fn mention<'t, I: Tokens<'t>>() -> impl Parser<'t, I, Name, Extra> + Copy + 't {
    token(Token::Name, |found| found.is_name() || found == Token::Path).map(|span| Name { span })
}

/// A name where one of another module is mentioned without it.
pub(super) fn plain<'t, I: Tokens<'t>>() -> impl Parser<'t, I, Name, Extra> + Copy + 't {
    token(Token::Name, Token::is_name).map(|span| Name { span })
}

/// A text in quotation marks.
pub(super) fn text<'t, I: Tokens<'t>>() -> impl Parser<'t, I, Text, Extra> + Copy + 't {
    just(Token::Text).map_with(|_, e| Text { span: e.span() })
}

/// A name with its optional label.
pub(super) fn declared_name<'t, I: Tokens<'t>>() -> impl Parser<'t, I, DeclaredName, Extra> + Copy + 't {
    name().then(text().or_not()).map(|(name, label)| DeclaredName { name, label })
}

/// Items separated by commas, at least one.
pub(super) fn list<'t, I: Tokens<'t>, T: 't>(
    item: impl Parser<'t, I, T, Extra> + Clone + 't,
) -> Parsed<'t, I, List<T>> {
    item.separated_by(just(Token::Comma)).at_least(1).collect::<List<T>>().boxed()
}

/// Names mentioned, separated by commas.
pub(super) fn mentions<'t, I: Tokens<'t>>() -> Parsed<'t, I, List<Name>> {
    list(mention())
}

/// Names declared, separated by commas.
pub(super) fn declared_names<'t, I: Tokens<'t>>() -> Parsed<'t, I, Vec<DeclaredName>> {
    declared_name().separated_by(just(Token::Comma)).at_least(1).collect::<Vec<_>>().boxed()
}
