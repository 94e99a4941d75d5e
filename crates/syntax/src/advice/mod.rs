//! What can be done about a mistake, judged by what stands around it.
//!
//! In: a mistake and its surroundings. Out: a sentence that says what to write, where the surroundings tell it.

mod orchestration;
mod service;
mod time;

use super::declaration::Shape;
use super::error::Mistake;
use super::section::Section;
use super::token::Token;
use crate::diagnostic::{joined, nearest, shortened, with_article};
use crate::source::Span;

/// What stands around a mistake.
pub(super) struct Context<'s> {
    /// The text at its place.
    pub text: &'s str,
    /// The keyword of the declaration it is in.
    pub declaration: Option<Token>,
    section: &'s Section,
    index: usize,
    whole: &'s str,
    base: u32,
    before_text: &'s str,
    earlier: Option<Token>,
    before: Option<Token>,
    after: Option<Token>,
}

impl<'s> Context<'s> {
    /// The surroundings of a place in a declaration that begins with the token `from`.
    pub fn of(section: &'s Section, from: usize, place: Span, text: &'s str, base: u32) -> Self {
        let slice = |span: Span| &text[(span.start - base) as usize..(span.end - base) as usize];
        let index = section.starts.partition_point(|&start| start < place.start);
        let kind = |index: Option<usize>| index.and_then(|index| section.kinds.get(index)).copied();
        let begins = section.kinds[from..index.max(from)].iter().find(|&&kind| kind != Token::Doc);
        let before_text = index.checked_sub(1).map_or("", |before| slice(section.span(before)));
        Self {
            text: slice(place),
            declaration: begins.copied().filter(|kind| kind.begins_declaration()),
            section,
            index,
            whole: text,
            base,
            before_text,
            earlier: kind(index.checked_sub(2)),
            before: kind(index.checked_sub(1)),
            after: kind(Some(index + 1)),
        }
    }

    /// The token so many places back.
    fn back(&self, places: usize) -> Option<Token> {
        self.section.kinds.get(self.index.checked_sub(places)?).copied()
    }

