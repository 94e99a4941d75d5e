//! `simulate`: adoptions under their update order, prices, and the spiral of co-elevation.

use super::output::Output;
use super::records::Meant;
use clap::{Args, ValueEnum};
use coproduce_core::ask::answer::{Answer, Recorded, Simulated};
use coproduce_core::ask::{Extent, Records, Update};
use coproduce_core::kernel::Order;
use coproduce_core::model::plain;
use coproduce_report::simulate::{csv, render, svg};
use coproduce_report::wire::{Envelope, Summary};
use std::io::{Result, Write};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    meant: Meant,
    /// In which order the sides respond, instead of what the model says: `all`, `simultaneous`, `customers first`,
    /// `providers first`, or `damped 0.25`.
    #[arg(long, value_name = "ORDER")]
    update: Option<String>,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Draw plots with plain characters instead of Braille dots.
    #[arg(long)]
    plain: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with plots.
    #[default]
    Text,
    /// One envelope for machines.
    Json,
    /// A table for machines: one row for each side in each period.
    Csv,
    /// A picture: both sides over time, and the plane of both.
    Svg,
}

const EXAMPLES: &str = "\
Examples:
  coproduce simulate ichiba_growth.coprod
  coproduce simulate ichiba_growth.coprod --name growth --update all
  coproduce simulate ichiba_growth.coprod --format svg >growth.svg

Each side joins as far as the other makes it worthwhile. Where the trajectory ends depends on the
order in which the sides respond, so a model has to state it: `--update all` compares all orders.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let update = match arguments.update.as_deref().map(update).transpose() {
        Ok(update) => update,
        Err(reason) => return output.refuse(&reason),
    };
    let (models, summary) = arguments.meant.models(output)?;
    let extent = Extent { update, ..Extent::default() };
    let found = arguments.meant.records(&models, Records::Simulate, &extent, output)?;
    let Some(Recorded::Simulated(found)) = found else { return Ok(()) };
    for adoption in &found.unordered {
        output.refuse(&unordered(adoption, extent.update.is_some()))?;
    }
    write(arguments, found, summary, output)
}

fn write(arguments: &Arguments, found: Simulated, summary: Summary, output: &mut Output) -> Result<()> {
    match arguments.format {
        Format::Json => {
            let answer = Answer::Records(Recorded::Simulated(found));
            Envelope::new(Vec::new(), answer, summary).render(&mut output.out)
        }
        Format::Csv => csv::render(&found, &mut output.out),
        Format::Svg if found.adoptions.is_empty() && found.elevations.is_empty() => {
            output.refuse("nothing to draw (help: adoptions and elevations are drawn; pricings are not)")
        }
        Format::Svg => output.out.write_all(svg::render(&found).file().as_bytes()),
        Format::Text if !found.is_empty() => render(&found, arguments.plain, &mut output.out),
        Format::Text if found.unordered.is_empty() => writeln!(output.out, "no {}", Records::Simulate.noun()),
        Format::Text => Ok(()),
    }
}

/// Why an adoption is not followed.
fn unordered(adoption: &str, is_asked: bool) -> String {
    if is_asked {
        return format!("`{adoption}` has no side of this name (help: name one of its sides before `first`)");
    }
    format!(
        "`{adoption}` does not say in which order the sides respond (help: say `update simultaneous`, `update SIDE first` \
         or `update damped 0.25` in the model, or ask with `--update`)"
    )
}

/// An order as it is written.
fn update(text: &str) -> std::result::Result<Update, String> {
    let words: Vec<&str> = text.split([' ', '=']).filter(|word| !word.is_empty()).collect();
    match words[..] {
        ["all"] => Ok(Update::All),
        ["simultaneous"] => Ok(Update::One(Order::Simultaneous)),
        ["customers", "first"] | ["customers-first"] => Ok(Update::One(Order::First(0))),
        ["providers", "first"] | ["providers-first"] => Ok(Update::One(Order::First(1))),
        ["damped", part] => match part.parse() {
            Ok(part) if part > 0.0 && part <= 1.0 => Ok(Update::One(Order::Damped(part))),
            _ => Err(format!("`{part}` is not a part of the way (help: a number above 0 and up to 1)")),
        },
        [ref side @ .., "first"] if !side.is_empty() => Ok(Update::First(plain(&side.join(" ")).into_owned())),
        _ => Err(format!(
            "no order `{text}` (help: `all`, `simultaneous`, `customers first`, `providers first`, or `damped 0.25`)"
        )),
    }
}
