//! `course c in e like d { given … at 3 without … from 6 in f … for n periods expect … }`: situations that go on, and
//! what must come of them when; with `columns …` and `row …`, or `rows from "…"`, as many as there are rows.

use super::table::{Table, table};
use super::{Clause, Declares, Shape, block_of, starts_of};
use crate::amount::{Weighted, weighted};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_name, list, mention, mentions, token};
use crate::source::Span;
use crate::token::Token;
use chumsky::prelude::*;
use std::slice::from_ref;

/// A closed situation that goes on.
#[derive(Debug)]
pub struct Course {
    /// Its name.
    pub declared: DeclaredName,
    /// Where it begins.
    pub environment: Name,
    /// The course that it takes over what is said of things and places from.
    pub like: Option<Name>,
    /// What it states.
    pub clauses: Vec<Clause<CourseClause>>,
}

/// A clause of a course.
#[derive(Debug)]
pub enum CourseClause {
    /// What is said of some periods.
    Change(Change),
    /// How many periods follow the first.
    For(Span),
    /// What must come of it.
    Expect(List<Timed>),
    /// What its rows are.
    Table(Table<Timed>),
}

/// What is said of some periods.
#[derive(Debug)]
pub struct Change {
    /// Of which.
    pub periods: Periods,
    /// What.
    pub stated: Stated,
}

/// The periods that something is said of.
#[derive(Clone, Copy, Debug)]
pub enum Periods {
    /// All of them.
    All,
    /// From one to another, both included; the number of each.
    Between(Span, Span),
    /// From one on; its number.
    From(Span),
}

/// What is said of a period.
#[derive(Debug)]
pub enum Stated {
    /// What is present.
    Given(List<Name>),
    /// What is taken away.
    Without(List<Name>),
    /// What may be present or absent.
    Unknown(List<Name>),
    /// What is present with a probability.
    Likely(List<Weighted>),
    /// Where one is.
    In(Name),
}

/// What must come of a course, and when.
#[derive(Debug)]
pub struct Timed {
    /// Whether it must not be so.
    pub not: bool,
    /// The thing that is there.
    pub product: Name,
    /// The law by which it is.
    pub by: Option<Name>,
    /// When.
    pub when: When,
    /// The place.
    pub span: Span,
}

/// When something must be present.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// At this period.
    At(Span),
    /// In some period up to this one.
    Within(Span),
    /// In some period before this one.
    Before(Span),
    /// In every period from this one on.
    From(Span),
    /// In every period.
    Always,
    /// In none.
    Never,
    /// In some period before the first of something else.
    BeforeThing(Name),
    /// In some period from the first of something else up to so many later.
    WithinOf(Span, Name),
}

/// What begins a clause.
const BEGINS: &[Token] = &[
    Token::Given,
    Token::Without,
    Token::Unknown,
    Token::Likely,
    Token::In,
    Token::At,
    Token::From,
    Token::For,
    Token::Expect,
    Token::Columns,
    Token::Row,
    Token::Rows,
];

