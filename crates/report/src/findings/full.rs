//! Findings with their source in a frame, drawn by ariadne.
//!
//! Ariadne is handed only what it bears: hidden characters replaced, places on whole characters and on one line of one
//! file, few labels, short lines. What lies in a longer line is drawn by `super::frame`.

use super::excerpt::Excerpt;
use super::frame::{self, Look};
use super::gathered::{self, Gathered, Rest, gathered};
use crate::page::column::{INDENT, paragraph_within};
use crate::page::escape::{block, inline, same_length};
use crate::page::phrase::{counted, listed};
use ariadne::{Cache, Color, Config, IndexType, Label, Report, ReportKind, Source};
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use coproduce_syntax::source::bytes;
use coproduce_syntax::source::{FileId, Position, Sources, Span};
use std::borrow::Cow;
use std::io::{Result, Write};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// How many labels a report shows: ariadne's time grows with their cube.
pub(super) const MOST_LABELS: usize = 8;
/// How many findings are drawn; who has more needs a list.
const MOST_FINDINGS: usize = 100;

/// Draws the findings of any number of models, up to a limit for all of them together. What says the same at several
/// places is drawn once.
#[derive(Debug)]
pub struct Full {
    look: Look,
    left: usize,
    all: bool,
    omitted: usize,
    is_gathered: bool,
}

impl Full {
    /// With or without colour.
    pub const fn new(colour: bool) -> Self {
        let look = Look { colour, width: usize::MAX };
        Self { look, left: MOST_FINDINGS, all: false, omitted: 0, is_gathered: false }
    }

    /// No wider than so many columns, as far as words allow.
    #[must_use]
    pub const fn within(mut self, width: usize) -> Self {
        self.look.width = width;
        self
    }

    /// At most so many findings.
    #[must_use]
    pub const fn at_most(mut self, findings: usize) -> Self {
        self.left = findings;
        self
    }

    /// Each finding by itself.
    #[must_use]
    pub const fn all(mut self) -> Self {
        self.all = true;
        self
    }

    /// Draws the findings of a file, each followed by an empty line.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn render(&mut self, sources: &Sources, findings: &[Diagnostic], out: &mut dyn Write) -> Result<()> {
        let (told, rest) = gathered(findings, self.all);
        let mut texts = Texts { sources, read: Vec::new() };
        for Gathered { finding, also } in told {
            if self.left == 0 {
                self.omitted += 1 + also.len();
                continue;
            }
            self.left -= 1;
            self.draw(sources, finding, &mut texts, out)?;
            if !also.is_empty() {
                self.is_gathered = true;
                let places = gathered::places(&also, |finding| line_and_column(sources, finding));
                write!(out, "  ")?;
                self.line(&format!("also at {}", listed(&places)), 2, out)?;
            }
            writeln!(out)?;
        }
        for Rest { rule, findings } in rest {
            if self.left == 0 {
                self.omitted += findings.len();
                continue;
            }
            self.is_gathered = true;
            let places = gathered::places(&findings, |finding| line_and_column(sources, finding));
            let more = counted(findings.len(), "more finding");
            self.line(&format!("{more} of `{rule}`, at {}", listed(&places)), 0, out)?;
            writeln!(out)?;
        }
        Ok(())
    }

    fn draw(&self, sources: &Sources, finding: &Diagnostic, texts: &mut Texts, out: &mut dyn Write) -> Result<()> {
        if let Some(places) = places(sources, finding) {
            let mut drawn = Vec::new();
            self.report(finding, &places, texts, &mut drawn)?;
            let text = String::from_utf8_lossy(&drawn);
            if text.lines().all(|line| bare(line).width() <= self.look.width) {
                return out.write_all(&drawn);
            }
        }
        frame::render(sources, finding, self.look, out)
    }

    fn line(&self, text: &str, column: usize, out: &mut dyn Write) -> Result<()> {
        paragraph_within(self.look.width, text, column, INDENT, out)
    }

    /// Says how many findings were not drawn.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn finish(self, out: &mut dyn Write) -> Result<()> {
        if self.omitted > 0 {
            let more = counted(self.omitted, "more finding");
            self.line(&format!("… and {more}: `--format concise` lists them all"), 0, out)?;
        } else if self.is_gathered {
            self.line("findings that say the same are shown once: `--all` shows each", 0, out)?;
        }
        Ok(())
    }

    fn report(&self, finding: &Diagnostic, places: &[Place], texts: &mut Texts, out: &mut dyn Write) -> Result<()> {
        frame::title(finding, self.look, out)?;
        let colour = colour(finding.level);
        let config = Config::new().with_index_type(IndexType::Byte).with_color(self.look.colour).with_tab_width(4);
        let mut report = Report::build(ReportKind::Error, places[0].clone()).with_config(config);
        let messages = std::iter::once(&finding.remark).chain(finding.labels.iter().map(|label| &label.message));
        let mut labels: Vec<_> = places.iter().zip(messages).enumerate().collect();
        // Ariadne keeps labels under one heading only where their lines ascend.
        labels.sort_by_key(|(_, (place, _))| place.1.start);
        for (index, (place, message)) in labels {
            if place.0 != places[0].0 {
                let Position { line, column } = texts.sources.get(place.0).position(place.1.start);
                let name = inline(texts.sources.get(place.0).name());
                report.add_note(format!("{name}:{line}:{column}: {}", inline(message)));
                continue;
            }
            let label = Label::new(place.clone()).with_color(if index == 0 { colour } else { Color::Cyan });
            report.add_label(if message.is_empty() { label } else { label.with_message(inline(message)) });
        }
        if let Some(more) = (finding.labels.len() + 1).checked_sub(MOST_LABELS).filter(|&more| more > 0) {
            report.add_note(format!("and {}", counted(more, "more place")));
        }
        if let Some(help) = &finding.help {
            report.set_help(block(help));
        }
        let mut drawn = Vec::new();
        report.finish().write(texts, &mut drawn)?;
        // Its heading is ours, and so is the end of its lines.
        for line in String::from_utf8_lossy(&drawn).lines().skip(1) {
            writeln!(out, "{}", run_together(line.trim_end()))?;
        }
        Ok(())
    }
}

