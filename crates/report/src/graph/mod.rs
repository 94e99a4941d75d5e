//! Models as graphs, for other tools and as pictures: one file a form.
//!
//! In: a [`Picture`] of each model. Out: text on a writer; nothing of a model is in it but escaped for its form.

pub mod dot;
pub mod mermaid;
pub mod svg;

pub use crate::layout::TooLarge;
pub use coproduce_core::analysis::graph::{Picture, PicturedEdge, PicturedNode, Presence};
use serde::Serialize;
use std::borrow::Cow;

/// The picture of a model.
#[derive(Clone, Debug, Serialize)]
pub struct Drawn<'p> {
    /// The file of the model.
    pub file: Cow<'p, str>,
    /// What is drawn of it.
    #[serde(flatten)]
    pub picture: Picture<'p>,
}

/// What is written at an arrow, where it does not speak for itself.
fn arrow_label(edge: &PicturedEdge) -> Option<String> {
    let by = edge.by.as_deref().unwrap_or_default();
    match edge.how {
        "promised" => Some(format!("promised by {by}")),
        "expected" => Some(format!("expected by {by}")),
        "pays" => Some(format!("pays {}", edge.amount.unwrap_or_default())),
        "assumed" => Some("assumed".to_owned()),
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

/// What a picture is called.
fn title(drawn: &Drawn) -> String {
    match &drawn.picture.environment {
        Some(environment) => format!("{} in {environment}", drawn.file),
        None => drawn.file.to_string(),
    }
}
