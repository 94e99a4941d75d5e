//! `export`: models to the notations of other tools.

use super::files::found;
use super::output::Output;
use super::{Status, files, program};
use clap::{Args, ValueEnum};
use coproduce_core::kernel::EnvironmentId;
use coproduce_core::{Program, analysis::Words};
use coproduce_interchange::{bnet, openpsa};
use coproduce_report::findings::concise;
use coproduce_syntax::diagnostic::joined;
use std::io::{Result, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The notation to write.
    #[arg(value_enum)]
    format: Format,
    /// The model.
    file: PathBuf,
    /// The environment whose laws are written; not needed if there is only one.
    #[arg(long = "in", value_name = "ENVIRONMENT")]
    environment: Option<String>,
}

/// The notations of other tools.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Fault trees in the Open-PSA model exchange format.
    Openpsa,
    /// Boolean networks, as `BoolNet` and `PyBoolNet` read them.
    Bnet,
}

const EXAMPLES: &str = "\
Examples:
  coproduce export openpsa tree.coprod --in plant >tree.xml
  coproduce export bnet yeast.coprod >yeast.bnet

As a fault tree every product becomes a gate, every open coproducer a basic event, every condition that
is held or lacked a house event. As a Boolean network whatever takes a period or lasts becomes a target.
Exit status: 0 fine, 1 findings, 2 the model cannot be written this way";

pub(super) fn export(arguments: &Arguments, output: &mut Output) -> Result<()> {
    output.lay_out_no_more();
    let name = files::name(&arguments.file);
    let program = match found(&arguments.file).and_then(|found| program::understand(&found)) {
        Ok(program) => program,
        Err(reason) => return output.refuse(&reason),
    };
    if !program.understood {
        output.raise(Status::Findings);
        concise::render(&program.sources, &program.findings, &mut output.error)?;
        return writeln!(output.error, "{name}: not exported: fix the errors first");
    }
    let environment = match environment(&program, arguments.environment.as_deref()) {
        Ok(environment) => environment,
        Err(reason) => return output.refuse(&format!("{name}: {reason}")),
    };
    let exported = match arguments.format {
        Format::Openpsa => openpsa::export(&program, environment).map_err(|refusal| vec![refusal]),
        Format::Bnet => bnet::export(&program, environment),
    };
    match exported {
        Ok(text) => output.out.write_all(text.as_bytes()),
        Err(refusals) => refusals.iter().try_for_each(|refusal| output.refuse(&refusal.in_file(&name))),
    }
}

/// The environment of this name, or the only one.
fn environment(program: &Program, name: Option<&str>) -> std::result::Result<EnvironmentId, String> {
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let known: Vec<String> = program.kernel.environment_ids().map(|id| words.environment(id).into_owned()).collect();
    let found = match name {
        Some(name) => program.kernel.environment_ids().find(|&id| words.environment(id) == name),
        None if known.len() == 1 => program.kernel.environment_ids().next(),
        None => None,
    };
    found.ok_or_else(|| match name {
        Some(name) => format!("no environment `{name}` (help: there is {})", joined(&known, "and")),
        None if known.is_empty() => "the model has no environment (help: laws apply in environments)".to_owned(),
        None => format!("there are several environments (help: choose one with `--in`: {})", joined(&known, "or")),
    })
}
