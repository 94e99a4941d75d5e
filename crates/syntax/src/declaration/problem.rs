//! `problem p { dynamic high … approach … decided by … concerns … }`: how complex a problem is, how it is approached, and
//! by whom it is decided.

use super::{Clause, Declares, Shape, block, starts_of};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_name, list, mentions, plain};
use crate::token::Token;
use chumsky::prelude::*;
use serde::Serialize;
use std::slice::from_ref;

/// A problem to be decided.
#[derive(Debug)]
pub struct Problem {
    /// Its name.
    pub declared: DeclaredName,
    /// What it says.
    pub clauses: Vec<Clause<ProblemClause>>,
}

/// A clause of a problem.
#[derive(Debug)]
pub enum ProblemClause {
    /// How high a complexity is: a word that the checker judges.
    Complexity(Complexity, Name),
    /// The modes of its approach: words that the checker judges.
    Approach(List<Name>),
    /// Who decides.
    DecidedBy(List<Name>),
    /// Whom it concerns.
    Concerns(List<Name>),
}

/// A way in which a problem is complex (Kahane 2004).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Complexity {
    /// Cause and effect lie far apart in space and time.
    Dynamic,
    /// What is to come is unfamiliar and unpredictable.
    Generative,
    /// The people involved look at things differently.
    Social,
}

impl Complexity {
    /// All three, in their order.
    pub const ALL: [Self; 3] = [Self::Dynamic, Self::Generative, Self::Social];

    const TOKENS: [Token; 3] = [Token::Dynamic, Token::Generative, Token::Social];

    /// The keyword.
    pub const fn word(self) -> &'static str {
        Self::TOKENS[self as usize].word()
    }
}

impl Declares for Problem {
    const SHAPE: Shape = Shape {
        keyword: Token::Problem,
        usage: "NAME { dynamic high   generative high   social high }",
        declares: Some(Kind::Problem),
        begins: &[Token::Dynamic, Token::Generative, Token::Social, Token::Approach, Token::Decided, Token::Concerns],
        within: &[Token::By],
        takes: &[(Token::By, Kinds::ACTORS), (Token::Concerns, Kinds::ACTORS)],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let complexity = choice(Complexity::ALL.map(|one| just(Complexity::TOKENS[one as usize]).to(one)));
        let clause = choice((
            complexity.then(plain()).map(|(complexity, level)| ProblemClause::Complexity(complexity, level)),
            just(Token::Approach).ignore_then(list(plain())).map(ProblemClause::Approach),
            just(Token::Decided).then(just(Token::By)).ignore_then(mentions()).map(ProblemClause::DecidedBy),
            just(Token::Concerns).ignore_then(mentions()).map(ProblemClause::Concerns),
        ));
        just(Token::Problem)
            .ignore_then(declared_name())
            .then(block(clause.boxed(), &CLAUSES))
            .map(|(declared, clauses)| Self { declared, clauses })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}

const CLAUSES: [Token; 6] =
    [Token::Dynamic, Token::Generative, Token::Social, Token::Approach, Token::Decided, Token::Concerns];
