//! `object a, b`: things.

use crate::combinator::{Parsed, Tokens};
use crate::name::{DeclaredName, declared_names};
use crate::token::Token;
use chumsky::prelude::*;

/// Things.
#[derive(Debug)]
pub struct Object {
    /// Their names.
    pub names: Vec<DeclaredName>,
}

impl Object {
    pub(super) fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        just(Token::Object).ignore_then(declared_names()).map(|names| Self { names }).boxed()
    }

    #[expect(clippy::unused_self, reason = "every declaration answers this")]
    pub(super) const fn clause_starts(&self) -> Vec<u32> {
        Vec::new()
    }
}
