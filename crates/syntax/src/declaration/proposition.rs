//! `proposition p between a and b in e { a promises … b pays a n  b expects … assuming … otherwise … }`: what two
//! parties promise one another, and expect of it.

use super::{Clause, Declares, Shape, block_of, starts_of};
use crate::amount::{Amount, Weighted, amount, weighted};
use crate::combinator::{Parsed, Tokens};
use crate::kind::{Kind, Kinds};
use crate::name::{DeclaredName, List, Name, declared_name, mention, mentions, token};
use crate::token::Token;
use chumsky::prelude::*;
use std::slice::from_ref;

/// Promises and expectations between two parties.
#[derive(Debug)]
pub struct Proposition {
    /// Its name.
    pub declared: DeclaredName,
    /// The one party and the other.
    pub parties: [Name; 2],
    /// Where it is made.
    pub environment: Name,
    /// What it says.
    pub clauses: Vec<Clause<PropositionClause>>,
}

/// A clause of a proposition.
#[derive(Debug)]
pub enum PropositionClause {
    /// What a party promises.
    Promises(Name, List<Name>),
    /// What a party expects.
    Expects(Name, List<Name>),
    /// What a party pays.
    Pays {
        /// Who pays.
        payer: Name,
        /// Who is paid.
        payee: Name,
        /// How much economic worth moves.
        amount: Amount,
    },
    /// What third parties are assumed to do, and what is assumed to be there.
    Assuming(List<Name>),
    /// What each party has without a deal.
    Otherwise(List<Weighted>),
}

impl Declares for Proposition {
    const SHAPE: Shape = Shape {
        keyword: Token::Proposition,
        usage: "NAME between ACTOR and ACTOR in ENVIRONMENT { ACTOR promises NAME }",
        declares: Some(Kind::Proposition),
        joins: &[Token::Between, Token::In],
        begins: &[Token::Assuming, Token::Otherwise, Token::Name],
        says: &[Token::Promises, Token::Pays, Token::Expects],
        takes: &[
            (Token::Between, Kinds::ACTORS),
            (Token::BraceOpen, Kinds::ACTORS),
            (Token::Pays, Kinds::ACTORS),
            (Token::Otherwise, Kinds::ACTORS),
            (Token::In, Kinds::ENVIRONMENTS),
            (Token::Assuming, Kinds::CONDITIONS),
            (Token::Promises, Kinds::PROMISED),
            (Token::Expects, Kinds::EXPECTED),
        ],
        ..Shape::NONE
    };

    fn parser<'t, I: Tokens<'t>>() -> Parsed<'t, I, Self> {
        let promised = just(Token::Promises).ignore_then(mentions());
        let expected = just(Token::Expects).ignore_then(mentions());
        let paid = just(Token::Pays).ignore_then(mention()).then(amount());
        // Where a clause begins, the keyword wins.
        let begins = |found: Token| !matches!(found, Token::Assuming | Token::Otherwise);
        let party = token(Token::Name, move |found| begins(found) && (found.is_name() || found == Token::Path));
        let of_party = party.map(|span| Name { span }).then(choice((
            promised.map(Of::Promises),
            expected.map(Of::Expects),
            paid.map(|(payee, amount)| Of::Pays(payee, amount)),
        )));
        let clause = choice((
            just(Token::Assuming).ignore_then(mentions()).map(PropositionClause::Assuming),
            just(Token::Otherwise).ignore_then(weighted()).map(PropositionClause::Otherwise),
            of_party.map(|(party, of)| match of {
                Of::Promises(names) => PropositionClause::Promises(party, names),
                Of::Expects(names) => PropositionClause::Expects(party, names),
                Of::Pays(payee, amount) => PropositionClause::Pays { payer: party, payee, amount },
            }),
        ));
        let keyword = one_of([Token::Assuming, Token::Otherwise]).ignored();
        let of_somebody = mention().then(one_of([Token::Promises, Token::Expects, Token::Pays])).ignored();
        just(Token::Proposition)
            .ignore_then(declared_name())
            .then(just(Token::Between).ignore_then(mention()))
            .then(just(Token::And).ignore_then(mention()))
            .then(just(Token::In).ignore_then(mention()))
            .then(block_of(clause.boxed(), keyword.or(of_somebody)))
            .map(|((((declared, one), other), environment), clauses)| Self {
                declared,
                parties: [one, other],
                environment,
                clauses,
            })
            .boxed()
    }

    fn declared(&self) -> &[DeclaredName] {
        from_ref(&self.declared)
    }

    fn clause_starts(&self) -> Vec<u32> {
        starts_of(&self.clauses)
    }
}

/// What is said of a party.
enum Of {
    Promises(List<Name>),
    Expects(List<Name>),
    Pays(Name, Amount),
}
