//! `cocreation c between a and b in e { co_experience x, y reaches p after … }`: what two sides do with one another in
//! each of four phases.

use super::{Clause, Declares, Shape, block, starts_of};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_name, list, mention, mentions};
use crate::source::Span;
use crate::token::Token;
use chumsky::prelude::*;
use serde::Serialize;
use std::slice::from_ref;

/// The process in which two sides create value with one another (Kijima, Rintamäki & Mitronen, section 3).
#[derive(Debug)]
pub struct Cocreation {
    /// Its name.
    pub declared: DeclaredName,
    /// The one side and the other.
    pub sides: [Name; 2],
    /// Where it takes place.
    pub environment: Name,
    /// Its phases.
    pub phases: Vec<Clause<PhaseClause>>,
}

/// What is said of a phase.
#[derive(Debug)]
pub struct PhaseClause {
    /// Which phase.
    pub phase: Phase,
    /// The place of the word that says so.
    pub word: Span,
    /// What is done in it.
    pub actions: List<Name>,
    /// What it reaches.
    pub reaches: List<Name>,
    /// The phases it needs to be reached before.
    pub after: List<(Phase, Span)>,
}

/// A phase of co-creation, in their order (Kijima, Rintamäki & Mitronen, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// An internal model is shared by experience.
    CoExperience,
    /// Each learns what the other prefers, expects and can do.
    CoDefinition,
    /// Expectations and abilities raise one another.
    CoElevation,
    /// Something new is made together.
    CoDevelopment,
}

impl Phase {
    /// All four, in their order.
    pub const ALL: [Self; 4] = [Self::CoExperience, Self::CoDefinition, Self::CoElevation, Self::CoDevelopment];

    /// The keywords of all four.
    pub(super) const TOKENS: [Token; 4] =
        [Token::CoExperience, Token::CoDefinition, Token::CoElevation, Token::CoDevelopment];

    /// The keyword.
    pub const fn word(self) -> &'static str {
        Self::TOKENS[self as usize].word()
    }

    /// Whether it belongs to service appreciation, which takes a short time, rather than to service innovation.
    pub const fn is_short_range(self) -> bool {
        matches!(self, Self::CoExperience | Self::CoDefinition)
    }

    /// One of the four words.
    pub(super) fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        choice(Self::ALL.map(|phase| just(Self::TOKENS[phase as usize]).to(phase))).boxed()
    }
}

impl Declares for Cocreation {
    const SHAPE: Shape = Shape {
        keyword: Token::Cocreation,
        usage: "NAME between ACTOR and ACTOR in ENVIRONMENT { co_experience ACTION }",
        declares: Some(Kind::Cocreation),
        joins: &[Token::Between, Token::In],
        begins: &[Token::CoExperience, Token::CoDefinition, Token::CoElevation, Token::CoDevelopment],
        within: &[Token::After],
        says: &[Token::Reaches],
        takes: &[
            (Token::Between, Kinds::ACTORS),
            (Token::In, Kinds::ENVIRONMENTS),
            (Token::CoExperience, Kinds::ACTIONS),
            (Token::CoDefinition, Kinds::ACTIONS),
            (Token::CoElevation, Kinds::ACTIONS),
            (Token::CoDevelopment, Kinds::ACTIONS),
            (Token::Reaches, Kinds::PRODUCTS),
        ],
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let phase = || Phase::parser().map_with(|phase, e| (phase, e.span()));
        let reaches = just(Token::Reaches).ignore_then(mentions()).or_not().map(Option::unwrap_or_default);
        let after = just(Token::After).ignore_then(list(phase())).or_not().map(Option::unwrap_or_default);
        let clause =
            phase().then(mentions()).then(reaches).then(after).map(|((((phase, word), actions), reaches), after)| {
                PhaseClause { phase, word, actions, reaches, after }
            });
        just(Token::Cocreation)
            .ignore_then(declared_name())
            .then(just(Token::Between).ignore_then(mention()))
            .then(just(Token::And).ignore_then(mention()))
            .then(just(Token::In).ignore_then(mention()))
            .then(block(clause.boxed(), &Phase::TOKENS))
            .map(|((((declared, one), other), environment), phases)| Self {
                declared,
                sides: [one, other],
                environment,
                phases,
            })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.phases)
    }
}
