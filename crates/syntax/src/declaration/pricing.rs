//! `pricing f on p { c alone n per d n cost n … }` or `{ cost n  c elasticity n … }`: what the sides of a platform are
//! charged.

use super::adoption::joining;
use super::{Clause, Declares, Joining, Shape, begins_side, block_of, side, starts_of};
use crate::amount::{Amount, amount};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, Name, declared_name, mention};
use crate::token::Token;
use chumsky::prelude::*;
use std::slice::from_ref;

/// The prices of a platform for its two sides.
#[derive(Debug)]
pub struct Pricing {
    /// Its name.
    pub declared: DeclaredName,
    /// What is priced.
    pub platform: Name,
    /// What it says.
    pub clauses: Vec<Clause<PricingClause>>,
}

/// A clause of a pricing.
#[derive(Debug)]
pub enum PricingClause {
    /// What makes a side join at no price, and what a member of it costs the platform.
    Membership(Joining, Option<Amount>),
    /// By how many per cent the use by a side falls where its price rises by one.
    Elasticity(Name, Amount),
    /// What one use costs the platform.
    Cost(Amount),
}

impl Declares for Pricing {
    const SHAPE: Shape = Shape {
        keyword: Token::Pricing,
        usage: "NAME on PLATFORM { ACTOR alone 1 per ACTOR 1 }",
        declares: Some(Kind::Pricing),
        joins: &[Token::On],
        begins: &[Token::Cost, Token::Name],
        says: &[Token::Alone, Token::Per, Token::Elasticity],
        takes: &[(Token::On, Kinds::PLATFORMS), (Token::BraceOpen, Kinds::ACTORS), (Token::Per, Kinds::ACTORS)],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let cost = just(Token::Cost).ignore_then(amount()).boxed();
        let elasticity = side().then(just(Token::Elasticity).ignore_then(amount()));
        let clause = choice((
            cost.clone().map(PricingClause::Cost),
            joining().then(cost.or_not()).map(|(joining, cost)| PricingClause::Membership(joining, cost)),
            elasticity.map(|(side, elasticity)| PricingClause::Elasticity(side, elasticity)),
        ));
        let begins = just(Token::Cost).ignored().or(begins_side(&[Token::Alone, Token::Elasticity]));
        just(Token::Pricing)
            .ignore_then(declared_name())
            .then(just(Token::On).ignore_then(mention()))
            .then(block_of(clause.boxed(), begins))
            .map(|((declared, platform), clauses)| Self { declared, platform, clauses })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}