/// Where a finding stands, in a file that is not the model's own behind the name of that file.
fn line_and_column(sources: &Sources, finding: &Diagnostic) -> String {
    let place = coproduce_syntax::source::Place::of(sources, finding.span);
    let (line, column) = (place.start.line, place.start.column);
    let is_own = sources.iter().next().is_none_or(|(_, own)| own.name() == place.file);
    if is_own { format!("{line}:{column}") } else { format!("{}:{line}:{column}", inline(place.file)) }
}

/// A line without its colours.
fn bare(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or(part, |(_, rest)| rest))
}

/// Ariadne colours character by character: leaves out where a colour ends only to begin again.
fn run_together(line: &str) -> String {
    const END: &str = "\u{1b}[0m";
    let mut parts = line.split(END);
    let mut together = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.strip_prefix("\u{1b}[").and_then(|rest| rest.split_once('m'));
        let begun = together.rfind("\u{1b}[").and_then(|at| together[at + 2..].split_once('m'));
        match (code, begun) {
            (Some((code, rest)), Some((begun, _))) if code == begun => together.push_str(rest),
            _ => together.extend([END, part]),
        }
    }
    together
}

const fn colour(level: Level) -> Color {
    match level {
        Level::Error => Color::Red,
        Level::Warning => Color::Yellow,
        Level::Info => Color::Blue,
    }
}

type Place = (FileId, Range<usize>);

/// The places of a finding's labels, its own first; none where one lies in a line too long for ariadne.
fn places(sources: &Sources, finding: &Diagnostic) -> Option<Vec<Place>> {
    let spans = std::iter::once(finding.span).chain(finding.labels.iter().map(|label| label.span));
    spans.take(MOST_LABELS).map(|span| place(sources, span)).collect()
}

fn place(sources: &Sources, span: Span) -> Option<Place> {
    let (file, range) = bytes(sources, span)?;
    let excerpt = Excerpt::of(sources.get(file).text(), range.clone());
    (!excerpt.is_cut()).then(|| (file, range.start..range.start + excerpt.place.len()))
}

/// Each text made ready once, when it is first needed.
struct Texts<'s> {
    sources: &'s Sources,
    read: Vec<(FileId, Source<Cow<'s, str>>)>,
}

impl<'s> Cache<FileId> for &mut Texts<'s> {
    type Storage = Cow<'s, str>;

    fn fetch(&mut self, file: &FileId) -> std::result::Result<&Source<Self::Storage>, impl std::fmt::Debug> {
        let at = self.read.iter().position(|(read, _)| read == file).unwrap_or_else(|| {
            let text = same_length(self.sources.get(*file).text());
            self.read.push((*file, Source::from(text)));
            self.read.len() - 1
        });
        Ok::<_, std::convert::Infallible>(&self.read[at].1)
    }

    fn display<'a>(&self, file: &'a FileId) -> Option<impl std::fmt::Display + 'a> {
        Some(inline(self.sources.get(*file).name()).into_owned())
    }
}
