//! The declarations of the language, one file each.
//!
//! A vocabulary is added by a file here, with the tree of its declaration and its parser, and a line in the list below.

mod action;
mod actor;
mod adoption;
mod claim;
mod cocreation;
mod constellation;
mod course;
mod elevation;
mod environment;
mod evidence;
mod exchange;
mod hypergame;
mod import;
mod law;
mod model;
mod object;
mod offering;
mod outcome;
mod platform;
mod pricing;
mod problem;
mod property;
mod proposition;
mod scenario;
mod shape;
mod table;
mod value;

pub use action::Action;
pub use actor::{Actor, ActorClause};
pub use adoption::{Adoption, AdoptionClause, Joining, Order};
pub use claim::{Claim, Member, NetClaim, Relation, RelationClaim};
pub use cocreation::{Cocreation, Phase, PhaseClause};
pub use constellation::{Constellation, PartIn};
pub use course::{Change, Course, CourseClause, Periods, Stated, Timed, When};
pub use elevation::{Elevation, ElevationClause};
pub use environment::{Environment, EnvironmentClause};
pub use evidence::{CalibratedSet, Calibration, Cuts, Evidence, EvidenceClause, Expected, Heading, Tested};
pub use exchange::{Exchange, ExchangeClause, Hours};
pub use hypergame::{Hypergame, HypergameClause, View, ViewClause};
pub use import::Import;
pub use law::{Law, LawBody};
pub use model::Model;
pub use object::Object;
pub use offering::{Axis, Content, Offering, OfferingClause};
pub use outcome::Outcome;
pub use platform::{Aim, Platform, PlatformClause, ProducerRole, Stage, Strategy};
pub use pricing::{Pricing, PricingClause};
pub use problem::{Complexity, Problem, ProblemClause};
pub use property::Property;
pub use proposition::{Proposition, PropositionClause};
pub use scenario::{Dispute, Expectation, Scenario, ScenarioClause};
pub use shape::Shape;
pub use table::{Cell, Presence, Row, Table};
pub use value::Value;

use shape::Declares;

use super::combinator::{Extra, Parsed, Tokens};
use super::name::{DeclaredName, Name, mention, token};
use super::token::Token;
use crate::source::Span;
use chumsky::prelude::*;

/// A declaration with its documentation.
#[derive(Debug)]
pub struct Paragraph {
    /// The lines of documentation before it.
    pub docs: Option<Box<[Span]>>,
    /// The place, documentation excluded.
    pub span: Span,
    /// What is declared.
    pub declaration: Declaration,
}

