//! `scenario s in e like t { given … without … unknown … likely … expect … disputed … }`: situations, and what must
//! come of them; with `columns …` and `row …`, or `rows from "…"`, as many as there are rows.

use super::table::{Table, table};
use super::{Clause, Declares, Shape, block, starts_of};
use crate::amount::{Weighted, weighted};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_name, list, mention, mentions};
use crate::source::Span;
use crate::token::Token;
use chumsky::prelude::*;
use std::slice::from_ref;

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
    /// What its rows are.
    Table(Table<Expectation>),
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

/// What begins a clause.
const BEGINS: &[Token] = &[
    Token::Given,
    Token::Without,
    Token::Unknown,
    Token::Likely,
    Token::Expect,
    Token::Disputed,
    Token::Columns,
    Token::Row,
    Token::Rows,
];

impl Declares for Scenario {
    const SHAPE: Shape = Shape {
        keyword: Token::Scenario,
        usage: "NAME in ENVIRONMENT { given NAME, …   expect NAME }",
        declares: Some(Kind::Scenario),
        joins: &[Token::In, Token::Like],
        within: &[Token::From],
        begins: BEGINS,
        takes: &[
            (Token::In, Kinds::ENVIRONMENTS),
            (Token::Given, Kinds::CONDITIONS),
            (Token::Without, Kinds::CONDITIONS),
            (Token::Unknown, Kinds::CONDITIONS),
            (Token::Likely, Kinds::CONDITIONS),
            (Token::Columns, Kinds::CONDITIONS),
            (Token::Expect, Kinds::EXPECTED),
            (Token::Disputed, Kinds::PROPOSITIONS),
        ],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let expectation = just(Token::Not)
            .or_not()
            .then(mention())
            .then(just(Token::By).ignore_then(mention()).or_not())
            .map_with(|((not, product), by), e| Expectation { not: not.is_some(), product, by, span: e.span() })
            .boxed();
        let dispute = mention()
            .then(just(Token::Resolved).or_not())
            .map(|(proposition, resolved)| Dispute { proposition, resolved: resolved.is_some() });
        let clause = choice((
            just(Token::Given).ignore_then(mentions()).map(ScenarioClause::Given),
            just(Token::Without).ignore_then(mentions()).map(ScenarioClause::Without),
            just(Token::Unknown).ignore_then(mentions()).map(ScenarioClause::Unknown),
            just(Token::Likely).ignore_then(weighted()).map(ScenarioClause::Likely),
            just(Token::Expect).ignore_then(list(expectation.clone())).map(ScenarioClause::Expect),
            just(Token::Disputed).ignore_then(list(dispute)).map(ScenarioClause::Disputed),
            table(expectation).map(ScenarioClause::Table),
        ));
        just(Token::Scenario)
            .ignore_then(declared_name())
            .then(just(Token::In).ignore_then(mention()))
            .then(just(Token::Like).ignore_then(mention()).or_not())
            .then(block(clause.boxed(), BEGINS))
            .map(|(((declared, environment), like), clauses)| Self { declared, environment, like, clauses })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}

impl Scenario {
    /// Whether it stands for as many situations as it has rows, or was to: columns without rows are an error.
    pub fn is_table(&self) -> bool {
        self.tables().next().is_some()
    }

    /// What it says as a table, and where.
    pub fn tables(&self) -> impl Iterator<Item = (Span, &Table<Expectation>)> {
        self.clauses.iter().filter_map(|clause| match &clause.kind {
            ScenarioClause::Table(table) => Some((clause.span, table)),
            _ => None,
        })
    }
}
