//! Source text to syntax tree, and back to text in canonical form.
//!
//! In: a text. Out: an [`Ast`] for every input whatever, with all its findings, and [`format::format`] for its canonical form.
//! This folder alone names chumsky and logos, and it knows neither files nor what a model means.

mod advice;
pub mod amount;
mod brackets;
mod combinator;
pub mod condition;
pub mod declaration;
mod error;
mod explained;
pub mod format;
mod lexer;
mod misread;
pub mod name;
mod parser;
mod section;
mod token;
mod word;

pub use declaration::{Declaration, Paragraph};
pub use parser::parse;
pub use token::{Token, names_in};

/// The declarations of one text, in order.
#[derive(Debug, Default)]
pub struct Ast {
    /// One entry for every declaration that could be read.
    pub paragraphs: Vec<Paragraph>,
}
