//! Plots of characters: levels over time, and the plane of both shares.

use crate::page::column::paragraph;
use crate::page::phrase::word;
use crate::simulate::canvas::{Canvas, Stroke};
use coproduce_core::analysis::inquiry::figure;
use coproduce_core::analysis::market::{AdoptionReport, Shares};
use std::io::{Result, Write};

const COLUMNS: usize = 56;
const ROWS: usize = 10;
const PLANE: [usize; 2] = [40, 20];

/// The strokes of the first and of the second series.
const SERIES: [Stroke; 2] = [Stroke { every: 1, plain: '*' }, Stroke { every: 3, plain: '+' }];
const DIVIDES: Stroke = Stroke { every: 4, plain: '.' };

/// A frame around a canvas: what stands to the left of its rows, and to the right.
fn framed(
    canvas: &Canvas,
    left: impl Fn(usize) -> String,
    right: impl Fn(usize) -> String,
    out: &mut dyn Write,
) -> Result<()> {
    for (row, line) in canvas.lines().enumerate() {
        let text = format!("  {:>8} |{line}| {}", left(row), right(row));
        writeln!(out, "{}", text.trim_end())?;
    }
    Ok(())
}

/// Two levels over time, each named where it ends; `most` and `least` are those of the frame.
pub(super) fn time(
    series: [&[f64]; 2],
    names: [&str; 2],
    [least, most]: [f64; 2],
    plain: bool,
    out: &mut dyn Write,
) -> Result<()> {
    let mut canvas = Canvas::new(COLUMNS, ROWS, plain);
    let height = |level: f64| (level - least) / (most - least);
    for (levels, stroke) in series.into_iter().zip(SERIES) {
        canvas.line(&over_time(levels, height), stroke);
    }
    let scale = |row: usize| match row {
        0 => figure(most),
        row if row == ROWS - 1 => figure(least),
        _ => String::new(),
    };
    framed(&canvas, scale, |_| String::new(), out)?;
    let periods = series[0].len().saturating_sub(1).to_string();
    writeln!(out, "  {:>8}  0{:>2$} periods", "", periods, COLUMNS - 1)?;
    let legend = (0..2).map(|at| format!("{} {}", word(names[at]), if plain { PLAIN[at] } else { DOTTED[at] }));
    write!(out, "{:12}", "")?;
    paragraph(&legend.collect::<Vec<_>>().join(", "), 12, 14, out)
}

const DOTTED: [&str; 2] = ["(line)", "(dotted)"];
const PLAIN: [&str; 2] = ["(*)", "(+)"];

/// Levels as places; there are never more of them than can be told apart.
#[expect(clippy::cast_precision_loss, reason = "there are at most 100,000 periods")]
fn over_time(levels: &[f64], height: impl Fn(f64) -> f64) -> Vec<[f64; 2]> {
    let last = levels.len().saturating_sub(1).max(1) as f64;
    levels.iter().enumerate().map(|(at, &level)| [at as f64 / last, height(level)]).collect()
}

/// The plane of both shares: the trajectory, the equilibria, and the line that separates growth from decline.
pub(super) fn plane(report: &AdoptionReport, plain: bool, out: &mut dyn Write) -> Result<()> {
    let mut canvas = Canvas::new(PLANE[0], PLANE[1], plain);
    let place = |shares: Shares| [shares.customers, shares.providers];
    let line = |canvas: &mut Canvas, states: Vec<Shares>, stroke: Stroke| {
        canvas.line(&states.into_iter().map(place).collect::<Vec<_>>(), stroke);
    };
    line(&mut canvas, report.separatrix.clone(), DIVIDES);
    line(&mut canvas, report.trajectory.iter().map(|period| period.shares).collect(), SERIES[0]);
    let signs = if plain { ['#', 'o', 'S'] } else { ['●', '○', '◆'] };
    for equilibrium in &report.equilibria {
        canvas.mark(place(equilibrium.shares), signs[usize::from(!equilibrium.stable)]);
    }
    if let Some(start) = report.trajectory.first() {
        canvas.mark(place(start.shares), signs[2]);
    }
    let legend = [
        format!("{} start", signs[2]),
        format!("{} stable", signs[0]),
        format!("{} unstable", signs[1]),
        format!("{} what separates growth", if plain { ".." } else { "⠂⠂" }),
        "  from decline".to_owned(),
    ];
    let shown = if report.separatrix.is_empty() { 3 } else { 5 };
    writeln!(out, "  {:>8}  {}", "", word(&report.sides[1]))?;
    let scale = |row: usize| match row {
        0 => "1".to_owned(),
        row if row == PLANE[1] - 1 => "0".to_owned(),
        _ => String::new(),
    };
    framed(&canvas, scale, |row| legend[..shown].get(row).cloned().unwrap_or_default(), out)?;
    writeln!(out, "  {:>8}  0{:>2$} {3}", "", 1, PLANE[0] - 1, word(&report.sides[0]))
}