    /// The text of the token so many places back.
    fn back_text(&self, places: usize) -> &'s str {
        let index = self.index.checked_sub(places).filter(|&index| index < self.section.starts.len());
        index.map_or("", |index| {
            let span = self.section.span(index);
            &self.whole[(span.start - self.base) as usize..(span.end - self.base) as usize]
        })
    }

    /// Whether documentation comes last, with no declaration after it.
    pub fn ends_with_documentation(&self) -> bool {
        self.before == Some(Token::Doc)
    }

    /// What to write, where that can be told.
    pub fn advice(&self, mistake: Mistake) -> Option<String> {
        self.misplaced_comma(mistake)
            .or_else(|| self.not_quite(mistake))
            .or_else(|| self.misspelt(mistake))
            .or_else(|| self.time(mistake))
            .or_else(|| self.orchestration(mistake))
            .or_else(|| self.service(mistake))
            .or_else(|| self.sign(mistake))
            .or_else(|| self.number(mistake))
            .or_else(|| self.word(mistake))
            .or_else(|| self.missing(mistake))
            .or_else(|| self.names_in_a_row(mistake))
    }

    /// A comma after which nothing of the list comes.
    fn misplaced_comma(&self, mistake: Mistake) -> Option<String> {
        let clause_after_comma = self.earlier == Some(Token::Comma)
            && self.before.is_some_and(|before| before.begins_declaration() || mistake.expects(before));
        if clause_after_comma {
            return Some(format!("remove the comma before `{}`", self.before_text));
        }
        let nothing_after_comma = self.before == Some(Token::Comma)
            && matches!(mistake.found, None | Some(Token::BraceClose | Token::ParenClose | Token::Comma));
        nothing_after_comma.then(|| "remove the comma, or put another item after it".to_owned())
    }

    /// A word that is nearly a keyword.
    fn misspelt(&self, mistake: Mistake) -> Option<String> {
        if !mistake.found?.is_name() {
            return None;
        }
        let keywords: Vec<String> =
            mistake.keywords().map(|token| token.described().trim_matches('`').to_owned()).collect();
        let near = nearest(self.text, keywords.iter().map(String::as_str));
        near.first().map(|near| format!("perhaps `{near}` was meant"))
    }

    /// A sign that has its own meaning, or one that other languages have.
    fn sign(&self, mistake: Mistake) -> Option<String> {
        let in_condition = mistake.expects(Token::And);
        let advice = match mistake.found? {
            Token::Doc => "`///` documents the declaration after it; inside a declaration write `//`",
            Token::Comma if self.before == Some(Token::Number) && self.after == Some(Token::Number) => {
                "write the decimal sign as a point, as in `0.9`"
            }
            Token::Comma if in_condition && mistake.expects(Token::Or) => {
                "join coproducers with `and` or `or`; commas separate products, and items of lists"
            }
            Token::Comma if in_condition => "join the actors with `and`",
            Token::Comma => match self.declaration? {
                Token::Scenario => "write one scenario for each of the names",
                Token::Claim => "write one claim for each of the names",
                Token::Environment => "write one environment for each of the names",
                Token::Property => "write one property for each of the names",
                _ => return None,
            },
            Token::Minus if self.after == Some(Token::Minus) => "begin a comment with `//`",
            Token::Slash if self.after == Some(Token::Star) => "begin each line of a comment with `//`",
            Token::Slash if self.declaration == Some(Token::Use) => "join the names of a path with dots: `folder.file`",
            Token::Minus if mistake.expects(Token::Text) => "put a name with a hyphen in backticks",
            Token::Plus | Token::Star | Token::Minus if in_condition => "join coproducers with `and` or `or`",
            Token::Text if self.declaration == Some(Token::Use) => {
                "write the path as names joined by dots: `folder.file`"
            }
            Token::Text if mistake.expects(Token::Name) => "write the name without quotation marks",
            Token::Path if mistake.expects(Token::Name) => "put a name that contains a dot in backticks",
            Token::BraceOpen if !mistake.expects(Token::BraceOpen) && mistake.expects_declaration() => {
                match self.declaration? {
                    Token::Action => "remove the braces: `enabled by` and `costs` follow the actors directly",
                    Token::Model => "remove the braces: the declarations of a model stand beside it",
                    declaration if Shape::of(declaration)?.has_block() => return None,
                    declaration => {
                        return Some(format!("remove the braces: {} has no block", with_article(declaration.word())));
                    }
                }
            }
            _ => return None,
        };
        Some(advice.to_owned())
    }

    /// A number where none may stand.
    fn number(&self, mistake: Mistake) -> Option<String> {
        if mistake.found? != Token::Number {
            return None;
        }
        let advice = match self.before? {
            Token::Comma if self.earlier == Some(Token::Number) => {
                "write the decimal sign as a point, as in `0.9`, and group digits by `_`, as in `1_000`"
            }
            Token::Worth => return Some(format!("put the layer before the amount: `worth LAYER {}`", self.text)),
            Token::Likely | Token::Costs | Token::Weighs | Token::Requires => "put the amount after its name",
            Token::Physical | Token::Service | Token::People if mistake.expects(Token::Name) => {
                "put the magnitude after its name"
            }
            _ if mistake.expects(Token::Not) => {
                "remove it; how many of several are needed is written `at least 2 of (a, b, c)`"
            }
            _ if mistake.expects(Token::Likely) => "put names with their probabilities under `likely`",
            _ => return None,
        };
        Some(advice.to_owned())
    }

    /// A word that does not fit.
    fn word(&self, mistake: Mistake) -> Option<String> {
        use Token::{
            All, And, Any, At, Cause, Enabled, Expect, Given, Holds, In, Includes, Irrelevant, Lacks, Likelihood,
            Necessary, Not, Or, Potential, Produce, Source, Sufficient, Within, Without,
        };
        let found = mistake.found?;
        let text = self.text;
        let advice = match (found, self.declaration) {
            (And | Or, _) if matches!(self.before, Some(And | Or)) => {
                return Some(format!("remove `{}` or `{text}`, or put a coproducer between them", self.before_text));
            }
            (And | Or, _) if mistake.expects(Not) => return Some(format!("put a coproducer before `{text}`")),
            (Or, Some(Token::Action)) => "write an action for each of them, and take either in the laws: `a or b`",
            (Or, Some(Token::Claim)) => "write coproducers that stand in for one another as `any of (a, b)`",
            (And | Or, _) if mistake.expects(Token::Comma) => "separate items by commas",
            (Not, _) if self.before == Some(Produce) => "remove `not`: a law says what comes about",
            (Not, Some(Token::Scenario | Token::Course)) if self.before != Some(Not) => {
                "put what is absent under `without`"
            }
            (Not, Some(Token::Environment)) => "put what is absent under `lacks`",
            (Not, _) if self.before == Some(Not) => "remove one `not`",
            (All, Some(Token::Claim)) => "list the coproducers, separated by commas",
            (And | Or | Not | At | All | Any, _) if mistake.expects(Token::Name) => {
                return Some(format!("put `{text}` in backticks if it is a name: it is reserved"));
            }
            (Likelihood | Source, Some(_)) if mistake.expects(Not) => {
                return Some(format!("put the condition first; a coproducer called `{text}` needs backticks"));
            }
            (Likelihood | Source, Some(_)) => return Some(format!("remove it: a law has one `{text}` at most")),
            (Enabled, Some(Token::Law)) => "put `enabled by` directly after the products, and only once",
            (In, Some(Token::Environment)) => "write `within` in place of `in`",
            (Within, Some(Token::Law | Token::Scenario | Token::Course)) => "write `in` in place of `within`",
            (Holds | Includes, Some(Token::Scenario | Token::Course)) => "put what is present under `given`",
            (Lacks, Some(Token::Scenario | Token::Course)) => "put what is absent under `without`",
            (Given, Some(Token::Environment)) if !mistake.expects(Token::BraceOpen) => {
                "put what is present under `holds`"
            }
            (Without, Some(Token::Environment)) if !mistake.expects(Token::BraceOpen) => {
                "put what is absent under `lacks`"
            }
            (Expect, Some(Token::Environment)) => "put what is expected in a scenario",
            (Sufficient | Necessary | Irrelevant, Some(Token::Claim)) if !mistake.expects(found) => {
                return Some(format!("remove `{}`: only `producer` and `cause` take an article", self.before_text));
            }
            (Cause, _) if self.before == Some(Potential) => "remove `potential`: only a producer is potential",
            _ => return self.of_another_block(mistake, Shape::home(found)?.keyword),
        };
        Some(advice.to_owned())
    }

    /// A clause outside its block, or in the block of another declaration.
    fn of_another_block(&self, mistake: Mistake, home: Token) -> Option<String> {
        let text = self.text;
        let block = with_article(home.word());
        let in_block = !mistake.expects_declaration() && home != self.declaration?;
        Some(if self.declaration == Some(home) && mistake.expects(Token::BraceOpen) {
            format!("put the clauses of {block} in braces: `{{ {text} … }}`")
        } else if self.declaration.is_none() || in_block && self.before == Some(Token::BraceOpen) {
            format!("put `{text}` in the block of {block}")
        } else if in_block && mistake.expects(Token::Comma) {
            format!("separate items by commas; a clause that begins with `{text}` belongs to {block}")
        } else {
            return None;
        })
    }

    /// Something that a declaration or a clause needs.
    fn missing(&self, mistake: Mistake) -> Option<String> {
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
                return Some(format!("begin with {}", beginnings()));
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
                return Some(format!("remove `{}`: a law begins with its condition", self.before_text));
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
                return Some(format!("put one of these words before `{}`", shortened(self.text)));
            }
            _ if mistake.expects_amount() && !mistake.expects(Token::Comma) => return Some(self.amount()),
            _ if self.before == Some(Token::Number)
                && mistake.expects(Token::Comma)
                && mistake.found.is_some_and(Token::is_name) =>
            {
                return Some(format!("put a comma before `{}`", shortened(self.text)));
            }
            _ if self.before == Some(Token::Least) => "write the number in digits: `at least 2 of (a, b, c)`",
            _ if mistake.wanted() == ["a text in quotation marks"] => "put it in quotation marks",
            _ => return None,
        };
        Some(advice.to_owned())
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
    fn names_in_a_row(&self, mistake: Mistake) -> Option<String> {
        let name = |token: Token| token.is_name() || token == Token::Path;
        if !name(mistake.found?) || !self.before.is_some_and(name) {
            return None;
        }
        let both =
            format!("`{} {}`", shortened(self.before_text.trim_matches('`')), shortened(self.text.trim_matches('`')));
        Some(if mistake.expects(Token::And) {
            format!("join names with `and` or `or`, or put a name of several words in backticks: {both}")
        } else if mistake.expects(Token::In) && self.after != Some(Token::In) {
            format!("put `in` before `{}`", shortened(self.text))
        } else if mistake.expects(Token::BraceOpen)
            && self.declaration == Some(Token::Law)
            && !mistake.expects(Token::Text)
        {
            "put the condition and what it produces in braces: `{ a and b produce c }`".to_owned()
        } else if mistake.expects(Token::Comma) {
            format!("separate items by commas, or put a name of several words in backticks: {both}")
        } else if mistake.expects(Token::Text) {
            format!("put a name of several words in backticks: {both}")
        } else {
            return None;
        })
    }
}

/// The words that a declaration may begin with.
fn beginnings() -> String {
    let words: Vec<&str> = Token::declaring().filter(|word| *word != Token::Alternative.word()).collect();
    joined(&words, "or")
}
