//! `hypergame g between a and b { a chooses x, y  b chooses z  given x, z nets a 3, b 2 }`: what two players gain by what they
//! choose; `view of a on b in g { given x, z nets b 1  sees z as w }`: what one of them takes the other to gain and to do.

use super::{Clause, Declares, Shape, block_of, starts_of};
use crate::amount::{Weighted, weighted};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_name, mention, mentions, token};
use crate::source::Span;
use crate::token::Token;
use chumsky::prelude::*;
use std::slice::from_ref;

/// A game of two players, each of whom may take it for another one (Novani & Kijima 2010).
#[derive(Debug)]
pub struct Hypergame {
    /// Its name.
    pub declared: DeclaredName,
    /// The one player and the other.
    pub players: [Name; 2],
    /// What it says.
    pub clauses: Vec<Clause<HypergameClause>>,
}

/// A clause of a hypergame.
#[derive(Debug)]
pub enum HypergameClause {
    /// What a player may choose.
    Chooses(Name, List<Name>),
    /// What the players gain by two choices.
    Given([Name; 2], List<Weighted>),
}

/// What one player takes the other to be.
#[derive(Debug)]
pub struct View {
    /// Whose view it is, with the place of the declaration's first word.
    pub of: Name,
    /// Of whom.
    pub on: Name,
    /// In which hypergame.
    pub game: Name,
    /// What differs from the truth.
    pub clauses: Vec<Clause<ViewClause>>,
}

/// A clause of a view.
#[derive(Debug)]
pub enum ViewClause {
    /// What the other is taken to gain by two choices.
    Given([Name; 2], List<Weighted>),
    /// What a choice of the other is taken for.
    Sees {
        /// The choice.
        choice: Name,
        /// What it is taken for.
        taken_for: Name,
    },
}

impl Declares for Hypergame {
    const SHAPE: Shape = Shape {
        keyword: Token::Hypergame,
        usage: "NAME between ACTOR and ACTOR { ACTOR chooses ACTION, … }",
        declares: Some(Kind::Hypergame),
        joins: &[Token::Between],
        begins: &[Token::Given, Token::Name],
        within: &[Token::Nets],
        says: &[Token::Chooses],
        takes: &[
            (Token::Between, Kinds::ACTORS),
            (Token::BraceOpen, Kinds::ACTORS),
            (Token::Nets, Kinds::ACTORS),
            (Token::Chooses, Kinds::ACTIONS),
            (Token::Given, Kinds::ACTIONS),
        ],
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        // Where a clause begins, the keyword wins.
        let is_player = |found: Token| found != Token::Given && (found.is_name() || found == Token::Path);
        let player = token(Token::Name, is_player).map(|span| Name { span });
        let chooses = player.then_ignore(just(Token::Chooses)).then(mentions());
        let clause = given()
            .map(|(pair, gains)| HypergameClause::Given(pair, gains))
            .or(chooses.map(|(player, choices)| HypergameClause::Chooses(player, choices)));
        let begins = just(Token::Given).ignored().or(mention().then(just(Token::Chooses)).ignored());
        just(Token::Hypergame)
            .ignore_then(declared_name())
            .then(just(Token::Between).ignore_then(mention()))
            .then(just(Token::And).ignore_then(mention()))
            .then(block_of(clause.boxed(), begins))
            .map(|(((declared, one), other), clauses)| Self { declared, players: [one, other], clauses })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}

impl Declares for View {
    const SHAPE: Shape = Shape {
        keyword: Token::View,
        usage: "of ACTOR on ACTOR in HYPERGAME { sees ACTION as ACTION }",
        joins: &[Token::In],
        begins: &[Token::Given, Token::Sees],
        within: &[Token::Of, Token::On, Token::Nets, Token::As],
        takes: &[
            (Token::Of, Kinds::ACTORS),
            (Token::On, Kinds::ACTORS),
            (Token::Nets, Kinds::ACTORS),
            (Token::In, Kinds::HYPERGAMES),
            (Token::Given, Kinds::ACTIONS),
            (Token::Sees, Kinds::ACTIONS),
            (Token::As, Kinds::ACTIONS),
        ],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let sees = just(Token::Sees)
            .ignore_then(mention())
            .then(just(Token::As).ignore_then(mention()))
            .map(|(choice, taken_for)| ViewClause::Sees { choice, taken_for });
        let clause = given().map(|(pair, gains)| ViewClause::Given(pair, gains)).or(sees);
        let begins = one_of([Token::Given, Token::Sees]).ignored();
        just(Token::View)
            .ignore_then(just(Token::Of).ignore_then(mention()))
            .then(just(Token::On).ignore_then(mention()))
            .then(just(Token::In).ignore_then(mention()))
            .then(block_of(clause.boxed(), begins))
            .map(|(((of, on), game), clauses)| Self { of, on, game, clauses })
            .boxed()
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}

impl View {
    /// The place of its header's names.
    pub fn span(&self) -> Span {
        self.of.span.to(self.game.span)
    }
}

/// `given x, y nets a 3, b 2`
fn given<'t, I: Tokens<'t>>() -> Parsed<'t, I, ([Name; 2], List<Weighted>)> {
    just(Token::Given)
        .ignore_then(mention())
        .then(just(Token::Comma).ignore_then(mention()))
        .map(|(one, other)| [one, other])
        .then_ignore(just(Token::Nets))
        .then(weighted())
        .boxed()
}
