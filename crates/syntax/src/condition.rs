//! Conditions: what must be present, or absent, together.

use super::combinator::{Parsed, Tokens};
use super::name::{Name, mention};
use super::token::Token;
use crate::source::Span;
use chumsky::prelude::*;

/// A condition over coproducers.
#[derive(Clone, Debug)]
pub enum Condition {
    /// The coproducer is present.
    Name(Name),
    /// The inner condition does not hold. Two negations in a row are read as none.
    Not(Box<Condition>),
    /// Several conditions together.
    Group(Box<Group>),
}

/// Several conditions and how many of them are needed.
#[derive(Clone, Debug)]
pub struct Group {
    /// How many are needed.
    pub need: Need,
    /// The conditions; long chains of one operator are one group.
    pub members: Box<[Condition]>,
    /// The place.
    pub span: Span,
}

/// How many conditions of a group are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Each of them.
    All,
    /// One of them.
    Any,
    /// The number at this place.
    AtLeast(Span),
}

impl Condition {
    /// The place of the condition.
    pub fn span(&self) -> Span {
        match self {
            Self::Name(name) => name.span,
            Self::Not(inner) => inner.span(),
            Self::Group(group) => group.span,
        }
    }
}

/// Several members as one condition; a single one as itself.
fn group(need: Need, mut members: Vec<Condition>, span: Span) -> Condition {
    if members.len() == 1
        && !matches!(need, Need::AtLeast(_))
        && let Some(only) = members.pop()
    {
        return only;
    }
    Condition::Group(Box::new(Group { need, members: members.into_boxed_slice(), span }))
}

/// Reads a condition. `and` binds tighter than `or`, `not` tightest; chains are loops, so only brackets nest.
pub(super) fn condition<'t, I: Tokens<'t>>() -> Parsed<'t, I, Condition> {
    recursive(|condition| {
        let members = condition
            .clone()
            .separated_by(just(Token::Comma))
            .at_least(1)
            .collect::<Vec<_>>()
            .delimited_by(just(Token::ParenOpen), just(Token::ParenClose))
            .boxed();
        let need = choice((
            just(Token::All).to(Need::All).then_ignore(just(Token::Of)),
            just(Token::Any).to(Need::Any).then_ignore(just(Token::Of)),
            just([Token::At, Token::Least])
                .ignore_then(just(Token::Number).map_with(|_, e| Need::AtLeast(e.span())))
                .then_ignore(just(Token::Of)),
        ));
        let counted = need.then(members).map_with(|(need, members), e| group(need, members, e.span())).boxed();
        let nested = condition.delimited_by(just(Token::ParenOpen), just(Token::ParenClose)).boxed();
        let name = mention().map(Condition::Name);
        let primary = choice((name, nested, counted)).boxed();
        let negated = just(Token::Not)
            .repeated()
            .at_least(1)
            .count()
            .then(primary.clone())
            .map(|(count, inner)| if count % 2 == 1 { Condition::Not(Box::new(inner)) } else { inner })
            .boxed();
        let unary = choice((name, negated, primary));
        let conjunction = unary
            .separated_by(just(Token::And))
            .at_least(1)
            .collect::<Vec<_>>()
            .map_with(|members, e| group(Need::All, members, e.span()));
        conjunction.clone().then(just(Token::Or).ignore_then(conjunction).repeated().collect::<Vec<_>>()).map_with(
            |(first, mut rest), e| {
                if rest.is_empty() {
                    return first;
                }
                rest.insert(0, first);
                group(Need::Any, rest, e.span())
            },
        )
    })
    .boxed()
}
