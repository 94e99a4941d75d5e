//! What can be done about a mistake in what takes time: delays, what lasts and ends, and courses.

use super::{Advice, Context};
use crate::declaration::Shape;
use crate::diagnostic::{Fix, shortened};
use crate::error::Mistake;
use crate::token::Token;

/// Words that are taken for `lasting`.
const LASTING: [&str; 8] = ["last", "lasts", "lasted", "stays", "remains", "permanent", "persistent", "forever"];

/// Words that other languages have for the end of a stretch of periods.
const UNTIL: [&str; 4] = ["until", "till", "through", "thru"];

impl Context<'_> {
    /// What is said of time.
    pub(super) fn time(&self, mistake: Mistake) -> Option<Advice> {
        if mistake.expects(Token::Period) {
            return Some(self.periods(mistake));
        }
        match self.declaration? {
            Token::Law | Token::Alternative => self.of_delay(mistake),
            Token::Course => self.of_course(mistake),
            Token::Scenario => self.of_scenario(mistake).map(Advice::from),
            _ => self.of_lasting(mistake),
        }
    }

    /// What is counted is named, and is `periods`.
    fn periods(&self, mistake: Mistake) -> Advice {
        let number = self.before_text;
        let word = if number == "1" { "period" } else { "periods" };
        match mistake.found {
            Some(found) if found.is_name() && !found.is_keyword() => {
                let Advice { text, fix } = self.in_place(word);
                Advice::with(format!("{text}: how long a period is can be said in a comment"), fix)
            }
            _ => Advice::with(format!("put `{word}` after `{}`", shortened(number)), self.put_behind(1, word)),
        }
    }

    fn of_delay(&self, mistake: Mistake) -> Option<Advice> {
        let found = mistake.found?;
        let counted = self.after == Some(Token::Number);
        let advice = match found {
            _ if self.before == Some(Token::After) && mistake.expects(Token::Number) => {
                "say how many periods: `after 3 periods`"
            }
            Token::Number if self.before == Some(Token::After) && !mistake.expects(Token::Number) => {
                "put the delay directly after the products: `produce p after 3 periods`"
            }
            Token::After if counted && mistake.expects(Token::Produce) => {
                "put the delay directly after the products: `produce p after 3 periods`"
            }
            Token::After if counted && !mistake.expects(Token::After) => {
                "put `after` directly after the products, and only once"
            }
            Token::Number
                if mistake.expects(Token::After) && matches!(self.after, Some(Token::Period | Token::Periods)) =>
            {
                let text = "put `after` before the number: `produce p after 3 periods`";
                return Some(Advice::with(text, self.put_after_before()));
            }
            Token::Within | Token::At | Token::For | Token::In if counted && mistake.expects(Token::After) => {
                "say after how many periods it is produced: `produce p after 3 periods`"
            }
            Token::Produce | Token::End if mistake.expects(Token::After) => {
                "write two laws: one that produces, one that ends"
            }
            Token::Not if self.before == Some(Token::End) => {
                return Some(Advice::with("remove `not`: `end` is followed by what is over", self.remove(0)));
            }
            _ => return None,
        };
        Some(advice.into())
    }

    /// `after` before the number here, and no more behind what is counted.
    fn put_after_before(&self) -> Option<Fix> {
        let mut fix = self.put_before("after");
        if self.section.kinds.get(self.index + 2) == Some(&Token::After) {
            fix.edits.extend(self.remove_at(self.index + 2)?.edits);
        }
        Some(fix)
    }

    fn of_lasting(&self, mistake: Mistake) -> Option<Advice> {
        let found = mistake.found?;
        let opens = self.earlier == self.declaration;
        let advice = match found {
            Token::Lasting if mistake.expects(Token::Of) => "put `lasting` after the bearer: `property p of b lasting`",
            Token::Lasting if mistake.expects(Token::Changes) => {
                "put `lasting` after what is changed: `outcome o changes a lasting`"
            }
            Token::Lasting if self.before == Some(Token::Lasting) => {
                return Some(Advice::with("remove one `lasting`", self.remove(0)));
            }
            Token::Lasting if self.declaration == Some(Token::Actor) => {
                "put `lasting` after the names, before the braces: `actor a lasting { … }`"
            }
            Token::Lasting
                if matches!(self.declaration, Some(Token::Action | Token::Environment | Token::Offering)) =>
            {
                let text = "remove `lasting`: only an object, a property, an actor or an outcome lasts";
                return Some(Advice::with(text, self.remove(0)));
            }
            Token::Comma if self.before == Some(Token::Lasting) => {
                "put `lasting` after the last of the names, or declare what does not last apart"
            }
            Token::Text if self.before == Some(Token::Lasting) => "put the label directly after the name it is for",
            _ if mistake.expects(Token::Lasting) && self.before == Some(Token::Lasting) && opens && found.is_name() => {
                "put `lasting` after the names"
            }
            _ if mistake.expects(Token::Lasting) && LASTING.contains(&self.text) => {
                return Some(self.perhaps(0, "lasting"));
            }
            _ => return None,
        };
        Some(advice.into())
    }

    fn of_scenario(&self, mistake: Mistake) -> Option<&'static str> {
        use Token::{After, Always, At, Before, For, From, Never, Within};
        let in_block = mistake.expects(Token::Given);
        let timed = match mistake.found? {
            At | From | For | Within | After => self.after == Some(Token::Number),
            Before | Always | Never => true,
            _ => false,
        };
        (in_block && timed).then_some("say it in a course: a scenario has no periods")
    }

    fn of_course(&self, mistake: Mistake) -> Option<Advice> {
        let shape = Shape::of(Token::Course)?;
        let advice = match mistake.found {
            Some(Token::Like) if mistake.expects(Token::In) => {
                "say where it begins first: `in ENVIRONMENT like COURSE`"
            }
            Some(Token::Comma) if mistake.expects(Token::BraceOpen) => {
                "name the environment it begins in; where it goes on is a clause: `from 10 in ENVIRONMENT`"
            }
            Some(found) if shape.begins.contains(&found) && mistake.expects(Token::BraceOpen) => {
                return Some(format!("put the clauses of a course in braces: `{{ {} … }}`", self.text).into());
            }
            _ if mistake.expects(Token::Always) => return Some(self.when(mistake)),
            _ if mistake.expects(Token::Number) => return self.number_of_period(mistake),
            Some(found) if mistake.expects(Token::Unknown) && !mistake.expects(Token::Expect) => {
                return self.what(found, mistake);
            }
            Some(found) => return self.around_clauses(found, mistake),
            None => return None,
        };
        Some(advice.into())
    }

    /// An expectation that does not say when.
    fn when(&self, mistake: Mistake) -> Advice {
        let counted = self.after == Some(Token::Number);
        let name = shortened(self.before_text);
        let advice = match mistake.found {
            Some(Token::After) if counted => {
                "write `from 3` for every period from then on, `within 3` for some period up to then"
            }
            Some(Token::After) => "say which comes first, `a before b`, or how soon one follows, `b within 3 of a`",
            Some(Token::Comma) => "say when for each of them: `a at 3, b at 3`",
            Some(Token::Never) => {
                let text = "remove `not`: what is expected `never` is absent throughout";
                return Advice::with(text, self.remove(2).filter(|_| self.earlier == Some(Token::Not)));
            }
            Some(found) if UNTIL.contains(&self.text) && found.is_name() => {
                "say from when it is absent: `not p from 4`"
            }
            Some(found) if matches!(self.before, Some(Token::Always | Token::Never)) && found.is_name() => {
                let text = format!("put `{name}` after what is expected: `{} {name}`", shortened(self.text));
                return Advice::with(text, self.move_behind());
            }
            Some(Token::Number) if matches!(self.before, Some(Token::From | Token::Before | Token::Within)) => {
                return format!("put what is expected before `{name}`: `p {name} {}`", self.text).into();
            }
            _ => "say when it is expected: `at 3`, `within 3`, `from 3`, `always` or `never`",
        };
        advice.into()
    }

    /// What stands where the number of a period is due, or how many.
    fn number_of_period(&self, mistake: Mistake) -> Option<Advice> {
        let advice = match self.before? {
            Token::For => "say for how many periods: `for 9 periods`",
            Token::Within => "say within how many periods: `within 3`, or `within 3 of p`",
            Token::At | Token::From | Token::To if matches!(mistake.found, Some(Token::Period | Token::Periods)) => {
                let text = "remove it: a period is named by its number alone, as in `at 3`";
                return Some(Advice::with(text, self.remove(0)));
            }
            Token::At | Token::From | Token::To => {
                let text = "write the number of the period in digits, as in `at 3`";
                return Some(Advice::with(text, self.write_digits()));
            }
            _ => return None,
        };
        Some(advice.into())
    }

    /// Something else than what is said of a period.
    fn what(&self, found: Token, mistake: Mistake) -> Option<Advice> {
        let stretch = self.before == Some(Token::Number);
        let at_a_period = matches!(self.back(4), Some(Token::At | Token::From | Token::Within | Token::Before));
        let said_when = match self.back(3) {
            Some(Token::Always | Token::Never) => true,
            Some(Token::Number) => at_a_period,
            _ => false,
        };
        let advice = match found {
            Token::Expect | Token::For | Token::BraceClose | Token::Comma if stretch && said_when => {
                "say once when it is expected: `p from 3` is every period from then on"
            }
            Token::To if self.earlier == Some(Token::From) => {
                return Some(Advice::with("write `at` in place of `from`: `at 3 to 5`", self.write(2, "at")));
            }
            Token::Minus if mistake.expects(Token::To) => {
                return Some(Advice::with("write `to` in place of `-`: `at 3 to 5`", self.write(0, "to")));
            }
            Token::Minus if stretch => "write several periods in a row as `at 3 to 5`",
            _ if stretch && UNTIL.contains(&self.text) => "write several periods in a row as `at 3 to 5`",
            Token::Comma | Token::And if stretch => "write a clause for each of the periods",
            Token::Holds | Token::Includes => {
                let text = "put what is present under `given`: `at 3 given a`";
                return Some(Advice::with(text, self.write(0, "given")));
            }
            Token::Lacks | Token::Not => {
                let text = "put what is absent under `without`: `at 3 without a`";
                return Some(Advice::with(text, self.write(0, "without")));
            }
            Token::Within => return Some(self.in_place("in")),
            Token::Expect => "say when after what is expected: `expect p at 3`",
            Token::For | Token::At | Token::From | Token::BraceClose => "say when before what is so: `at 3 given a`",
            _ if found.is_name() && !found.is_keyword() => {
                "put `given`, `without`, `unknown`, `likely` or `in` after the period: `at 3 given a`"
            }
            _ => return None,
        };
        Some(advice.into())
    }

    /// What does not fit between clauses, or ends an expectation too late.
    fn around_clauses(&self, found: Token, mistake: Mistake) -> Option<Advice> {
        let counted = self.after == Some(Token::Number);
        let clause = mistake.expects(Token::Expect);
        let advice = match found {
            Token::Number if self.before == Some(Token::By) => {
                "name a law after `by`; some period up to a number is `within 3`"
            }
            Token::At if self.before == Some(Token::Expect) => "put when after what is expected: `expect p at 3`",
            Token::Number if clause && matches!(self.after, Some(Token::Period | Token::Periods)) => {
                return Some(Advice::with("put `for` before it: `for 9 periods`", self.put_before("for")));
            }
            Token::Period | Token::Periods if mistake.expects(Token::Of) => {
                let text = "remove it: a period is named by its number alone, as in `within 3`";
                return Some(Advice::with(text, self.remove(0)));
            }
            Token::After if mistake.expects(Token::Of) => {
                return Some(Advice::with("write `of` in place of `after`: `b within 3 of a`", self.write(0, "of")));
            }
            Token::To if clause && self.before == Some(Token::Number) => {
                "write an expectation for each of the periods, or `from` for all from one on"
            }
            Token::After if clause && counted => {
                let text = "write `from` in place of `after`; it includes the period it names";
                return Some(Advice::with(text, self.write(0, "from")));
            }
            Token::Within | Token::Before if clause && counted => "write `at 0 to 5` for the periods up to one",
            _ if clause && counted && UNTIL.contains(&self.text) => "write `at 0 to 5` for the periods up to one",
            _ => return None,
        };
        Some(advice.into())
    }
}
