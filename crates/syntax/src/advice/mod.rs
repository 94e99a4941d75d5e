//! What can be done about a mistake, judged by what stands around it.
//!
//! In: a mistake and its surroundings. Out: a sentence that says what to write, where the surroundings tell it,
//! and the change of the text where the sentence states one.

mod change;
mod evidence;
mod missing;
mod orchestration;
mod service;
mod sign;
mod time;
mod word;

pub(super) use change::Advice;

use super::error::Mistake;
use super::section::Section;
use super::token::Token;
use crate::diagnostic::{nearest, shortened};
use crate::source::Span;

/// What stands around a mistake.
pub(super) struct Context<'s> {
    /// The text at its place.
    pub text: &'s str,
    /// The keyword of the declaration it is in.
    pub declaration: Option<Token>,
    section: &'s Section,
    index: usize,
    place: Span,
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
            place,
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
        self.index.checked_sub(places).map_or("", |index| self.text_at(index))
    }

    /// The text of a token of the section.
    fn text_at(&self, index: usize) -> &'s str {
        if index < self.section.starts.len() { self.slice(self.section.span(index)) } else { "" }
    }

    fn slice(&self, span: Span) -> &'s str {
        &self.whole[self.byte(span.start)..self.byte(span.end)]
    }

    const fn byte(&self, offset: u32) -> usize {
        (offset - self.base) as usize
    }

    /// Whether documentation comes last, with no declaration after it.
    pub fn ends_with_documentation(&self) -> bool {
        self.before == Some(Token::Doc)
    }

    /// What to write, where that can be told.
    pub fn advice(&self, mistake: Mistake) -> Option<Advice> {
        self.misplaced_comma(mistake)
            .or_else(|| self.not_quite(mistake))
            .or_else(|| self.misspelt(mistake))
            .or_else(|| self.evidence(mistake))
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
    fn misplaced_comma(&self, mistake: Mistake) -> Option<Advice> {
        let clause_after_comma = self.earlier == Some(Token::Comma)
            && self.before.is_some_and(|before| before.begins_declaration() || mistake.expects(before));
        if clause_after_comma {
            return Some(Advice::with(format!("remove the comma before `{}`", self.before_text), self.remove(2)));
        }
        let nothing_after_comma = self.before == Some(Token::Comma)
            && matches!(mistake.found, None | Some(Token::BraceClose | Token::ParenClose | Token::Comma));
        nothing_after_comma.then(|| "remove the comma, or put another item after it".into())
    }

    /// A word that is nearly a keyword.
    fn misspelt(&self, mistake: Mistake) -> Option<Advice> {
        if !mistake.found?.is_name() {
            return None;
        }
        let keywords: Vec<String> =
            mistake.keywords().map(|token| token.described().trim_matches('`').to_owned()).collect();
        let near = nearest(self.text, keywords.iter().map(String::as_str));
        near.first().map(|near| self.perhaps(0, near))
    }

    /// A word was meant in place of the one so many places back.
    fn perhaps(&self, back: usize, word: &str) -> Advice {
        Advice::with(format!("perhaps `{word}` was meant"), self.write(back, word))
    }

    /// One word in place of the one at the mistake.
    fn in_place(&self, word: &str) -> Advice {
        Advice::with(format!("write `{word}` in place of `{}`", shortened(self.text)), self.write(0, word))
    }
}
