//! Pictures in SVG, laid out here.
//!
//! They are read without colour: kinds differ in shape, absences and what is lacked are dashed, what is held is grey, a
//! law is a dot, and a hollow one is an alternative; an arrow that ends something ends in a bar.

mod figure;
pub(crate) mod measure;

use crate::graph::{Drawn, Picture, PicturedEdge, TooLarge, arrow_label, legend, title};
use crate::layout::{Layout, Point, Tile, layout};
use crate::page::escape::inline;
use figure::{DOT, Figure};
use measure::width;
use std::fmt::Write as _;

/// Around all of it.
const MARGIN: f64 = 20.0;
/// The height of a title, and between models.
const TITLE: f64 = 34.0;

/// The height of a line about a loop, the size of its letters, and how long it may be.
const LOOP: f64 = 15.0;
const LOOP_SIZE: f64 = 11.0;
const LONGEST_LOOP: f64 = 900.0;

/// The picture of some models, below one another.
///
/// # Errors
///
/// [`TooLarge`]
pub fn render(graphs: &[Drawn]) -> Result<String, TooLarge> {
    let mut body = String::new();
    let (mut top, mut widest) = (MARGIN, 0.0_f64);
    for drawn in graphs {
        let title = title(drawn);
        let _ = writeln!(body, r#"<text class="title" x="{MARGIN}" y="{}">{}</text>"#, Round(top + 12.0), text(&title));
        top += TITLE;
        let [width, height] = graph(drawn, top, &mut body)?;
        top += height;
        let loops = legend(&drawn.picture);
        top += if loops.is_empty() { 0.0 } else { LOOP };
        for line in loops {
            top += LOOP;
            let line = measure::cut(&inline(&line), LOOP_SIZE, LONGEST_LOOP);
            let _ = writeln!(body, r#"<text class="loop" x="{MARGIN}" y="{}">{}</text>"#, Round(top), text(&line));
            widest = widest.max(measure::width(&line, LOOP_SIZE));
        }
        top += TITLE;
        widest = widest.max(width).max(measure::width(&title, 14.0));
    }
    let (width, height) = (widest + 2.0 * MARGIN, top - TITLE + MARGIN);
    let titles: Vec<String> = graphs.iter().map(title).collect();
    let has = |is: &dyn Fn(&Picture) -> bool| graphs.iter().any(|drawn| is(&drawn.picture));
    let shows_a_course = graphs.iter().any(|drawn| drawn.picture.course.is_some());
    let present_style = if shows_a_course { ".present{fill:#b4b4b4}" } else { "" };
    let loop_style =
        if has(&|picture| !picture.loops.is_empty() || picture.nodes.iter().any(|node| !node.marks.is_empty())) {
            LOOP_STYLE
        } else {
            ""
        };
    let end_marker = if has(&|picture| picture.edges.iter().any(|edge| edge.how == "ends")) { END_MARKER } else { "" };
    let head = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\">\n\
         <title>{2}</title>\n<style>{STYLE}{loop_style}{present_style}</style>\n<defs>{MARKERS}{end_marker}</defs>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
        Round(width.ceil()),
        Round(height.ceil()),
        text(&titles.join(", ")),
    );
    Ok(format!("{head}{body}</svg>\n"))
}

const STYLE: &str = "\
text{font:13px Helvetica,Arial,sans-serif;text-anchor:middle;fill:#000}\
.title{font-size:14px;font-weight:bold;text-anchor:start}\
.kind,.note{font-size:10px;fill:#333}.kind{font-style:italic}\
.box,.dot{fill:#fff;stroke:#000;stroke-width:1.2}.held{fill:#e2e2e2}.lacked{stroke-dasharray:5 3}\
.focus{stroke-width:3}.law{fill:#000}.alternative{fill:#fff;stroke-width:1.8}\
.arrow{fill:none;stroke:#000;stroke-width:1.1}.absent{stroke-dasharray:6 4}.deal{stroke-dasharray:1.5 3}\
.lane{fill:none;stroke:#777;stroke-width:1}.name{font-size:11px;font-weight:bold;text-anchor:start}";

const MARKERS: &str = r#"<marker id="to" viewBox="0 0 10 10" refX="9.5" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 1L10 5L0 9z"/></marker>"#;

/// What pictures with loops have besides, and those in which something is ended.
const LOOP_STYLE: &str = "\
.mark{font-size:10px;font-weight:bold}.loop{font-size:11px;text-anchor:start}";
const END_MARKER: &str = r#"<marker id="end" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="12" markerHeight="12" orient="auto"><path d="M3 0H5V10H3z"/></marker>"#;

/// Draws a model; how wide and how high it is.
fn graph(drawn: &Drawn, top: f64, body: &mut String) -> Result<[f64; 2], TooLarge> {
    let picture = &drawn.picture;
    // What stands in no cluster has the lane below them.
    let lane = |cluster: Option<usize>| cluster.unwrap_or(picture.clusters.len());
    let figures: Vec<Figure> = picture.nodes.iter().map(Figure::of).collect();
    let mut tiles: Vec<Tile> = figures
        .iter()
        .zip(&picture.nodes)
        .map(|(figure, node)| Tile { width: figure.width, height: figure.height, lane: lane(node.cluster) })
        .collect();
    // A label is a box of its own, in the middle of its arrow.
    let mut arrows = Vec::new();
    let mut labels = Vec::new();
    for edge in &picture.edges {
        match arrow_label(edge) {
            Some(label) => {
                arrows.extend([(edge.from, tiles.len()), (tiles.len(), edge.to)]);
                tiles.push(Tile { width: width(&label, 10.0) + 8.0, height: 14.0, lane: tiles[edge.to].lane });
                labels.push(label);
            }
            None => arrows.push((edge.from, edge.to)),
        }
    }
    let layout = layout(&tiles, &arrows)?;
    let shift = Point { x: MARGIN, y: top + if picture.clusters.is_empty() { 0.0 } else { LANE_TITLE } };
    lanes(drawn, &layout, shift, body);
    let mut routes = layout.routes.iter();
    for edge in &picture.edges {
        let parts = if arrow_label(edge).is_some() { 2 } else { 1 };
        for (part, route) in routes.by_ref().take(parts).enumerate() {
            if route.is_empty() {
                around(&tiles[edge.from], layout.middles[edge.from], shift, edge, body);
                continue;
            }
            let mut route = route.clone();
            let ends = part + 1 == parts;
            // Of a law, they lead from and to its dot.
            if part == 0 && figures[edge.from].is_junction {
                route[0].x = on_dot(layout.middles[edge.from], route[0]);
            }
            if ends && figures[edge.to].is_junction {
                let last = route.len() - 1;
                route[last].x = on_dot(layout.middles[edge.to], route[last]);
            }
            arrow(&route, shift, edge, ends, body);
        }
    }
    for (figure, (node, middle)) in figures.iter().zip(picture.nodes.iter().zip(&layout.middles)) {
        figure.draw(node, Point { x: middle.x + shift.x, y: middle.y + shift.y }, body);
    }
    for (label, middle) in labels.iter().zip(&layout.middles[figures.len()..]) {
        let (x, y) = (Round(middle.x + shift.x), Round(middle.y + shift.y + 3.5));
        let _ = writeln!(body, r#"<text class="note" x="{x}" y="{y}">{}</text>"#, text(label));
    }
    let room = if picture.clusters.is_empty() { 0.0 } else { LANE_TITLE + LANE_PADDING };
    Ok([layout.width, layout.height + room])
}

/// Where an arrow from a point meets a dot.
fn on_dot(middle: Point, from: Point) -> f64 {
    middle.x + DOT.copysign(from.x - middle.x)
}

/// Where the name of a lane stands.
const LANE_TITLE: f64 = 24.0;
const LANE_PADDING: f64 = 12.0;

fn lanes(drawn: &Drawn, layout: &Layout, shift: Point, body: &mut String) {
    for (cluster, [least, most]) in drawn.picture.clusters.iter().zip(&layout.lanes) {
        if !least.is_finite() {
            continue;
        }
        let (left, upper) = (shift.x - LANE_PADDING, shift.y + least - LANE_TITLE);
        let (width, height) = (layout.width + 2.0 * LANE_PADDING, most - least + LANE_TITLE + LANE_PADDING);
        let _ = writeln!(
            body,
            r#"<rect class="lane" x="{}" y="{}" width="{}" height="{}" rx="8"/><text class="name" x="{}" y="{}">{}</text>"#,
            Round(left),
            Round(upper),
            Round(width),
            Round(height),
            Round(left + 8.0),
            Round(upper + 14.0),
            text(&cluster.name),
        );
    }
}

fn classes(edge: &PicturedEdge) -> &'static str {
    match edge.how {
        _ if edge.absent => "arrow absent",
        "promised" | "pays" | "expected" | "assumed" => "arrow deal",
        _ => "arrow",
    }
}

/// Straight through columns, in curves between them.
fn arrow(route: &[Point], shift: Point, edge: &PicturedEdge, ends: bool, body: &mut String) {
    let at = |point: Point| format!("{} {}", Round(point.x + shift.x), Round(point.y + shift.y));
    let mut path = format!("M{}", at(route[0]));
    for (place, pair) in route.windows(2).enumerate() {
        let [from, to] = [pair[0], pair[1]];
        if place % 2 == 0 || (from.y - to.y).abs() < 0.05 {
            if from != to {
                let _ = write!(path, "L{}", at(to));
            }
        } else {
            let middle = f64::midpoint(from.x, to.x);
            let (one, other) = (Point { x: middle, y: from.y }, Point { x: middle, y: to.y });
            let _ = write!(path, "C{} {} {}", at(one), at(other), at(to));
        }
    }
    draw(&path, edge, ends, body);
}

/// An arrow from a box to itself, over its upper edge.
fn around(tile: &Tile, middle: Point, shift: Point, edge: &PicturedEdge, body: &mut String) {
    let (x, y) = (middle.x + shift.x, middle.y + shift.y - tile.height / 2.0);
    let path = format!("M{0} {2}C{0} {3} {1} {3} {1} {2}", Round(x - 12.0), Round(x + 12.0), Round(y), Round(y - 16.0));
    draw(&path, edge, true, body);
}

fn draw(path: &str, edge: &PicturedEdge, ends: bool, body: &mut String) {
    let marker = match (ends, edge.how) {
        (false, _) => "",
        (true, "ends") => r#" marker-end="url(#end)""#,
        (true, _) => r#" marker-end="url(#to)""#,
    };
    let _ = writeln!(body, r#"<path class="{}" d="{path}"{marker}/>"#, classes(edge));
}

/// A number with one decimal, or none.
pub(crate) struct Round(pub f64);

impl std::fmt::Display for Round {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // No `-0`.
        let tenths = (self.0 * 10.0).round() + 0.0;
        write!(f, "{}", tenths / 10.0)
    }
}

/// Text between tags, and in attributes.
pub(crate) fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in inline(text).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // No characters of XML.
            '\u{fffe}' | '\u{ffff}' => escaped.extend(character.escape_unicode()),
            _ => escaped.push(character),
        }
    }
    escaped
}
