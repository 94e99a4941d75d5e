//! `lsp`: the language server, for editors.

use super::disk::Disk;
use super::output::Output;
use clap::Args;
use std::io::{BufReader, Result, stdin, stdout};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Speak on standard input and output, as is done in any case: editors pass it.
    #[arg(long, hide = true)]
    stdio: bool,
}

const EXAMPLES: &str = "\
Example:
  coproduce lsp                           an editor starts it so

Speaks the Language Server Protocol on standard input and output, until the editor ends it.
Exit status: 0 ended as agreed, 2 the editor was not understood";

pub(super) fn run(_: &Arguments, output: &mut Output) -> Result<()> {
    let (input, output_to_editor) = (BufReader::new(stdin()), stdout());
    match coproduce_lsp::serve_streams(input, output_to_editor, Disk::default(), without_links) {
        Ok(()) => Ok(()),
        Err(error) => output.refuse(&format!("the language server has ended: {error}")),
    }
}

/// A path without links, as far as something lies there.
fn without_links(path: &Path) -> PathBuf {
    let of_parent = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(of_parent).unwrap_or_else(|| path.to_owned())
}
