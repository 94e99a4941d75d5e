//! `completions` and `man`: what shells and manuals need to know of the command line.

use super::files;
use super::output::Output;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::Result;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS)]
pub(super) struct CompletionArguments {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

const COMPLETIONS: &str = "\
Examples:
  coproduce completions bash >~/.local/share/bash-completion/completions/coproduce
  coproduce completions zsh >~/.zfunc/_coproduce
  coproduce completions fish >~/.config/fish/completions/coproduce.fish";

#[derive(Debug, Args)]
#[command(after_help = MANUAL)]
pub(super) struct ManualArguments {
    /// The folder into which a page for each command is written; if none is named, the page of the tool itself is
    /// printed.
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

const MANUAL: &str = "\
Examples:
  coproduce man | man -l -
  coproduce man ~/.local/share/man/man1";

/// Writes the completions for a shell.
pub(super) fn completions(arguments: &CompletionArguments, output: &mut Output) -> Result<()> {
    output.lay_out_no_more();
    let mut command = super::Arguments::command();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "coproduce", &mut script);
    std::io::Write::write_all(&mut output.out, &script)
}

/// Writes the pages of the manual.
pub(super) fn manual(arguments: &ManualArguments, output: &mut Output) -> Result<()> {
    output.lay_out_no_more();
    let command = super::Arguments::command().disable_help_subcommand(true);
    let Some(folder) = &arguments.folder else {
        return clap_mangen::Man::new(command).render(&mut output.out);
    };
    let written = std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
    written.or_else(|error| {
        let reason = files::reason(&error);
        output.refuse(&format!("cannot write to `{}`: {reason}", folder.display()))
    })
}
