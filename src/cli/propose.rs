//! `propose`: the value propositions that two actors could make, to the advantage of both.

use super::output::Output;
use super::{models, naming};
use crate::Program;
use crate::analysis::Words;
use crate::analysis::propose::{Extent, ProposalsReport, Wish, propose};
use crate::diagnostic::nearest;
use crate::kernel::{AtomId, AtomKind, EnvironmentId, Proposition};
use crate::model::{Kind, Kinds, plain};
use crate::report::json::Envelope;
use crate::report::propose::{Form, render};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::Result;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The one actor.
    #[arg(value_name = "ACTOR")]
    one: String,
    /// The other one.
    #[arg(value_name = "OTHER")]
    other: String,
    /// Files, and folders with all `.coprod` files below them; the repository one stands in if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The environment in which they could agree; not needed where there is only one.
    #[arg(long = "in", value_name = "ENVIRONMENT")]
    environment: Option<String>,
    /// What is assumed of others and of things; without it, what propositions of the two assume there.
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
    /// The declarations alone, to be added to the model.
    Coprod,
}

const EXAMPLES: &str = "\
Examples:
  coproduce propose maker buyer white_shirt.coprod --assuming wear,notice
  coproduce propose maker buyer white_shirt.coprod --otherwise maker=5 --format coprod
  coproduce propose england portugal england_and_portugal.coprod

Every set of actions that the two can promise is followed as a proposition is, with a payment by
which both gain. Where there are too many sets only the smaller ones are, which is said.
Exit status: 0 answered, 1 a model cannot be understood, 2 could not run";

#[derive(Serialize)]
struct Results<'p> {
    proposals: Vec<ProposalsReport<'p>>,
}

type Refused<T> = std::result::Result<T, String>;

fn at_least_one(text: &str) -> std::result::Result<usize, String> {
    match text.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err("a whole number from 1 on is needed".to_owned()),
    }
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let (models, summary) = models::understood(&arguments.paths, "not evaluated", output)?;
    let programs: Vec<&Program> = models.iter().map(|(_, program)| &**program).collect();
    let mut results = Results { proposals: Vec::new() };
    let names = [&arguments.one, &arguments.other].map(|name| plain(name).into_owned());
    if names[0] == names[1] {
        return output.refuse(&format!("`{}` is named twice (help: a proposition is between two actors)", names[0]));
    }
    for program in &programs {
        let [Some(one), Some(other)] = names.each_ref().map(|name| actor(program, name)) else { continue };
        match proposals(arguments, program, [one, other]) {
            Ok(report) => results.proposals.push(report),
            Err(reason) => output.refuse(&reason)?,
        }
    }
    if let Some(unknown) = names.iter().find(|name| programs.iter().all(|program| actor(program, name).is_none()))
        && !programs.is_empty()
    {
        let known: Vec<String> = programs.iter().flat_map(|program| of_kind(program, Kind::Actor)).collect();
        let near = nearest(unknown, known.iter().map(String::as_str));
        let help = near.first().map(|near| format!(" (help: did you mean `{near}`?)")).unwrap_or_default();
        return output.refuse(&format!("no actor `{unknown}`{help}"));
    }
    let form = match arguments.format {
        Format::Json => return Envelope::new(Vec::new(), results, summary).render(&mut output.out),
        Format::Text => Form::Explained,
        Format::Coprod => Form::Bare,
    };
    results.proposals.iter().try_for_each(|report| render(report, form, &mut output.out))
}

fn actor(program: &Program, name: &str) -> Option<AtomId> {
    program.find(name).one().filter(|&atom| program.kernel.atom(atom).kind == AtomKind::Actor)
}

fn of_kind(program: &Program, kind: Kind) -> impl Iterator<Item = String> {
    program.names().filter(move |name| name.1 == kind).map(|name| name.0.into_owned())
}

