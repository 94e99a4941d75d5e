//! `property p of x lasting`: properties of an object, actor or environment.

use super::{Declares, Shape, lasting};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, Name, declared_names, mention};
use crate::token::Token;
use chumsky::prelude::*;

/// Properties of one bearer.
#[derive(Debug)]
pub struct Property {
    /// Their names.
    pub names: Vec<DeclaredName>,
    /// Whose properties they are.
    pub bearer: Name,
    /// Whether they stay once they are there.
    pub lasting: bool,
}

impl Declares for Property {
    const SHAPE: Shape = Shape {
        keyword: Token::Property,
        usage: "NAME, … of NAME",
        declares: Some(Kind::Property),
        joins: &[Token::Of],
        within: &[Token::Lasting],
        takes: &[(Token::Of, Kinds::BEARERS)],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        just(Token::Property)
            .ignore_then(declared_names())
            .then(just(Token::Of).ignore_then(mention()))
            .then(lasting())
            .map(|((names, bearer), lasting)| Self { names, bearer, lasting })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        &self.names
    }
}
