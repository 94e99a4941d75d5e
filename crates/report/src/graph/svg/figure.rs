//! What names and laws look like.

use crate::graph::svg::measure::{cut, width};
use crate::graph::svg::{Round, text};
use crate::graph::{Part, PicturedNode, Presence, lines, marks};
use crate::layout::Point;
use coproduce_core::analysis::Verdict;
use std::fmt::Write as _;

const NAME: f64 = 13.0;
const NOTE: f64 = 10.0;
/// The widest text.
const WIDEST: f64 = 260.0;
/// The height of a line with the name, and of one with a note.
const NAME_LINE: f64 = 17.0;
const NOTE_LINE: f64 = 13.0;
/// The radius of a law's dot.
pub(super) const DOT: f64 = 5.0;

/// Between a dot and what is said beside it.
const ASIDE: f64 = 5.0;

/// A box with its lines, or a dot with lines below it.
pub(super) struct Figure {
    pub width: f64,
    pub height: f64,
    name: String,
    /// The marks of loops, below the name.
    marks: Option<String>,
    notes: Vec<String>,
    /// Whether it is a dot.
    pub is_junction: bool,
    /// Whether its lines stand beside it.
    is_beside: bool,
}

impl Figure {
    /// The figure of a node; where arrows lead down, what is said of a dot stands beside it, out of their way.
    pub fn of(node: &PicturedNode, down: bool) -> Self {
        let (name, notes) = lines(node);
        let is_junction = matches!(node.kind, "law" | "condition");
        // What is no character of a terminal is as long here as it is shown.
        let shown = |text: &str, size| cut(&super::inline(text), size, WIDEST);
        let name = shown(&name, NAME);
        let notes: Vec<String> = notes.iter().map(|note| shown(note, NOTE)).collect();
        let marks = marks(node);
        let widest = notes.iter().chain(&marks).map(|note| width(note, NOTE)).fold(width(&name, NAME), f64::max);
        let rows = NOTE_LINE * f64::from(u8::try_from(notes.len() + usize::from(marks.is_some())).unwrap_or(u8::MAX));
        let (width, height) = if is_junction && down {
            (2.0 * (DOT + ASIDE + widest), (NAME_LINE + rows).max(2.0 * DOT))
        } else if is_junction {
            // Lines stand below the dot, and its arrows meet in the middle.
            (widest.max(2.0 * DOT), 2.0 * (DOT + NAME_LINE + rows))
        } else {
            (widest.max(width(node.kind, NOTE)) + 2.0 * slant(node.kind) + 16.0, NAME_LINE + NOTE_LINE + rows + 8.0)
        };
        Self { width, height, name, marks, notes, is_junction, is_beside: is_junction && down }
    }

    pub fn draw(&self, node: &PicturedNode, middle: Point, body: &mut String) {
        let _ = write!(body, "<g><title>{} {}</title>", node.kind, text(&node.name));
        if self.is_junction {
            Self::dot(node, middle, body);
        } else {
            self.shape(node, middle, body);
        }
        let mut y = match self.is_junction {
            true if self.is_beside => middle.y - self.height / 2.0 + 12.0,
            true => middle.y + DOT + 13.0,
            false => middle.y - self.height / 2.0 + 14.0,
        };
        let (x, aside) = if self.is_beside { (middle.x + DOT + ASIDE, "beside") } else { (middle.x, "") };
        let mut line = |class: &str, row: f64, words: &str| {
            let class = [class, aside].into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" ");
            let class = if class.is_empty() { String::new() } else { format!(r#" class="{class}""#) };
            let _ = write!(body, r#"<text{class} x="{}" y="{}">{}</text>"#, Round(x), Round(y), text(words));
            y += row;
        };
        if !self.is_junction {
            line("kind", NOTE_LINE + 2.0, node.kind);
        }
        line("", NOTE_LINE, &self.name);
        self.marks.iter().for_each(|marks| line("mark", NOTE_LINE, marks));
        self.notes.iter().for_each(|note| line("note", NOTE_LINE, note));
        body.push_str("</g>\n");
    }

    fn dot(node: &PicturedNode, Point { x, y }: Point, body: &mut String) {
        let class = match node.kind {
            "law" if node.alternative => "dot alternative",
            "law" => "dot law",
            _ => "dot",
        };
        let focus = if node.focus { " focus" } else { "" };
        let _ = write!(body, r#"<circle class="{class}{focus}" cx="{}" cy="{}" r="{DOT}"/>"#, Round(x), Round(y));
    }

    fn shape(&self, node: &PicturedNode, Point { x, y }: Point, body: &mut String) {
        let mut class = "box".to_owned();
        for (has, name) in [
            (node.now == Some(Verdict::Produced), " present"),
            (node.now.is_none() && node.stated == Some(Presence::Held), " held"),
            (node.stated == Some(Presence::Lacked), " lacked"),
            (node.part == Some(Part::Missing), " missing"),
            (node.focus, " focus"),
        ] {
            class.push_str(if has { name } else { "" });
        }
        let (half, rise, slant) = (self.width / 2.0, self.height / 2.0, slant(node.kind));
        let rounded = |radius: f64| {
            format!(
                r#"<rect class="{class}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>"#,
                Round(x - half),
                Round(y - rise),
                Round(self.width),
                Round(self.height),
                Round(radius)
            )
        };
        let polygon = |corners: &[(f64, f64)]| {
            let corners: Vec<String> =
                corners.iter().map(|(right, down)| format!("{},{}", Round(x + right), Round(y + down))).collect();
            format!(r#"<polygon class="{class}" points="{}"/>"#, corners.join(" "))
        };
        let inner = half - slant;
        let drawn = match node.kind {
            "property" => rounded(8.0),
            "actor" => rounded(rise),
            "action" => polygon(&[(-half, -rise), (inner, -rise), (half, 0.0), (inner, rise), (-half, rise)]),
            "outcome" => {
                polygon(&[(-inner, -rise), (inner, -rise), (half, 0.0), (inner, rise), (-inner, rise), (-half, 0.0)])
            }
            "value" => {
                let (inner, third) = (half - slant, rise - slant);
                polygon(&[
                    (-inner, -rise),
                    (inner, -rise),
                    (half, -third),
                    (half, third),
                    (inner, rise),
                    (-inner, rise),
                    (-half, third),
                    (-half, -third),
                ])
            }
            "proposition" => {
                polygon(&[(-half, -rise), (inner, -rise), (half, slant - rise), (half, rise), (-half, rise)])
            }
            "offering" => {
                let side = |right: f64| {
                    format!(
                        r#"<path class="arrow" d="M{0} {1}L{0} {2}"/>"#,
                        Round(x + right),
                        Round(y - rise),
                        Round(y + rise)
                    )
                };
                format!("{}{}{}", rounded(0.0), side(5.0 - half), side(half - 5.0))
            }
            _ => rounded(0.0),
        };
        body.push_str(&drawn);
    }
}

/// How far the sides of a shape lean inwards.
fn slant(kind: &str) -> f64 {
    match kind {
        "action" | "outcome" => 12.0,
        "actor" | "value" | "proposition" | "offering" => 9.0,
        _ => 0.0,
    }
}
