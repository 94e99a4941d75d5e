//! A model that is being written: what is found in it, what comes of it, and how it is laid out.

use super::MISSING;
use super::reply::{Reply, marks};
use crate::mark;
use crate::section::{ask, findings, picture};
use coproduce_core::Program;
use coproduce_core::analysis::Options;
use coproduce_report::evaluation::{self, Extent, Tally};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::format::format;
use maud::html;

/// What is found, and the names that could be written next.
pub(super) fn checked(program: &Program) -> Reply {
    let html = html! {
        @if program.findings.is_empty() { p.fine { span.sign aria-hidden="true" { "✓" } " Nothing was found." } }
        @else { (findings::list(&program.sources, &program.findings)) }
    };
    let words = program.words();
    let names = program.names().map(|(_, _, id)| words.written(id)).collect();
    Reply { marks: Some(marks(&program.sources, &program.findings)), names, ..Reply::part(html) }
}

/// What comes of every situation, as `run` says it, and the model as a picture.
pub(super) fn evaluated(program: &Program) -> Reply {
    let options = Options { listed: Extent::READABLE.products, missing_sets: MISSING, ..Options::default() };
    let mut tally = Tally::default();
    let evaluation = program.evaluate(&options);
    let text = mark::written(|out| {
        evaluation::render(&evaluation, Extent::READABLE, &mut tally, out)?;
        tally.line().map_or(Ok(()), |line| evaluation::summary(&line, out))
    });
    Reply::part(html! {
        (mark::said("What comes of each situation", &text))
        (picture::of(program, None))
    })
}

/// The model as a picture that is a file of its own.
pub(super) fn drawn(program: &Program) -> Reply {
    match picture::file(program) {
        Ok(picture) => Reply { text: Some(picture), ..Reply::default() },
        Err(too_large) => Reply::refused(too_large.to_string()),
    }
}

/// Where the model is asked; nothing, where it has no place to be asked of.
pub(super) fn bench(program: &Program) -> Reply {
    let Some(section) = ask::section(program) else { return Reply::default() };
    Reply::part(html! {
        section.part data-part=(section.anchor) { h2 { (section.title) } (section.body) }
    })
}

/// The text as it is laid out.
pub(super) fn formatted(program: &Program) -> Result<Reply, Vec<Diagnostic>> {
    let Some((file, _)) = program.sources.iter().next() else { return Ok(Reply::default()) };
    Ok(Reply { text: Some(format(&program.sources, file)?), ..Reply::default() })
}
