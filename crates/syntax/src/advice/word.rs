//! What can be done about a word that does not fit.

use super::{Advice, Context};
use crate::declaration::Shape;
use crate::diagnostic::with_article;
use crate::error::Mistake;
use crate::token::Token;

impl Context<'_> {
    /// A word that does not fit.
    pub(super) fn word(&self, mistake: Mistake) -> Option<Advice> {
        use Token::{
            A, All, An, And, Any, At, Cause, Enabled, Expect, Given, Holds, In, Includes, Irrelevant, Lacks,
            Likelihood, Necessary, Not, Or, Potential, Produce, Source, Sufficient, The, Within, Without,
        };
        let found = mistake.found?;
        let text = self.text;
        let advice = match (found, self.declaration) {
            (And | Or, _) if matches!(self.before, Some(And | Or)) => {
                return Some(
                    format!("remove `{}` or `{text}`, or put a coproducer between them", self.before_text).into(),
                );
            }
            (And | Or, _) if mistake.expects(Not) => return Some(format!("put a coproducer before `{text}`").into()),
            (Or, Some(Token::Action)) => "write an action for each of them, and take either in the laws: `a or b`",
            (Or, Some(Token::Claim)) => "write coproducers that stand in for one another as `any of (a, b)`",
            (And, _) if mistake.expects(Token::Comma) => {
                return Some(Advice::with("separate items by commas", self.write_comma()));
            }
            (Or, _) if mistake.expects(Token::Comma) => "separate items by commas",
            (Not, _) if self.before == Some(Produce) => {
                return Some(Advice::with("remove `not`: a law says what comes about", self.remove(0)));
            }
            (Not, Some(Token::Scenario | Token::Course)) if self.before != Some(Not) => {
                "put what is absent under `without`"
            }
            (Not, Some(Token::Environment)) => "put what is absent under `lacks`",
            (Not, _) if self.before == Some(Not) => {
                return Some(Advice::with("remove one `not`", self.remove(0)));
            }
            (All, Some(Token::Claim)) => "list the coproducers, separated by commas",
            (And | Or | Not | At | All | Any, _) if mistake.expects(Token::Name) => {
                let advice = format!("put `{text}` in backticks if it is a name: it is reserved");
                return Some(Advice::with(advice, self.quote(0, '`')));
            }
            (Likelihood | Source, Some(_)) if self.before == Some(found) => {
                return Some(Advice::with(format!("remove one `{text}`"), self.remove(0)));
            }
            (Likelihood | Source, Some(_)) if mistake.expects(Not) => {
                return Some(format!("put the condition first; a coproducer called `{text}` needs backticks").into());
            }
            (Likelihood | Source, Some(_)) => {
                let advice = format!("remove it: a law has one `{text}` at most");
                return Some(Advice::with(advice, self.remove_with_next().filter(|_| self.is_whole_clause())));
            }
            (Enabled, Some(Token::Law)) => "put `enabled by` directly after the products, and only once",
            (In, Some(Token::Environment)) if mistake.expects(Within) => return Some(self.in_place("within")),
            (Within, Some(Token::Law | Token::Scenario | Token::Course)) if mistake.expects(In) => {
                return Some(self.in_place("in"));
            }
            (Holds | Includes, Some(Token::Scenario | Token::Course)) => {
                return Some(self.under(mistake, "present", Given));
            }
            (Lacks, Some(Token::Scenario | Token::Course)) => return Some(self.under(mistake, "absent", Without)),
            (Given, Some(Token::Environment)) if !mistake.expects(Token::BraceOpen) => {
                return Some(self.under(mistake, "present", Holds));
            }
            (Without, Some(Token::Environment)) if !mistake.expects(Token::BraceOpen) => {
                return Some(self.under(mistake, "absent", Lacks));
            }
            (Expect, Some(Token::Environment)) => "put what is expected in a scenario",
            (Sufficient | Necessary | Irrelevant, Some(Token::Claim))
                if matches!(self.before, Some(A | An | The | Potential)) =>
            {
                let advice = format!("remove `{}`: only `producer` and `cause` take an article", self.before_text);
                return Some(Advice::with(advice, self.remove(1)));
            }
            (Cause, _) if self.before == Some(Potential) => {
                return Some(Advice::with("remove `potential`: only a producer is potential", self.remove(1)));
            }
            _ => return self.of_another_block(mistake, Shape::home(found)?.keyword),
        };
        Some(advice.into())
    }

    /// The word of another block for what is present or absent, and the one to put that under.
    fn under(&self, mistake: Mistake, what: &str, word: Token) -> Advice {
        let fix = self.write(0, word.word()).filter(|_| mistake.expects(word));
        Advice::with(format!("put what is {what} under `{}`", word.word()), fix)
    }

    /// Whether the word here begins a clause of one more token.
    fn is_whole_clause(&self) -> bool {
        let ends = matches!(
            self.section.kinds.get(self.index + 2),
            Some(Token::BraceClose | Token::Likelihood | Token::Source)
        );
        ends && matches!(self.after, Some(Token::Number | Token::Text))
    }

    /// A clause outside its block, or in the block of another declaration.
    fn of_another_block(&self, mistake: Mistake, home: Token) -> Option<Advice> {
        let text = self.text;
        let block = with_article(home.word());
        let in_block = !mistake.expects_declaration() && home != self.declaration?;
        let advice = if self.declaration == Some(home) && mistake.expects(Token::BraceOpen) {
            format!("put the clauses of {block} in braces: `{{ {text} … }}`")
        } else if self.declaration.is_none() || in_block && self.before == Some(Token::BraceOpen) {
            format!("put `{text}` in the block of {block}")
        } else if in_block && mistake.expects(Token::Comma) {
            format!("separate items by commas; a clause that begins with `{text}` belongs to {block}")
        } else {
            return None;
        };
        Some(advice.into())
    }
}
