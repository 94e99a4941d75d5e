//! `property p of x`: properties of an object, actor or environment.

use super::{Declares, Shape};
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
}

impl Declares for Property {
    const SHAPE: Shape = Shape {
        keyword: Token::Property,
        usage: "NAME, … of NAME",
        declares: Some(Kind::Property),
        joins: &[Token::Of],
        takes: &[(Token::Of, Kinds::BEARERS)],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        just(Token::Property)
            .ignore_then(declared_names())
            .then(just(Token::Of).ignore_then(mention()))
            .map(|(names, bearer)| Self { names, bearer })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        &self.names
    }
}
