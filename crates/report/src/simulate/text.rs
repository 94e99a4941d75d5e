//! Simulations as text.

use crate::page::column::paragraph;
use crate::page::number::figure;
use crate::page::phrase::word;
use crate::simulate::plot;
use coproduce_core::analysis::market::{AdoptionReport, ElevationReport, EndKind, PricingReport, Rise, Seeds, Shares};
use coproduce_core::ask::answer::Simulated;
use std::io::{Result, Write};
use unicode_width::UnicodeWidthStr;

/// Writes all that is simulated, with plots of Braille dots, or of plain characters.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &Simulated, plain: bool, out: &mut dyn Write) -> Result<()> {
    let mut first = true;
    let mut between = |out: &mut dyn Write| if std::mem::take(&mut first) { Ok(()) } else { writeln!(out) };
    for one in &result.adoptions {
        between(out)?;
        adoption(&one.report, plain, out)?;
    }
    for one in &result.pricings {
        between(out)?;
        pricing(&one.report, out)?;
    }
    for one in &result.elevations {
        between(out)?;
        elevation(&one.report, plain, out)?;
    }
    Ok(())
}

/// How many periods a person reads: the first of them, and the last.
const SHOWN: usize = 12;

fn said(text: &str, out: &mut dyn Write) -> Result<()> {
    write!(out, "  ")?;
    paragraph(text, 2, 4, out)
}

fn state(shares: Shares, report: &AdoptionReport) -> String {
    let [customers, providers] = report.sides.each_ref().map(|side| word(side));
    format!("{customers} {}, {providers} {}", figure(shares.customers), figure(shares.providers))
}

fn adoption(report: &AdoptionReport, plain: bool, out: &mut dyn Write) -> Result<()> {
    let heading = format!("{} on {}, {}", word(&report.adoption), word(&report.platform), word_of(&report.update));
    paragraph(&heading, 0, 4, out)?;
    let rows: Vec<[String; 3]> = report
        .trajectory
        .iter()
        .map(|period| [period.period.to_string(), share(period.shares.customers), share(period.shares.providers)])
        .collect();
    let names = report.sides.each_ref().map(|side| word(side));
    table(&names, &rows, out)?;
    let end = match report.end.kind {
        EndKind::Equilibrium => {
            let reached =
                report.end.period.map_or(", not within the periods shown".to_owned(), |period| match period {
                    0 => ", where it begins".to_owned(),
                    period => format!(", nearly so from period {period}"),
                });
            format!("in the long run: {}{reached}", state(report.end.states[0], report))
        }
        EndKind::Cycle => {
            let states: Vec<String> = report.end.states.iter().map(|&one| state(one, report)).collect();
            format!("in the long run: a {}-cycle, {}", states.len(), states.join("; "))
        }
        EndKind::Unsettled => "in the long run: it does not settle within the periods followed".to_owned(),
    };
    said(&end, out)?;
    for equilibrium in &report.equilibria {
        let is_critical = report.critical_mass == Some(equilibrium.shares);
        let kind = match (equilibrium.stable, is_critical) {
            (true, _) => "stable",
            (false, true) => "unstable: the critical mass",
            (false, false) => "not stable",
        };
        said(&format!("equilibrium: {}; {kind}", state(equilibrium.shares, report)), out)?;
    }
    if report.degenerate {
        said("degenerate: the product of the cross effects is 1, so no critical mass can be identified", out)?;
    }
    if let Some(seeds) = &report.seeds {
        said(&seeded(seeds, report), out)?;
    }
    writeln!(out)?;
    let levels = |of: fn(Shares) -> f64| report.trajectory.iter().map(|one| of(one.shares)).collect::<Vec<_>>();
    let series = [levels(|shares| shares.customers), levels(|shares| shares.providers)];
    let names = report.sides.each_ref().map(|side| &**side);
    plot::time(series.each_ref().map(Vec::as_slice), names, [0.0, 1.0], plain, out)?;
    writeln!(out)?;
    plot::plane(report, plain, out)
}

/// A share, to the millionth.
fn share(share: f64) -> String {
    figure((share * 1e6).round() / 1e6)
}

/// An order is made of names and keywords.
fn word_of(update: &str) -> String {
    crate::page::escape::inline(update).into_owned()
}

