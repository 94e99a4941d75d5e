//! `repl`: a session at a terminal, or on piped input, which behaves the same.

mod assist;
mod disk;
mod history;
mod piped;
mod terminal;

use super::output::Output;
use super::{Status, TextOrJson};
use clap::Args;
use coproduce_session::text::{self, Style, WELCOME};
use coproduce_session::{Reply, Session, json};
use disk::Disk;
use std::io::{IsTerminal, Result, Write, stdin, stdout};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Model files to start with, and folders with all `.coprod` files below them; none for an empty session.
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// How replies are shown; in JSON, each is one object on a line of its own.
    #[arg(long, value_enum, default_value_t)]
    format: TextOrJson,
}

const EXAMPLES: &str = "\
Examples:
  coproduce repl acorn.coprod             explore a model; `:help` says how
  coproduce repl                          begin with nothing, and declare
  echo 'oak? in forest' | coproduce repl acorn.coprod
  coproduce repl acorn.coprod --format json < questions.txt

Replies, including all findings, go to standard output. Input that is piped is read line by line, as
it would be typed; the history of a terminal is kept in the platform's data folder.
Exit status: 0 fine, 1 piped input contained an entry that was rejected, 2 could not run";

/// How replies are shown.
#[derive(Clone, Copy)]
struct Shown {
    format: TextOrJson,
    style: Style,
}

impl Shown {
    /// Writes a reply, and at once.
    fn reply(self, reply: &Reply, out: &mut dyn Write) -> Result<()> {
        match self.format {
            TextOrJson::Text => text::render(reply, self.style, out)?,
            TextOrJson::Json => json::render(reply, out)?,
        }
        out.flush()
    }
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    output.lay_out_no_more();
    let watched = stdin().is_terminal() && stdout().is_terminal();
    let style = Style { colour: output.colours_results(), ..Style::default() };
    let mut shown = Shown { format: arguments.format, style };
    let mut session = Session::new();
    if watched {
        shown.style.width = terminal::width().unwrap_or(shown.style.width);
    }
    if !arguments.paths.is_empty() {
        let reply = session.load(&arguments.paths, &mut Disk);
        if let Reply::Failed { reason, .. } = &reply {
            return output.refuse(reason);
        }
        shown.reply(&reply, &mut output.out)?;
    } else if watched && arguments.format == TextOrJson::Text {
        writeln!(output.out, "{}", text::fitted(WELCOME, shown.style))?;
        output.out.flush()?;
    }
    if watched {
        return terminal::run(session, shown, &mut output.out);
    }
    let refused = piped::run(&mut session, shown, &mut stdin().lock(), &mut output.out)?;
    output.raise(if refused { Status::Findings } else { Status::Fine });
    Ok(())
}
