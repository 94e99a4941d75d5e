//! `scenario s in e like t { given … without … unknown … likely … expect … disputed … }`: situations, and what must
//! come of them; with `columns …` and `row …`, or `rows from "…"`, as many as there are rows.

use super::{Clause, Declares, Shape, block, starts_of};
use crate::amount::{Weighted, weighted};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, Text, declared_name, list, mention, mentions, plain, text};
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
    /// What the cells of the rows speak of.
    Columns(List<Name>),
    /// A situation of its own, and what must come of it.
    Row(Row),
    /// A file of rows.
    Rows(Text),
}

/// A row of a table: a situation.
#[derive(Debug)]
pub struct Row {
    /// What it is called.
    pub name: Name,
    /// What it says of each column.
    pub cells: List<Cell>,
    /// What must come of it.
    pub expected: List<Expectation>,
}

/// What a row says of a column.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// What is said.
    pub presence: Presence,
    /// The place.
    pub span: Span,
}

/// Whether something is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is given.
    Yes,
    /// It is taken away.
    No,
    /// It may be present or absent.
    Unknown,
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

impl Declares for Scenario {
    const SHAPE: Shape = Shape {
        keyword: Token::Scenario,
        usage: "NAME in ENVIRONMENT { given NAME, …   expect NAME }",
        declares: Some(Kind::Scenario),
        joins: &[Token::In, Token::Like],
        within: &[Token::From],
        begins: &[
            Token::Given,
            Token::Without,
            Token::Unknown,
            Token::Likely,
            Token::Expect,
            Token::Disputed,
            Token::Columns,
            Token::Row,
            Token::Rows,
        ],
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
            .map_with(|((not, product), by), e| Expectation { not: not.is_some(), product, by, span: e.span() });
        let expectations = list(expectation);
        let presence = choice((
            just(Token::Yes).to(Presence::Yes),
            just(Token::No).to(Presence::No),
            just(Token::Unknown).to(Presence::Unknown),
        ));
        let cells = list(presence.map_with(|presence, e| Cell { presence, span: e.span() }));
        let row = plain()
            .then(cells)
            .then(just(Token::Expect).ignore_then(expectations.clone()).or_not())
            .map(|((name, cells), expected)| Row { name, cells, expected: expected.unwrap_or_default() });
        let dispute = mention()
            .then(just(Token::Resolved).or_not())
            .map(|(proposition, resolved)| Dispute { proposition, resolved: resolved.is_some() });
        let clause = choice((
            just(Token::Given).ignore_then(mentions()).map(ScenarioClause::Given),
            just(Token::Without).ignore_then(mentions()).map(ScenarioClause::Without),
            just(Token::Unknown).ignore_then(mentions()).map(ScenarioClause::Unknown),
            just(Token::Likely).ignore_then(weighted()).map(ScenarioClause::Likely),
            just(Token::Expect).ignore_then(expectations).map(ScenarioClause::Expect),
            just(Token::Disputed).ignore_then(list(dispute)).map(ScenarioClause::Disputed),
            just(Token::Columns).ignore_then(mentions()).map(ScenarioClause::Columns),
            just(Token::Row).ignore_then(row).map(ScenarioClause::Row),
            just(Token::Rows).ignore_then(just(Token::From)).ignore_then(text()).map(ScenarioClause::Rows),
        ));
        let keywords = &[
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
        just(Token::Scenario)
            .ignore_then(declared_name())
            .then(just(Token::In).ignore_then(mention()))
            .then(just(Token::Like).ignore_then(mention()).or_not())
            .then(block(clause.boxed(), keywords))
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
        use ScenarioClause::{Columns, Row, Rows};
        self.clauses.iter().any(|clause| matches!(clause.kind, Columns(_) | Row(_) | Rows(_)))
    }

    /// Whether it has rows of its own, which are read one under the other.
    pub fn lists_rows(&self) -> bool {
        self.clauses.iter().any(|clause| matches!(clause.kind, ScenarioClause::Row(_)))
    }
}
