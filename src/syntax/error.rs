//! What the parser can get wrong, and how that is said to people.

use super::parser::Tokens;
use super::token::Token;
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::Span;
use chumsky::DefaultExpected;
use chumsky::error::{Error, LabelError};
use chumsky::util::MaybeRef;

/// A token that does not fit, with the set of those that would; cheap to make and to merge, since the parser does so
/// all the time on good input too.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mistake {
    pub span: Span,
    found: Option<Token>,
    expected: u128,
}

const fn bit(token: Token) -> u128 {
    1 << token as u8
}

impl Mistake {
    pub const fn expected(token: Token, found: Option<Token>, span: Span) -> Self {
        Self { span, found, expected: bit(token) }
    }

    fn expects(self, token: Token) -> bool {
        self.expected & bit(token) != 0
    }

    /// Everything a list of these is an instance of, said in one phrase.
    const PHRASES: [(&'static str, u128); 3] = [
        ("a declaration", {
            let mut set = 0;
            let mut kind = Token::Model as u8;
            while kind <= Token::Scenario as u8 {
                if kind != Token::Alternative as u8 {
                    set |= 1 << kind;
                }
                kind += 1;
            }
            set
        }),
        ("a condition", bit(Token::Name) | bit(Token::Not) | bit(Token::All) | bit(Token::Any) | bit(Token::At) | bit(Token::ParenOpen)),
        ("an amount", bit(Token::Number) | bit(Token::ParenOpen) | bit(Token::Minus)),
    ];

    fn wanted(self) -> Vec<String> {
        let mut rest = self.expected;
        let mut wanted = Vec::new();
        for (phrase, set) in Self::PHRASES {
            if rest & set == set {
                wanted.push(phrase.to_owned());
                rest &= !set;
                if phrase == "a declaration" {
                    rest &= !(bit(Token::Alternative) | bit(Token::Doc));
                }
            }
        }
        let operators = [Token::Plus, Token::Minus, Token::Star, Token::Slash];
        if wanted.len() + rest.count_ones() as usize > 1 {
            for operator in operators {
                rest &= !bit(operator);
            }
        }
        let single = TOKENS.iter().filter(|&&token| rest & bit(token) != 0).map(|token| token.described());
        wanted.extend(single);
        wanted
    }

    /// The finding for people; `text` is what stands at the place.
    pub fn diagnostic(self, text: &str, before: Option<Token>) -> Diagnostic {
        let found = match self.found {
            None => "the end of the text".to_owned(),
            Some(Token::Text) => "a text in quotation marks".to_owned(),
            Some(Token::Doc) => "a documentation comment".to_owned(),
            Some(_) if text.is_empty() => "the end of the block".to_owned(),
            Some(_) => format!("`{text}`"),
        };
        let wanted = either(&self.wanted());
        Diagnostic::error("syntax-error", self.span, format!("found {found}, expected {wanted}"))
            .remark(format!("expected {wanted}"))
            .help(self.advice(text, before).unwrap_or_else(|| format!("put {wanted} here, or remove {found}")))
    }

    fn advice(self, text: &str, before: Option<Token>) -> Option<String> {
        let found = self.found?;
        let after_name = before.is_some_and(|token| token.is_name() || token == Token::Path);
        if found.is_name() {
            let keywords: Vec<String> = TOKENS
                .iter()
                .filter(|&&token| token.is_keyword() && self.expects(token))
                .map(|token| token.described().trim_matches('`').to_owned())
                .collect();
            if let Some(near) = nearest(text, keywords.iter().map(String::as_str)).first() {
                return Some(format!("did you mean `{near}`?").replace("did you mean", "perhaps"));
            }
        }
        match found {
            Token::Doc => Some("`///` documents the declaration after it; inside a declaration write `//`".into()),
            Token::And | Token::Or | Token::Not | Token::At | Token::All | Token::Any if self.expects(Token::Name) => {
                Some(format!("`{text}` is reserved; as a name it needs backticks"))
            }
            Token::Produce if self.expects(Token::Name) => {
                Some("before `produce` stand the coproducers: `law NAME in ENVIRONMENT { a and b produce c }`".into())
            }
            Token::BraceClose if self.expects(Token::Produce) => {
                Some("say what the coproducers produce: `a and b produce c`".into())
            }
            Token::Comma if self.expects(Token::And) => {
                Some("coproducers are joined by `and` or `or`; commas separate products and items of lists".into())
            }
            _ if found.is_name() && after_name && self.expects(Token::And) => {
                Some(format!("join coproducers by `and` or `or`; a name of several words needs backticks: `… {text}`"))
            }
            _ if found.is_name() && after_name && self.expects(Token::Comma) => {
                Some(format!("separate items by commas; a name of several words needs backticks: `… {text}`"))
            }
            _ if self.expects(Token::By) && !self.expects(Token::Name) => {
                Some("an action is taken by someone: `action sow by gardener`".into())
            }
            _ => None,
        }
    }
}

/// Every kind of token, in the order in which they are offered.
const TOKENS: [Token; 70] = {
    use Token::*;
    [
        Name, Path, Number, Text, Doc, BraceOpen, BraceClose, ParenOpen, ParenClose, Comma, Plus, Minus, Star, Slash,
        And, Or, Not, At, All, Any, Model, Use, Object, Property, Actor, Action, Outcome, Environment, Alternative, Law,
        Claim, Scenario, A, An, Are, As, By, Cause, Changes, Costs, Enabled, Expect, For, Given, Holds, In,
        Includes, Irrelevant, Is, Lacks, Least, Like, Likelihood, Likely, Necessary, Nets, Of, Potential, Produce,
        Producer, Producers, Requires, Source, Sufficient, The, To, Unknown, Weighs, Within, Without,
    ]
};

fn either(wanted: &[String]) -> String {
    match wanted {
        [] => "something else".to_owned(),
        [only] => only.clone(),
        [first, .., last] if wanted.len() > 7 => format!("{first}, … or {last}"),
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
        let mut set = 0;
        for one in expected {
            if let DefaultExpected::Token(token) = one {
                set |= bit(*token);
            }
        }
        Self { span, found: found.map(|token| *token), expected: set }
    }
}

impl<'t, I: Tokens<'t>> Error<'t, I> for Mistake {
    #[inline]
    fn merge(self, other: Self) -> Self {
        Self { expected: self.expected | other.expected, ..self }
    }
}
