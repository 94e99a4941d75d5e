//! `offering o from s to c { physical … service … people … interactions … logic … }`: human interactions with content.

use super::{Clause, Declares, Shape, block, starts_of};
use crate::amount::{Amount, amount};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_name, list, mention, mentions};
use crate::token::Token;
use chumsky::prelude::*;
use serde::Serialize;
use std::slice::from_ref;

/// A limited set of focused human interactions, with content on three axes (Ramírez & Wallin 2000, p. 58).
#[derive(Debug)]
pub struct Offering {
    /// Its name.
    pub declared: DeclaredName,
    /// Those it comes from.
    pub suppliers: List<Name>,
    /// Those it is for.
    pub customers: List<Name>,
    /// What it consists of.
    pub clauses: Vec<Clause<OfferingClause>>,
}

/// A clause of an offering.
#[derive(Debug)]
pub enum OfferingClause {
    /// What it has on an axis.
    Content(Axis, List<Content>),
    /// The actions in which it is delivered.
    Interactions(List<Name>),
    /// In which of the four logics it is seen, and for which customers; for all of them where none is named.
    Logic(Name, List<Name>),
}

/// An item of an offering's content.
#[derive(Debug)]
pub struct Content {
    /// What it is; declared by this mention where nothing else declares it.
    pub name: Name,
    /// Its magnitude; 1 where none is stated.
    pub magnitude: Option<Amount>,
}

/// The axes on which an offering has content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// What can be touched.
    Physical,
    /// Service and infrastructure.
    Service,
    /// Relations between people.
    People,
}

impl Axis {
    /// All three, in their order.
    pub const ALL: [Self; 3] = [Self::Physical, Self::Service, Self::People];

    /// The keyword.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Physical => "physical",
            Self::Service => "service",
            Self::People => "people",
        }
    }
}

impl Declares for Offering {
    const SHAPE: Shape = Shape {
        keyword: Token::Offering,
        usage: "NAME from ACTOR to ACTOR { interactions ACTION }",
        declares: Some(Kind::Offering),
        joins: &[Token::From, Token::To],
        begins: &[Token::Physical, Token::Service, Token::People, Token::Interactions, Token::Logic],
        within: &[Token::For],
        takes: &[
            (Token::From, Kinds::ACTORS),
            (Token::To, Kinds::ACTORS),
            (Token::For, Kinds::ACTORS),
            (Token::Physical, Kinds::CONTENTS),
            (Token::Service, Kinds::CONTENTS),
            (Token::People, Kinds::CONTENTS),
            (Token::Interactions, Kinds::ACTIONS),
        ],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let content = mention().then(amount().or_not()).map(|(name, magnitude)| Content { name, magnitude });
        let contents = list(content);
        let axis = choice((
            just(Token::Physical).to(Axis::Physical),
            just(Token::Service).to(Axis::Service),
            just(Token::People).to(Axis::People),
        ));
        let customers = just(Token::For).ignore_then(mentions()).or_not().map(Option::unwrap_or_default);
        let logic = just(Token::Logic).ignore_then(mention()).then(customers);
        let clause = choice((
            axis.then(contents).map(|(axis, contents)| OfferingClause::Content(axis, contents)),
            just(Token::Interactions).ignore_then(mentions()).map(OfferingClause::Interactions),
            logic.map(|(logic, customers)| OfferingClause::Logic(logic, customers)),
        ));
        let keywords = &[Token::Physical, Token::Service, Token::People, Token::Interactions, Token::Logic];
        just(Token::Offering)
            .ignore_then(declared_name())
            .then(just(Token::From).ignore_then(mentions()))
            .then(just(Token::To).ignore_then(mentions()))
            .then(block(clause.boxed(), keywords))
            .map(|(((declared, suppliers), customers), clauses)| Self { declared, suppliers, customers, clauses })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}

impl Offering {
    /// The items of its content, each with its axis.
    pub fn contents(&self) -> impl Iterator<Item = (Axis, &Content)> {
        self.clauses.iter().flat_map(|clause| match &clause.kind {
            OfferingClause::Content(axis, contents) => contents.iter().map(|content| (*axis, content)).collect(),
            OfferingClause::Interactions(_) | OfferingClause::Logic(..) => Vec::new(),
        })
    }
}
