//! What the parser can get wrong.

use super::advice::{Advice, Context};
use super::combinator::Tokens;
use super::declaration::Declaration;
use super::token::Token;
use super::token_set::TokenSet;
use crate::diagnostic::{Diagnostic, rules, shortened};
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
    expected: TokenSet,
}

/// What a condition begins with.
const CONDITION: TokenSet =
    TokenSet::of(&[Token::Name, Token::Not, Token::All, Token::Any, Token::At, Token::ParenOpen]);
/// What an amount begins with.
const AMOUNT: TokenSet = TokenSet::of(&[Token::Number, Token::ParenOpen, Token::Minus]);
/// What a declaration begins with; `alternative` only with a word after it.
const DECLARATION: TokenSet = TokenSet::of(Token::DECLARING).without(TokenSet::of(&[Token::Alternative]));
/// What a relation begins with.
const RELATION: TokenSet = {
    use Token::{A, An, Cause, Irrelevant, Necessary, Potential, Producer, Producers, Sufficient, The};
    TokenSet::of(&[A, An, The, Potential, Producer, Producers, Cause, Sufficient, Necessary, Irrelevant])
};
impl Mistake {
    pub const fn expected(token: Token, found: Option<Token>, span: Span) -> Self {
        Self { span, found, expected: TokenSet::of(&[token]) }
    }

    pub const fn expected_condition(found: Option<Token>, span: Span) -> Self {
        Self { span, found, expected: CONDITION }
    }

    pub fn expects(self, token: Token) -> bool {
        self.expected.contains(token)
    }

    pub fn expects_amount(self) -> bool {
        self.expected.includes(AMOUNT)
    }

    pub fn expects_declaration(self) -> bool {
        self.expected.includes(DECLARATION)
    }

    /// The keywords that would fit.
    pub fn keywords(self) -> impl Iterator<Item = Token> {
        tokens().filter(move |&token| token.is_keyword() && self.expects(token))
    }

    /// What would fit, in as few phrases as say it.
    pub fn wanted(self) -> Vec<Cow<'static, str>> {
        let mut rest = self.expected;
        let mut phrases = Vec::new();
        let mut take = |phrase: &'static str, all: TokenSet, rest: &mut TokenSet| {
            if rest.includes(all) {
                *rest = rest.without(all);
                phrases.push(Cow::Borrowed(phrase));
            }
        };
        take("a condition", CONDITION, &mut rest);
        take("an amount", AMOUNT, &mut rest);
        take("a relation", RELATION, &mut rest);
        if self.expects(Token::Comma) {
            for shape in Declaration::SHAPES.iter().filter(|shape| shape.begins.len() > 1) {
                take("a clause", TokenSet::of(shape.begins), &mut rest);
            }
        }
        // Last and least: what may always follow.
        let begins = TokenSet::of(&[Token::Alternative, Token::Doc]);
        let declares = rest.includes(DECLARATION);
        if declares {
            rest = rest.without(DECLARATION.union(begins));
        }
        for optional in [Token::Text, Token::Plus, Token::Minus, Token::Star, Token::Slash] {
            if declares || rest.len() > 1 || !phrases.is_empty() {
                rest = rest.without(TokenSet::of(&[optional]));
            }
        }
        let singles = tokens().filter(|&token| rest.contains(token));
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
        let advice = context.advice(self).unwrap_or_else(|| self.fallback(context, &found, &wanted));
        rules::SYNTAX_ERROR
            .at(self.span, format!("found {found}, expected {wanted}"))
            .remark(format!("expected {wanted}"))
            .help(advice.text)
            .fix(advice.fix)
    }

    /// Advice where nothing better is known.
    fn fallback(self, context: &Context<'_>, found: &str, wanted: &str) -> Advice {
        let is_single = self.wanted().len() == 1;
        // A word or a sign is written as it is; what has an article is not.
        let single = wanted.strip_prefix('`').and_then(|wanted| wanted.strip_suffix('`')).filter(|_| is_single);
        match self.found {
            None => format!("put {wanted} after it").into(),
            Some(token) if token.is_keyword() && self.keywords().count() == 1 && single.is_some() => Advice::with(
                format!("write {wanted} in place of {found}"),
                single.and_then(|word| context.write(0, word)),
            ),
            Some(Token::BraceClose | Token::ParenClose | Token::BraceOpen | Token::ParenOpen) => {
                format!("put {wanted} before {found}").into()
            }
            Some(_) if is_single => {
                let fix = single.map(|word| context.put_before(word));
                Advice::with(format!("put {wanted} before {found}"), fix)
            }
            Some(_) => format!("put {wanted} here, or remove {found}").into(),
        }
    }
}

/// Every kind of token, in the order in which they are offered.
fn tokens() -> impl Iterator<Item = Token> {
    use Token::{
        BraceClose, BraceOpen, Comma, Doc, Minus, Name, Number, ParenClose, ParenOpen, Path, Plus, Slash, Star, Text,
    };
    let first = [Name, Path, Number, Text, Comma, BraceOpen, ParenOpen, Plus, Minus, Star, Slash];
    let words = Token::WORDS.iter().map(|&(token, _)| token);
    first.into_iter().chain(words).chain([ParenClose, BraceClose, Doc])
}

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
        let mut expecting = TokenSet::default();
        for one in expected {
            match one {
                DefaultExpected::Token(token) => expecting = expecting.union(TokenSet::of(&[*token])),
                // Only a name is asked for by what it is not.
                DefaultExpected::Any => expecting = expecting.union(TokenSet::of(&[Token::Name])),
                _ => {}
            }
        }
        Self { span, found: found.map(|token| *token), expected: expecting }
    }
}

impl<'t, I: Tokens<'t>> Error<'t, I> for Mistake {
    #[inline]
    fn merge(self, other: Self) -> Self {
        Self { expected: self.expected.union(other.expected), ..self }
    }
}
