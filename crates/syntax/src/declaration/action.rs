//! `action x by a and b enabled by COND costs LAYER n`: events that actors choose.

use super::{Declares, Shape};
use crate::amount::{Weighted, weighted};
use crate::combinator::{Parsed, Tokens};
use crate::condition::{Condition, condition};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_names, mention};
use crate::source::Span;
use crate::token::Token;
use chumsky::prelude::*;

/// What actors can do.
#[derive(Debug)]
pub struct Action {
    /// The actions' names.
    pub names: Vec<DeclaredName>,
    /// Those who choose and take them together.
    pub actors: List<Name>,
    /// What must be present for the chosen to be performed.
    pub enabling: Option<(Span, Condition)>,
    /// What performing it costs, by layer.
    pub costs: Option<(Span, List<Weighted>)>,
}

impl Declares for Action {
    const SHAPE: Shape = Shape {
        keyword: Token::Action,
        usage: "NAME by ACTOR",
        declares: Some(Kind::Action),
        joins: &[Token::By],
        within: &[Token::Enabled, Token::Costs],
        takes: &[(Token::By, Kinds::ACTORS), (Token::Enabled, Kinds::COPRODUCERS)],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let actors = mention().separated_by(just(Token::And)).at_least(1).collect::<List<_>>();
        let enabling = just([Token::Enabled, Token::By]).map_with(|_, e| e.span()).then(condition()).or_not();
        let costs = just(Token::Costs).map_with(|_, e| e.span()).then(weighted()).or_not();
        just(Token::Action)
            .ignore_then(declared_names())
            .then(just(Token::By).ignore_then(actors))
            .then(enabling)
            .then(costs)
            .map(|(((names, actors), enabling), costs)| Self { names, actors, enabling, costs })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        &self.names
    }

    fn clause_starts(&self) -> Vec<u32> {
        let enabling = self.enabling.iter().map(|(span, _)| span.start);
        enabling.chain(self.costs.iter().map(|(span, _)| span.start)).collect()
    }
}
