//! `playground`: a page in which models are written.

use super::files;
use super::installed::{self, Missing};
use super::output::Output;
use super::report::{put, recorded};
use clap::Args;
use coproduce_core::Program;
use coproduce_html::Texts;
use coproduce_html::playground::{Beginning, playground};
use coproduce_report::page::phrase::counted;
use std::io::{IsTerminal, Result, stdout};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Models to begin with, and folders of such; examples of this version if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The file that is written, or the folder in which `index.html` is; by default, standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The interpreter as WebAssembly; by default, the one that was installed with this program.
    #[arg(long, value_name = "FILE")]
    interpreter: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  coproduce playground -o playground.html
  coproduce playground -o public          public/index.html, for a site
  coproduce playground models -o course.html   with models of your own to begin with

The page is one file that needs nothing else: it can be mailed, opened without a network, and laid on any site.
Exit status: 0 written, 2 not written";

/// What a page begins with by default, from the simplest on.
const SHIPPED: [(&str, &str); 8] = [
    ("acorn.coprod", include_str!("../../../examples/acorn.coprod")),
    ("white_shirt.coprod", include_str!("../../../examples/white_shirt.coprod")),
    ("car_parts.coprod", include_str!("../../../examples/car_parts.coprod")),
    ("england_and_portugal.coprod", include_str!("../../../examples/england_and_portugal.coprod")),
    ("limits_to_growth.coprod", include_str!("../../../examples/archetypes/limits_to_growth.coprod")),
    ("thermostat.coprod", include_str!("../../../examples/time/thermostat.coprod")),
    ("sushi_bar.coprod", include_str!("../../../examples/orchestration/sushi_bar.coprod")),
    ("security_council.coprod", include_str!("../../../examples/security_council.coprod")),
];

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    if arguments.output.is_none() && stdout().is_terminal() {
        return output.refuse("a page is not for a terminal (help: `-o playground.html` writes it into a file)");
    }
    let interpreter = match installed::interpreter(arguments.interpreter.as_deref()) {
        Ok(found) => found,
        Err(Missing::Wanted(reason)) => return output.refuse(&reason),
        Err(Missing::NotInstalled(help)) => {
            return output.refuse(&format!("the interpreter for pages is not installed (help: {help})"));
        }
    };
    let beginnings = if arguments.paths.is_empty() { shipped() } else { given(&arguments.paths, output)? };
    if beginnings.is_empty() {
        return Ok(());
    }
    let editor = installed::editor();
    if editor.is_none() {
        output.remark(
            "the page has a plain field to write in: its editor is not installed \
             (help: `bash editors/browser/build` makes it in a clone of the repository)",
        )?;
    }
    let page = playground(&beginnings, &interpreter, editor.as_ref());
    put(&page, arguments.output.as_deref(), &format!("{} to begin with", counted(beginnings.len(), "model")), output)
}

fn shipped() -> Vec<Beginning> {
    let beginning = |(name, text): (&str, &str)| beginning(name, &Program::read(name, text), Texts::of(name, text));
    SHIPPED.into_iter().map(beginning).collect()
}

fn given(paths: &[PathBuf], output: &mut Output) -> Result<Vec<Beginning>> {
    let (found, refused) = files::find(paths);
    refused.iter().try_for_each(|reason| output.refuse(reason))?;
    let mut beginnings = Vec::new();
    for found in found {
        let name = files::name(&found);
        match recorded(&found, &name) {
            Ok((program, texts)) => beginnings.push(beginning(&name, &program, texts)),
            Err(reason) => output.refuse(&reason)?,
        }
    }
    Ok(beginnings)
}

/// A model under its own title, or else under its file's name.
fn beginning(name: &str, program: &Program, texts: Texts) -> Beginning {
    Beginning { title: program.title().map_or_else(|| name.to_owned(), Into::into), texts }
}