impl Declares for Course {
    const SHAPE: Shape = Shape {
        keyword: Token::Course,
        usage: "NAME in ENVIRONMENT { given NAME, …   at 3 without NAME   for 9 periods   expect NAME at 4 }",
        declares: Some(Kind::Course),
        joins: &[Token::In, Token::Like],
        begins: BEGINS,
        within: &[
            Token::To,
            Token::Period,
            Token::Periods,
            Token::Not,
            Token::By,
            Token::Within,
            Token::Of,
            Token::Before,
            Token::Always,
            Token::Never,
        ],
        takes: &[
            (Token::In, Kinds::ENVIRONMENTS),
            (Token::Given, Kinds::CONDITIONS),
            (Token::Without, Kinds::CONDITIONS),
            (Token::Unknown, Kinds::CONDITIONS),
            (Token::Likely, Kinds::CONDITIONS),
            (Token::Columns, Kinds::CONDITIONS),
            (Token::Expect, Kinds::EXPECTED),
            (Token::Before, Kinds::EXPECTED),
            (Token::Of, Kinds::EXPECTED),
        ],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let number = token(Token::Number, |found| found == Token::Number);
        let periods = choice((
            just(Token::At)
                .ignore_then(number)
                .then(just(Token::To).ignore_then(number).or_not())
                .map(|(first, last)| Periods::Between(first, last.unwrap_or(first))),
            just(Token::From).ignore_then(number).map(Periods::From),
        ));
        let stated = choice((
            just(Token::Given).ignore_then(mentions()).map(Stated::Given),
            just(Token::Without).ignore_then(mentions()).map(Stated::Without),
            just(Token::Unknown).ignore_then(mentions()).map(Stated::Unknown),
            just(Token::Likely).ignore_then(weighted()).map(Stated::Likely),
            just(Token::In).ignore_then(mention()).map(Stated::In),
        ));
        let change = periods
            .or_not()
            .map(|periods| periods.unwrap_or(Periods::All))
            .then(stated)
            .map(|(periods, stated)| Change { periods, stated });
        let clause = choice((
            just(Token::For).ignore_then(number).then_ignore(period()).map(CourseClause::For),
            just(Token::Expect).ignore_then(list(timed())).map(CourseClause::Expect),
            table(timed()).map(CourseClause::Table),
            change.map(CourseClause::Change),
        ));
        // `at` and `from` begin a clause where something is said of these periods; elsewhere an expectation says when.
        let says = one_of([Token::Given, Token::Without, Token::Unknown, Token::Likely, Token::In]).ignored();
        let others = one_of([Token::For, Token::Expect, Token::Columns, Token::Row, Token::Rows]).ignored();
        let begins = says.or(others).or(periods.ignored().then_ignore(says));
        just(Token::Course)
            .ignore_then(declared_name())
            .then(just(Token::In).ignore_then(mention()))
            .then(just(Token::Like).ignore_then(mention()).or_not())
            .then(block_of(clause.boxed(), begins))
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

impl Course {
    /// Whether it stands for as many courses as it has rows, or was to: columns without rows are an error.
    pub fn is_table(&self) -> bool {
        self.tables().next().is_some()
    }

    /// What it says as a table, and where.
    pub fn tables(&self) -> impl Iterator<Item = (Span, &Table<Timed>)> {
        self.clauses.iter().filter_map(|clause| match &clause.kind {
            CourseClause::Table(table) => Some((clause.span, table)),
            _ => None,
        })
    }
}

/// `periods`, or `period`.
pub(super) fn period<'t, I: Tokens<'t>>() -> Parsed<'t, I, ()> {
    just(Token::Periods).or(just(Token::Period)).ignored().boxed()
}

/// `not p by l within 3`
fn timed<'t, I: Tokens<'t>>() -> Parsed<'t, I, Timed> {
    let number = token(Token::Number, |found| found == Token::Number);
    let when = choice((
        just(Token::At).ignore_then(number).map(When::At),
        just(Token::From).ignore_then(number).map(When::From),
        just(Token::Always).to(()).map(|()| When::Always),
        just(Token::Before).ignore_then(choice((number.map(When::Before), mention().map(When::BeforeThing)))),
        just(Token::Within)
            .ignore_then(number)
            .then(just(Token::Of).ignore_then(mention()).or_not())
            .map(|(number, of)| of.map_or(When::Within(number), |thing| When::WithinOf(number, thing))),
    ));
    let by = just(Token::By).ignore_then(mention()).or_not();
    // What is never so is not denied again.
    let denied = just(Token::Not).ignore_then(mention()).then(by).then(when);
    let said = mention().then(by).then(when.or(just(Token::Never).to(()).map(|()| When::Never)));
    let denied = denied.map(|parts| (true, parts));
    let said = said.map(|parts| (false, parts));
    denied.or(said).map_with(|(not, ((product, by), when)), e| Timed { not, product, by, when, span: e.span() }).boxed()
}
