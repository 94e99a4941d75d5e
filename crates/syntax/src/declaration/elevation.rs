//! `elevation m of c { a expects n rises n  b provides n grows n  for n periods }`: how expectation and ability raise one
//! another in a co-creation.

use super::{Clause, Declares, Shape, begins_side, block_of, side, starts_of};
use crate::amount::{Amount, amount};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, Name, declared_name, mention, token};
use crate::source::Span;
use crate::token::Token;
use chumsky::prelude::*;
use std::slice::from_ref;

/// The spiral in which the sides of a co-creation raise one another.
#[derive(Debug)]
pub struct Elevation {
    /// Its name.
    pub declared: DeclaredName,
    /// The co-creation.
    pub cocreation: Name,
    /// What it says.
    pub clauses: Vec<Clause<ElevationClause>>,
}

/// A clause of an elevation.
#[derive(Debug)]
pub enum ElevationClause {
    /// Who expects how much at first, and by which part of what the ability has grown the expectation rises.
    Expects(Name, Amount, Amount),
    /// Who can do how much at first, and by which part of what is lacking the ability grows.
    Provides(Name, Amount, Amount),
    /// How many periods are followed.
    For(Span),
}

impl Declares for Elevation {
    const SHAPE: Shape = Shape {
        keyword: Token::Elevation,
        usage: "NAME of COCREATION { ACTOR expects 2 rises 0.5 }",
        declares: Some(Kind::Elevation),
        joins: &[Token::Of],
        begins: &[Token::For, Token::Name],
        within: &[Token::Rises, Token::Grows, Token::Periods],
        says: &[Token::Expects, Token::Provides],
        takes: &[(Token::Of, Kinds::COCREATIONS), (Token::BraceOpen, Kinds::ACTORS)],
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let number = token(Token::Number, |found| found == Token::Number);
        let level = |first: Token, second: Token| {
            just(first).ignore_then(amount()).then(just(second).ignore_then(amount())).boxed()
        };
        let of_side = side().then(choice((
            level(Token::Expects, Token::Rises).map(|amounts| (true, amounts)),
            level(Token::Provides, Token::Grows).map(|amounts| (false, amounts)),
        )));
        let clause = choice((
            just(Token::For).ignore_then(number).then_ignore(just(Token::Periods)).map(ElevationClause::For),
            of_side.map(|(side, (expects, (level, change)))| {
                if expects {
                    ElevationClause::Expects(side, level, change)
                } else {
                    ElevationClause::Provides(side, level, change)
                }
            }),
        ));
        let begins = just(Token::For).ignored().or(begins_side(&[Token::Expects, Token::Provides]));
        just(Token::Elevation)
            .ignore_then(declared_name())
            .then(just(Token::Of).ignore_then(mention()))
            .then(block_of(clause.boxed(), begins))
            .map(|((declared, cocreation), clauses)| Self { declared, cocreation, clauses })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}
