//! `environment e within f { holds … lacks … includes … likely … }`: settings.

use super::{Clause, Declares, Shape, block, starts_of};
use crate::amount::{Weighted, weighted};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_name, mentions};
use crate::token::Token;
use chumsky::prelude::*;
use std::slice::from_ref;

/// A setting.
#[derive(Debug)]
pub struct Environment {
    /// Its name.
    pub declared: DeclaredName,
    /// The environments it lies within.
    pub parents: List<Name>,
    /// What it states.
    pub clauses: Vec<Clause<EnvironmentClause>>,
}

/// A clause of an environment.
#[derive(Debug)]
pub enum EnvironmentClause {
    /// Conditions it supplies.
    Holds(List<Name>),
    /// Conditions it excludes.
    Lacks(List<Name>),
    /// Actors in it.
    Includes(List<Name>),
    /// Probabilities of conditions.
    Likely(List<Weighted>),
}

impl Declares for Environment {
    const SHAPE: Shape = Shape {
        keyword: Token::Environment,
        usage: "NAME { holds NAME, …   lacks NAME, … }",
        declares: Some(Kind::Environment),
        joins: &[Token::Within],
        begins: &[Token::Holds, Token::Lacks, Token::Includes, Token::Likely],
        takes: &[
            (Token::Within, Kinds::ENVIRONMENTS),
            (Token::Holds, Kinds::CONDITIONS),
            (Token::Lacks, Kinds::CONDITIONS),
            (Token::Likely, Kinds::CONDITIONS),
            (Token::Includes, Kinds::ACTORS),
        ],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let clause = choice((
            just(Token::Holds).ignore_then(mentions()).map(EnvironmentClause::Holds),
            just(Token::Lacks).ignore_then(mentions()).map(EnvironmentClause::Lacks),
            just(Token::Includes).ignore_then(mentions()).map(EnvironmentClause::Includes),
            just(Token::Likely).ignore_then(weighted()).map(EnvironmentClause::Likely),
        ));
        let keywords = &[Token::Holds, Token::Lacks, Token::Includes, Token::Likely];
        just(Token::Environment)
            .ignore_then(declared_name())
            .then(just(Token::Within).ignore_then(mentions()).or_not().map(Option::unwrap_or_default))
            .then(block(clause.boxed(), keywords))
            .map(|((declared, parents), clauses)| Self { declared, parents, clauses })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}
