//! `platform p by a { customers … providers … hosts … involvement { … } curation { … } empowerment { … } producers { … } }`:
//! what orchestrates the co-creation of two sides.

use super::{Clause, Declares, Phase, Shape, block, starts_of};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_name, mentions};
use crate::token::Token;
use chumsky::prelude::*;
use serde::Serialize;
use std::slice::from_ref;

/// A value orchestration platform: it brings two sides together, and leaves the control of what they do to them
/// (Kijima, Rintamäki & Mitronen, section 2).
#[derive(Debug)]
pub struct Platform {
    /// Its name.
    pub declared: DeclaredName,
    /// Those who run it; nobody, where a community does.
    pub operators: List<Name>,
    /// What it says.
    pub clauses: Vec<Clause<PlatformClause>>,
}

/// A clause of a platform.
#[derive(Debug)]
pub enum PlatformClause {
    /// The one side.
    Customers(List<Name>),
    /// The other.
    Providers(List<Name>),
    /// What the two sides do with one another on it.
    Hosts(List<Name>),
    /// What is done by one of its strategies.
    Strategy(Strategy, Vec<Clause<(Aim, List<Name>)>>),
    /// Who plays which part in bringing it about.
    Producers(Vec<Clause<(ProducerRole, List<Name>)>>),
}

/// A management strategy of a platform (Kijima, Rintamäki & Mitronen, section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// To attract and involve.
    Involvement,
    /// To collect, select and interpret anew.
    Curation,
    /// To lift what customers aspire to, and what providers can do.
    Empowerment,
}

impl Strategy {
    /// All three, in their order.
    pub const ALL: [Self; 3] = [Self::Involvement, Self::Curation, Self::Empowerment];

    const TOKENS: [Token; 3] = [Token::Involvement, Token::Curation, Token::Empowerment];

    /// The keyword.
    pub const fn word(self) -> &'static str {
        Self::TOKENS[self as usize].word()
    }

    /// Whether the strategy deals with the phase directly: the six cells that a platform is asked to fill.
    pub const fn is_primary(self, phase: Phase) -> bool {
        matches!(self, Self::Involvement) == phase.is_short_range()
    }
}

/// What an action of a strategy aims at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aim {
    /// A phase of co-creation.
    Phase(Phase),
    /// A stage of involvement: it leads to both phases of short range.
    Stage(Stage),
}

impl Aim {
    /// Whether what is done for it is done for a phase.
    pub fn is_at(self, phase: Phase) -> bool {
        match self {
            Self::Phase(one) => one == phase,
            Self::Stage(_) => phase.is_short_range(),
        }
    }

    /// The keyword.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Phase(phase) => phase.word(),
            Self::Stage(stage) => stage.word(),
        }
    }
}

/// A stage in the cycle by which people get involved (Kijima, Rintamäki & Mitronen, section 4.1: SIPS).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Sympathy is what first draws them.
    Sympathize,
    /// They find something of themselves in it.
    Identify,
    /// They take part, which need not mean that they buy.
    Participate,
    /// They share it, and it spreads.
    Share,
}

impl Stage {
    /// All four, in their order.
    pub const ALL: [Self; 4] = [Self::Sympathize, Self::Identify, Self::Participate, Self::Share];

    const TOKENS: [Token; 4] = [Token::Sympathize, Token::Identify, Token::Participate, Token::Share];

    /// The keyword.
    pub const fn word(self) -> &'static str {
        Self::TOKENS[self as usize].word()
    }
}

/// A part in bringing a platform about (Kijima, Rintamäki & Mitronen, section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProducerRole {
    /// Takes the initiative, with ideas outside the box.
    Idiot,
    /// Analyses from the viewpoint of a disinterested party.
    Outsider,
    /// Does what is necessary, and breaks free from the past.
    Youngster,
}

impl ProducerRole {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Idiot, Self::Outsider, Self::Youngster];

    const TOKENS: [Token; 3] = [Token::Idiot, Token::Outsider, Token::Youngster];

    /// The keyword.
    pub const fn word(self) -> &'static str {
        Self::TOKENS[self as usize].word()
    }
}

