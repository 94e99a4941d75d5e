//! `fmt`: models in their canonical layout.

use super::output::Output;
use super::write::replace_text;
use super::{Status, files, program};
use clap::Args;
use coproduce_report::findings::concise;
use coproduce_report::page::escape::inline;
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::{Sources, TooLarge};
use similar::TextDiff;
use std::io::{self, Result, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, and folders with all `.coprod` files below them; the current repository if none is named, `-` for
    /// standard input to standard output.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write nothing; exit with status 1 and name the files that are not in canonical form.
    #[arg(long)]
    check: bool,
    /// Write nothing; show what would change, and exit with status 1 if anything would.
    #[arg(long)]
    diff: bool,
}

const EXAMPLES: &str = "\
Examples:
  coproduce fmt                           every model below this folder, in place
  coproduce fmt --check models            for continuous integration
  coproduce fmt --diff acorn.coprod       what would change
  coproduce fmt - <acorn.coprod           from standard input to standard output

A file that cannot be read as tokens is left as it is, and reported.";

/// A text and its canonical form.
struct Formatted {
    name: String,
    before: String,
    after: String,
}

pub(super) fn fmt(arguments: &Arguments, output: &mut Output) -> Result<()> {
    output.lay_out_no_more();
    if arguments.paths.iter().any(|path| path.as_os_str() == "-") {
        return stream(arguments, output);
    }
    let (paths, refused) = files::find(&arguments.paths);
    for reason in refused {
        output.refuse(&reason)?;
    }
    for path in paths.into_iter().map(|found| found.path) {
        let bytes = match files::read(&path) {
            Ok(bytes) => bytes,
            Err(reason) => {
                output.refuse(&reason)?;
                continue;
            }
        };
        let Some(formatted) = format(files::name(&path), bytes, output)? else { continue };
        if formatted.before == formatted.after {
            continue;
        }
        if arguments.check || arguments.diff {
            show(arguments, &formatted, output)?;
        } else if let Err(error) = replace_text(&path, &formatted.before, &formatted.after) {
            output.refuse(&format!("cannot write `{}`: {}", path.display(), files::reason(&error)))?;
        }
    }
    Ok(())
}

fn stream(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let bytes = match files::read_some(io::stdin().lock()) {
        Ok(bytes) => bytes,
        Err(error) => return output.refuse(&format!("cannot read standard input: {}", files::reason(&error))),
    };
    let Some(formatted) = format("<stdin>".to_owned(), bytes, output)? else { return Ok(()) };
    if !arguments.check && !arguments.diff {
        output.out.write_all(formatted.after.as_bytes())
    } else if formatted.before != formatted.after {
        show(arguments, &formatted, output)
    } else {
        Ok(())
    }
}

/// The canonical form of a text; where there is none, its findings are reported.
fn format(name: String, bytes: Vec<u8>, output: &mut Output) -> Result<Option<Formatted>> {
    let mut sources = Sources::new();
    let (text, found) = match program::text(bytes) {
        Ok(text) => (text, None),
        Err(not_text) => (not_text.shown, Some(vec![program::not_text(not_text.at)])),
    };
    let file = match sources.add(name.clone(), text) {
        Ok(file) => file,
        Err(TooLarge) => return output.refuse(&format!("`{name}` is too long")).map(|()| None),
    };
    let after: std::result::Result<String, Vec<Diagnostic>> =
        found.map_or_else(|| coproduce_syntax::format::format(&sources, file), Err);
    match after {
        Ok(after) => {
            let before = sources.get(file).text().to_owned();
            let after = with_line_ends_of(&before, after);
            Ok(Some(Formatted { name, before, after }))
        }
        Err(findings) => {
            output.raise(Status::Findings);
            concise::render(&sources, &findings, &mut output.error)?;
            Ok(None)
        }
    }
}

/// A text with the line ends that another begins with: how a checkout ends its lines is not for the layout to judge.
fn with_line_ends_of(before: &str, after: String) -> String {
    let first = before.split_inclusive('\n').next().unwrap_or_default();
    if first.ends_with("\r\n") { after.replace('\n', "\r\n") } else { after }
}

fn show(arguments: &Arguments, formatted: &Formatted, output: &mut Output) -> Result<()> {
    output.raise(Status::Findings);
    let name = inline(&formatted.name);
    if arguments.diff {
        difference(&formatted.name, &formatted.before, &formatted.after, &mut output.out)?;
    }
    if arguments.check {
        writeln!(output.error, "{name}: not in canonical form")?;
    }
    Ok(())
}

/// Writes how two texts of a file differ, line by line.
pub(super) fn difference(name: &str, before: &str, after: &str, out: &mut dyn Write) -> Result<()> {
    let (name, difference) = (inline(name), TextDiff::from_lines(before, after));
    let difference = difference.unified_diff().header(&name, &name).to_string();
    difference.lines().try_for_each(|line| writeln!(out, "{}", inline(line)))
}
