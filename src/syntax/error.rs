//! What the parser can get wrong.

use super::advice::Context;
use super::combinator::Tokens;
use super::token::Token;
use crate::diagnostic::{Diagnostic, shortened};
use crate::source::Span;
use chumsky::DefaultExpected;
use chumsky::error::{Error, LabelError};
use chumsky::util::MaybeRef;
use std::borrow::Cow;

/// A token that does not fit, with the set of those that would; cheap to make and to merge, since the parser does so
/// all the time on good input too.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mistake {
    pub span: Span,
    pub found: Option<Token>,
    expected: u128,
}

/// A set of tokens.
const fn set(tokens: &[Token]) -> u128 {
    let mut set = 0;
    let mut index = 0;
    while index < tokens.len() {
        set |= 1 << tokens[index] as u8;
        index += 1;
    }
    set
}

/// What a condition begins with.
const CONDITION: u128 = set(&[Token::Name, Token::Not, Token::All, Token::Any, Token::At, Token::ParenOpen]);
/// What an amount begins with.
const AMOUNT: u128 = set(&[Token::Number, Token::ParenOpen, Token::Minus]);
/// What a declaration begins with.
const DECLARATION: u128 = {
    use Token::{
        Action, Actor, Claim, Constellation, Environment, Law, Model, Object, Offering, Outcome, Property, Proposition,
        Scenario, Use, Value,
    };
    set(&[
        Model,
        Use,
        Object,
        Property,
        Actor,
        Action,
        Outcome,
        Environment,
        Law,
        Claim,
        Scenario,
        Offering,
        Value,
        Proposition,
        Constellation,
    ])
};
/// What a relation begins with.
const RELATION: u128 = {
    use Token::{A, An, Cause, Irrelevant, Necessary, Potential, Producer, Producers, Sufficient, The};
    set(&[A, An, The, Potential, Producer, Producers, Cause, Sufficient, Necessary, Irrelevant])
};
/// What the clauses of the declarations with blocks begin with.
const CLAUSES: [u128; 6] = {
    use Token::{
        Assuming, Columns, Counterpart, Customer, Disputed, Expect, Given, Holds, Includes, Interactions, Lacks,
        Likely, Logic, Name, Otherwise, People, Physical, Requires, Row, Rows, Service, Subcontractor, Supplier,
        Unknown, Weighs, Without,
    };
    [
        set(&[Given, Without, Unknown, Likely, Expect, Disputed, Columns, Row, Rows]),
        set(&[Holds, Lacks, Includes, Likely]),
        set(&[Weighs, Requires]),
        set(&[Physical, Service, People, Interactions, Logic]),
        set(&[Assuming, Otherwise, Name]),
        set(&[Supplier, Customer, Subcontractor, Counterpart]),
    ]
};

impl Mistake {
    pub const fn expected(token: Token, found: Option<Token>, span: Span) -> Self {
        Self { span, found, expected: set(&[token]) }
    }

    pub const fn expected_condition(found: Option<Token>, span: Span) -> Self {
        Self { span, found, expected: CONDITION }
    }

    pub fn expects(self, token: Token) -> bool {
        self.expected & set(&[token]) != 0
    }

    pub fn expects_amount(self) -> bool {
        self.expected & AMOUNT == AMOUNT
    }

    pub fn expects_declaration(self) -> bool {
        self.expected & DECLARATION == DECLARATION
    }

    /// The keywords that would fit.
    pub fn keywords(self) -> impl Iterator<Item = Token> {
        TOKENS.into_iter().filter(move |&token| token.is_keyword() && self.expects(token))
    }

    /// What would fit, in as few phrases as say it.
    pub fn wanted(self) -> Vec<Cow<'static, str>> {
        let mut rest = self.expected;
        let mut phrases = Vec::new();
        let mut take = |phrase: &'static str, all: u128, gone: u128, rest: &mut u128| {
            if *rest & all == all {
                *rest &= !(all | gone);
                phrases.push(Cow::Borrowed(phrase));
            }
        };
        take("a condition", CONDITION, 0, &mut rest);
        take("an amount", AMOUNT, 0, &mut rest);
        take("a relation", RELATION, 0, &mut rest);
        if self.expects(Token::Comma) {
            for clause in CLAUSES {
                take("a clause", clause, 0, &mut rest);
            }
        }
        // Last and least: what may always follow.
        let begins = set(&[Token::Alternative, Token::Doc]);
        let declares = rest & DECLARATION == DECLARATION;
        if declares {
            rest &= !(DECLARATION | begins);
        }
        for optional in [Token::Text, Token::Plus, Token::Minus, Token::Star, Token::Slash] {
            if declares || rest.count_ones() > 1 || !phrases.is_empty() {
                rest &= !set(&[optional]);
            }
        }
        let singles = TOKENS.into_iter().filter(|&token| rest & set(&[token]) != 0);
        let mut wanted: Vec<Cow<'static, str>> = singles.map(|token| Cow::Owned(token.described())).collect();
        let after = usize::from(wanted.first().is_some_and(|first| first == "`,`"));
        wanted.splice(after..after, phrases);
        if declares {
            wanted.push(Cow::Borrowed("a declaration"));
        }
        wanted
    }

    /// The finding for people.
    pub fn diagnostic(self, context: &Context<'_>) -> Diagnostic {
        let found = match self.found {
            None if context.declaration.is_some() && !context.ends_with_documentation() => {
                Cow::Borrowed("the end of the declaration")
            }
            None => Cow::Borrowed("the end of the text"),
            Some(Token::Text) => Cow::Borrowed("a text in quotation marks"),
            Some(Token::Doc) => Cow::Borrowed("a documentation comment"),
            Some(_) if context.text.is_empty() => Cow::Borrowed("the end of the block"),
            Some(_) => Cow::Owned(format!("`{}`", shortened(context.text))),
        };
        let wanted = either(&self.wanted());
        Diagnostic::error("syntax-error", self.span, format!("found {found}, expected {wanted}"))
            .remark(format!("expected {wanted}"))
            .help(context.advice(self).unwrap_or_else(|| self.fallback(&found, &wanted)))
    }

    /// Advice where nothing better is known.
    fn fallback(self, found: &str, wanted: &str) -> String {
        let single = self.wanted().len() == 1;
        match self.found {
            None => format!("put {wanted} after it"),
            Some(token) if single && token.is_keyword() && self.keywords().count() == 1 => {
                format!("write {wanted} in place of {found}")
            }
            Some(Token::BraceClose | Token::ParenClose | Token::BraceOpen | Token::ParenOpen) => {
                format!("put {wanted} before {found}")
            }
            Some(_) if single => format!("put {wanted} before {found}"),
            Some(_) => format!("put {wanted} here, or remove {found}"),
        }
    }
}

