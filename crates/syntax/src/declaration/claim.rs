//! `claim S is … p in e`: relations the checker must prove.

use super::{Declares, Shape};
use crate::amount::{Amount, amount};
use crate::combinator::{Parsed, Tokens};
use crate::kind::Kinds;
use crate::name::{List, Name, list, mention, mentions};
use crate::source::Span;
use crate::token::Token;
use chumsky::prelude::*;

/// A claim.
#[derive(Debug)]
pub enum Claim {
    /// How coproducers stand to a product in an environment.
    Relation(RelationClaim),
    /// What an actor nets in a proposition.
    Net(NetClaim),
}

/// `S is|are [not] RELATION p in e`.
#[derive(Debug)]
pub struct RelationClaim {
    /// The coproducers spoken of.
    pub members: List<Member>,
    /// Whether the relation is denied.
    pub denied: bool,
    /// The relation.
    pub relation: Relation,
    /// The product.
    pub product: Name,
    /// The environment.
    pub environment: Name,
}

/// One of the coproducers a claim speaks of.
#[derive(Debug)]
pub enum Member {
    /// Its presence.
    Present(Name),
    /// Its absence.
    Absent(Name),
    /// A functional class: any of these serves.
    AnyOf(List<Name>, Span),
}

/// The relations a claim may state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// With what the environment holds it produces the product.
    Sufficient,
    /// Without it the product cannot be produced.
    Necessary,
    /// Necessary, and never sufficient alone (Ackoff 1981, p. 21).
    Producer,
    /// A producer in some environment.
    PotentialProducer,
    /// All coproducers together (Ackoff & Emery 1972, p. 23).
    Cause,
    /// Makes no difference.
    Irrelevant,
}

/// `ACTOR nets NUMBER in PROPOSITION`.
#[derive(Debug)]
pub struct NetClaim {
    /// Whose net.
    pub actor: Name,
    /// How much.
    pub amount: Amount,
    /// In which proposition.
    pub proposition: Name,
}

impl Declares for Claim {
    const SHAPE: Shape = Shape {
        keyword: Token::Claim,
        usage: "NAME is a producer of NAME in ENVIRONMENT",
        joins: &[Token::Is, Token::Are, Token::Nets],
        within: &[
            Token::Not,
            Token::Producer,
            Token::Potential,
            Token::Cause,
            Token::Sufficient,
            Token::Necessary,
            Token::Irrelevant,
            Token::Of,
            Token::For,
            Token::To,
            Token::In,
        ],
        takes: &[
            (Token::Claim, Kinds::COPRODUCERS),
            (Token::Of, Kinds::EXPECTED),
            (Token::For, Kinds::EXPECTED),
            (Token::To, Kinds::EXPECTED),
            (Token::In, Kinds::CLAIMED_IN),
        ],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let member = choice((
            just([Token::Any, Token::Of])
                .ignore_then(mentions().delimited_by(just(Token::ParenOpen), just(Token::ParenClose)))
                .map_with(|names, e| Member::AnyOf(names, e.span())),
            just(Token::Not).ignore_then(mention()).map(Member::Absent),
            mention().map(Member::Present),
        ));
        let producer = choice((just(Token::Producer), just(Token::Producers))).then(just(Token::Of));
        let article = choice((just(Token::A), just(Token::An), just(Token::The)));
        let noun = choice((
            just([Token::Cause, Token::Of]).to(Relation::Cause),
            just(Token::Potential).ignore_then(producer).to(Relation::PotentialProducer),
            producer.to(Relation::Producer),
        ));
        let relation = choice((
            just([Token::Sufficient, Token::For]).to(Relation::Sufficient),
            just([Token::Necessary, Token::For]).to(Relation::Necessary),
            just([Token::Irrelevant, Token::To]).to(Relation::Irrelevant),
            article.or_not().ignore_then(noun),
        ));
        let related = list(member)
            .then_ignore(choice((just(Token::Is), just(Token::Are))))
            .then(just(Token::Not).or_not())
            .then(relation)
            .then(mention())
            .then(just(Token::In).ignore_then(mention()))
            .map(|((((members, not), relation), product), environment)| {
                Self::Relation(RelationClaim { members, denied: not.is_some(), relation, product, environment })
            });
        let net = mention()
            .then_ignore(just(Token::Nets))
            .then(amount())
            .then(just(Token::In).ignore_then(mention()))
            .map(|((actor, amount), proposition)| Self::Net(NetClaim { actor, amount, proposition }));
        just(Token::Claim).ignore_then(choice((net, related))).boxed()
    }
}
