//! What is offered, exchanged, orchestrated and played, apart from any situation.

use super::Section;
use crate::mark::{said, written};
use coproduce_core::Program;
use coproduce_core::analysis::{CocreationReport, OfferingReport};
use coproduce_core::ask::answer::{Answer, Recorded};
use coproduce_core::ask::{Extent, Records, records};
use coproduce_report::answer;
use coproduce_report::orchestration::cocreation;
use coproduce_report::page::surface::Page;
use coproduce_report::service::offering;
use coproduce_report::simulate::svg;
use maud::{Markup, PreEscaped, html};

/// Offerings and co-creations, and every record that the model declares.
pub fn section(program: &Program, offerings: &[OfferingReport], cocreations: &[CocreationReport]) -> Option<Section> {
    let all = [
        ("Exchanges", Records::Trade),
        ("Hypergames", Records::Play),
        ("What platforms do for each phase", Records::Matrix),
        ("How complex problems are", Records::Complexity),
        ("How adoptions go on", Records::Simulate),
    ];
    let recorded = all.map(|(title, kind)| record(program, title, kind));
    let parts: Vec<Markup> = [
        (!offerings.is_empty()).then(|| {
            html! { h4 { "Offerings" } (said("Offerings", &written(|out| offering::offerings(offerings, out)))) }
        }),
        (!cocreations.is_empty()).then(|| {
            html! { h4 { "Co-creation" } (said("Co-creation", &written(|out| cocreation::cocreations(cocreations, out)))) }
        }),
    ]
    .into_iter()
    .chain(recorded)
    .flatten()
    .collect();
    let body = html! { @for part in &parts { (part) } };
    (!parts.is_empty()).then_some(Section { anchor: "services", title: "Services and systems", body })
}

fn record(program: &Program, title: &str, kind: Records) -> Option<Markup> {
    let Ok(found) = records(program, kind, None, &Extent::default()) else { return None };
    let Answer::Records(recorded) = &found else { return None };
    let is_empty = match recorded {
        Recorded::Trades(all) => all.is_empty(),
        Recorded::Hypergames(all) => all.is_empty(),
        Recorded::Platforms(all) => all.is_empty(),
        Recorded::Problems(all) => all.is_empty(),
        Recorded::Simulated(all) => all.is_empty(),
    };
    if is_empty {
        return None;
    }
    let drawing = match recorded {
        Recorded::Simulated(all) if !all.adoptions.is_empty() || !all.elevations.is_empty() => Some(svg::render(all)),
        _ => None,
    };
    Some(html! {
        h4 { (title) }
        @if let Some(drawing) = drawing {
            figure { div.wide tabindex="0" role="group" aria-label=(drawing.title) { (PreEscaped(drawing.within_page())) } }
        }
        (said(title, &written(|out| answer::render(&found, Page::COMMAND, out))))
    })
}
