//! `actor a lasting { weighs … requires … }`: individuals and systems that can act.

use super::{Clause, Declares, Shape, block, lasting, starts_of};
use crate::amount::{Weighted, weighted};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, declared_names};
use crate::token::Token;
use chumsky::prelude::*;

/// Those who can act.
#[derive(Debug)]
pub struct Actor {
    /// Their names.
    pub names: Vec<DeclaredName>,
    /// Whether they stay once they are there.
    pub lasting: bool,
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

impl Declares for Actor {
    const SHAPE: Shape = Shape {
        keyword: Token::Actor,
        usage: "NAME, …",
        declares: Some(Kind::Actor),
        within: &[Token::Lasting],
        begins: &[Token::Weighs, Token::Requires],
        takes: &[(Token::Weighs, Kinds::VALUES)],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let clause = choice((
            just(Token::Weighs).ignore_then(weighted()).map(ActorClause::Weighs),
            just(Token::Requires).ignore_then(weighted()).map(ActorClause::Requires),
        ));
        just(Token::Actor)
            .ignore_then(declared_names())
            .then(lasting())
            .then(block(clause.boxed(), &[Token::Weighs, Token::Requires]))
            .map(|((names, lasting), clauses)| Self { names, lasting, clauses })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        &self.names
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}
