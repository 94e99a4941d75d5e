//! Mermaid, which hosts of repositories draw in Markdown.

use crate::graph::{Drawn, Part, PicturedNode, Presence, arrow_label, legend, lines, marks, title};
use crate::page::escape::inline;
use coproduce_core::analysis::Verdict;
use std::fmt::Write as _;
use std::io::{Result, Write};

/// Writes one flow chart, in which every model is a part of its own where there are several; it leads to the right, or
/// down.
///
/// # Errors
///
/// Those of the writer.
pub fn render(graphs: &[Drawn], down: bool, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "flowchart {}", if down { "TD" } else { "LR" })?;
    for (at, drawn) in graphs.iter().enumerate() {
        if graphs.len() > 1 {
            writeln!(out, "  subgraph m{at}[{}]", text(&title(drawn), &[]))?;
        }
        graph(drawn, at, out)?;
        if graphs.len() > 1 {
            writeln!(out, "  end")?;
        }
    }
    classes(graphs, out)
}

/// What is held, lacked, an alternative or in focus, as styles that need no colour.
fn classes(graphs: &[Drawn], out: &mut dyn Write) -> Result<()> {
    type Has = fn(&PicturedNode) -> bool;
    let classes: [(&str, &str, Has); 6] = [
        ("present", "fill:#bdbdbd,stroke:#000", |node| node.now == Some(Verdict::Produced)),
        ("held", "fill:#e6e6e6,stroke:#000", |node| node.now.is_none() && node.stated == Some(Presence::Held)),
        ("lacked", "stroke-dasharray:4", |node| node.stated == Some(Presence::Lacked)),
        ("missing", "stroke-dasharray:4,stroke-width:2px", |node| node.part == Some(Part::Missing)),
        ("alternative", "stroke-dasharray:2", |node| node.alternative),
        ("focus", "stroke-width:3px", |node| node.focus),
    ];
    for (name, style, has) in classes {
        let of_graph = |(at, drawn): (usize, &Drawn)| -> Vec<String> {
            let nodes = drawn.picture.nodes.iter().enumerate().filter(|(_, node)| has(node));
            nodes.map(|(place, _)| format!("n{at}_{place}")).collect()
        };
        let nodes: Vec<String> = graphs.iter().enumerate().flat_map(of_graph).collect();
        if !nodes.is_empty() {
            writeln!(out, "  classDef {name} {style}\n  class {} {name}", nodes.join(","))?;
        }
    }
    Ok(())
}

fn graph(drawn: &Drawn, at: usize, out: &mut dyn Write) -> Result<()> {
    let picture = &drawn.picture;
    for (number, cluster) in picture.clusters.iter().enumerate() {
        writeln!(out, "  subgraph c{at}_{number}[{}]", text(&cluster.name, &[]))?;
        for (place, node) in picture.nodes.iter().enumerate().filter(|(_, node)| node.cluster == Some(number)) {
            writeln!(out, "    {}", declared(node, at, place))?;
        }
        writeln!(out, "  end")?;
    }
    for (place, node) in picture.nodes.iter().enumerate().filter(|(_, node)| node.cluster.is_none()) {
        writeln!(out, "  {}", declared(node, at, place))?;
    }
    for edge in &picture.edges {
        let line = match edge.how {
            _ if edge.absent || edge.is_dotted() => "-.->",
            "ends" => "--x",
            _ => "-->",
        };
        let label = arrow_label(edge).map(|label| format!("|{}|", text(&label, &[]))).unwrap_or_default();
        writeln!(out, "  n{at}_{} {line}{label} n{at}_{}", edge.from, edge.to)?;
    }
    if let Some((first, rest)) = legend(picture).split_first() {
        writeln!(out, "  loops{at}[{}]\n  style loops{at} fill:none,stroke:none,text-align:left", text(first, rest))?;
    }
    Ok(())
}

fn declared(node: &PicturedNode, graph: usize, place: usize) -> String {
    let (name, mut notes) = lines(node);
    notes.splice(..0, marks(node));
    let (open, close) = match node.kind {
        "property" | "action" => ("(", ")"),
        "actor" => ("([", "])"),
        "outcome" => ("{{", "}}"),
        "offering" => ("[[", "]]"),
        "value" => ("[/", "\\]"),
        "proposition" => ("[/", "/]"),
        "law" | "condition" => ("((", "))"),
        _ => ("[", "]"),
    };
    format!("n{graph}_{place}{open}{}{close}", text(&name, &notes))
}

/// A text in quotes, in which nothing is left that Mermaid, Markdown or HTML would read as theirs.
fn text(name: &str, notes: &[String]) -> String {
    let lines = std::iter::once(name).chain(notes.iter().map(String::as_str));
    let lines: Vec<String> = lines.map(plain).collect();
    format!("\"{}\"", lines.join("<br/>"))
}

fn plain(line: &str) -> String {
    let mut plain = String::new();
    for character in inline(line).chars() {
        if character.is_ascii_punctuation() && !matches!(character, '_' | ',') {
            let _ = write!(plain, "#{};", u32::from(character));
        } else {
            plain.push(character);
        }
    }
    plain
}
