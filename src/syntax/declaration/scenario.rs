//! `scenario s in e like t { given … without … unknown … likely … expect … disputed … }`: situations, and what must
//! come of them.

use super::{Clause, block, starts_of};
use crate::source::Span;
use crate::syntax::amount::{Weighted, weighted};
use crate::syntax::combinator::{Parsed, Tokens};
use crate::syntax::name::{DeclaredName, List, Name, declared_name, list, mention, mentions};
use crate::syntax::token::Token;
use chumsky::prelude::*;

/// A closed situation.
#[derive(Debug)]
pub struct Scenario {
    /// Its name.
    pub declared: DeclaredName,
    /// Where it is set.
    pub environment: Name,
    /// The scenario whose situation it starts from.
    pub like: Option<Name>,
    /// What it states.
    pub clauses: Vec<Clause<ScenarioClause>>,
}

/// A clause of a scenario.
#[derive(Debug)]
pub enum ScenarioClause {
    /// What is present.
    Given(List<Name>),
    /// What is taken away.
    Without(List<Name>),
    /// What may be present or absent.
    Unknown(List<Name>),
    /// What is present with a probability.
    Likely(List<Weighted>),
    /// What must come of it.
    Expect(List<Expectation>),
    /// Which propositions the parties fall out over.
    Disputed(List<Dispute>),
}

/// A dispute over a proposition.
#[derive(Debug)]
pub struct Dispute {
    /// The proposition.
    pub proposition: Name,
    /// Whether the dispute ends in a way that both accept.
    pub resolved: bool,
}

/// What must come of a scenario.
#[derive(Debug)]
pub struct Expectation {
    /// Whether it must not be produced.
    pub not: bool,
    /// The product.
    pub product: Name,
    /// The law that must produce it.
    pub by: Option<Name>,
    /// The place.
    pub span: Span,
}

impl Scenario {
    pub(super) fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let expectation = just(Token::Not)
            .or_not()
            .then(mention())
            .then(just(Token::By).ignore_then(mention()).or_not())
            .map_with(|((not, product), by), e| Expectation { not: not.is_some(), product, by, span: e.span() });
        let dispute = mention()
            .then(just(Token::Resolved).or_not())
            .map(|(proposition, resolved)| Dispute { proposition, resolved: resolved.is_some() });
        let clause = choice((
            just(Token::Given).ignore_then(mentions()).map(ScenarioClause::Given),
            just(Token::Without).ignore_then(mentions()).map(ScenarioClause::Without),
            just(Token::Unknown).ignore_then(mentions()).map(ScenarioClause::Unknown),
            just(Token::Likely).ignore_then(weighted()).map(ScenarioClause::Likely),
            just(Token::Expect).ignore_then(list(expectation)).map(ScenarioClause::Expect),
            just(Token::Disputed).ignore_then(list(dispute)).map(ScenarioClause::Disputed),
        ));
        let keywords = &[Token::Given, Token::Without, Token::Unknown, Token::Likely, Token::Expect, Token::Disputed];
        just(Token::Scenario)
            .ignore_then(declared_name())
            .then(just(Token::In).ignore_then(mention()))
            .then(just(Token::Like).ignore_then(mention()).or_not())
            .then(block(clause.boxed(), keywords))
            .map(|(((declared, environment), like), clauses)| Self { declared, environment, like, clauses })
            .boxed()
    }

    pub(super) fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}
