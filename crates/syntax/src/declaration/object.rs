//! `object a, b`: things.

use super::{Declares, Shape};
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
}

impl Declares for Object {
    const SHAPE: Shape =
        Shape { keyword: Token::Object, usage: "NAME, …", declares: Some(Kind::Object), ..Shape::NONE };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        just(Token::Object).ignore_then(declared_names()).map(|names| Self { names }).boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        &self.names
    }
}
