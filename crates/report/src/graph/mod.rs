//! Models as graphs, for other tools and as pictures: one file a form.
//!
//! In: a [`Picture`] of each model. Out: text on a writer; nothing of a model is in it but escaped for its form.

pub mod dot;
pub mod mermaid;
pub mod svg;
mod words;

pub use crate::layout::TooLarge;
use crate::page::phrase::counted;
use crate::production::elementary::{heading, way};
pub use coproduce_core::analysis::graph::{Part, Picture, PicturedEdge, PicturedLoop, PicturedNode, Presence};
use serde::Serialize;
use std::borrow::Cow;
pub use words::words;

/// The picture of a model.
#[derive(Clone, Debug, Serialize)]
pub struct Drawn<'p> {
    /// The file of the model.
    pub file: Cow<'p, str>,
    /// What the model calls itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Cow<'p, str>>,
    /// What is drawn of it.
    #[serde(flatten)]
    pub picture: Picture<'p>,
}

/// What is written at an arrow, where it does not speak for itself.
fn arrow_label(edge: &PicturedEdge) -> Option<String> {
    let by = edge.by.as_deref().unwrap_or_default();
    let delay = || format!("‖ {}", counted(usize::from(edge.delay), "period"));
    match edge.how {
        "ends" if edge.delay > 0 => Some(format!("end {}", delay())),
        "ends" => Some("end".to_owned()),
        "produces" if edge.delay > 0 => Some(delay()),
        "promised" => Some(format!("promised by {by}")),
        "expected" => Some(format!("expected by {by}")),
        "pays" => Some(format!("pays {}", edge.amount.unwrap_or_default())),
        "assumed" | "of" | "changes" => Some(edge.how.to_owned()),
        _ if edge.absent => Some("not".to_owned()),
        _ => None,
    }
}

/// The lines of a node: what it is called, and what is said beside it.
fn lines(node: &PicturedNode) -> (String, Vec<String>) {
    let mut notes: Vec<String> = node.label.into_iter().map(|label| format!("“{label}”")).collect();
    notes.extend(node.notes.iter().cloned());
    (node.name.to_string(), notes)
}

/// How many marks of loops stand at a law.
const MARKS: usize = 4;

/// The marks of the loops that a law is a part of; of many the first.
fn marks(node: &PicturedNode) -> Option<String> {
    let more = if node.marks.len() > MARKS { ", …" } else { "" };
    (!node.marks.is_empty()).then(|| format!("{}{more}", node.marks[..node.marks.len().min(MARKS)].join(", ")))
}

/// What is said below a picture: of its loops, a line for each, and of what it does not show.
fn legend(picture: &Picture) -> Vec<String> {
    let line = |one: &PicturedLoop| format!("{} {}: {}", one.mark, heading(&one.found), way(&one.found));
    let unsought = picture
        .unsought
        .map(|products| format!("{} are not there, too many to mark what they miss", counted(products, "product")));
    picture.loops.iter().map(line).chain(unsought).collect()
}

/// What a picture is called.
fn title(drawn: &Drawn) -> String {
    let Picture { environment, scenario, course, .. } = &drawn.picture;
    let name = drawn.title.as_ref().map_or_else(|| drawn.file.to_string(), |title| format!("{title} ({})", drawn.file));
    let place = environment.as_ref().map(|environment| format!(" in {environment}")).unwrap_or_default();
    match (scenario, course) {
        (Some(scenario), _) => format!("{name}: {scenario}{place}"),
        (None, Some((course, at))) => format!("{name}: {course} at {at}{place}"),
        (None, None) => format!("{name}{place}"),
    }
}