/// Lists the declarations: the tree's variants, and the order in which they are tried and in which a word has its home.
macro_rules! declarations {
    ($($(#[$doc:meta])* $variant:ident,)*) => {
        /// What a paragraph declares.
        #[derive(Debug)]
        pub enum Declaration {
            $($(#[$doc])* $variant($variant),)*
        }

        impl Declaration {
            /// What is known of each declaration beside its grammar.
            pub const SHAPES: &'static [Shape] = &[$($variant::SHAPE,)*];

            /// What is known of this one.
            pub const fn shape(&self) -> Shape {
                match self {
                    $(Self::$variant(_) => $variant::SHAPE,)*
                }
            }

            /// The names it declares that can be mentioned.
            pub fn declared(&self) -> &[DeclaredName] {
                match self {
                    $(Self::$variant(declaration) => declaration.declared(),)*
                }
            }

            /// Where clauses begin that canonical form may put on lines of their own.
            pub fn clause_starts(&self) -> Vec<u32> {
                match self {
                    $(Self::$variant(declaration) => declaration.clause_starts(),)*
                }
            }

            /// Where clauses of blocks inside the block begin.
            pub fn inner_starts(&self) -> Vec<u32> {
                match self {
                    $(Self::$variant(declaration) => declaration.inner_starts(),)*
                }
            }
        }

        fn declaration<'t, I: Tokens<'t>>() -> Parsed<'t, I, Declaration> {
            choice(($($variant::parser().map(Declaration::$variant),)*)).boxed()
        }
    };
}

declarations! {
    /// What suffices for what, and where.
    Law,
    /// Things.
    Object,
    /// Properties of things.
    Property,
    /// Those who can act.
    Actor,
    /// What they can do.
    Action,
    /// Changes that actions produce.
    Outcome,
    /// Settings.
    Environment,
    /// Relations to be proven.
    Claim,
    /// Situations, and what must come of them.
    Scenario,
    /// Situations that go on, and what must come of them when.
    Course,
    /// Human interactions with content.
    Offering,
    /// What an outcome is worth, and to whom.
    Value,
    /// What two parties promise one another.
    Proposition,
    /// Actors who create value with one another.
    Constellation,
    /// What two sides do with one another, phase by phase.
    Cocreation,
    /// What orchestrates the co-creation of two sides.
    Platform,
    /// How complex a problem is, how it is approached, and who decides.
    Problem,
    /// What two players gain by what they choose.
    Hypergame,
    /// What a player takes the other to gain and to do.
    View,
    /// What parties could make for one another.
    Exchange,
    /// How the sides of a platform grow with one another.
    Adoption,
    /// What the sides of a platform are charged.
    Pricing,
    /// How expectation and ability raise one another.
    Elevation,
    /// A table of cases, and which laws are held against it.
    Evidence,
    /// The name of the model.
    Model,
    /// Names of another module.
    Import,
}

impl Declaration {
    /// Whether it has rows of its own, which are read one under the other.
    pub fn lists_rows(&self) -> bool {
        match self {
            Self::Scenario(scenario) => scenario.tables().any(|(_, table)| matches!(table, Table::Row(_))),
            Self::Course(course) => course.tables().any(|(_, table)| matches!(table, Table::Row(_))),
            _ => false,
        }
    }

    /// Where it names files of rows.
    pub fn files(&self) -> Vec<Span> {
        fn named<Expected>((_, table): (Span, &Table<Expected>)) -> Option<Span> {
            match table {
                Table::Rows(text) => Some(text.span),
                Table::Columns(_) | Table::Row(_) => None,
            }
        }
        match self {
            Self::Scenario(scenario) => scenario.tables().filter_map(named).collect(),
            Self::Course(course) => course.tables().filter_map(named).collect(),
            _ => Vec::new(),
        }
    }
}

/// A declaration with its documentation.
pub(super) fn paragraph<'t, I: Tokens<'t>>() -> Parsed<'t, I, Paragraph> {
    let docs = just(Token::Doc).map_with(|_, e| e.span()).repeated().collect::<Vec<Span>>();
    docs.then(declaration().map_with(|declaration, e| (declaration, e.span())))
        .map(|(docs, (declaration, span))| {
            let docs = (!docs.is_empty()).then(|| docs.into_boxed_slice());
            Paragraph { docs, span, declaration }
        })
        .boxed()
}

/// `lasting`, where things stay once they are there.
fn lasting<'t, I: Tokens<'t>>() -> Parsed<'t, I, bool> {
    just(Token::Lasting).or_not().map(|lasting| lasting.is_some()).boxed()
}

/// A clause and where it stands.
#[derive(Debug)]
pub struct Clause<K> {
    /// The place.
    pub span: Span,
    /// What it says.
    pub kind: K,
}

/// The places where clauses begin.
fn starts_of<K>(clauses: &[Clause<K>]) -> Vec<u32> {
    clauses.iter().map(|clause| clause.span.start).collect()
}

/// The side of which a clause speaks that it begins. Where a clause begins, the keyword wins.
fn side<'t, I: Tokens<'t>>() -> Parsed<'t, I, Name> {
    let is_side = |found: Token| {
        let is_keyword = matches!(found, Token::Start | Token::Update | Token::For | Token::Cost);
        !is_keyword && (found.is_name() || found == Token::Path)
    };
    token(Token::Name, is_side).map(|span| Name { span }).boxed()
}

/// The beginning of a clause that speaks of a side.
fn begins_side<'t, I: Tokens<'t>>(says: &'static [Token]) -> Parsed<'t, I, ()> {
    mention().then(one_of(says)).ignored().boxed()
}

/// An optional block of clauses that begin with keywords.
fn block<'t, I: Tokens<'t>, K: 't>(
    clause: Parsed<'t, I, K>,
    keywords: &'static [Token],
) -> Parsed<'t, I, Vec<Clause<K>>> {
    block_of(clause, one_of(keywords).ignored())
}

/// An optional block of clauses. A clause that cannot be read is left out: reading goes on where the next one begins.
fn block_of<'t, I: Tokens<'t>, K: 't>(
    clause: Parsed<'t, I, K>,
    begins: impl Parser<'t, I, (), Extra> + 't,
) -> Parsed<'t, I, Vec<Clause<K>>> {
    let rest = any().and_is(just(Token::BraceClose).ignored().or(begins).not()).repeated();
    let skipped = none_of(Token::BraceClose).ignore_then(rest).map(|()| None);
    clause
        .map_with(|kind, e| Some(Clause { span: e.span(), kind }))
        .recover_with(via_parser(skipped))
        .repeated()
        .collect::<Vec<_>>()
        .delimited_by(just(Token::BraceOpen), just(Token::BraceClose))
        .or_not()
        .map(|clauses| clauses.into_iter().flatten().flatten().collect())
        .boxed()
}
