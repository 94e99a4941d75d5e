//! `evidence n in e from "f.csv" { case … set … product … tests … expects … rows … missing … }`: a table of cases, what
//! its columns say of declared things, and which laws are held against it.

use super::{Clause, Declares, Shape, block, starts_of};
use crate::amount::{Amount, amount};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, Text, declared_name, list, mention, mentions, plain, text};
use crate::source::Span;
use crate::token::Token;
use chumsky::prelude::*;
use std::slice::from_ref;

/// A table of cases.
#[derive(Debug)]
pub struct Evidence {
    /// Its name.
    pub declared: DeclaredName,
    /// Where its cases are situations.
    pub environment: Name,
    /// The file it stands in.
    pub file: Text,
    /// What it says.
    pub clauses: Vec<Clause<EvidenceClause>>,
}

/// A clause of evidence.
#[derive(Debug)]
pub enum EvidenceClause {
    /// The column that names the cases.
    Case(Heading),
    /// What a column says of a thing.
    Set(CalibratedSet),
    /// The same of the product that is held against laws.
    Product(CalibratedSet),
    /// Which laws are tested, and how well they must fit.
    Tests(Tested, Cuts),
    /// With which conditions the product is expected.
    Expects(List<Expected>),
    /// Which rows of the truth table count as evidence.
    Rows(Option<Amount>, Cuts),
    /// What becomes of cells that say nothing; whether they are refused.
    Missing,
}

/// The heading of a column: a name, or a text where it is none.
#[derive(Clone, Copy, Debug)]
pub struct Heading {
    /// The place, quotation marks or backticks included.
    pub span: Span,
}

/// What a column says of a thing: how far each case is a member of a set.
#[derive(Debug)]
pub struct CalibratedSet {
    /// The thing.
    pub name: Name,
    /// The column; the one that is called like the thing where it is not said.
    pub column: Option<Heading>,
    /// How its cells are read; as memberships where it is not said.
    pub calibration: Option<Calibration>,
}

/// How cells are read as memberships.
#[derive(Debug)]
pub enum Calibration {
    /// Fully in from a number on, fully out below.
    AtLeast(Amount),
    /// Fully in below a number, fully out from it on.
    Below(Amount),
    /// Fully in with one of these texts.
    Texts(List<Text>),
    /// By the numbers for full non-membership, the crossover and full membership.
    Anchors(List<Amount>),
}

/// Which laws are tested.
#[derive(Debug)]
pub enum Tested {
    /// All for the product.
    All,
    /// These.
    Laws(List<Name>),
}

/// The least values of measures.
#[derive(Debug, Default)]
pub struct Cuts {
    /// Of the consistency.
    pub consistency: Option<Amount>,
    /// Of the coverage.
    pub coverage: Option<Amount>,
    /// Of the proportional reduction in inconsistency.
    pub pri: Option<Amount>,
}

/// That the product is expected with something, or without it.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    /// Whether without it.
    pub not: bool,
    /// What.
    pub name: Name,
}

/// What begins a clause.
const BEGINS: &[Token] =
    &[Token::Case, Token::Set, Token::Product, Token::Tests, Token::Expects, Token::Rows, Token::Missing];

impl Declares for Evidence {
    const SHAPE: Shape = Shape {
        keyword: Token::Evidence,
        usage: "NAME in ENVIRONMENT from \"FILE.csv\" { set NAME from COLUMN   product NAME   tests LAW }",
        declares: Some(Kind::Evidence),
        joins: &[Token::In, Token::From],
        begins: BEGINS,
        within: &[
            Token::Crisp,
            Token::Fuzzy,
            Token::Least,
            Token::Below,
            Token::Consistency,
            Token::Coverage,
            Token::Pri,
            Token::Cases,
            Token::Refused,
        ],
        takes: &[
            (Token::In, Kinds::ENVIRONMENTS),
            (Token::Set, Kinds::CONDITIONS),
            (Token::Product, Kinds::CONDITIONS),
            (Token::Expects, Kinds::CONDITIONS),
        ],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let heading = || {
            let text = text().map(|text| Heading { span: text.span });
            plain().map(|name| Heading { span: name.span }).or(text)
        };
        let cut = |word: Token| just(word).ignore_then(amount()).boxed();
        let cuts = cut(Token::Consistency)
            .or_not()
            .then(cut(Token::Coverage).or_not())
            .then(cut(Token::Pri).or_not())
            .map(|((consistency, coverage), pri)| Cuts { consistency, coverage, pri })
            .boxed();
        let tested = choice((just(Token::All).map(|_| Tested::All), mentions().map(Tested::Laws)));
        let expected =
            just(Token::Not).or_not().then(mention()).map(|(not, name)| Expected { not: not.is_some(), name });
        let least = just(Token::At).ignore_then(just(Token::Least)).ignore_then(amount()).boxed();
        // A row is consistent with the product; what it covers is no measure of it.
        let consistent = cut(Token::Consistency).then(cut(Token::Pri).or_not());
        let consistent = consistent.map(|(consistency, pri)| (Some(consistency), pri));
        let consistent = consistent.or(cut(Token::Pri).map(|pri| (None, Some(pri)))).boxed();
        let rows = least
            .then_ignore(just(Token::Cases))
            .map(Some)
            .then(consistent.clone().or_not().map(Option::unwrap_or_default))
            .or(consistent.map(|cuts| (None, cuts)))
            .map(|(cases, (consistency, pri))| (cases, Cuts { consistency, coverage: None, pri }));
        let clause = choice((
            just(Token::Case).ignore_then(heading()).map(EvidenceClause::Case),
            just(Token::Set).ignore_then(calibrated(heading())).map(EvidenceClause::Set),
            just(Token::Product).ignore_then(calibrated(heading())).map(EvidenceClause::Product),
            just(Token::Tests)
                .ignore_then(tested)
                .then(cuts.clone())
                .map(|(tested, cuts)| EvidenceClause::Tests(tested, cuts)),
            just(Token::Expects).ignore_then(list(expected)).map(EvidenceClause::Expects),
            just(Token::Rows).ignore_then(rows).map(|(cases, cuts)| EvidenceClause::Rows(cases, cuts)),
            just(Token::Missing).ignore_then(just(Token::Refused)).map(|_| EvidenceClause::Missing),
        ));
        just(Token::Evidence)
            .ignore_then(declared_name())
            .then(just(Token::In).ignore_then(mention()))
            .then(just(Token::From).ignore_then(text()))
            .then(block(clause.boxed(), BEGINS))
            .map(|(((declared, environment), file), clauses)| Self { declared, environment, file, clauses })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}

/// A set, behind the word for it.
fn calibrated<'t, I: Tokens<'t>>(
    heading: impl Parser<'t, I, Heading, crate::combinator::Extra> + Clone + 't,
) -> Parsed<'t, I, CalibratedSet> {
    let crisp = choice((
        just(Token::At).ignore_then(just(Token::Least)).ignore_then(amount()).map(Calibration::AtLeast),
        just(Token::Below).ignore_then(amount()).map(Calibration::Below),
        list(text()).map(Calibration::Texts),
    ));
    let calibration = choice((
        just(Token::Crisp).ignore_then(crisp),
        just(Token::Fuzzy).ignore_then(list(amount())).map(Calibration::Anchors),
    ));
    mention()
        .then(just(Token::From).ignore_then(heading).or_not())
        .then(calibration.or_not())
        .map(|((name, column), calibration)| CalibratedSet { name, column, calibration })
        .boxed()
}
