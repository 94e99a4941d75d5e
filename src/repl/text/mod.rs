//! Replies as text for people, as wide as their page.

mod answer;
mod colour;
mod command;
mod fit;
mod prompt;
mod service;
mod verdict;

pub use prompt::{CONTINUED, WELCOME, prompt};

use super::reply::{Findings, Reply};
use crate::report::column::paragraph;
use crate::report::{counted, escape::inline};
use std::io::{Result, Write};

/// How text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// How many columns a line may have; wider than 80 changes nothing.
    pub width: usize,
    /// Whether there are colours.
    pub colour: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self { width: 80, colour: false }
    }
}

/// Writes a reply.
///
/// # Errors
///
/// Those of the writer.
pub fn render(reply: &Reply, style: Style, out: &mut dyn Write) -> Result<()> {
    if let Reply::Refused(found) = reply {
        return findings(found, style, out);
    }
    if let Reply::NotDeclared(found) = reply {
        findings(found, style, out)?;
        return writeln!(out, "nothing was declared");
    }
    let mut page = Vec::new();
    write(reply, &mut page)?;
    let page = without_flags(&String::from_utf8_lossy(&page));
    let page = fit::fit(&page, style.width);
    let page = if style.colour { colour::paint(&page) } else { page };
    out.write_all(page.as_bytes())?;
    match reply {
        Reply::Declared { found, .. } => findings(found, style, out),
        Reply::Loaded(loaded) => findings(&loaded.found, style, out),
        _ => Ok(()),
    }
}

/// What is said of flags of the command line is nothing that can be entered here.
fn without_flags(page: &str) -> String {
    page.replace(" (`--limit` lists more)", "").replace(": `--format json` lists more", "")
}

/// A line of text, wrapped.
pub fn fitted(text: &str, style: Style) -> String {
    fit::fit(text, style.width).trim_end().to_owned()
}

/// Writes what has no frames.
fn write(reply: &Reply, out: &mut dyn Write) -> Result<()> {
    match reply {
        Reply::Nothing | Reply::Refused(_) | Reply::NotDeclared(_) | Reply::Quit => Ok(()),
        Reply::Failed { reason, help } => {
            paragraph(&format!("error: {}", inline(reason)), 0, 4, out)?;
            match help {
                Some(help) => {
                    write!(out, "  ")?;
                    paragraph(&format!("help: {}", inline(help)), 2, 6, out)
                }
                None => Ok(()),
            }
        }
        Reply::Interrupted => writeln!(out, "interrupted: nothing is claimed"),
        Reply::Verdicts { verdicts, .. } => verdicts.iter().try_for_each(|one| verdict::standing(one, out)),
        Reply::Across { environments, .. } => verdict::across(environments, out),
        Reply::Explained(explanation) => answer::explanation(explanation, out),
        Reply::Related(related) => answer::related(related, out),
        Reply::Sets(result) => crate::report::sets::render(result, out),
        Reply::Ranks(result) => crate::report::rank::render(result, out),
        Reply::Necessary(result) => crate::report::necessary::render(result, out),
        Reply::Loops { loops, .. } if loops.is_empty() => writeln!(out, "no loops"),
        Reply::Loops { loops, .. } => loops.iter().try_for_each(|found| crate::report::loops::render(found, out)),
        Reply::Gains { situation, gains } => service::gains(situation, gains, out),
        Reply::Changed { before, after, changes } => service::changed(before, after, changes, out),
        other => command::write(other, out),
    }
}

/// How many findings are shown.
const SHOWN: usize = 10;
/// Frames need this many columns.
const FRAMED: usize = 60;

/// Writes findings with their source.
fn findings(found: &Findings, style: Style, out: &mut dyn Write) -> Result<()> {
    let all = &found.findings;
    let shown = &all[..all.len().min(SHOWN)];
    if shown.is_empty() {
        return Ok(());
    }
    let mut drawn = Vec::new();
    if style.width < FRAMED || !framed(found, shown, style, &mut drawn)? {
        crate::report::plain::render(found.sources(), shown, &mut drawn)?;
        drawn = fit::fit(&String::from_utf8_lossy(&drawn), style.width).into_bytes();
    }
    // An empty line follows every finding; before the next prompt none is needed.
    let end = drawn.iter().rposition(|byte| *byte != b'\n').map_or(0, |last| last + 1);
    out.write_all(&drawn[..end])?;
    writeln!(out)?;
    if shown.len() < all.len() {
        writeln!(out, "… and {}", counted(all.len() - shown.len(), "more finding"))?;
    }
    Ok(())
}

#[cfg(feature = "cli")]
fn framed(
    found: &Findings,
    shown: &[crate::diagnostic::Diagnostic],
    style: Style,
    out: &mut dyn Write,
) -> Result<bool> {
    crate::report::full::Full::new(style.colour).render(found.sources(), shown, out).map(|()| true)
}

#[cfg(not(feature = "cli"))]
#[expect(clippy::unnecessary_wraps, reason = "frames are written where there are some")]
fn framed(_: &Findings, _: &[crate::diagnostic::Diagnostic], _: Style, _: &mut dyn Write) -> Result<bool> {
    Ok(false)
}
