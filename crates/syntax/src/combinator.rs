//! The types that all parsers share.

use super::error::Mistake;
use super::token::Token;
use crate::source::Span;
use chumsky::input::ValueInput;
use chumsky::prelude::*;

/// What the parsers read: tokens whose spans are places in the sources.
pub(super) trait Tokens<'t>: ValueInput<'t, Token = Token, Span = Span> {}
impl<'t, I: ValueInput<'t, Token = Token, Span = Span>> Tokens<'t> for I {}

pub(super) type Extra = extra::Err<Mistake>;
pub(super) type Parsed<'t, I, O> = Boxed<'t, 't, I, O, Extra>;

impl chumsky::span::Span for Span {
    type Context = ();
    type Offset = usize;

    #[expect(clippy::cast_possible_truncation, reason = "sources are shorter than 4 GiB")]
    fn new((): (), range: std::ops::Range<usize>) -> Self {
        Self::new(range.start as u32, range.end as u32)
    }

    fn context(&self) {}

    fn start(&self) -> usize {
        self.start as usize
    }

    fn end(&self) -> usize {
        self.end as usize
    }
}
