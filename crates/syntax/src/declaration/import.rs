//! `use path as n { a, b }`: names of another module of the same repository.

use super::{Declares, Shape};
use crate::combinator::{Parsed, Tokens};
use crate::name::{List, Name, list, mention, name, plain};
use crate::token::Token;
use chumsky::prelude::*;

/// Names of another module.
#[derive(Debug)]
pub struct Import {
    /// The module: names joined by dots.
    pub path: Name,
    /// The word that qualifies its names here.
    pub alias: Option<Name>,
    /// The names brought in; all of them where none are listed.
    pub names: Option<List<Name>>,
}

impl Declares for Import {
    const SHAPE: Shape = Shape {
        keyword: Token::Use,
        usage: "MODULE as NAME",
        joins: &[Token::As],
        begins: &[Token::Name],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        just(Token::Use)
            .ignore_then(mention())
            .then(just(Token::As).ignore_then(name()).or_not())
            .then(list(plain()).delimited_by(just(Token::BraceOpen), just(Token::BraceClose)).or_not())
            .map(|((path, alias), names)| Self { path, alias, names })
            .boxed()
    }
}
