//! `constellation c { supplier … customer … subcontractor … counterpart … }`: the actors brought together, by role.

use super::{Clause, Declares, Shape, block, starts_of};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_name, mentions};
use crate::token::Token;
use chumsky::prelude::*;
use serde::Serialize;
use std::slice::from_ref;

/// Actors who create value with one another (Ramírez & Wallin 2000, p. 62).
#[derive(Debug)]
pub struct Constellation {
    /// Its name.
    pub declared: DeclaredName,
    /// Its members by role.
    pub members: Vec<Clause<(PartIn, List<Name>)>>,
}

/// The part an actor has in a constellation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartIn {
    /// Offers.
    Supplier,
    /// Creates value with what is offered.
    Customer,
    /// Helps the supplier to offer.
    Subcontractor,
    /// The one with whom the customer actualises value.
    Counterpart,
}

impl PartIn {
    /// The keyword.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Supplier => "supplier",
            Self::Customer => "customer",
            Self::Subcontractor => "subcontractor",
            Self::Counterpart => "counterpart",
        }
    }
}

impl Declares for Constellation {
    const SHAPE: Shape = Shape {
        keyword: Token::Constellation,
        usage: "NAME { supplier ACTOR   customer ACTOR }",
        declares: Some(Kind::Constellation),
        begins: &[Token::Supplier, Token::Customer, Token::Subcontractor, Token::Counterpart],
        takes: &[
            (Token::Supplier, Kinds::ACTORS),
            (Token::Customer, Kinds::ACTORS),
            (Token::Subcontractor, Kinds::ACTORS),
            (Token::Counterpart, Kinds::ACTORS),
        ],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let part = choice((
            just(Token::Supplier).to(PartIn::Supplier),
            just(Token::Customer).to(PartIn::Customer),
            just(Token::Subcontractor).to(PartIn::Subcontractor),
            just(Token::Counterpart).to(PartIn::Counterpart),
        ));
        let keywords = &[Token::Supplier, Token::Customer, Token::Subcontractor, Token::Counterpart];
        just(Token::Constellation)
            .ignore_then(declared_name())
            .then(block(part.then(mentions()).boxed(), keywords))
            .map(|(declared, members)| Self { declared, members })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.members)
    }
}
