//! Replies as text for people, as wide as their page.

mod across;
mod changes;
mod colour;
mod command;
mod prompt;

pub use prompt::{CONTINUED, WELCOME, prompt};

use super::reply::{Findings, Reply};
use coproduce_report::page::column::paragraph;
use coproduce_report::page::escape::inline;
use coproduce_report::page::fit::fit;
use coproduce_report::page::phrase::counted;
use coproduce_report::page::surface::Page;
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
    let page = fit(&String::from_utf8_lossy(&page), style.width);
    let page = if style.colour { colour::paint(&page) } else { page };
    out.write_all(page.as_bytes())?;
    match reply {
        Reply::Declared { found, .. } => findings(found, style, out),
        Reply::Loaded(loaded) => findings(&loaded.found, style, out),
        _ => Ok(()),
    }
}

/// A line of text, wrapped.
pub fn fitted(text: &str, style: Style) -> String {
    fit(text, style.width).trim_end().to_owned()
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
        Reply::Answered(answered) => {
            let page = Page { times: answered.times, ..Page::SESSION };
            coproduce_report::answer::render(&answered.answer, page, out)
        }
        Reply::Across { environments, .. } => across::across(environments, Page::SESSION, out),
        Reply::Changed { before, after, changes } => changes::changed(before, after, changes, out),
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
        coproduce_report::findings::plain::render(found.sources(), shown, true, &mut drawn)?;
        drawn = fit(&String::from_utf8_lossy(&drawn), style.width).into_bytes();
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

#[cfg(feature = "frames")]
fn framed(
    found: &Findings,
    shown: &[coproduce_syntax::diagnostic::Diagnostic],
    style: Style,
    out: &mut dyn Write,
) -> Result<bool> {
    coproduce_report::findings::full::Full::new(style.colour)
        .within(style.width)
        .all()
        .render(found.sources(), shown, out)
        .map(|()| true)
}

#[cfg(not(feature = "frames"))]
#[expect(clippy::unnecessary_wraps, reason = "frames are written where there are some")]
fn framed(_: &Findings, _: &[coproduce_syntax::diagnostic::Diagnostic], _: Style, _: &mut dyn Write) -> Result<bool> {
    Ok(false)
}
