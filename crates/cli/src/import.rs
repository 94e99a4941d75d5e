//! `import`: models from the notations of other tools.

use super::output::Output;
use super::{files, program};
use clap::{Args, ValueEnum};
use coproduce_interchange::{bnet, crs, openpsa};
use std::io::{Result, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The notation of the file.
    #[arg(value_enum)]
    format: Format,
    /// The file.
    file: PathBuf,
}

/// The notations of other tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Fault trees in the Open-PSA model exchange format.
    Openpsa,
    /// Catalytic reaction systems, as `CatReNet` writes them.
    Crs,
    /// Boolean networks, as `BoolNet` and `PyBoolNet` write them.
    Bnet,
}

const EXAMPLES: &str = "\
Examples:
  coproduce import openpsa tree.xml >tree.coprod
  coproduce import crs house.crs >house.coprod
  coproduce import bnet yeast.bnet >yeast.coprod

The model goes to standard output. Exit status: 0 fine, 2 the file cannot be converted";

pub(super) fn import(arguments: &Arguments, output: &mut Output) -> Result<()> {
    output.lay_out_no_more();
    let name = files::name(&arguments.file);
    let text = match files::read(&arguments.file).map(program::text) {
        Ok(Ok(text)) => text,
        Ok(Err(not_text)) => return output.refuse(&format!("{name}: byte {} is not text in UTF-8", not_text.at + 1)),
        Err(reason) => return output.refuse(&reason),
    };
    let imported = match arguments.format {
        Format::Openpsa => openpsa::import(&text),
        Format::Crs => crs::import(&text),
        Format::Bnet => bnet::import(&text),
    };
    match imported {
        Ok(model) => output.out.write_all(model.as_bytes()),
        Err(refusals) => refusals.iter().try_for_each(|refusal| output.refuse(&refusal.in_file(&name))),
    }
}
