//! What can be done where something is missing.

use super::{Advice, Context};
use crate::diagnostic::{joined, shortened};
use crate::error::Mistake;
use crate::token::Token;

impl Context<'_> {
    /// Something that a declaration or a clause needs.
    pub(super) fn missing(&self, mistake: Mistake) -> Option<Advice> {
        let ends = matches!(mistake.found, None | Some(Token::BraceClose | Token::ParenClose));
        let opens = mistake.found == Some(Token::BraceOpen);
        let advice = match self.declaration {
            _ if self.ends_with_documentation() && mistake.found.is_none() => {
                "put a declaration after the documentation, or begin a comment with `//`"
            }
            _ if mistake.found == Some(Token::Lasting) && mistake.wanted() == ["a declaration"] => {
                "put `lasting` after the names: `object a lasting`"
            }
            _ if mistake.wanted() == ["a declaration"] => {
                return Some(format!("begin with {}", beginnings()).into());
            }
            Some(Token::Law) if opens && mistake.expects(Token::Name) => {
                "name the law, as in `law NAME in ENVIRONMENT { a and b produce c }`"
            }
            Some(Token::Law) if mistake.found.is_none() => "say what produces what: `{ a and b produce c }`",
            Some(Token::Law) if ends && mistake.expects(Token::Produce) => {
                "say what the coproducers produce: `a and b produce c`"
            }
            Some(Token::Law) if mistake.expects(Token::Produce) && self.before == Some(Token::Produce) => {
                "put the coproducers before `produce`, as in `a and b produce c`"
            }
            Some(Token::Law) if mistake.expects(Token::Produce) && matches!(self.before_text, "if" | "when") => {
                let text = format!("remove `{}`: a law begins with its condition", self.before_text);
                return Some(Advice::with(text, self.remove(1)));
            }
            Some(Token::Claim) if ends && mistake.expects(Token::In) && self.before == Some(Token::Number) => {
                "say in which proposition: `in PROPOSITION`"
            }
            Some(Token::Claim | Token::Scenario | Token::Course) if (ends || opens) && mistake.expects(Token::In) => {
                "say where: `in ENVIRONMENT`"
            }
            Some(Token::Property) if mistake.expects(Token::Of) && ends => "say what has the property: `of BEARER`",
            Some(Token::Action) if mistake.expects(Token::By) && ends => "say who takes the action: `by ACTOR`",
            Some(Token::Outcome) if mistake.expects(Token::Changes) && ends => "say what it changes: `changes ACTOR`",
            Some(Token::Claim) if mistake.expects(Token::Is) && mistake.found != Some(Token::And) => {
                "write a claim as `claim a is a producer of p in e` or `claim a, b are sufficient for p in e`"
            }
            Some(Token::Claim) if mistake.expects(Token::Sufficient) || mistake.expects(Token::Cause) => {
                "write `producer of`, `potential producer of`, `cause of`, `sufficient for`, `necessary for` or `irrelevant to`"
            }
            _ if self.before == Some(Token::BraceOpen)
                && mistake.found.is_some_and(Token::is_name)
                && !mistake.expects(Token::Name) =>
            {
                return Some(format!("put one of these words before `{}`", shortened(self.text)).into());
            }
            _ if mistake.expects_amount() && !mistake.expects(Token::Comma) => return Some(self.amount().into()),
            _ if self.before == Some(Token::Number)
                && mistake.expects(Token::Comma)
                && mistake.found.is_some_and(Token::is_name) =>
            {
                let text = format!("put a comma before `{}`", shortened(self.text));
                return Some(Advice::with(text, self.put_behind(1, ",")));
            }
            _ if self.before == Some(Token::Least) => {
                return Some(Advice::with(
                    "write the number in digits: `at least 2 of (a, b, c)`",
                    self.write_digits(),
                ));
            }
            _ if mistake.wanted() == ["a text in quotation marks"] && mistake.found.is_some_and(is_bare) => {
                let is_all = self
                    .after
                    .is_none_or(|after| after.is_keyword() || matches!(after, Token::BraceOpen | Token::BraceClose));
                return Some(Advice::with("put it in quotation marks", self.quote(0, '"').filter(|_| is_all)));
            }
            _ => return None,
        };
        Some(advice.into())
    }

    fn amount(&self) -> String {
        match self.before {
            Some(Token::Likelihood) => "write how likely it is as a number, as in `0.9` or `90%`".to_owned(),
            Some(Token::Nets) => "write how much, as in `nets 10`".to_owned(),
            Some(name) if name.is_name() || name == Token::Path => {
                let name = shortened(self.before_text);
                format!("put an amount after `{name}`, as in `{name} 0.5`")
            }
            _ => "write an amount, as in `0.5`, `50%` or `2 * 3`".to_owned(),
        }
    }

    /// Two names without anything between them.
    pub(super) fn names_in_a_row(&self, mistake: Mistake) -> Option<Advice> {
        let name = |token: Token| token.is_name() || token == Token::Path;
        if !name(mistake.found?) || !self.before.is_some_and(name) {
            return None;
        }
        let both =
            format!("`{} {}`", shortened(self.before_text.trim_matches('`')), shortened(self.text.trim_matches('`')));
        Some(if mistake.expects(Token::And) {
            format!("join names with `and` or `or`, or put a name of several words in backticks: {both}").into()
        } else if mistake.expects(Token::In) && self.after != Some(Token::In) {
            Advice::with(format!("put `in` before `{}`", shortened(self.text)), self.put_before("in"))
        } else if mistake.expects(Token::BraceOpen)
            && self.declaration == Some(Token::Law)
            && !mistake.expects(Token::Text)
        {
            "put the condition and what it produces in braces: `{ a and b produce c }`".into()
        } else if mistake.expects(Token::Comma) {
            format!("separate items by commas, or put a name of several words in backticks: {both}").into()
        } else if mistake.expects(Token::Text) {
            Advice::with(format!("put a name of several words in backticks: {both}"), self.quote_all(1, 0, '`'))
        } else {
            return None;
        })
    }
}

/// Whether it may be part of a text that lacks its quotation marks.
fn is_bare(token: Token) -> bool {
    token.is_name() || matches!(token, Token::Path | Token::Number)
}

/// The words that a declaration may begin with.
fn beginnings() -> String {
    let words: Vec<&str> = Token::declaring().filter(|word| *word != Token::Alternative.word()).collect();
    joined(&words, "or")
}
