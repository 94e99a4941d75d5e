//! `exchange x between a and b { good … terms … learning … costs … alone … }`: hours that parties need for goods, and on
//! which terms they exchange these.

use super::{Clause, Declares, Shape, block, starts_of};
use crate::amount::{Amount, Weighted, amount, weighted};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_name, list, mention};
use crate::token::Token;
use chumsky::prelude::*;
use std::slice::from_ref;

/// What parties could make for one another.
#[derive(Debug)]
pub struct Exchange {
    /// Its name.
    pub declared: DeclaredName,
    /// The parties, two or more.
    pub parties: List<Name>,
    /// What it says.
    pub clauses: Vec<Clause<ExchangeClause>>,
}

/// A clause of an exchange.
#[derive(Debug)]
pub enum ExchangeClause {
    /// A good, declared by this mention where nothing else declares it, and what each party needs to make one unit.
    Good(Name, List<Hours>),
    /// How much of the one good is given for one unit of the other.
    Terms {
        /// How much.
        amount: Amount,
        /// Of what.
        given: Name,
        /// For one unit of what.
        per: Name,
    },
    /// By what the hours of a unit are multiplied whenever the units made so far are doubled.
    Learning(Amount),
    /// The share of what is exchanged that the exchange itself uses up.
    Costs(Amount),
    /// What a party makes of each good without the exchange.
    Alone(Name, List<Weighted>),
}

/// The hours that a party needs for one unit.
#[derive(Debug)]
pub struct Hours {
    /// Who.
    pub party: Name,
    /// How many; where there is a second number, anything from the first to it.
    pub range: (Amount, Option<Amount>),
}

impl Declares for Exchange {
    const SHAPE: Shape = Shape {
        keyword: Token::Exchange,
        usage: "NAME between ACTOR and ACTOR { good NAME ACTOR 1, ACTOR 2 }",
        declares: Some(Kind::Exchange),
        joins: &[Token::Between],
        begins: &[Token::Good, Token::Terms, Token::Learning, Token::Costs, Token::Alone],
        within: &[Token::And, Token::Per, Token::To],
        takes: &[
            (Token::Between, Kinds::ACTORS),
            (Token::Alone, Kinds::ACTORS),
            (Token::Good, Kinds::GOODS),
            (Token::Terms, Kinds::GOODS),
            (Token::Per, Kinds::GOODS),
        ],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let range = amount().then(just(Token::To).ignore_then(amount()).or_not());
        let hours = mention().then(range).map(|(party, range)| Hours { party, range });
        let terms = amount().then(mention()).then(just(Token::Per).ignore_then(mention()));
        let clause = choice((
            just(Token::Good)
                .ignore_then(mention())
                .then(list(hours))
                .map(|(good, hours)| ExchangeClause::Good(good, hours)),
            just(Token::Terms).ignore_then(terms).map(|((amount, given), per)| ExchangeClause::Terms {
                amount,
                given,
                per,
            }),
            just(Token::Learning).ignore_then(amount()).map(ExchangeClause::Learning),
            just(Token::Costs).ignore_then(amount()).map(ExchangeClause::Costs),
            just(Token::Alone)
                .ignore_then(mention())
                .then(weighted())
                .map(|(party, amounts)| ExchangeClause::Alone(party, amounts)),
        ));
        let keywords = &[Token::Good, Token::Terms, Token::Learning, Token::Costs, Token::Alone];
        let others = just(Token::And).ignore_then(mention()).repeated().at_least(1).collect::<Vec<_>>();
        just(Token::Exchange)
            .ignore_then(declared_name())
            .then(just(Token::Between).ignore_then(mention()))
            .then(others)
            .then(block(clause.boxed(), keywords))
            .map(|(((declared, first), others), clauses)| Self {
                declared,
                parties: std::iter::once(first).chain(others).collect(),
                clauses,
            })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}

impl Exchange {
    /// The goods it names.
    pub fn goods(&self) -> impl Iterator<Item = Name> {
        self.clauses.iter().filter_map(|clause| match &clause.kind {
            ExchangeClause::Good(good, _) => Some(*good),
            _ => None,
        })
    }
}