/// Every kind of token, in the order in which they are offered.
pub(super) const TOKENS: [Token; 99] = {
    use Token::{
        A, Action, Actor, All, Alternative, An, And, Any, Are, As, Assuming, At, Between, BraceClose, BraceOpen, By,
        Cause, Changes, Claim, Columns, Comma, Constellation, Costs, Counterpart, Customer, Disputed, Doc, Enabled,
        Environment, Expect, Expects, For, From, Given, Holds, In, Includes, Interactions, Irrelevant, Is, Lacks, Law,
        Least, Like, Likelihood, Likely, Logic, Minus, Model, Name, Necessary, Nets, No, Not, Number, Object, Of,
        Offering, Or, Otherwise, Outcome, ParenClose, ParenOpen, Path, Pays, People, Physical, Plus, Potential,
        Produce, Producer, Producers, Promises, Property, Proposition, Requires, Resolved, Row, Rows, Scenario,
        Service, Slash, Source, Star, Subcontractor, Sufficient, Supplier, Text, The, To, Unknown, Use, Value, Weighs,
        With, Within, Without, Worth, Yes,
    };
    [
        Name,
        Path,
        Number,
        Text,
        Comma,
        BraceOpen,
        ParenOpen,
        Plus,
        Minus,
        Star,
        Slash,
        And,
        Or,
        Not,
        At,
        All,
        Any,
        Model,
        Use,
        Object,
        Property,
        Actor,
        Action,
        Outcome,
        Environment,
        Offering,
        Value,
        Proposition,
        Constellation,
        Alternative,
        Law,
        Claim,
        Scenario,
        A,
        An,
        Are,
        As,
        Assuming,
        Between,
        By,
        Cause,
        Changes,
        Columns,
        Costs,
        Counterpart,
        Customer,
        Disputed,
        Enabled,
        Expect,
        Expects,
        For,
        From,
        Given,
        Holds,
        In,
        Includes,
        Interactions,
        Irrelevant,
        Is,
        Lacks,
        Least,
        Like,
        Likelihood,
        Likely,
        Logic,
        Necessary,
        Nets,
        No,
        Of,
        Otherwise,
        Pays,
        People,
        Physical,
        Potential,
        Produce,
        Producer,
        Producers,
        Promises,
        Requires,
        Resolved,
        Row,
        Rows,
        Service,
        Source,
        Subcontractor,
        Sufficient,
        Supplier,
        The,
        To,
        Unknown,
        Weighs,
        With,
        Within,
        Without,
        Worth,
        Yes,
        ParenClose,
        BraceClose,
        Doc,
    ]
};

fn either(wanted: &[Cow<'static, str>]) -> String {
    match wanted {
        [] => "something else".to_owned(),
        [only] => only.clone().into_owned(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}

impl<'t, I: Tokens<'t>> LabelError<'t, I, DefaultExpected<'t, Token>> for Mistake {
    #[inline]
    fn expected_found<E: IntoIterator<Item = DefaultExpected<'t, Token>>>(
        expected: E,
        found: Option<MaybeRef<'t, Token>>,
        span: Span,
    ) -> Self {
        let mut expecting = 0;
        for one in expected {
            match one {
                DefaultExpected::Token(token) => expecting |= set(&[*token]),
                // Only a name is asked for by what it is not.
                DefaultExpected::Any => expecting |= set(&[Token::Name]),
                _ => {}
            }
        }
        Self { span, found: found.map(|token| *token), expected: expecting }
    }
}

impl<'t, I: Tokens<'t>> Error<'t, I> for Mistake {
    #[inline]
    fn merge(self, other: Self) -> Self {
        Self { expected: self.expected | other.expected, ..self }
    }
}
