//! `relate`: every relation of some coproducers to a product, each with what shows that it does not hold.

use super::ask::{AboutProduct, about_product};
use super::output::Output;
use clap::Args;
use coproduce_core::ask::{Extent, NamedMember, Question, Word};
use std::io::Result;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The coproducers, separated by commas: names, `not NAME`, or `any of (NAME, …)`.
    #[arg(value_name = "SET")]
    set: String,
    #[command(flatten)]
    asked: AboutProduct,
}

const EXAMPLES: &str = "\
Examples:
  coproduce relate acorn oak acorn.coprod --in forest
  coproduce relate 'acorn, moisture, soil, warmth' oak acorn.coprod --in outdoors
  coproduce relate 'any of (rain, river)' harvest farm.coprod --in valley

What is supposed is a value in the environment: `--given` is held there, `--without` lacked,
`--unknown` open. For a scenario, what it states counts, in its environment.
Exit status: 0 answered, 1 the model has errors, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let members = members(&arguments.set);
    if members.is_empty() {
        return output.refuse("no coproducer is named");
    }
    let question = |product| Question::Relate(members, product);
    about_product(&arguments.asked, question, &Extent::default(), output)
}

/// The members of a set as it is written in a claim.
fn members(set: &str) -> Vec<NamedMember> {
    let member = |part: &str| {
        let class = part.strip_prefix("any").map(str::trim_start).and_then(|rest| rest.strip_prefix("of"));
        let class = class.map(str::trim).and_then(|rest| rest.strip_prefix('(')?.strip_suffix(')'));
        match (class, part.strip_prefix("not ")) {
            (Some(class), _) => NamedMember::AnyOf(parts(class).into_iter().map(Word::argument).collect()),
            (None, Some(name)) => NamedMember::Absent(Word::argument(name)),
            (None, None) => NamedMember::Present(Word::argument(part)),
        }
    };
    parts(set).into_iter().map(member).collect()
}

/// The parts between commas that stand neither in backticks nor in brackets.
fn parts(list: &str) -> Vec<&str> {
    let (mut quoted, mut depth) = (false, 0_usize);
    let parts = list.split(move |character| {
        match character {
            '`' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == ',' && !quoted && depth == 0
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}
