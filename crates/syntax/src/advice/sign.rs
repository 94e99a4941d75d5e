//! What can be done about a sign that does not fit, or a number.

use super::service::is_of_party;
use super::{Advice, Context};
use crate::declaration::Shape;
use crate::diagnostic::{Fix, shortened, with_article};
use crate::error::Mistake;
use crate::token::Token;
use std::borrow::Cow;

impl Context<'_> {
    /// A sign that has its own meaning, or one that other languages have.
    pub(super) fn sign(&self, mistake: Mistake) -> Option<Advice> {
        let in_condition = mistake.expects(Token::And);
        let advice = match mistake.found? {
            Token::Doc => {
                let text = "`///` documents the declaration after it; inside a declaration write `//`";
                return Some(Advice::with(text, self.write(0, self.text.strip_prefix('/')?)));
            }
            Token::Comma => return self.comma(mistake),
            Token::BraceOpen if !mistake.expects(Token::BraceOpen) && mistake.expects_declaration() => {
                return self.braces();
            }
            Token::Minus if self.after == Some(Token::Minus) => {
                return Some(Advice::with("begin a comment with `//`", self.begin_comment()));
            }
            Token::Slash if self.after == Some(Token::Star) => "begin each line of a comment with `//`",
            Token::Slash if self.declaration == Some(Token::Use) => {
                return Some(Advice::with("join the names of a path with dots: `folder.file`", self.join_by_dots()));
            }
            Token::Minus if mistake.expects(Token::Text) => {
                return Some(Advice::with("put a name with a hyphen in backticks", self.quote_hyphenated()));
            }
            Token::Plus | Token::Star | Token::Minus if in_condition => "join coproducers with `and` or `or`",
            Token::Text if self.declaration == Some(Token::Use) => {
                "write the path as names joined by dots: `folder.file`"
            }
            Token::Text if mistake.expects(Token::Name) => return Some(self.text_for_name()),
            Token::Path if mistake.expects(Token::Name) => {
                return Some(Advice::with("put a name that contains a dot in backticks", self.quote(0, '`')));
            }
            _ => return None,
        };
        Some(advice.into())
    }

    fn comma(&self, mistake: Mistake) -> Option<Advice> {
        let in_condition = mistake.expects(Token::And);
        let advice = match self.declaration {
            _ if self.before == Some(Token::Number) && self.after == Some(Token::Number) => {
                return Some(self.decimal(self.index));
            }
            _ if in_condition && mistake.expects(Token::Or) => {
                "join coproducers with `and` or `or`; commas separate products, and items of lists"
            }
            _ if in_condition => return Some(Advice::with("join the actors with `and`", self.write_and())),
            Some(Token::Scenario) => "write one scenario for each of the names",
            Some(Token::Claim) => "write one claim for each of the names",
            Some(Token::Environment) => "write one environment for each of the names",
            Some(Token::Property) => "write one property for each of the names",
            _ => return None,
        };
        Some(advice.into())
    }

    /// A comma in a number, which may have been a decimal sign, or may have grouped the digits.
    fn decimal(&self, comma: usize) -> Advice {
        let before = comma.checked_sub(1).map_or("", |before| self.text_at(before));
        if self.text_at(comma + 1).len() == "000".len() && before != "0" {
            "write the decimal sign as a point, as in `0.9`, and group digits by `_`, as in `1_000`".into()
        } else {
            Advice::with("write the decimal sign as a point, as in `0.9`", self.write_decimal_point(comma))
        }
    }

    /// A text before the name that it is for, or in place of one.
    fn text_for_name(&self) -> Advice {
        let name = self.text.trim_matches('"');
        if self.after == Some(Token::Name)
            && let Some(fix) = self.move_behind_next()
        {
            return Advice::with("put the label directly after the name it is for", Some(fix));
        }
        if Token::single(name).is_some_and(Token::is_name) {
            Advice::with("write the name without quotation marks", self.write(0, name))
        } else if name.trim().is_empty() || name.contains('`') {
            "write the name without quotation marks".into()
        } else {
            let text = format!("write the name in backticks: `{}`", shortened(name));
            Advice::with(text, self.write(0, &format!("`{name}`")))
        }
    }

    /// A block where none may stand.
    fn braces(&self) -> Option<Advice> {
        Some(match self.declaration? {
            Token::Action => {
                let text = "remove the braces: `enabled by` and `costs` follow the actors directly";
                Advice::with(text, self.remove_brackets())
            }
            Token::Model => {
                let text = "remove the braces: the declarations of a model stand beside it";
                Advice::with(text, self.remove_brackets())
            }
            declaration if Shape::of(declaration)?.has_block() => return None,
            // What stands in them may not stand without them.
            declaration => Advice::with(
                format!("remove the braces: {} has no block", with_article(declaration.word())),
                self.remove_brackets().filter(|_| self.after == Some(Token::BraceClose)),
            ),
        })
    }

    /// A number where none may stand.
    pub(super) fn number(&self, mistake: Mistake) -> Option<Advice> {
        if mistake.found? != Token::Number {
            return None;
        }
        let advice = match self.before? {
            Token::Comma if self.earlier == Some(Token::Number) => return Some(self.decimal(self.index - 1)),
            Token::Worth => {
                let (layer, fix) = self.named_next("LAYER");
                return Some(Advice::with(
                    format!("put the layer before the amount: `worth {layer} {}`", self.text),
                    fix,
                ));
            }
            Token::Likely | Token::Costs | Token::Weighs | Token::Requires => {
                return Some(Advice::with("put the amount after its name", self.named_next("").1));
            }
            Token::Physical | Token::Service | Token::People if mistake.expects(Token::Name) => {
                return Some(Advice::with("put the magnitude after its name", self.named_next("").1));
            }
            _ if mistake.expects(Token::Not) => {
                let text = "remove it; how many of several are needed is written `at least 2 of (a, b, c)`";
                return Some(Advice::with(text, self.remove(0)));
            }
            _ if mistake.expects(Token::Likely) => "put names with their probabilities under `likely`",
            _ => return None,
        };
        Some(advice.into())
    }

    /// The name that should have come before the number here, where it is the next token, and the change that puts it
    /// there; otherwise what stands for it.
    pub(super) fn named_next(&self, otherwise: &'static str) -> (Cow<'_, str>, Option<Fix>) {
        let behind = self.section.kinds.get(self.index + 2).copied();
        let is_of_another = behind == Some(Token::Number) || behind.is_some_and(is_of_party);
        match self.move_behind_next() {
            Some(fix) if self.after == Some(Token::Name) && !is_of_another => {
                (shortened(self.text_at(self.index + 1)), Some(fix))
            }
            _ => (Cow::Borrowed(otherwise), None),
        }
    }
}
