//! `adoption a on p { c alone n per d n … start c n, d n update … for n periods }`: how the sides of a platform grow
//! with one another.

use super::{Clause, Declares, Shape, begins_side, block_of, side, starts_of};
use crate::amount::{Amount, Weighted, amount, weighted};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_name, mention, token};
use crate::source::Span;
use crate::token::Token;
use chumsky::prelude::*;
use std::slice::from_ref;

/// The adoption of a platform by its two sides.
#[derive(Debug)]
pub struct Adoption {
    /// Its name.
    pub declared: DeclaredName,
    /// What is adopted.
    pub platform: Name,
    /// What it says.
    pub clauses: Vec<Clause<AdoptionClause>>,
}

/// A clause of an adoption.
#[derive(Debug)]
pub enum AdoptionClause {
    /// What makes one side join.
    Side(Joining),
    /// The shares of the sides that are there at first.
    Start(List<Weighted>),
    /// In which order the sides respond to one another.
    Update(Order),
    /// How many periods are followed.
    For(Span),
}

/// What makes a side join.
#[derive(Debug)]
pub struct Joining {
    /// The side.
    pub side: Name,
    /// What joining is worth with nobody on the other side, net of its price.
    pub alone: Amount,
    /// The other side, and what its full presence adds.
    pub per: Option<Weighted>,
}

/// The order in which the sides respond.
#[derive(Debug)]
pub enum Order {
    /// Both at once, to what was before.
    Simultaneous,
    /// One side first, and then the other to what the first has become.
    First(Name),
    /// Both at once, each by a share of the way.
    Damped(Amount),
}

impl Declares for Adoption {
    const SHAPE: Shape = Shape {
        keyword: Token::Adoption,
        usage: "NAME on PLATFORM { ACTOR alone 1 per ACTOR 1 }",
        declares: Some(Kind::Adoption),
        joins: &[Token::On],
        begins: &[Token::Start, Token::Update, Token::For, Token::Name],
        within: &[Token::Simultaneous, Token::First, Token::Damped, Token::Periods],
        says: &[Token::Alone, Token::Per],
        takes: &[
            (Token::On, Kinds::PLATFORMS),
            (Token::BraceOpen, Kinds::ACTORS),
            (Token::Per, Kinds::ACTORS),
            (Token::Start, Kinds::ACTORS),
            (Token::Update, Kinds::ACTORS),
        ],
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let order = choice((
            mention().then_ignore(just(Token::First)).map(Order::First),
            just(Token::Simultaneous).to(()).map(|()| Order::Simultaneous),
            just(Token::Damped).ignore_then(amount()).map(Order::Damped),
        ));
        let number = token(Token::Number, |found| found == Token::Number);
        let clause = choice((
            just(Token::Start).ignore_then(weighted()).map(AdoptionClause::Start),
            just(Token::Update).ignore_then(order).map(AdoptionClause::Update),
            just(Token::For).ignore_then(number).then_ignore(just(Token::Periods)).map(AdoptionClause::For),
            joining().map(AdoptionClause::Side),
        ));
        let keyword = one_of([Token::Start, Token::Update, Token::For]).ignored();
        just(Token::Adoption)
            .ignore_then(declared_name())
            .then(just(Token::On).ignore_then(mention()))
            .then(block_of(clause.boxed(), keyword.or(begins_side(&[Token::Alone]))))
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

/// `c alone n per d n`
pub(super) fn joining<'t, I: Tokens<'t>>() -> Parsed<'t, I, Joining> {
    let other = mention().then(amount()).map(|(name, amount)| Weighted { name, amount });
    side()
        .then(just(Token::Alone).ignore_then(amount()))
        .then(just(Token::Per).ignore_then(other).or_not())
        .map(|((side, alone), per)| Joining { side, alone, per })
        .boxed()
}
