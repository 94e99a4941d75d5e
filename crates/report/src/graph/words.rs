//! A picture in words, for those who do not see it: a line for each law, and for each arrow that is not of a law.

use super::{Picture, PicturedEdge, PicturedNode};
use crate::page::phrase::{listed, word};

/// The lines of a picture, laws first.
pub fn words(picture: &Picture) -> Vec<String> {
    let is_junction = |at: usize| matches!(picture.nodes[at].kind, "law" | "condition");
    let laws = picture.nodes.iter().enumerate().filter(|(_, node)| node.kind == "law");
    let laws = laws.map(|(at, node)| law(picture, at, node));
    let arrows = picture.edges.iter().filter(|edge| !is_junction(edge.from) && !is_junction(edge.to));
    laws.chain(arrows.map(|edge| arrow(picture, edge))).collect()
}

/// `by germination: acorn, soil and not frost bring oak`
fn law(picture: &Picture, at: usize, node: &PicturedNode) -> String {
    let from = listed(&inputs(picture, at));
    let to = |how: &str| -> Vec<String> {
        let those = picture.edges.iter().filter(|edge| edge.from == at && edge.how == how);
        those.map(|edge| name(picture, edge.to)).collect()
    };
    let (brought, ended) = (to("produces"), to("ends"));
    let verbs = [("bring", brought), ("end", ended)].into_iter().filter(|(_, names)| !names.is_empty());
    let verbs: Vec<String> = verbs.map(|(verb, names)| format!("{verb} {}", listed(&names))).collect();
    format!("by {}: {from} {}", word(&node.name), verbs.join(" and "))
}

/// What leads to a law, or to a part of its condition.
fn inputs(picture: &Picture, at: usize) -> Vec<String> {
    let edges = picture.edges.iter().filter(|edge| edge.to == at);
    let input = |edge: &PicturedEdge| {
        let node = &picture.nodes[edge.from];
        let said = match node.kind {
            "condition" => format!("{} ({})", node.name, inputs(picture, edge.from).join(", ")),
            _ => word(&node.name),
        };
        if edge.absent { format!("not {said}") } else { said }
    };
    edges.map(input).collect()
}

/// `buyer acts: wear`
fn arrow(picture: &Picture, edge: &PicturedEdge) -> String {
    let how = super::arrow_label(edge).unwrap_or_else(|| edge.how.replace('_', " "));
    format!("{} → {} ({how})", name(picture, edge.from), name(picture, edge.to))
}

fn name(picture: &Picture, at: usize) -> String {
    word(&picture.nodes[at].name)
}