fn proposals<'p>(arguments: &Arguments, program: &'p Program, parties: [AtomId; 2]) -> Refused<ProposalsReport<'p>> {
    let kernel = &program.kernel;
    let words = Words { sources: &program.sources, kernel };
    let is_taken = |name: &str| program.names().any(|(known, ..)| known == name);
    let Some(environment) = environment(arguments, program)? else {
        return Ok(ProposalsReport::new(words, parties, None, &is_taken));
    };
    let theirs = kernel.propositions.iter().filter(|one| {
        one.sound && one.environment == environment && parties.iter().all(|party| one.parties.contains(party))
    });
    let theirs: Vec<&Proposition> = theirs.collect();
    let wish = Wish {
        parties,
        environment,
        assumptions: assumptions(arguments, program, &theirs)?,
        otherwise: otherwise(arguments, program, parties, &theirs)?,
    };
    let network = program.networks.of(kernel, environment);
    if !network.unstratified().is_empty() {
        return Err(format!("in `{}` products depend on their own absence", words.environment(environment)));
    }
    let found = propose(kernel, network, &wish, Extent { sets: arguments.sets, proposals: arguments.limit });
    Ok(ProposalsReport::new(words, parties, Some((&wish, found)), &is_taken))
}

/// The environment that is named, or the only one; none where there is none.
fn environment(arguments: &Arguments, program: &Program) -> Refused<Option<EnvironmentId>> {
    let kernel = &program.kernel;
    let words = Words { sources: &program.sources, kernel };
    let own: Vec<EnvironmentId> = kernel.environment_ids().filter(|&id| kernel.environment(id).own).collect();
    let known = || own.iter().map(|&id| format!("`{}`", words.environment(id))).collect::<Vec<_>>().join(", ");
    match (&arguments.environment, own.as_slice()) {
        (Some(name), _) => {
            let name = plain(name);
            let named = program.find(&name).one().and_then(|atom| kernel.environment_of(atom));
            named.map(Some).ok_or_else(|| format!("no environment `{name}` (help: there is {})", known()))
        }
        (None, []) => Ok(None),
        (None, [only]) => Ok(Some(*only)),
        (None, _) => Err(format!("`--in` has to say which environment is meant (help: there is {})", known())),
    }
}

/// What is assumed: what is named, else what propositions of the two assume.
fn assumptions(arguments: &Arguments, program: &Program, theirs: &[&Proposition]) -> Refused<Vec<AtomId>> {
    let mut assumed = Vec::new();
    for name in arguments.assuming.iter().map(|name| plain(name.trim()).into_owned()).filter(|name| !name.is_empty()) {
        let found = naming::thing_of(program, &name, Kinds::CONDITIONS)?;
        let atom = found.ok_or_else(|| format!("nothing that can be assumed is called `{name}`"))?;
        assumed.push(program.kernel.choice(atom));
    }
    if arguments.assuming.is_empty() {
        assumed.extend(theirs.iter().flat_map(|one| one.assumptions.iter().map(|&(atom, _)| atom)));
    }
    let mut seen = rustc_hash::FxHashSet::default();
    assumed.retain(|&atom| seen.insert(atom));
    Ok(assumed)
}

/// What the two have without a deal: what is said here, else what the first proposition of the two says.
fn otherwise(
    arguments: &Arguments,
    program: &Program,
    parties: [AtomId; 2],
    theirs: &[&Proposition],
) -> Refused<[f64; 2]> {
    let mut otherwise = [0.0; 2];
    if let Some(first) = theirs.first() {
        let of = |actor: AtomId| {
            first.parties.iter().position(|&party| party == actor).map_or(0.0, |at| first.otherwise[at])
        };
        otherwise = parties.map(of);
    }
    for text in &arguments.otherwise {
        let help = "an actor of the two and a number, such as `--otherwise maker=5`";
        let refused = || format!("`{text}` does not say what an actor has otherwise (help: {help})");
        let (name, number) = text.rsplit_once('=').ok_or_else(refused)?;
        let actor = actor(program, &plain(name.trim())).ok_or_else(refused)?;
        let party = parties.iter().position(|&party| party == actor).ok_or_else(refused)?;
        let number: f64 = number.trim().parse().map_err(|_| refused())?;
        otherwise[party] = Some(number).filter(|number| number.is_finite()).ok_or_else(refused)?;
    }
    Ok(otherwise)
}
