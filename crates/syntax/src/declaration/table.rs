//! `columns …` and `row …`, or `rows from "…"`: a declaration that stands for as many situations, or courses, as there are
//! rows.

use crate::combinator::{Parsed, Tokens};
use crate::name::{List, Name, Text, list, mentions, plain, text};
use crate::source::Span;
use crate::token::Token;
use chumsky::prelude::*;

/// A clause of a table.
#[derive(Debug)]
pub enum Table<Expected> {
    /// What the cells of the rows speak of.
    Columns(List<Name>),
    /// A situation of its own, and what must come of it.
    Row(Row<Expected>),
    /// A file of rows.
    Rows(Text),
}

/// A row of a table.
#[derive(Debug)]
pub struct Row<Expected> {
    /// What it is called.
    pub name: Name,
    /// What it says of each column.
    pub cells: List<Cell>,
    /// What must come of it.
    pub expected: List<Expected>,
}

/// What a row says of a column.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// What is said.
    pub presence: Presence,
    /// The place.
    pub span: Span,
}

/// Whether something is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is given.
    Yes,
    /// It is taken away.
    No,
    /// It may be present or absent.
    Unknown,
}

/// A clause of a table whose rows expect what is written so.
pub(super) fn table<'t, I: Tokens<'t>, Expected: 't>(
    expected: Parsed<'t, I, Expected>,
) -> Parsed<'t, I, Table<Expected>> {
    let presence = choice((
        just(Token::Yes).to(Presence::Yes),
        just(Token::No).to(Presence::No),
        just(Token::Unknown).to(Presence::Unknown),
    ));
    let cells = list(presence.map_with(|presence, e| Cell { presence, span: e.span() }));
    let row = plain()
        .then(cells)
        .then(just(Token::Expect).ignore_then(list(expected)).or_not())
        .map(|((name, cells), expected)| Row { name, cells, expected: expected.unwrap_or_default() });
    choice((
        just(Token::Columns).ignore_then(mentions()).map(Table::Columns),
        just(Token::Row).ignore_then(row).map(Table::Row),
        just(Token::Rows).ignore_then(just(Token::From)).ignore_then(text()).map(Table::Rows),
    ))
    .boxed()
}
