//! The switches of a place: everything that is up to the situation there, with three positions.

use super::reply::Reply;
use crate::mark::name;
use coproduce_core::Program;
use coproduce_core::analysis::Setting;
use coproduce_core::ask::{Said, Supposable, supposable};
use coproduce_core::kernel::Supposed;
use coproduce_core::model::Kind;
use coproduce_report::page::escape::inline;
use coproduce_report::page::phrase::word;
use maud::{Markup, html};

/// The positions of a switch: the word that supposes it, what it is called, and its sign.
const POSITIONS: [(&str, &str, &str); 3] =
    [("given", "present", "●"), ("without", "absent", "○"), ("unknown", "open", "◐")];

/// The board of a place, kind by kind in the order in which they are met.
pub(super) fn of(program: &Program, setting: &Setting) -> Reply {
    let switches = supposable(program, setting);
    let mut kinds: Vec<Kind> = Vec::new();
    for switch in &switches {
        if !kinds.contains(&switch.kind) {
            kinds.push(switch.kind);
        }
    }
    Reply::part(html! {
        @if switches.is_empty() { p { "Nothing here is up to the situation." } }
        @for kind in kinds {
            section.kind {
                h5 { (kind.word()) }
                @for (at, switch) in switches.iter().enumerate().filter(|(_, switch)| switch.kind == kind) {
                    (one(at, switch))
                }
            }
        }
    })
}

fn one(at: usize, switch: &Supposable) -> Markup {
    let stands = match switch.stands {
        Supposed::Given => "given",
        Supposed::Without => "without",
        Supposed::Unknown | Supposed::Likely(_) => "unknown",
    };
    html! {
        fieldset.switch data-name=(switch.written) data-stands=(stands) {
            legend {
                (name(&switch.written))
                @if let Some(label) = &switch.label { " " small { (inline(label)) } }
            }
            span.positions {
                @for (value, title, sign) in POSITIONS {
                    label {
                        input type="radio" name={ "switch-" (at) } value=(value) checked[value == stands]
                            disabled[value == "given" && !switch.can_be_given];
                        span.position { span.sign aria-hidden="true" { (sign) } " " (title) }
                    }
                }
            }
            small.by { (said(&switch.said)) }
        }
    }
}

/// Who says how a switch stands in the place as it is.
fn said(said: &Said) -> String {
    match said {
        Said::Supposed(supposed) => supposed.word().to_owned(),
        Said::Stated(state, environment) => format!("{} {state} it", word(environment)),
        Said::NotGiven => "not given".to_owned(),
        Said::Nobody => String::new(),
    }
}
