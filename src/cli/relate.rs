//! `relate`: every relation of some coproducers to a product, each with what shows that it does not hold.

use super::TextOrJson;
use super::ask::{Asked, Subject, subject};
use super::output::Output;
use crate::analysis::{Related, Relations};
use crate::diagnostic::nearest;
use crate::kernel::{AtomId, Member};
use crate::model::{Kinds, plain};
use crate::report::relate::render;
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

What is supposed is a value in the environment: `--given` is held there, `--without` lacked,
`--unknown` open. Of a scenario, what it states counts, in its environment.
Exit status: 0 answered, 1 the model has errors, 2 could not run";

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let Some(subject) = subject(&arguments.asked, output)? else { return Ok(()) };
    let members = match members(&arguments.set, &subject) {
        Ok(members) => members,
        Err(reason) => return output.refuse(&reason),
    };
    let (words, program) = (subject.words(), subject.program());
    let environment = subject.setting.environment(&program.kernel);
    let relations = Relations::new(&program.kernel, &program.networks, subject.product, &subject.setting);
    let result = Related::of(words, &relations, &members, (subject.product, environment));
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
    let fits = |known: &&(std::borrow::Cow<str>, crate::model::Kind, AtomId)| Kinds::COPRODUCERS.contains(known.1);
    let named: Vec<_> = program.names().collect();
    let found = named.iter().filter(fits).find(|known| known.0 == wanted).map(|known| known.2);
    let found = found.ok_or_else(|| {
        let near = nearest(&wanted, named.iter().filter(fits).map(|known| known.0.as_ref()));
        let help = near.first().map(|near| format!(" (help: did you mean `{near}`?)")).unwrap_or_default();
        format!("no coproducer `{wanted}`{help}")
    })?;
    if found == subject.product {
        return Err(format!("`{wanted}` is named as a coproducer of itself"));
    }
    Ok(program.kernel.choice(found))
}
