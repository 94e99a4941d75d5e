//! What the model says, word for word.

use super::Section;
use coproduce_core::Program;
use coproduce_report::page::escape::{block, inline};
use maud::html;

/// A longer text is left out.
const LONGEST: usize = 60_000;

/// The texts of the model itself.
pub fn section(program: &Program) -> Option<Section> {
    let texts: Vec<_> = program.own_texts().into_iter().map(|file| program.sources.get(file)).collect();
    let short: Vec<_> = texts.into_iter().filter(|source| source.text().len() <= LONGEST).collect();
    let body = html! {
        @for source in &short {
            details {
                summary { (inline(source.name())) }
                pre.said tabindex="0" aria-label=(inline(source.name())) { code { (block(source.text())) } }
            }
        }
    };
    (!short.is_empty()).then_some(Section { anchor: "text", title: "The model’s own words", body })
}
