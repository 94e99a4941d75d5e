//! Pictures in SVG, laid out here.
//!
//! They are read without colour: kinds differ in shape, absences and what is lacked are dashed, what is held is grey, a
//! law is a dot, and a hollow one is an alternative; an arrow that ends something ends in a bar.

mod figure;
pub(crate) mod measure;

use crate::graph::{Drawn, Picture, PicturedEdge, TooLarge, arrow_label, legend, title};
use crate::layout::{Layout, Point, Tile, layout};
use crate::page::drawing::{Drawing, Dress};
use crate::page::escape::inline;
use figure::{DOT, Figure};
use measure::width;
use std::fmt::Write as _;

/// Around all of it.
const MARGIN: f64 = 20.0;
/// The height of a title, and between models.
const TITLE: f64 = 34.0;

/// How much wider bold letters are.
const BOLD: f64 = 1.15;

/// The height of a line about a loop, the size of its letters, and how long it may be.
const LOOP: f64 = 15.0;
const LOOP_SIZE: f64 = 11.0;
const LONGEST_LOOP: f64 = 900.0;

/// The picture of some models, below one another; what brings stands to the left of what is brought, or above it.
///
/// # Errors
///
/// [`TooLarge`]
pub fn render(graphs: &[Drawn], down: bool) -> Result<Drawing, TooLarge> {
    let mut body = String::new();
    let (mut top, mut widest) = (MARGIN, 0.0_f64);
    for drawn in graphs {
        let title = title(drawn);
        let _ = writeln!(body, r#"<text class="title" x="{MARGIN}" y="{}">{}</text>"#, Round(top + 12.0), text(&title));
        top += TITLE;
        let [width, height] = graph(drawn, down, top, &mut body)?;
        top += height;
        let loops = legend(&drawn.picture);
        top += if loops.is_empty() { 0.0 } else { LOOP };
        for line in loops {
            top += LOOP;
            let line = measure::cut(&inline(&line), LOOP_SIZE, LONGEST_LOOP);
            let _ = writeln!(body, r#"<text class="loop" x="{MARGIN}" y="{}">{}</text>"#, Round(top), text(&line));
            widest = widest.max(measure::width(&line, LOOP_SIZE));
        }
        if is_situation(&drawn.picture) {
            top += 2.0 * LOOP;
            let _ = writeln!(body, r#"<text class="loop" x="{MARGIN}" y="{}">{}</text>"#, Round(top), text(SIGNS));
            widest = widest.max(measure::width(SIGNS, LOOP_SIZE));
        }
        top += TITLE;
        widest = widest.max(width).max(BOLD * measure::width(&title, 14.0));
    }
    let (width, height) = (widest + 2.0 * MARGIN, top - TITLE + MARGIN);
    let titles: Vec<String> = graphs.iter().map(title).collect();
    let has = |is: &dyn Fn(&Picture) -> bool| graphs.iter().any(|drawn| is(&drawn.picture));
    let present_style = if has(&is_situation) { PRESENT_STYLE } else { "" };
    let has_marks = |picture: &Picture| picture.nodes.iter().any(|node| !node.marks.is_empty());
    let loop_style = if has(&|picture| !picture.loops.is_empty() || has_marks(picture) || is_situation(picture)) {
        LOOP_STYLE
    } else {
        ""
    };
    let end_marker = if has(&|picture| picture.edges.iter().any(|edge| edge.how == "ends")) { END_MARKER } else { "" };
    Ok(Drawing {
        kind: DRESS.kind,
        title: titles.join(", "),
        size: [width.ceil(), height.ceil()],
        style: [STYLE, loop_style, present_style].concat(),
        definitions: [MARKERS, end_marker].concat(),
        body,
    })
}

/// Whether a picture shows what is there in a situation.
fn is_situation(picture: &Picture) -> bool {
    picture.nodes.iter().any(|node| node.now.is_some())
}

/// What the tones and signs of a situation mean.
const SIGNS: &str = "grey: there   + given   × taken away   ○ missing   ░ undetermined";

const STYLE: &str = "\
text{font:13px Helvetica,Arial,sans-serif;text-anchor:middle;fill:#000}\
.title{font-size:14px;font-weight:bold;text-anchor:start}\
.kind,.note{font-size:10px;fill:#333}.kind{font-style:italic}\
.box,.dot{fill:#fff;stroke:#000;stroke-width:1.2}.held{fill:#e2e2e2}.lacked{stroke-dasharray:5 3}\
.focus{stroke-width:3}.law{fill:#000}.alternative{fill:#fff;stroke-width:1.8}\
.arrow{fill:none;stroke:#000;stroke-width:1.1}.absent{stroke-dasharray:6 4}.deal{stroke-dasharray:1.5 3}\
.beside{text-anchor:start}.lane{fill:none;stroke:#777;stroke-width:1}.name{font-size:11px;font-weight:bold;text-anchor:start}";

const PRESENT_STYLE: &str = ".present{fill:#b4b4b4}.missing{stroke-width:2;stroke-dasharray:2 2}";

/// What graphs on a page are dressed with.
pub(crate) const DRESS: Dress =
    Dress { kind: "graph", style: [STYLE, LOOP_STYLE, PRESENT_STYLE], definitions: [MARKERS, END_MARKER] };

const MARKERS: &str = r#"<marker id="to" viewBox="0 0 10 10" refX="9.5" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 1L10 5L0 9z"/></marker>"#;

/// What pictures with loops have besides, and those in which something is ended.
const LOOP_STYLE: &str = "\
.mark{font-size:10px;font-weight:bold}.loop{font-size:11px;text-anchor:start}";
const END_MARKER: &str = r#"<marker id="end" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="12" markerHeight="12" orient="auto"><path d="M3 0H5V10H3z"/></marker>"#;

/// Draws a model; how wide and how high it is.
fn graph(drawn: &Drawn, down: bool, top: f64, body: &mut String) -> Result<[f64; 2], TooLarge> {
    let picture = &drawn.picture;
    // What stands in no cluster has the lane below them.
    let lane = |cluster: Option<usize>| cluster.unwrap_or(picture.clusters.len());
    let figures: Vec<Figure> = picture.nodes.iter().map(|node| Figure::of(node, down)).collect();
    // A picture that leads down is laid out lying, and set upright.
    let upright = |sides: [f64; 2]| if down { [sides[1], sides[0]] } else { sides };
    let tile = |sides: [f64; 2], lane: usize| {
        let [width, height] = upright(sides);
        Tile { width, height, lane }
    };
    let mut tiles: Vec<Tile> = figures
        .iter()
        .zip(&picture.nodes)
        .map(|(figure, node)| tile([figure.width, figure.height], lane(node.cluster)))
        .collect();
    // A label is a box of its own, in the middle of its arrow.
    let mut arrows = Vec::new();
    let mut labels = Vec::new();
    for edge in &picture.edges {
        let [first, last] = if leads_back(edge) { [edge.to, edge.from] } else { [edge.from, edge.to] };
        match arrow_label(edge) {
            Some(label) => {
                arrows.extend([(first, tiles.len()), (tiles.len(), last)]);
                tiles.push(tile([width(&label, 10.0) + 8.0, 14.0], tiles[edge.to].lane));
                labels.push(label);
            }
            None => arrows.push((first, last)),
        }
    }
    let layout = layout(&tiles, &arrows)?;
    let shift = Point { x: MARGIN, y: top + if picture.clusters.is_empty() { 0.0 } else { LANE_TITLE } };
    let page = Page { shift, down };
    lanes(drawn, &layout, page, body);
    let mut routes = layout.routes.iter();
    for edge in &picture.edges {
        let parts = if arrow_label(edge).is_some() { 2 } else { 1 };
        let mut of_edge: Vec<Vec<Point>> = routes.by_ref().take(parts).cloned().collect();
        if leads_back(edge) {
            of_edge.reverse();
            for route in &mut of_edge {
                route.reverse();
            }
        }
        for (part, mut route) in of_edge.into_iter().enumerate() {
            if route.is_empty() {
                around(figures[edge.from].height, page.at(layout.middles[edge.from]), edge, body);
                continue;
            }
            let ends = part + 1 == parts;
            // Of a law, they lead from and to its dot.
            if part == 0 && figures[edge.from].is_junction {
                route[0].x = on_dot(layout.middles[edge.from], route[0]);
            }
            if ends && figures[edge.to].is_junction {
                let last = route.len() - 1;
                route[last].x = on_dot(layout.middles[edge.to], route[last]);
            }
            arrow(&route, page, edge, ends, body);
        }
    }
    for (figure, (node, middle)) in figures.iter().zip(picture.nodes.iter().zip(&layout.middles)) {
        figure.draw(node, page.at(*middle), body);
    }
    for (label, middle) in labels.iter().zip(&layout.middles[figures.len()..]) {
        let Point { x, y } = page.at(*middle);
        let _ = writeln!(body, r#"<text class="note" x="{}" y="{}">{}</text>"#, Round(x), Round(y + 3.5), text(label));
    }
    let room = if picture.clusters.is_empty() { 0.0 } else { LANE_TITLE + LANE_PADDING };
    let [width, height] = upright([layout.width, layout.height]);
    Ok([width, height + room])
}

/// Where a layout stands in the picture.
#[derive(Clone, Copy)]
struct Page {
    shift: Point,
    /// Whether it is set upright, so that it leads down.
    down: bool,
}

impl Page {
    const fn at(self, point: Point) -> Point {
        let [right, down] = if self.down { [point.y, point.x] } else { [point.x, point.y] };
        Point { x: right + self.shift.x, y: down + self.shift.y }
    }
}

/// Whether an arrow leads to what is there before: what a property belongs to, and what an outcome changes.
fn leads_back(edge: &PicturedEdge) -> bool {
    matches!(edge.how, "of" | "changes")
}

/// Where an arrow from a point meets a dot.
fn on_dot(middle: Point, from: Point) -> f64 {
    middle.x + DOT.copysign(from.x - middle.x)
}

/// Where the name of a lane stands.
const LANE_TITLE: f64 = 24.0;
const LANE_PADDING: f64 = 12.0;

fn lanes(drawn: &Drawn, layout: &Layout, page: Page, body: &mut String) {
    for (cluster, [least, most]) in drawn.picture.clusters.iter().zip(&layout.lanes) {
        if !least.is_finite() {
            continue;
        }
        let (from, to) = (page.at(Point { x: 0.0, y: *least }), page.at(Point { x: layout.width, y: *most }));
        // Lanes stand below one another, or beside.
        let [aside, below] = if page.down { [4.0, LANE_PADDING] } else { [LANE_PADDING, LANE_PADDING] };
        let (left, upper) = (from.x - aside, from.y - LANE_TITLE);
        let (width, height) = (to.x - from.x + 2.0 * aside, to.y - from.y + LANE_TITLE + below);
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
        _ if edge.is_dotted() => "arrow deal",
        _ => "arrow",
    }
}

/// Straight through columns, in curves between them.
fn arrow(route: &[Point], page: Page, edge: &PicturedEdge, ends: bool, body: &mut String) {
    let at = |point: Point| {
        let Point { x, y } = page.at(point);
        format!("{} {}", Round(x), Round(y))
    };
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
fn around(height: f64, middle: Point, edge: &PicturedEdge, body: &mut String) {
    let (x, y) = (middle.x, middle.y - height / 2.0);
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
