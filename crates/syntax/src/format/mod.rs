//! Text to canonical text.
//!
//! The words come from the token stream, the comments from a table beside it, keyed by the token they stand before; the
//! tree only says where paragraphs and clauses begin. So nothing a text says can get lost on the way, whatever the
//! tree leaves out.
//!
//! `stream` reads, `outline` finds the parts of a declaration, `breaks` and `spacing` say what may stand between two
//! words, `block` lays out one declaration, `page` sets declarations below each other.

mod block;
mod breaks;
mod comment;
mod outline;
mod page;
mod spacing;
mod stream;

use super::allowance::allowances;
use super::parser::parse;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span};
use page::Page;
use stream::Stream;

/// The columns of a line.
const WIDTH: usize = 80;
/// The columns a clause, or what goes on, is moved to the right.
const STEP: usize = 2;

/// The canonical form of a text.
///
/// # Errors
///
/// The findings, where the text has a syntax error: what cannot be read for certain is better left as it is.
pub fn format(sources: &Sources, file: FileId) -> Result<String, Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let ast = parse(sources, file, &mut findings);
    if findings.iter().any(|finding| finding.rule == "syntax-error") {
        return Err(findings);
    }
    let source = sources.get(file);
    let mut stream = Stream::of(source.text());
    for allowance in allowances(sources, file) {
        let Span { start, end } = allowance.covers;
        // A declaration begins a line anyway; what stands on its line before it is not meant.
        let next = ast.paragraphs.partition_point(|paragraph| paragraph.span.start <= start);
        if ast.paragraphs.get(next).is_none_or(|paragraph| end <= paragraph.span.start) {
            stream.keep_apart(start - source.base()..end - source.base());
        }
    }
    let mut page = Page::new(&stream);
    for paragraph in &ast.paragraphs {
        page.paragraph(paragraph, source.base());
    }
    Ok(page.finish())
}

/// The columns a text takes.
fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { unicode_width::UnicodeWidthStr::width(text) }
}
