//! `simulate`: adoptions under their update order, prices, and the spiral of co-elevation.

use super::output::Output;
use super::records::Meant;
use crate::Program;
use crate::analysis::Words;
use crate::analysis::market;
use crate::kernel::{Adoption, AtomId, Order};
use crate::model::{Kind, plain};
use crate::report::json::{Envelope, InFile};
use crate::report::simulate::{SimulateResult, csv, render, svg};
use clap::{Args, ValueEnum};
use std::io::{Result, Write};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    meant: Meant,
    /// In which order the sides respond, in place of what the model says: `all`, `simultaneous`, `customers first`,
    /// `providers first`, or `damped 0.25`.
    #[arg(long, value_name = "ORDER")]
    update: Option<String>,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Draw plots of plain characters, in place of Braille dots.
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

Each side joins as far as the other makes it worth while. Where the trajectory ends depends on the
order in which the sides respond, so that a model has to say it: `--update all` compares all orders.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let asked = match arguments.update.as_deref().map(Asked::read).transpose() {
        Ok(asked) => asked,
        Err(reason) => return output.refuse(&reason),
    };
    let kinds = [Kind::Adoption, Kind::Pricing, Kind::Elevation];
    let Some((models, summary)) = arguments.meant.models(&kinds, output)? else { return Ok(()) };
    let mut result = SimulateResult::default();
    let mut unordered = Vec::new();
    let all: u64 = models.iter().map(|(_, program)| periods(program, &arguments.meant)).sum();
    if all > PERIODS {
        return output.refuse(&format!(
            "{all} periods in all are more than {PERIODS} (help: name what is to be simulated, or ask for fewer periods)"
        ));
    }
    for (name, program) in &models {
        add(name, program, &arguments.meant, asked.as_ref(), &mut result, &mut unordered);
    }
    for (adoption, is_asked) in &unordered {
        if *is_asked {
            output.refuse(&format!(
                "`{adoption}` has no side of this name (help: name one of its sides before `first`)"
            ))?;
            continue;
        }
        output.refuse(&format!(
            "`{adoption}` does not say in which order the sides respond (help: say `update simultaneous`, `update SIDE \
             first` or `update damped 0.25` in the model, or ask with `--update`)"
        ))?;
    }
    match arguments.format {
        Format::Json => Envelope::new(Vec::new(), result, summary).render(&mut output.out),
        Format::Csv => csv::render(&result, &mut output.out),
        Format::Svg if result.adoptions.is_empty() && result.elevations.is_empty() => {
            output.refuse("nothing to draw (help: adoptions and elevations are drawn; pricings are not)")
        }
        Format::Svg => output.out.write_all(svg::render(&result).as_bytes()),
        Format::Text if result.is_empty() && unordered.is_empty() => writeln!(output.out, "nothing to simulate"),
        Format::Text => render(&result, arguments.plain, &mut output.out),
    }
}

/// How many periods all together are followed at most.
const PERIODS: u64 = 2_000_000;

/// How many periods of a model are followed.
fn periods(program: &Program, meant: &Meant) -> u64 {
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let adoptions = words.kernel.adoptions.iter().map(|one| (one.atom, one.periods));
    let elevations = words.kernel.elevations.iter().map(|one| (one.atom, one.periods));
    let all = adoptions.chain(elevations).filter(|&(atom, _)| meant.means(words, atom));
    all.map(|(_, periods)| u64::from(periods)).sum()
}

/// What is simulated of a model.
fn add<'p>(
    file: &'p str,
    program: &'p Program,
    meant: &Meant,
    asked: Option<&Asked>,
    result: &mut SimulateResult<'p>,
    unordered: &mut Vec<(String, bool)>,
) {
    let (words, kernel) = (Words { sources: &program.sources, kernel: &program.kernel }, &program.kernel);
    let is_meant = |atom: AtomId| meant.means(words, atom);
    for adoption in kernel.adoptions.iter().filter(|one| is_meant(one.atom)) {
        let orders = asked.map_or_else(|| adoption.order.into_iter().collect(), |asked| asked.orders(words, adoption));
        if orders.is_empty() {
            unordered.push((words.atom(adoption.atom).into_owned(), asked.is_some()));
        }
        let reports = orders.into_iter().filter_map(|order| market::adoption(words, adoption, order));
        result.adoptions.extend(reports.map(|report| InFile { file: file.into(), report }));
    }
    let pricings = kernel.pricings.iter().filter(|one| is_meant(one.atom));
    let pricings = pricings.filter_map(|pricing| market::pricing(words, pricing));
    result.pricings.extend(pricings.map(|report| InFile { file: file.into(), report }));
    let elevations = kernel.elevations.iter().filter(|one| is_meant(one.atom));
    let elevations = elevations.filter_map(|elevation| market::elevation(words, elevation));
    result.elevations.extend(elevations.map(|report| InFile { file: file.into(), report }));
}

/// An order of the command line.
enum Asked {
    All,
    One(Order),
    /// A side by name.
    First(String),
}

/// How far a damped response goes where nothing else is said.
const DAMPED: f64 = 0.25;

impl Asked {
    fn read(text: &str) -> std::result::Result<Self, String> {
        let words: Vec<&str> = text.split([' ', '=']).filter(|word| !word.is_empty()).collect();
        match words[..] {
            ["all"] => Ok(Self::All),
            ["simultaneous"] => Ok(Self::One(Order::Simultaneous)),
            ["customers", "first"] | ["customers-first"] => Ok(Self::One(Order::First(0))),
            ["providers", "first"] | ["providers-first"] => Ok(Self::One(Order::First(1))),
            ["damped", part] => match part.parse() {
                Ok(part) if part > 0.0 && part <= 1.0 => Ok(Self::One(Order::Damped(part))),
                _ => Err(format!("`{part}` is no part of the way (help: a number above 0 and up to 1)")),
            },
            [ref side @ .., "first"] if !side.is_empty() => Ok(Self::First(plain(&side.join(" ")).into_owned())),
            _ => Err(format!(
                "no order `{text}` (help: `all`, `simultaneous`, `customers first`, `providers first`, or `damped 0.25`)"
            )),
        }
    }

    fn orders(&self, words: Words, adoption: &Adoption) -> Vec<Order> {
        match self {
            Self::One(order) => vec![*order],
            Self::All => {
                let said = adoption.order.filter(|order| matches!(order, Order::Damped(_)));
                vec![Order::Simultaneous, Order::First(0), Order::First(1), said.unwrap_or(Order::Damped(DAMPED))]
            }
            Self::First(name) => {
                let sides = adoption.sides.iter().flatten();
                let side = sides.map(|side| words.atom(side.actor)).position(|side| side == name.as_str());
                side.map(Order::First).into_iter().collect()
            }
        }
    }
}
