//! Declarations that could not be read, and what they would have declared.
//!
//! One mistake is one finding: a name whose declaration is broken is known all the same, so that its mentions are not
//! reported as well.

use super::section::Section;
use super::token::Token;
use crate::source::Span;

/// What a declaration that could not be read, or not in full, would have declared.
#[derive(Debug)]
pub enum Unread {
    /// Names.
    Names(Vec<Span>),
    /// Whatever another module declares: a `use`.
    Anything,
}

impl Unread {
    /// Of the declaration in some tokens.
    pub(super) fn of(section: &Section, from: usize, to: usize) -> Self {
        let kinds = &section.kinds[from..to];
        let head =
            kinds.iter().position(|kind| !matches!(kind, Token::Doc | Token::Alternative)).unwrap_or(kinds.len());
        let Some(&keyword) = kinds.get(head) else { return Self::Names(Vec::new()) };
        let names = from + head + 1..to;
        match keyword {
            Token::Use => Self::Anything,
            Token::Claim | Token::View | Token::Model => Self::Names(Vec::new()),
            // What they name as content and as goods is declared by that.
            Token::Offering | Token::Exchange => {
                let is_name = |&at: &usize| at == from + head + 1 || section.kinds[at] == Token::Name;
                Self::Names(names.filter(is_name).map(|at| section.span(at)).collect())
            }
            // A word that was to be a keyword may have been any of them.
            Token::Object | Token::Property | Token::Actor | Token::Action | Token::Outcome | Token::Name => {
                Self::Names(list(section, names))
            }
            _ => Self::Names(
                names.take(1).filter(|&at| section.kinds[at].may_be_declared()).map(|at| section.span(at)).collect(),
            ),
        }
    }
}

/// The names of a list, however badly separated, up to the keyword or the block behind it.
fn list(section: &Section, tokens: std::ops::Range<usize>) -> Vec<Span> {
    let mut names = Vec::new();
    let mut is_separated = true;
    for at in tokens {
        let kind = section.kinds[at];
        match kind {
            Token::BraceOpen => break,
            Token::Comma => is_separated = true,
            Token::Name => {
                names.push(section.span(at));
                is_separated = false;
            }
            _ if kind.may_be_declared() && is_separated => {
                names.push(section.span(at));
                is_separated = false;
            }
            _ if kind.is_keyword() => break,
            _ => {}
        }
    }
    names
}
