//! `actor a { weighs … requires … }`: individuals and systems that can act.

use super::{Clause, block, starts_of};
use crate::amount::{Weighted, weighted};
use crate::combinator::{Parsed, Tokens};
use crate::name::{DeclaredName, List, declared_names};
use crate::token::Token;
use chumsky::prelude::*;

/// Those who can act.
#[derive(Debug)]
pub struct Actor {
    /// Their names.
    pub names: Vec<DeclaredName>,
    /// What holds for each of them.
    pub clauses: Vec<Clause<ActorClause>>,
}

/// A clause of an actor.
#[derive(Debug)]
pub enum ActorClause {
    /// Weights of axes, layers or values.
    Weighs(List<Weighted>),
    /// Thresholds of layers.
    Requires(List<Weighted>),
}

impl Actor {
    pub(super) fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let clause = choice((
            just(Token::Weighs).ignore_then(weighted()).map(ActorClause::Weighs),
            just(Token::Requires).ignore_then(weighted()).map(ActorClause::Requires),
        ));
        just(Token::Actor)
            .ignore_then(declared_names())
            .then(block(clause.boxed(), &[Token::Weighs, Token::Requires]))
            .map(|(names, clauses)| Self { names, clauses })
            .boxed()
    }

    pub(super) fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}
