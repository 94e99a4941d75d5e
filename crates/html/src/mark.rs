//! Small pieces that many parts of a page are made of: names, verdicts, tables and drawings.

use coproduce_core::analysis::Verdict;
use coproduce_report::page::drawing::Drawing;
use coproduce_report::page::phrase;
use maud::{Markup, PreEscaped, html};

/// A name, as a model writes it.
pub fn name(name: &str) -> Markup {
    html! { span.name { (phrase::word(name)) } }
}

/// What becomes of something: a sign, a word and a colour.
pub fn verdict(verdict: Verdict) -> Markup {
    let (class, sign) = look(verdict);
    html! { span class={ "verdict " (class) } { span.sign aria-hidden="true" { (sign) } " " (verdict.word()) } }
}

/// The class and the sign of a verdict.
pub const fn look(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Produced => ("produced", "●"),
        Verdict::NotProduced => ("not-produced", "○"),
        Verdict::Undetermined => ("undetermined", "◐"),
    }
}

/// A table that is read across: the first cell of each line names it.
pub fn table(caption: &str, header: &[&str], lines: impl IntoIterator<Item = Vec<Markup>>) -> Markup {
    html! {
        div.wide tabindex="0" role="group" aria-label=(caption) {
            table {
                caption { (caption) }
                thead { tr { @for cell in header { th scope="col" { (cell) } } } }
                tbody {
                    @for line in lines {
                        tr {
                            @for (at, cell) in line.into_iter().enumerate() {
                                @if at == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A table of figures, the first line of which is its header.
pub fn figures(caption: &str, lines: &[Vec<String>]) -> Markup {
    let Some((header, rows)) = lines.split_first() else { return html! {} };
    html! {
        div.wide tabindex="0" role="group" aria-label=(caption) {
            table.figures {
                caption { (caption) }
                thead { tr { @for cell in header { th scope="col" { (cell) } } } }
                tbody {
                    @for row in rows {
                        tr {
                            @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A picture, with what it shows in words.
pub fn figure(drawing: &Drawing, words: &[String]) -> Markup {
    html! {
        figure {
            div.wide tabindex="0" role="group" aria-label=(drawing.title) { (PreEscaped(drawing.within_page())) }
            @if !words.is_empty() {
                details {
                    summary { "The picture in words" }
                    ul.words { @for line in words { li { (line) } } }
                }
            }
        }
    }
}

/// What a command says, as it says it.
pub fn said(title: &str, text: &[u8]) -> Markup {
    let text = String::from_utf8_lossy(text);
    html! { pre.said tabindex="0" aria-label=(title) { (text.trim_end()) } }
}

/// What a renderer of text writes.
pub fn written(render: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Vec<u8> {
    let mut out = Vec::new();
    let written = render(&mut out);
    debug_assert!(written.is_ok(), "memory takes every byte");
    out
}
