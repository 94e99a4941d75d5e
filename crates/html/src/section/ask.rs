//! Where a model is asked, in a page that is alive: a place, its switches, and room for what follows.

use super::Section;
use coproduce_core::Program;
use coproduce_report::page::escape::inline;
use coproduce_report::page::phrase::word;
use maud::html;

/// The bench of a model, if it has anywhere to be. It stays hidden until it can answer.
pub fn section(program: &Program) -> Option<Section> {
    let words = program.words();
    let environments: Vec<String> =
        program.environments().map(|id| words.written(program.kernel.environment(id).atom)).collect();
    let scenarios: Vec<String> = program.scenarios().map(|(_, name)| name).collect();
    if environments.is_empty() && scenarios.is_empty() {
        return None;
    }
    let body = html! {
        p.lead { "Turn switches, and see what follows. What is not touched stands as the place has it." }
        div.bar {
            label { "Where "
                select.place {
                    @if !scenarios.is_empty() {
                        optgroup label="Scenarios" {
                            @for name in &scenarios { option data-kind="scenario" value=(name) { (word(name)) } }
                        }
                    }
                    optgroup label="Environments" {
                        @for name in &environments { option data-kind="environment" value=(name) { (inline(name)) } }
                    }
                }
            }
            button.undo type="button" disabled { "Undo" }
            button.reset type="button" disabled { "As the place has it" }
            button.link type="button" { "Copy link" }
        }
        p.status role="status" aria-live="polite" {}
        div.bench {
            div { h4 { "Switches" } div.board role="group" aria-label="Switches" tabindex="0" {} }
            div.follows { h4 { "What follows" } div.answer {} }
        }
        div.explained role="region" aria-label="Why" tabindex="-1" hidden {}
        div.shown role="group" aria-label="The situation as a picture" {}
        p.command { "On the command line: " code {} }
    };
    Some(Section { anchor: "ask", title: "What if?", body })
}
