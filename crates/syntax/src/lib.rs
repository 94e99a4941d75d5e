//! Source text to syntax tree, and back to text in canonical form.
//!
//! In: a text. Out: an [`Ast`] for every input whatever, with all its findings, and [`format::format`] for its canonical form.
//! This folder alone names chumsky and logos, and it knows neither files nor what a model means.

mod advice;
mod allowance;
pub mod amount;
mod brackets;
mod combinator;
pub mod completion;
pub mod condition;
mod csv;
pub mod declaration;
pub mod diagnostic;
pub mod entry;
mod error;
mod explained;
pub mod format;
mod glance;
pub mod hidden;
mod kind;
mod lexer;
mod misread;
pub mod name;
mod parser;
mod pieces;
mod plain;
#[doc(hidden)]
pub mod reading;
mod scanner;
mod section;
pub mod source;
mod token;
mod token_set;
mod unread;
mod word;

pub use allowance::{Allowance, allowances};
pub use csv::{Record, Records, Rows, Unfit, readings, rows};
pub use declaration::{Declaration, Paragraph, Shape};
pub use kind::{Kind, Kinds};
pub use misread::hidden_character;
pub use parser::{parse, survey};
pub use plain::{Laws, PlainLaw};
pub use scanner::Scanner;
pub use token::{Token, names_in};
pub use unread::Unread;

/// The version of the language.
pub const LANGUAGE: &str = "0.2";

/// The declarations of one text, in order.
#[derive(Debug, Default)]
pub struct Ast {
    /// One entry for every declaration that could be read.
    pub paragraphs: Vec<Paragraph>,
}

/// The declarations of one text, in order, with most of its laws left as text.
#[derive(Debug, Default)]
pub struct Survey {
    /// What stands one after the other.
    pub parts: Vec<Part>,
    /// What could not be read, or not in full.
    pub unread: Vec<Unread>,
}

/// A part of a text.
#[derive(Debug)]
pub enum Part {
    /// A declaration.
    Paragraph(Paragraph),
    /// Laws of the usual form.
    Laws(Laws),
}

impl Survey {
    /// The declarations that are kept as trees.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.parts.iter().filter_map(|part| match part {
            Part::Paragraph(paragraph) => Some(paragraph),
            Part::Laws(_) => None,
        })
    }
}
