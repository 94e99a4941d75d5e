//! `propose`: the value propositions that two actors could make, to the advantage of both.

use super::ask::{everywhere, refuse};
use super::models;
use super::output::Output;
use super::setting::words;
use clap::{Args, ValueEnum};
use coproduce_core::Program;
use coproduce_core::analysis::Setting;
use coproduce_core::analysis::propose::Extent;
use coproduce_core::ask::answer::{Answer, Proposed};
use coproduce_core::ask::{self, NamedSetting, Refusal, Word, proposed};
use coproduce_core::kernel::Supposed;
use coproduce_report::page::surface::Page;
use coproduce_report::propose::{Form, render};
use coproduce_report::wire::Envelope;
use std::io::Result;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// One actor.
    #[arg(value_name = "ACTOR")]
    one: String,
    /// The other actor.
    #[arg(value_name = "OTHER")]
    other: String,
    /// Files, and folders with all `.coprod` files below them; the current repository if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The environment in which they could agree; not needed if there is only one.
    #[arg(long = "in", value_name = "ENVIRONMENT")]
    environment: Option<String>,
    /// What is assumed about others and about things; without it, what propositions of the two assume there.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    assuming: Vec<String>,
    /// What the two have without a deal, as in `maker=5`; without it, what a proposition of the two says, or 0.
    #[arg(long, value_name = "ACTOR=NUMBER", value_delimiter = ',')]
    otherwise: Vec<String>,
    /// How many propositions are shown, the best first.
    #[arg(long, value_name = "NUMBER", default_value_t = Extent::default().proposals, value_parser = at_least_one)]
    limit: usize,
    /// How many sets of promises are followed at most, smaller ones first.
    #[arg(long, value_name = "NUMBER", default_value_t = Extent::default().sets)]
    sets: usize,
    /// How proposals are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// One envelope for machines.
    Json,
    /// Only the declarations, to be added to the model.
    Coprod,
}

const EXAMPLES: &str = "\
Examples:
  coproduce propose maker buyer white_shirt.coprod --assuming wear,notice
  coproduce propose maker buyer white_shirt.coprod --otherwise maker=5 --format coprod
  coproduce propose england portugal england_and_portugal.coprod

Every set of actions that the two can promise is followed as a proposition is, with a payment by
which both gain. If there are too many sets, only the smaller ones are followed, and the answer says so.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

fn at_least_one(text: &str) -> std::result::Result<usize, String> {
    match text.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err("a whole number of at least 1 is needed".to_owned()),
    }
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let (models, summary) = models::understood(&arguments.paths, "not evaluated", output)?;
    let programs: Vec<&Program> = models.iter().map(|(_, program)| &**program).collect();
    let found = match all_proposed(arguments, &programs) {
        Ok(found) => found,
        Err(Failure::Unreadable(reason)) => return output.refuse(&reason),
        Err(Failure::Refused(refusal)) => return refuse(&refusal, output),
    };
    let form = match arguments.format {
        Format::Json => return Envelope::new(Vec::new(), Answer::Proposed(found), summary).render(&mut output.out),
        Format::Text => Form::Explained,
        Format::Coprod => Form::Bare,
    };
    found.proposals.iter().try_for_each(|report| render(report, form, Page::COMMAND, &mut output.out))
}

/// Why nothing is proposed.
enum Failure {
    /// A flag cannot be read.
    Unreadable(String),
    /// The question has no answer.
    Refused(Refusal),
}

/// What the two could propose in each model that knows them.
fn all_proposed<'p>(arguments: &Arguments, programs: &[&'p Program]) -> std::result::Result<Proposed<'p>, Failure> {
    let otherwise = arguments.otherwise.iter().map(|text| otherwise(text)).collect::<std::result::Result<Vec<_>, _>>();
    let otherwise = otherwise.map_err(Failure::Unreadable)?;
    let parties = [&arguments.one, &arguments.other].map(|name| Word::argument(name));
    let named = NamedSetting {
        environment: arguments.environment.as_ref().map(|name| Word::argument(name)),
        states: words(&arguments.assuming).map(|word| (word, Supposed::Given)).collect(),
        ..NamedSetting::default()
    };
    let extent = Extent { sets: arguments.sets, proposals: arguments.limit };
    let extent = ask::Extent { proposals: extent, ..ask::Extent::default() };
    let place = |named: &NamedSetting, program: &Program| {
        // Without an environment, exchanges alone are proposed.
        if program.environments().next().is_none() {
            Ok(Vec::new())
        } else {
            named.environment(program).map(|one| vec![one])
        }
    };
    let settings = everywhere(&named, programs.iter().copied(), place).map_err(Failure::Refused)?;
    let mut all = Proposed::default();
    let mut refused: Option<Refusal> = None;
    for (program, settings) in programs.iter().zip(&settings) {
        let setting: Option<&Setting> = settings.first();
        match proposed(program, setting, &parties, &otherwise, &extent) {
            Ok(found) => all.proposals.extend(found.proposals),
            Err(refusal) => refused = refused.or(Some(refusal)),
        }
    }
    match refused {
        // One of several models knows them.
        Some(refusal) if all.proposals.is_empty() => Err(Failure::Refused(refusal)),
        _ => Ok(all),
    }
}

/// What an actor has without a deal, as in `maker=5`.
fn otherwise(text: &str) -> std::result::Result<(Word, f64), String> {
    let help = "an actor of the two and a number, such as `--otherwise maker=5`";
    let refused = || format!("`{text}` does not say what an actor has otherwise (help: {help})");
    let (name, number) = text.rsplit_once('=').ok_or_else(refused)?;
    let number: f64 = number.trim().parse().map_err(|_| refused())?;
    if number.is_finite() { Ok((Word::argument(name), number)) } else { Err(refused()) }
}
