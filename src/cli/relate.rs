//! `relate`: every relation of some coproducers to a product, each with what shows that it does not hold.

use super::ask::{Asked, Subject, subject};
use super::output::Output;
use super::{TextOrJson, naming};
use crate::analysis::Relations;
use crate::diagnostic::nearest;
use crate::kernel::{AtomId, Member};
use crate::model::{Kinds, plain};
use crate::report::relate::{Related, Relatedness, render};
use crate::syntax::declaration::Relation;
use clap::Args;
use std::io::Result;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The coproducers, separated by commas: names, `not NAME`, or `any of (NAME, …)`.
    #[arg(value_name = "SET")]
    set: String,
    #[command(flatten)]
    asked: Asked,
}

const EXAMPLES: &str = "\
Examples:
  coproduce relate acorn oak acorn.coprod --in forest
  coproduce relate 'acorn, moisture, soil, warmth' oak acorn.coprod --in outdoors
  coproduce relate 'any of (rain, river)' harvest farm.coprod --in valley

Relations are about an environment as it is; of a scenario, its environment is meant.
Exit status: 0 answered, 1 the model has errors, 2 could not run";

/// The relations, in the order in which they are shown.
const RELATIONS: [(Relation, &str); 6] = [
    (Relation::Sufficient, "sufficient"),
    (Relation::Necessary, "necessary"),
    (Relation::Producer, "producer"),
    (Relation::PotentialProducer, "potential producer"),
    (Relation::Cause, "cause"),
    (Relation::Irrelevant, "irrelevant"),
];

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let Some(subject) = subject(&arguments.asked, output)? else { return Ok(()) };
    let members = match members(&arguments.set, &subject) {
        Ok(members) => members,
        Err(reason) => return output.refuse(&reason),
    };
    let (words, program) = (subject.words(), subject.program());
    let environment = subject.setting.environment(&program.kernel);
    let relations = Relations::new(&program.kernel, &program.networks, subject.product, environment);
    let related = RELATIONS.map(|(relation, word)| {
        let (holds, witness) = match relations.refutation(relation, &members) {
            Ok(None) => (Some(true), None),
            Ok(Some(witness)) => (Some(false), Some(witness.phrase(words, subject.product, environment))),
            Err(limit) => (None, Some(limit.to_string())),
        };
        Relatedness { relation: word, holds, witness }
    });
    let result = Related {
        set: members.iter().map(|member| words.member(member).replace('`', "")).collect(),
        product: words.atom(subject.product),
        environment: words.environment(environment),
        relations: related.to_vec(),
    };
    match arguments.asked.format {
        TextOrJson::Json => subject.answer(result.for_machines(), output),
        TextOrJson::Text => render(&result, &mut output.out),
    }
}

/// The members of a set as it is written in a claim.
fn members(set: &str, subject: &Subject) -> std::result::Result<Vec<Member>, String> {
    let mut members = Vec::new();
    for part in parts(set) {
        let class = part.strip_prefix("any").map(str::trim_start).and_then(|rest| rest.strip_prefix("of"));
        let class = class.map(str::trim).and_then(|rest| rest.strip_prefix('(')?.strip_suffix(')'));
        members.push(if let Some(class) = class {
            Member::AnyOf(
                parts(class).into_iter().map(|name| atom(name, subject)).collect::<std::result::Result<_, _>>()?,
            )
        } else if let Some(name) = part.strip_prefix("not ") {
            Member::Absent(atom(name, subject)?)
        } else {
            Member::Present(atom(part, subject)?)
        });
    }
    if members.is_empty() { Err("no coproducer is named".to_owned()) } else { Ok(members) }
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

fn atom(name: &str, subject: &Subject) -> std::result::Result<AtomId, String> {
    let (program, wanted) = (subject.program(), plain(name.trim()));
    let found = naming::thing_of(program, name.trim(), Kinds::COPRODUCERS)?.ok_or_else(|| {
        let known: Vec<_> = program.names().filter(|known| Kinds::COPRODUCERS.contains(known.1)).collect();
        let near = nearest(&wanted, known.iter().map(|known| known.0.as_ref()));
        let help = near.first().map(|near| format!(" (help: did you mean `{near}`?)")).unwrap_or_default();
        format!("no coproducer `{wanted}`{help}")
    })?;
    if found == subject.product {
        return Err(format!("`{wanted}` is named as a coproducer of itself"));
    }
    Ok(program.kernel.choice(found))
}
