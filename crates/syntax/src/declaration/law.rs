//! `law l in e { COND produce p after n periods enabled by COND }`: what suffices for what, where, and when.
//! `end` in place of `produce` ends what lasts.

use super::course::period;
use super::{Declares, Shape};
use crate::amount::{Amount, amount};
use crate::combinator::{Parsed, Tokens};
use crate::condition::{Condition, condition};
use crate::error::Mistake;
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, Text, declared_name, mentions, text, token};
use crate::source::Span;
use crate::token::Token;
use chumsky::prelude::*;
use std::slice::from_ref;

/// A law: in these environments the condition suffices for the products, or ends them.
#[derive(Debug)]
pub struct Law {
    /// Whether other laws for the same product are meant to stand beside it.
    pub alternative: bool,
    /// Its name.
    pub declared: DeclaredName,
    /// Where it applies; nowhere in particular where the list is empty.
    pub environments: List<Name>,
    /// What it says, where that could be read.
    pub body: Option<LawBody>,
}

/// What a law says.
#[derive(Debug)]
pub struct LawBody {
    /// The coproducers.
    pub condition: Condition,
    /// The keyword before the products.
    pub produce: u32,
    /// Whether they jointly end what follows, in place of producing it.
    pub ends: bool,
    /// What they jointly produce.
    pub products: List<Name>,
    /// When, what enables it, how likely it is, and where it is taken from.
    remarks: Option<Box<Remarks>>,
}

/// What few laws say.
#[derive(Debug, Default)]
struct Remarks {
    delay: Option<Span>,
    enabling: Option<(Span, Condition)>,
    likelihood: Option<(Span, Amount)>,
    source: Option<(u32, Text)>,
}

impl LawBody {
    /// A body that says no more than what produces what.
    pub(crate) const fn plain(condition: Condition, produce: u32, products: List<Name>) -> Self {
        Self { condition, produce, ends: false, products, remarks: None }
    }

    /// The number of periods after which it produces, where it does not within the period.
    pub fn delay(&self) -> Option<Span> {
        self.remarks.as_ref()?.delay
    }

    /// What must be present besides, and may be supplied mutually: it enables, and is not used up.
    pub fn enabling(&self) -> Option<&Condition> {
        self.remarks.as_ref()?.enabling.as_ref().map(|(_, condition)| condition)
    }

    /// How likely the condition suffices.
    pub fn likelihood(&self) -> Option<&Amount> {
        self.remarks.as_ref()?.likelihood.as_ref().map(|(_, amount)| amount)
    }

    /// Where the law is taken from.
    pub fn source(&self) -> Option<Text> {
        self.remarks.as_ref()?.source.map(|(_, text)| text)
    }
}

impl Declares for Law {
    const SHAPE: Shape = Shape {
        keyword: Token::Law,
        usage: "NAME in ENVIRONMENT { NAME and NAME produce NAME }",
        declares: Some(Kind::Law),
        joins: &[Token::In],
        begins: &[Token::Name],
        within: &[
            Token::And,
            Token::Or,
            Token::Not,
            Token::All,
            Token::Any,
            Token::At,
            Token::After,
            Token::Period,
            Token::Periods,
            Token::Enabled,
        ],
        says: &[Token::Produce, Token::End, Token::Likelihood, Token::Source],
        takes: &[
            (Token::In, Kinds::ENVIRONMENTS),
            (Token::BraceOpen, Kinds::COPRODUCERS),
            (Token::Enabled, Kinds::COPRODUCERS),
            (Token::Produce, Kinds::PRODUCTS),
            (Token::End, Kinds::LASTING),
        ],
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let likelihood = just(Token::Likelihood).map_with(|_, e| e.span()).then(amount()).boxed();
        let source = just(Token::Source)
            .map_with(|_, e| -> Span { e.span() })
            .then(text())
            .map(|(span, text)| (span.start, text));
        let enabling = just([Token::Enabled, Token::By]).map_with(|_, e| e.span()).then(condition()).or_not();
        let details = choice((
            likelihood.clone().then(source.or_not()).map(|(likelihood, source)| (Some(likelihood), source)),
            source.then(likelihood.or_not()).map(|(source, likelihood)| (likelihood, Some(source))),
        ))
        .or_not()
        .map(Option::unwrap_or_default);
        let number = token(Token::Number, |found| found == Token::Number);
        let delay = just(Token::After).ignore_then(number).then_ignore(period()).or_not();
        let remarks = delay.then(enabling).then(details).map(|((delay, enabling), (likelihood, source))| {
            let says_more = delay.is_some() || enabling.is_some() || likelihood.is_some() || source.is_some();
            says_more.then(|| Box::new(Remarks { delay, enabling, likelihood, source }))
        });
        let remarks = remarks.boxed();
        // Where the condition begins, the keyword wins.
        let begins = any()
            .try_map(|found, span| match found {
                Token::Likelihood | Token::Source => Err(Mistake::expected_condition(Some(found), span)),
                _ => Ok(()),
            })
            .rewind();
        let body = begins
            .ignore_then(condition())
            .then(
                one_of([Token::Produce, Token::End])
                    .map_with(|kind, e| -> (bool, Span) { (kind == Token::End, e.span()) }),
            )
            .then(mentions())
            .then(remarks)
            .then_ignore(just(Token::BraceClose).rewind())
            .map(|(((condition, (ends, produce)), products), remarks)| {
                Some(LawBody { condition, produce: produce.start, ends, products, remarks })
            });
        let skipped = none_of(Token::BraceClose).repeated().map(|()| None);
        just(Token::Alternative)
            .or_not()
            .then_ignore(just(Token::Law))
            .then(declared_name())
            .then(just(Token::In).ignore_then(mentions()).or_not().map(Option::unwrap_or_default))
            .then(body.recover_with(via_parser(skipped)).delimited_by(just(Token::BraceOpen), just(Token::BraceClose)))
            .map(|(((alternative, declared), environments), body)| Self {
                alternative: alternative.is_some(),
                declared,
                environments,
                body,
            })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        let Some(body) = &self.body else { return Vec::new() };
        let Some(remarks) = &body.remarks else { return Vec::new() };
        let enabling = remarks.enabling.iter().map(|(span, _)| span.start);
        let likelihood = remarks.likelihood.iter().map(|(span, _)| span.start);
        let mut starts: Vec<u32> =
            enabling.chain(likelihood).chain(remarks.source.iter().map(|(start, _)| *start)).collect();
        starts.sort_unstable();
        starts
    }
}
