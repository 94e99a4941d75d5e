//! `model NAME`: what the model is called.

use super::{Declares, Shape};
use crate::combinator::{Parsed, Tokens};
use crate::name::{DeclaredName, declared_name};
use crate::token::Token;
use chumsky::prelude::*;

/// The name of the model.
#[derive(Debug)]
pub struct Model {
    /// The name.
    pub declared: DeclaredName,
}

impl Declares for Model {
    const SHAPE: Shape = Shape { keyword: Token::Model, usage: "NAME", ..Shape::NONE };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        just(Token::Model).ignore_then(declared_name()).map(|declared| Self { declared }).boxed()
    }
}
