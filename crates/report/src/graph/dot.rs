//! The DOT language of Graphviz.

use crate::graph::{Drawn, Part, PicturedNode, Presence, arrow_label, legend, lines, marks, title};
use crate::page::escape::inline;
use coproduce_core::analysis::Verdict;
use std::fmt::Write as _;
use std::io::{Result, Write};

/// Writes one graph, in which every model is a part of its own where there are several; it leads to the right, or down.
///
/// # Errors
///
/// Those of the writer.
pub fn render(graphs: &[Drawn], down: bool, out: &mut dyn Write) -> Result<()> {
    let titles: Vec<String> = graphs.iter().map(title).collect();
    writeln!(out, "digraph {} {{", quoted(&titles.join(", ")))?;
    writeln!(out, "  rankdir={};", if down { "TB" } else { "LR" })?;
    writeln!(out, "  graph [fontname=\"Helvetica\", fontsize=11];")?;
    writeln!(out, "  node [fontname=\"Helvetica\", fontsize=11, height=0.3, margin=\"0.12,0.06\"];")?;
    writeln!(out, "  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.7];")?;
    for (at, drawn) in graphs.iter().enumerate() {
        let several = graphs.len() > 1;
        let margin = if several { "    " } else { "  " };
        if several {
            writeln!(out, "  subgraph cluster_model{at} {{\n    label={};", label(&title(drawn), &[]))?;
        }
        graph(drawn, at, margin, out)?;
        if several {
            writeln!(out, "  }}")?;
        }
    }
    writeln!(out, "}}")
}

fn graph(drawn: &Drawn, at: usize, margin: &str, out: &mut dyn Write) -> Result<()> {
    let picture = &drawn.picture;
    for (number, cluster) in picture.clusters.iter().enumerate() {
        writeln!(out, "{margin}subgraph cluster_{at}_{number} {{\n{margin}  label={};", label(&cluster.name, &[]))?;
        for (place, node) in picture.nodes.iter().enumerate().filter(|(_, node)| node.cluster == Some(number)) {
            writeln!(out, "{margin}  {}", declared(node, at, place))?;
        }
        writeln!(out, "{margin}}}")?;
    }
    for (place, node) in picture.nodes.iter().enumerate().filter(|(_, node)| node.cluster.is_none()) {
        writeln!(out, "{margin}{}", declared(node, at, place))?;
    }
    for edge in &picture.edges {
        let mut attributes = Vec::new();
        if edge.absent {
            attributes.push("style=dashed".to_owned());
        } else if edge.is_dotted() {
            attributes.push("style=dotted".to_owned());
        }
        // What a name belongs to, or changes, does not move it.
        if matches!(edge.how, "of" | "changes") {
            attributes.push("constraint=false".to_owned());
        }
        if edge.how == "ends" {
            attributes.push("arrowhead=tee".to_owned());
        }
        attributes.extend(arrow_label(edge).map(|text| format!("label={}", label(&text, &[]))));
        let attributes = if attributes.is_empty() { String::new() } else { format!(" [{}]", attributes.join(", ")) };
        writeln!(out, "{margin}n{at}_{} -> n{at}_{}{attributes};", edge.from, edge.to)?;
    }
    let loops: Vec<String> = legend(picture).iter().map(|line| entities(&text(line)) + "\\l").collect();
    if !loops.is_empty() {
        writeln!(out, "{margin}loops{at} [label=\"{}\", shape=plaintext];", loops.concat())?;
    }
    Ok(())
}

fn declared(node: &PicturedNode, graph: usize, place: usize) -> String {
    let (name, mut notes) = lines(node);
    notes.splice(..0, marks(node));
    let (shape, mut styles) = match node.kind {
        "property" => ("box", vec!["rounded"]),
        "actor" => ("ellipse", vec![]),
        "action" => ("cds", vec![]),
        "outcome" => ("hexagon", vec![]),
        "offering" => ("folder", vec![]),
        "value" => ("octagon", vec![]),
        "proposition" => ("note", vec![]),
        "law" | "condition" => ("plain", vec![]),
        _ => ("box", vec![]),
    };
    let grey = match (node.now, node.stated) {
        (Some(Verdict::Produced), _) => Some("#bdbdbd"),
        (None, Some(Presence::Held)) => Some("#e6e6e6"),
        _ => None,
    };
    if grey.is_some() {
        styles.push("filled");
    }
    if node.stated == Some(Presence::Lacked) || node.part == Some(Part::Missing) {
        styles.push("dashed");
    }
    let mut attributes = format!("label={}, shape={shape}", label(&marked(node, &name), &notes));
    if !styles.is_empty() {
        let _ = write!(attributes, ", style=\"{}\"", styles.join(","));
    }
    if let Some(grey) = grey {
        let _ = write!(attributes, ", fillcolor=\"{grey}\"");
    }
    if node.focus {
        attributes.push_str(", penwidth=2.5");
    }
    format!("n{graph}_{place} [{attributes}];")
}

/// A junction is marked by a dot, which is hollow for an alternative.
fn marked(node: &PicturedNode, name: &str) -> String {
    match node.kind {
        "law" if node.alternative => format!("○ {name}"),
        "law" => format!("● {name}"),
        "condition" => format!("◦ {name}"),
        _ => name.to_owned(),
    }
}

/// A name and what is said beside it, below one another.
fn label(name: &str, notes: &[String]) -> String {
    let parts: Vec<String> =
        std::iter::once(name).chain(notes.iter().map(String::as_str)).map(|line| entities(&text(line))).collect();
    format!("\"{}\"", parts.join("\\n"))
}

/// An identifier in quotes. In it nothing but quotes is special.
fn quoted(name: &str) -> String {
    format!("\"{}\"", text(name))
}

/// The content of a string in quotes; of a label, Graphviz reads what follows a backslash once more.
fn text(line: &str) -> String {
    inline(line).replace('\\', "\\\\").replace('"', "\\\"")
}

/// In labels, Graphviz reads entities of HTML.
fn entities(text: &str) -> String {
    text.replace('&', "&amp;")
}
