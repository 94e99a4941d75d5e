//! `value v for b with c from o { worth … }`: what an outcome is worth, to whom, and with whom it is actualised.

use super::{Clause, Declares, Shape, block, starts_of};
use crate::amount::{Weighted, weighted};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_name, mention, mentions};
use crate::token::Token;
use chumsky::prelude::*;
use std::slice::from_ref;

/// What an outcome is worth to its beneficiaries.
#[derive(Debug)]
pub struct Value {
    /// Its name.
    pub declared: DeclaredName,
    /// Those it is of value to.
    pub beneficiaries: List<Name>,
    /// The one between whom and the beneficiary it is actualised.
    pub counterpart: Name,
    /// The outcome it comes from.
    pub outcome: Name,
    /// How much it is worth, by layer.
    pub worths: Vec<Clause<List<Weighted>>>,
}

impl Declares for Value {
    const SHAPE: Shape = Shape {
        keyword: Token::Value,
        usage: "NAME for ACTOR with ACTOR from OUTCOME",
        declares: Some(Kind::Value),
        joins: &[Token::For, Token::With, Token::From],
        begins: &[Token::Worth],
        takes: &[(Token::For, Kinds::ACTORS), (Token::With, Kinds::ACTORS), (Token::From, Kinds::OUTCOMES)],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let worth = just(Token::Worth).ignore_then(weighted());
        just(Token::Value)
            .ignore_then(declared_name())
            .then(just(Token::For).ignore_then(mentions()))
            .then(just(Token::With).ignore_then(mention()))
            .then(just(Token::From).ignore_then(mention()))
            .then(block(worth.boxed(), &[Token::Worth]))
            .map(|((((declared, beneficiaries), counterpart), outcome), worths)| Self {
                declared,
                beneficiaries,
                counterpart,
                outcome,
                worths,
            })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.worths)
    }
}
