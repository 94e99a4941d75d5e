//! `property p of x`: properties of an object, actor or environment.

use crate::combinator::{Parsed, Tokens};
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

impl Property {
    pub(super) fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        just(Token::Property)
            .ignore_then(declared_names())
            .then(just(Token::Of).ignore_then(mention()))
            .map(|(names, bearer)| Self { names, bearer })
            .boxed()
    }

    #[expect(clippy::unused_self, reason = "every declaration answers this")]
    pub(super) const fn clause_starts(&self) -> Vec<u32> {
        Vec::new()
    }
}
