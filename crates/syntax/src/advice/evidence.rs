//! What can be done about a mistake in evidence.

use super::{Advice, Context};
use crate::declaration::Shape;
use crate::diagnostic::{Fix, shortened};
use crate::error::Mistake;
use crate::token::Token;

/// The measures, in the order in which they are said.
const MEASURES: [Token; 3] = [Token::Consistency, Token::Coverage, Token::Pri];

/// How cells are read, in every way.
const READ: &str = "say how its cells are read: `crisp at least 3`, `crisp \"yes\"` or `fuzzy 40, 55, 70`";

impl Context<'_> {
    /// What is said of evidence.
    pub(super) fn evidence(&self, mistake: Mistake) -> Option<Advice> {
        if self.declaration? != Token::Evidence {
            return None;
        }
        let in_header = mistake.expects(Token::BraceOpen) || mistake.expects(Token::In) || self.names_file(mistake);
        if in_header {
            return self.of_header(mistake);
        }
        match self.clause()? {
            Token::Case | Token::Set | Token::Product => self.of_set(mistake),
            Token::Tests => self.of_tests(mistake),
            Token::Rows => self.of_rows(mistake),
            Token::Expects => self.of_directions(mistake),
            Token::Missing if mistake.expects(Token::Refused) => {
                Some("write `missing refused`, or nothing: a case is left out of what its cell is needed for".into())
            }
            _ => None,
        }
        .or_else(|| self.between_clauses(mistake))
    }

    /// Whether the file is to come, or the word before it.
    fn names_file(&self, mistake: Mistake) -> bool {
        let from = mistake.expects(Token::From) && !mistake.expects(Token::Set);
        from || mistake.expects(Token::Text) && self.before == Some(Token::From) && !mistake.expects(Token::Name)
    }

    /// The word that began the clause; none in the header.
    fn clause(&self) -> Option<Token> {
        let begins = Shape::of(Token::Evidence)?.begins;
        let before = &self.section.kinds[..self.index.min(self.section.kinds.len())];
        let opening = before.iter().rposition(|&kind| kind == Token::BraceOpen)?;
        // What a list or a word before asks for is a name, whatever word it is.
        let is_name = |at: usize| {
            let before = before[at - 1];
            matches!(before, Token::Comma | Token::From | Token::Not) || begins.contains(&before)
        };
        (opening + 1..before.len()).rev().find(|&at| begins.contains(&before[at]) && !is_name(at)).map(|at| before[at])
    }

    fn of_header(&self, mistake: Mistake) -> Option<Advice> {
        let begins = Shape::of(Token::Evidence)?.begins;
        let advice = match mistake.found {
            None | Some(Token::BraceOpen | Token::From | Token::Text) if mistake.expects(Token::In) => {
                "say first where the cases are situations: `in ENVIRONMENT from \"FILE.csv\"`"
            }
            Some(Token::Text) if mistake.expects(Token::From) => {
                return Some(Advice::with("put `from` before it: what follows is a file", self.put_before("from")));
            }
            Some(Token::Rows) if mistake.expects(Token::From) && self.after == Some(Token::From) => {
                return Some(Advice::with("remove `rows`: all of the file is meant", self.remove(0)));
            }
            Some(Token::Comma) if mistake.expects(Token::From) => {
                "name one environment, and write evidence of its own for each of the others"
            }
            Some(Token::Comma) if mistake.expects(Token::BraceOpen) => {
                "name one file, and write evidence of its own for each of the others"
            }
            None | Some(Token::BraceOpen) if self.names_file(mistake) => {
                "name the file of the cases: `from \"FILE.csv\"`"
            }
            Some(found) if begins.contains(&found) && self.names_file(mistake) => {
                "name the file of the cases: `from \"FILE.csv\"`"
            }
            Some(found) if begins.contains(&found) && mistake.expects(Token::BraceOpen) => {
                return Some(format!("put the clauses of evidence in braces: `{{ {} … }}`", self.text).into());
            }
            _ => return None,
        };
        Some(advice.into())
    }

    fn of_set(&self, mistake: Mistake) -> Option<Advice> {
        if self.before == Some(Token::Crisp) && mistake.expects(Token::Below) {
            return Some(self.of_crisp(mistake));
        }
        let found = mistake.found?;
        if self.before == Some(Token::Comma) && mistake.wanted() == ["a text in quotation marks"] && found.is_name() {
            return Some(self.after_texts(found));
        }
        let is_heading = matches!(self.earlier, Some(Token::From | Token::Case));
        let advice = match found {
            _ if self.before == Some(Token::Fuzzy) && mistake.expects_amount() => {
                "write three numbers, for full non-membership, the crossover and full membership: `fuzzy 40, 55, 70`"
            }
            _ if mistake.expects(Token::Least) && found != Token::Number => {
                "write `at least` or `below` before the number: `crisp at least 3`"
            }
            Token::Number if mistake.expects(Token::Comma) && self.before == Some(Token::Number) => {
                return Some(Advice::with("separate items by commas", self.put_behind(1, ",")));
            }
            _ if found.is_name() && mistake.expects(Token::Comma) && self.before == Some(Token::Number) => {
                "write three numbers, for full non-membership, the crossover and full membership: `fuzzy 40, 55, 70`"
            }
            Token::Not if mistake.expects(Token::Name) => {
                "name what is there; where the cells say the contrary, read them so: `crisp below 3`, `fuzzy 70, 55, 40`"
            }
            Token::BraceClose if self.before.is_some_and(|before| before == Token::Set) => {
                "name what the column says something of: `set a from COLUMN`"
            }
            Token::Number if matches!(self.before, Some(Token::From | Token::Case)) && mistake.expects(Token::Name) => {
                return Some(Advice::with("put it in quotation marks", self.quote(0, '"')));
            }
            Token::At if self.after == Some(Token::Least) && mistake.expects(Token::Crisp) => {
                return Some(Advice::with("put `crisp` before `at`", self.put_before("crisp")));
            }
            Token::Below if mistake.expects(Token::Crisp) => {
                return Some(Advice::with("put `crisp` before `below`", self.put_before("crisp")));
            }
            Token::Number if mistake.expects(Token::Crisp) => READ,
            Token::From if mistake.expects(Token::Set) && !mistake.expects(Token::Crisp) => {
                "put the column before how its cells are read: `set a from COLUMN crisp at least 3`"
            }
            Token::Text if mistake.expects(Token::Set) && mistake.expects(Token::From) => {
                return Some(Advice::with("put `from` before it: what follows is a column", self.put_before("from")));
            }
            Token::Is | Token::As | Token::In
                if mistake.expects(Token::From) && self.after.is_some_and(is_heading_of) =>
            {
                return Some(self.in_place("from"));
            }
            _ if !found.is_name() || !mistake.expects(Token::Set) => return None,
            _ if self.before == Some(Token::From) && self.earlier == Some(Token::Case) => {
                return Some(Advice::with("remove `from`: the column follows `case` directly", self.remove(1)));
            }
            _ if self.before == Some(Token::From) => "name what the column says something of: `set a from COLUMN`",
            _ if is_heading && self.before.is_some_and(Token::is_name) => {
                let text = "put a heading of several words in quotation marks: `\"Nurses per shift\"`";
                return Some(Advice::with(text, self.quote_run()));
            }
            _ if mistake.expects(Token::From) => {
                let both = format!("`{} {}`", shortened(self.before_text), shortened(self.text));
                let advice =
                    format!("say which column is read: `from COLUMN`; a name of several words needs backticks: {both}");
                return Some(advice.into());
            }
            _ => return None,
        };
        Some(advice.into())
    }

    /// Something else than which cells are in.
    fn of_crisp(&self, mistake: Mistake) -> Advice {
        let advice = match mistake.found {
            Some(Token::Number) => "say which side of the number is in: `crisp at least 3` or `crisp below 3`",
            Some(Token::Least) => return Advice::with("put `at` before `least`", self.put_before("at")),
            Some(found) if found.is_name() && self.after == Some(Token::Number) => {
                "write `at least` or `below` before the number: `crisp at least 3`"
            }
            Some(found) if found.is_name() => {
                return Advice::with("put it in quotation marks", self.quote_run_from(0));
            }
            _ => "say which cells are in: `crisp at least 3`, `crisp below 3` or `crisp \"yes\"`",
        };
        advice.into()
    }

    /// A word behind the comma of a list of texts: one of them, or the next clause.
    fn after_texts(&self, found: Token) -> Advice {
        let begins = Shape::of(Token::Evidence).is_some_and(|shape| shape.begins.contains(&found));
        if begins && self.after.is_some_and(Token::is_name) {
            return Advice::with(format!("remove the comma before `{}`", self.text), self.remove(1));
        }
        Advice::with("put it in quotation marks", self.quote_run_from(0))
    }

    /// The names from the one before the mistake on, as one heading.
    fn quote_run(&self) -> Option<Fix> {
        self.quote_run_from(1)
    }

    /// Quotation marks around the words from so many places back up to where something else begins.
    fn quote_run_from(&self, back: usize) -> Option<Fix> {
        let begins = Shape::of(Token::Evidence)?.begins;
        let goes_on = |&at: &usize| {
            let kind = self.section.kinds[at];
            let ends = begins.contains(&kind) || matches!(kind, Token::Crisp | Token::Fuzzy);
            at == self.index || !ends && (kind.is_name() || kind == Token::Number)
        };
        let last = (self.index..self.section.kinds.len()).take_while(goes_on).last()?;
        self.quote_up_to(back, last, '"')
    }

    fn of_tests(&self, mistake: Mistake) -> Option<Advice> {
        let measured = self.before.is_some_and(|before| MEASURES.contains(&before));
        let advice = match mistake.found {
            _ if self.before == Some(Token::Tests) && mistake.expects(Token::All) => {
                "name the laws that are tested, or write `all`: `tests LAW`, `tests all`"
            }
            Some(Token::Number) if measured && self.earlier == Some(Token::Tests) => {
                "name the laws that are tested, or write `all`: `tests LAW consistency 0.8`"
            }
            Some(Token::Number) if mistake.expects(Token::Consistency) && self.before != Some(Token::Comma) => {
                "say what the number is: `consistency 0.8`, `coverage 0.8` or `pri 0.8`"
            }
            Some(found) if self.before == Some(Token::All) && found.is_name() && !MEASURES.contains(&found) => {
                return Some(Advice::with("remove it: `all` are all laws for the product", self.remove(0)));
            }
            _ => return self.of_measures(mistake),
        };
        Some(advice.into())
    }

    /// What does not fit among measures.
    fn of_measures(&self, mistake: Mistake) -> Option<Advice> {
        let found = mistake.found?;
        let measured = self.before.is_some_and(|before| MEASURES.contains(&before));
        match found {
            Token::At if measured && mistake.expects_amount() && self.after == Some(Token::Least) => {
                let text = "remove `at least`: a measure is at least what is written";
                Some(Advice::with(text, self.remove_with_next()))
            }
            _ if measured && mistake.expects_amount() => {
                let word = self.before_text;
                Some(format!("write a number from 0 to 1 after `{word}`, as in `{word} 0.8`").into())
            }
            _ if MEASURES.contains(&found) && mistake.expects(Token::Set) && self.clause() == Some(Token::Rows) => {
                Some("write each measure once, `consistency` before `pri`".into())
            }
            _ if MEASURES.contains(&found) && mistake.expects(Token::Set) => {
                Some("write each measure once, in the order `consistency`, `coverage`, `pri`".into())
            }
            _ => None,
        }
    }

    fn of_rows(&self, mistake: Mistake) -> Option<Advice> {
        let advice = match mistake.found {
            Some(Token::Coverage) if mistake.expects(Token::Set) => {
                return Some(Advice::with("remove it: a row covers nothing", self.remove_with_next()));
            }
            Some(Token::Number) if self.before == Some(Token::Rows) && self.after == Some(Token::Cases) => {
                return Some(Advice::with(
                    "put `at least` before the number: `rows at least 2 cases`",
                    self.put_before("at least"),
                ));
            }
            Some(Token::From) if self.before == Some(Token::Rows) => {
                "say here which rows count, `rows at least 2 cases`, and the file in the header: `from \"FILE.csv\"`"
            }
            _ if self.before == Some(Token::Rows) => {
                "say which rows count: `rows at least 2 cases`, or `rows consistency 0.8`"
            }
            _ if self.before == Some(Token::Least) && mistake.expects_amount() => {
                let text = "write the number in digits: `rows at least 2 cases`";
                return Some(Advice::with(text, self.write_digits()));
            }
            _ if mistake.expects(Token::Cases) => {
                let number = shortened(self.before_text);
                return Some(Advice::with(format!("put `cases` after `{number}`"), self.put_behind(1, "cases")));
            }
            _ => return self.of_measures(mistake),
        };
        Some(advice.into())
    }

    fn of_directions(&self, mistake: Mistake) -> Option<Advice> {
        match mistake.found? {
            Token::And if self.before == Some(Token::Comma) => {
                Some(Advice::with("remove `and`: items are separated by commas alone", self.remove(0)))
            }
            Token::Without if mistake.expects(Token::Comma) => {
                Some("write `not` before what the product is expected without: `expects a, not b`".into())
            }
            Token::BraceClose if mistake.expects(Token::Not) => {
                Some("name sets that the product is expected with, or without: `expects a, not b`".into())
            }
            _ => None,
        }
    }

    /// A comma or an `and` where the next clause, or the next measure, is to begin.
    fn between_clauses(&self, mistake: Mistake) -> Option<Advice> {
        let found = mistake.found.filter(|found| matches!(found, Token::Comma | Token::And))?;
        let next = self.after?;
        if !mistake.expects(Token::Set) || mistake.expects(Token::Comma) || next == Token::Number {
            return None;
        }
        if mistake.expects(next) {
            let sign = if found == Token::Comma { "the comma" } else { "`and`" };
            let text = format!("remove {sign} before `{}`", self.text_at(self.index + 1));
            return Some(Advice::with(text, self.remove(0)));
        }
        let word = self.clause().filter(|word| matches!(word, Token::Set | Token::Product))?;
        Some(match word {
            Token::Product => "name one product, and write evidence of its own for each of the others".into(),
            _ => "write a clause for each of them: `set a from COLUMN   set b from COLUMN`".into(),
        })
    }
}

/// Whether a column may be named so.
fn is_heading_of(token: Token) -> bool {
    token.is_name() || token == Token::Text
}
