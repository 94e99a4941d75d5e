//! What can be done about a mistake in an offering, a value, a proposition, a constellation or a dispute.

use super::{Advice, Context};
use crate::declaration::Shape;
use crate::diagnostic::{nearest, shortened, with_article};
use crate::error::Mistake;
use crate::token::Token;

/// The words that join the parts of a header.
const JOINING: [Token; 10] = {
    use Token::{As, At, Between, By, For, From, In, Of, To, With};
    [As, At, Between, By, For, From, In, Of, To, With]
};

impl Context<'_> {
    /// Words that are near a keyword and mean something else.
    pub(super) fn not_quite(&self, mistake: Mistake) -> Option<Advice> {
        let singular = self.text.strip_suffix('s').and_then(Token::single);
        if mistake.expects(Token::Supplier) && singular.is_some_and(|word| mistake.expects(word)) {
            let word = &self.text[..self.text.len() - 1];
            let text = format!("write `{word}`, also for several: `{word} a, b`");
            return Some(Advice::with(text, self.write(0, word)));
        }
        let unresolved = mistake.expects(Token::Resolved) && self.text == "unresolved";
        let text = "remove it: a dispute is unresolved unless `resolved` follows the proposition";
        unresolved.then(|| Advice::with(text, self.remove(0)))
    }

    /// What is said of the vocabulary of service.
    pub(super) fn service(&self, mistake: Mistake) -> Option<Advice> {
        match self.declaration? {
            Token::Offering => self.of_offering(mistake),
            Token::Value => self.of_value(mistake),
            Token::Proposition => self.of_proposition(mistake).or_else(|| self.of_party(mistake)),
            Token::Constellation if mistake.expects(Token::BraceOpen) && JOINING.contains(&mistake.found?) => {
                Some("name the members in the block: `{ supplier a   customer b }`".into())
            }
            Token::Exchange => self.of_exchange(mistake),
            Token::Scenario => self.of_dispute(mistake),
            Token::Law => self.of_content(mistake),
            _ => None,
        }
        .or_else(|| self.joined(mistake))
    }

    fn of_offering(&self, mistake: Mistake) -> Option<Advice> {
        let (from, to) = (mistake.expects(Token::From), mistake.expects(Token::To));
        let advice = match mistake.found {
            Some(Token::To) if from => "name the supplier first: `from SUPPLIER to CUSTOMER`",
            None | Some(Token::BraceOpen) if from => "say who supplies it: `from SUPPLIER to CUSTOMER`",
            None | Some(Token::BraceOpen) if to => "say whom it is for: `to CUSTOMER`",
            Some(Token::Comma) if from => "write one offering for each of the names",
            Some(Token::Comma) if self.earlier == Some(Token::Logic) => {
                "write a clause for each: `logic WORD for CUSTOMER`"
            }
            Some(Token::Number) if mistake.expects(Token::Comma) => {
                return Some(Advice::with("remove it: only content has a magnitude", self.remove(0)));
            }
            Some(_) if mistake.expects(Token::Interactions) && self.begins_condition() => {
                "say what produces it in a law: `law NAME in ENVIRONMENT { a and b produce c }`"
            }
            _ => return None,
        };
        Some(advice.into())
    }

    /// Content in the block of a law.
    fn of_content(&self, mistake: Mistake) -> Option<Advice> {
        let opens = self.earlier == Some(Token::BraceOpen) && mistake.expects(Token::Produce);
        let listed = matches!(self.after, Some(Token::Number | Token::Comma));
        (opens && listed && Shape::home(self.before?).is_some_and(|home| home.keyword == Token::Offering))
            .then(|| format!("put `{}` in the block of an offering", self.before_text).into())
    }

    fn of_value(&self, mistake: Mistake) -> Option<Advice> {
        let advice = match mistake.found {
            None | Some(Token::BraceOpen | Token::With | Token::From) if mistake.expects(Token::For) => {
                "say to whom it is of value: `for ACTOR`"
            }
            None | Some(Token::BraceOpen | Token::From) if mistake.expects(Token::With) => {
                "say with whom it is actualised: `with ACTOR from OUTCOME`"
            }
            None | Some(Token::BraceOpen) if mistake.expects(Token::From) => {
                "say from which outcome it comes: `from OUTCOME`"
            }
            Some(Token::Comma) if !mistake.expects(Token::Worth) => {
                "write one value for each of the names, with a share of the worth in each"
            }
            Some(Token::And) if !mistake.expects(Token::Worth) => {
                "name one: where both have to act, it is in the law for the outcome that they do"
            }
            Some(found) if mistake.wanted() == ["`worth`"] && self.before == Some(Token::BraceOpen) => {
                let text = shortened(self.text);
                let near = nearest(&text, ["worth"].into_iter());
                return (found.is_name() && near.is_empty() && Shape::home(found).is_none())
                    .then(|| Advice::with(format!("put `worth` before `{text}`"), self.put_before("worth")));
            }
            _ => return None,
        };
        Some(advice.into())
    }

    fn of_proposition(&self, mistake: Mistake) -> Option<Advice> {
        let advice = match mistake.found {
            None | Some(Token::BraceOpen) if mistake.expects(Token::Between) => {
                "say between whom and where: `between ACTOR and ACTOR in ENVIRONMENT`"
            }
            Some(Token::Comma) if mistake.expects(Token::And) => {
                return Some(Advice::with("join the two parties with `and`", self.write_and()));
            }
            None | Some(Token::In | Token::BraceOpen) if mistake.expects(Token::And) => {
                return Some(
                    format!("name the other party: `between {} and ACTOR`", shortened(self.before_text)).into(),
                );
            }
            Some(Token::And | Token::Comma) if mistake.expects(Token::In) => {
                "write one proposition for each pair of parties"
            }
            None | Some(Token::BraceOpen) if mistake.expects(Token::In) => "say where: `in ENVIRONMENT`",
            Some(Token::Comma) if mistake.expects(Token::BraceOpen) => "write one proposition for each environment",
            Some(found) if mistake.expects(Token::BraceOpen) && self.after.is_some_and(is_of_party) => {
                return found.is_name().then(|| {
                    format!("put the clauses of a proposition in braces: `{{ {} … }}`", shortened(self.text)).into()
                });
            }
            Some(Token::Not) if mistake.expects(Token::Name) => {
                "name what is there: nothing absent is promised, expected or assumed"
            }
            Some(Token::Number) if self.before == Some(Token::Pays) && mistake.expects(Token::Name) => {
                let (actor, fix) = self.named_next("ACTOR");
                let text =
                    format!("put the one who is paid before the amount: `pays {actor} {}`", shortened(self.text));
                return Some(Advice::with(text, fix));
            }
            Some(Token::Number) if self.before == Some(Token::Otherwise) && mistake.expects(Token::Name) => {
                return Some(
                    format!("put the party before the amount: `otherwise ACTOR {}`", shortened(self.text)).into(),
                );
            }
            Some(Token::Number) if mistake.expects(Token::Comma) => {
                let text = "remove it; so much of economic worth is paid: `a pays b 30`";
                return Some(Advice::with(text, self.remove(0)));
            }
            Some(Token::Comma) if self.before == Some(Token::Number) => "write a clause for each payment",
            _ if mistake.expects_amount() && self.before == Some(Token::To) && self.earlier == Some(Token::Pays) => {
                let text = "remove `to`: the one who is paid follows `pays` directly";
                return Some(Advice::with(text, self.remove(1)));
            }
            _ if mistake.expects_amount() && self.earlier == Some(Token::Pays) => {
                return Some(format!("say how much: `pays {} 30`", shortened(self.before_text)).into());
            }
            _ if mistake.expects_amount()
                && self.earlier == Some(Token::Otherwise)
                && self.before.is_some_and(is_of_party) =>
            {
                return Some(Advice::with("put `otherwise` in backticks if it is a party", self.quote(2, '`')));
            }
            _ => return None,
        };
        Some(advice.into())
    }

    /// A name stands where a clause begins, and nothing is said of it.
    fn of_party(&self, mistake: Mistake) -> Option<Advice> {
        if !(mistake.expects(Token::Promises) && mistake.expects(Token::Pays)) {
            return None;
        }
        let before = self.before?;
        let name = shortened(self.before_text);
        let (word, list) = (self.back(2)?, self.back(3));
        Some(match before {
            _ if matches!(mistake.found, Some(Token::And | Token::Comma)) => {
                "write a clause for each of the parties".into()
            }
            _ if is_of_party(before) && list == Some(Token::Comma) => {
                let text = format!("remove the comma before `{}`", shortened(self.back_text(2)));
                Advice::with(text, self.remove(3))
            }
            _ if is_of_party(before) && word == Token::BraceOpen => format!("put a party before `{name}`").into(),
            _ if list == Some(Token::Assuming) && is_of_party(word) => {
                Advice::with("put `assuming` in backticks if it is a party", self.quote(3, '`'))
            }
            Token::Given => Advice::with("put what is assumed under `assuming`", self.write(1, "assuming")),
            _ if !nearest(&name, ["assuming"].into_iter()).is_empty() || matches!(&*name, "assume" | "assumes") => {
                self.perhaps(1, "assuming")
            }
            _ if Shape::home(before).is_some_and(|home| home.keyword != Token::Proposition) => {
                format!("put `{name}` in the block of {}", with_article(Shape::home(before)?.keyword.word())).into()
            }
            _ if word.is_name() => {
                format!("put a comma before `{name}`, or say what `{name}` `promises`, `expects` or `pays`").into()
            }
            _ => format!("put `promises`, `expects` or `pays` after `{name}`").into(),
        })
    }

    fn of_exchange(&self, mistake: Mistake) -> Option<Advice> {
        Some(match mistake.found {
            None | Some(Token::BraceOpen) if mistake.expects(Token::Between) => {
                "say between whom: `between ACTOR and ACTOR`".into()
            }
            None | Some(Token::BraceOpen) if mistake.expects(Token::And) && !mistake.expects(Token::BraceOpen) => {
                format!("name the other party: `between {} and ACTOR`", shortened(self.before_text)).into()
            }
            Some(Token::In) if mistake.expects(Token::BraceOpen) => {
                "leave out the environment: an exchange is stated for its parties".into()
            }
            Some(found) if mistake.expects_amount() && self.before == Some(Token::Terms) && found.is_name() => {
                format!("put the amount before the good: `terms 1 {} per GOOD`", shortened(self.text)).into()
            }
            _ => return None,
        })
    }

    fn of_dispute(&self, mistake: Mistake) -> Option<Advice> {
        let text = shortened(self.text);
        Some(match mistake.found? {
            Token::Is | Token::Are if mistake.expects(Token::Resolved) => {
                Advice::with(format!("remove `{text}`"), self.remove(0))
            }
            Token::Resolved if mistake.expects(Token::Disputed) => {
                "put it after a disputed proposition: `disputed PROPOSITION resolved`".into()
            }
            found
                if found.is_name() && self.earlier == Some(Token::Disputed) && self.before == Some(Token::Resolved) =>
            {
                let text = format!("put `resolved` after the proposition: `disputed {text} resolved`");
                Advice::with(text, self.move_behind())
            }
            _ => return None,
        })
    }

    /// One word that joins the parts of a header in place of another.
    fn joined(&self, mistake: Mistake) -> Option<Advice> {
        let found = mistake.found?;
        let mut due = JOINING.into_iter().filter(|&word| mistake.expects(word));
        let (Some(due), None) = (due.next(), due.next()) else { return None };
        let replaced = (JOINING.contains(&found) || found == Token::Within) && !mistake.expects_amount();
        replaced.then(|| self.in_place(due.word()))
    }

    /// Whether a condition seems to begin here.
    fn begins_condition(&self) -> bool {
        matches!(self.after, Some(Token::And | Token::Or | Token::Produce))
    }
}

/// Whether a word says something of the party before it.
pub(super) const fn is_of_party(word: Token) -> bool {
    matches!(word, Token::Promises | Token::Expects | Token::Pays)
}