fn seeded(seeds: &Seeds, report: &AdoptionReport) -> String {
    let target = state(seeds.target, report);
    let [customers, providers] = report.sides.each_ref().map(|side| word(side));
    if seeds.both == Some(0.0) {
        return format!("to reach {target}: nothing need be added at first");
    }
    let ways = [
        seeds.customers.map(|more| format!("{customers} by more than {}", figure(more))),
        seeds.providers.map(|more| format!("{providers} by more than {}", figure(more))),
        seeds.both.map(|more| format!("both by more than {} each", figure(more))),
    ];
    let ways: Vec<String> = ways.into_iter().flatten().collect();
    if ways.is_empty() {
        return format!("to reach {target}: no initial addition suffices");
    }
    format!("to reach {target}, add at first: {}", ways.join("; or "))
}

/// A table of periods: the first, and the last where there are too many.
fn table(names: &[String; 2], rows: &[[String; 3]], out: &mut dyn Write) -> Result<()> {
    let widths = [0, 1].map(|at| rows.iter().map(|row| row[at + 1].len()).max().unwrap_or(0).max(names[at].width()));
    let mut line = |cells: [&str; 3]| {
        let pad = |at: usize| " ".repeat(widths[at].saturating_sub(cells[at + 1].width()));
        let line = format!("  {:>6}  {}{}  {}{}", cells[0], pad(0), cells[1], pad(1), cells[2]);
        writeln!(out, "{}", line.trim_end())
    };
    line(["period", &names[0], &names[1]])?;
    for (at, row) in rows.iter().enumerate() {
        if rows.len() > SHOWN && at == SHOWN - 2 {
            line(["…", "", ""])?;
        } else if rows.len() <= SHOWN || at < SHOWN - 2 || at + 1 == rows.len() {
            line([&row[0], &row[1], &row[2]])?;
        }
    }
    Ok(())
}

fn pricing(report: &PricingReport, out: &mut dyn Write) -> Result<()> {
    paragraph(
        &format!("{} on {}, prices of {}", word(&report.pricing), word(&report.platform), report.model),
        0,
        4,
        out,
    )?;
    if let Some(reason) = report.reason {
        said(reason, out)?;
    }
    for side in report.sides.iter().flatten() {
        let members = side.members.map(|members| format!("; {} join", figure(members))).unwrap_or_default();
        let alone = side.price_alone.map(|price| format!("; without cross effects {}", figure(price)));
        let alone = alone.unwrap_or_default();
        said(&format!("{} pay {}{members}{alone}", word(&side.side), figure(side.price)), out)?;
    }
    if let Some(total) = report.total {
        said(&format!("together {}", figure(total)), out)?;
    }
    if let Some(profit) = report.profit {
        said(&format!("the platform gains {}", figure(profit)), out)?;
    }
    Ok(())
}

fn elevation(report: &ElevationReport, plain: bool, out: &mut dyn Write) -> Result<()> {
    let sides = [&report.expecting, &report.providing].map(|side| word(side));
    let heading = format!(
        "{} of {}: {} expects, {} provides",
        word(&report.elevation),
        word(&report.cocreation),
        sides[0],
        sides[1]
    );
    paragraph(&heading, 0, 4, out)?;
    let rows: Vec<[String; 3]> = report
        .trajectory
        .iter()
        .map(|one| [one.period.unwrap_or(0).to_string(), figure(one.expects), figure(one.provides)])
        .collect();
    table(&sides, &rows, out)?;
    let end = match (report.limit, report.rise) {
        (Some(Rise { expects, provides, .. }), _) if (expects - provides).abs() > 0.0 => {
            format!(
                "nothing moves: {} provides {} and only {} is expected",
                sides[1],
                figure(provides),
                figure(expects)
            )
        }
        (Some(Rise { expects, .. }), _) => format!("in the long run both approach {}", figure(expects)),
        (None, Some(rise)) => {
            format!("both rise by {} in each period, without end; the gap stays as it is", figure(rise))
        }
        (None, None) => "both rise ever faster, and the gap widens".to_owned(),
    };
    said(&end, out)?;
    said(&format!("the gap changes by the factor {} in each period", figure(report.gap_factor)), out)?;
    let levels = |of: fn(&Rise) -> f64| report.trajectory.iter().map(of).collect::<Vec<f64>>();
    let series = [levels(|one| one.expects), levels(|one| one.provides)];
    let all = || series.iter().flatten().copied();
    let (least, most) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    if most > least {
        writeln!(out)?;
        let names = [&*report.expecting, &*report.providing];
        plot::time(series.each_ref().map(Vec::as_slice), names, [least, most], plain, out)?;
    }
    Ok(())
}