impl Declares for Platform {
    const SHAPE: Shape = Shape {
        keyword: Token::Platform,
        usage: "NAME by ACTOR { customers ACTOR   providers ACTOR   hosts NAME }",
        declares: Some(Kind::Platform),
        joins: &[Token::By],
        begins: &[
            Token::Customers,
            Token::Providers,
            Token::Hosts,
            Token::Involvement,
            Token::Curation,
            Token::Empowerment,
            Token::Producers,
        ],
        within: &[
            Token::Sympathize,
            Token::Identify,
            Token::Participate,
            Token::Share,
            Token::CoExperience,
            Token::CoDefinition,
            Token::CoElevation,
            Token::CoDevelopment,
            Token::Idiot,
            Token::Outsider,
            Token::Youngster,
        ],
        takes: &[
            (Token::By, Kinds::ACTORS),
            (Token::Customers, Kinds::ACTORS),
            (Token::Providers, Kinds::ACTORS),
            (Token::Idiot, Kinds::ACTORS),
            (Token::Outsider, Kinds::ACTORS),
            (Token::Youngster, Kinds::ACTORS),
            (Token::Hosts, Kinds::HOSTED),
            (Token::CoExperience, Kinds::ACTIONS),
            (Token::CoDefinition, Kinds::ACTIONS),
            (Token::CoElevation, Kinds::ACTIONS),
            (Token::CoDevelopment, Kinds::ACTIONS),
            (Token::Sympathize, Kinds::ACTIONS),
            (Token::Identify, Kinds::ACTIONS),
            (Token::Participate, Kinds::ACTIONS),
            (Token::Share, Kinds::ACTIONS),
        ],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let by_phase = block(Phase::parser().map(Aim::Phase).then(mentions()).boxed(), &Phase::TOKENS);
        let stage = choice(Stage::ALL.map(|stage| just(Stage::TOKENS[stage as usize]).to(Aim::Stage(stage))));
        let aim = Phase::parser().map(Aim::Phase).or(stage);
        let involving = block(aim.then(mentions()).boxed(), &INVOLVING);
        let role = choice(ProducerRole::ALL.map(|role| just(ProducerRole::TOKENS[role as usize]).to(role)));
        let producing = block(role.then(mentions()).boxed(), &ProducerRole::TOKENS);
        let strategy = |strategy: Strategy| move |cells| PlatformClause::Strategy(strategy, cells);
        let clause = choice((
            just(Token::Customers).ignore_then(mentions()).map(PlatformClause::Customers),
            just(Token::Providers).ignore_then(mentions()).map(PlatformClause::Providers),
            just(Token::Hosts).ignore_then(mentions()).map(PlatformClause::Hosts),
            just(Token::Involvement).ignore_then(involving).map(strategy(Strategy::Involvement)),
            just(Token::Curation).ignore_then(by_phase.clone()).map(strategy(Strategy::Curation)),
            just(Token::Empowerment).ignore_then(by_phase).map(strategy(Strategy::Empowerment)),
            just(Token::Producers).ignore_then(producing).map(PlatformClause::Producers),
        ));
        just(Token::Platform)
            .ignore_then(declared_name())
            .then(just(Token::By).ignore_then(mentions()).or_not().map(Option::unwrap_or_default))
            .then(block(clause.boxed(), &CLAUSES))
            .map(|((declared, operators), clauses)| Self { declared, operators, clauses })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }

    fn inner_starts(&self) -> Vec<u32> {
        let inner = self.clauses.iter().map(|clause| match &clause.kind {
            PlatformClause::Strategy(_, cells) => starts_of(cells),
            PlatformClause::Producers(parts) => starts_of(parts),
            _ => Vec::new(),
        });
        inner.flatten().collect()
    }
}

const CLAUSES: [Token; 7] = {
    use Token::{Curation, Customers, Empowerment, Hosts, Involvement, Producers, Providers};
    [Customers, Providers, Hosts, Involvement, Curation, Empowerment, Producers]
};

const INVOLVING: [Token; 8] = {
    use Token::{CoDefinition, CoDevelopment, CoElevation, CoExperience, Identify, Participate, Share, Sympathize};
    [Sympathize, Identify, Participate, Share, CoExperience, CoDefinition, CoElevation, CoDevelopment]
};
