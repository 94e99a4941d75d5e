//! `object a, b lasting`: things.

use super::{Declares, Shape, lasting};
use crate::combinator::{Parsed, Tokens};
use crate::kind::Kind;
use crate::name::{DeclaredName, declared_names};
use crate::token::Token;
use chumsky::prelude::*;

/// Things.
#[derive(Debug)]
pub struct Object {
    /// Their names.
    pub names: Vec<DeclaredName>,
    /// Whether they stay once they are there.
    pub lasting: bool,
}

impl Declares for Object {
    const SHAPE: Shape = Shape {
        keyword: Token::Object,
        usage: "NAME, …",
        declares: Some(Kind::Object),
        within: &[Token::Lasting],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        just(Token::Object)
            .ignore_then(declared_names())
            .then(lasting())
            .map(|(names, lasting)| Self { names, lasting })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        &self.names
    }
}
