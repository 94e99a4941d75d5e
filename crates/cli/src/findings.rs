//! Findings in the form that was asked for: as they come in, or all at the end.

use super::files::{Read, Repository};
use super::output::Output;
use super::paths::Paths;
use super::selection::SelectionFlags;
use super::statistics::Statistics;
use super::{Status, Strictness};
use clap::ValueEnum;
use coproduce_core::check::registry::RULES;
use coproduce_report::findings::full::Full;
use coproduce_report::findings::sarif::RuleText;
use coproduce_report::findings::{concise, github, gitlab, junit, plain, sarif};
use coproduce_report::page::phrase::counted;
use coproduce_report::wire::{Checked, findings};
use coproduce_report::wire::{Envelope, Finding, Summary};
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use coproduce_syntax::source::Sources;
use std::io::{Result, Write};

/// How findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With their source, in a frame; on standard error, at most 100.
    #[default]
    Full,
    /// One line each.
    Concise,
    /// A few lines each, without frames or colour: for screen readers and logs.
    Plain,
    /// One envelope for machines.
    Json,
    /// Workflow commands of GitHub: remarks in a pull request.
    Github,
    /// A Code Quality report of GitLab.
    Gitlab,
    /// SARIF 2.1.0, for code scanning services.
    Sarif,
    /// A report in the form of `JUnit`: a suite for each file.
    Junit,
}

/// Shows the findings of one file after the other.
pub(super) struct Shown {
    format: Format,
    strictness: Strictness,
    full: Full,
    /// Whether findings that say the same are shown each by itself.
    all: bool,
    /// How many may still be shown in lines.
    left: usize,
    omitted: usize,
    /// What is shown in place of findings.
    statistics: Option<Statistics>,
    envelope: Vec<Finding>,
    checked: Vec<Checked>,
    refused: Vec<String>,
    paths: Paths,
    /// What was found so far.
    pub summary: Summary,
}

impl Shown {
    pub fn new(format: Format, strictness: Strictness, selection: &SelectionFlags, output: &Output) -> Self {
        let mut full = Full::new(output.is_coloured()).within(Output::width());
        if let Some(most) = selection.max_findings {
            full = full.at_most(most);
        }
        Self {
            format,
            strictness,
            full: if selection.all { full.all() } else { full },
            all: selection.all,
            left: selection.max_findings.unwrap_or(usize::MAX),
            omitted: 0,
            statistics: selection.statistics.then(Statistics::default),
            envelope: Vec::new(),
            checked: Vec::new(),
            refused: Vec::new(),
            paths: Paths::default(),
            summary: Summary::default(),
        }
    }

    /// Says that a file could not be read.
    pub fn refuse(&mut self, reason: String, output: &mut Output) -> Result<()> {
        output.refuse(&reason)?;
        self.refused.push(reason);
        Ok(())
    }

    /// Shows what was found in a file.
    pub fn add(&mut self, read: &Read, output: &mut Output) -> Result<()> {
        self.summary.cover(read.judged);
        self.summary.suppressed += read.suppressed.len();
        self.add_file(&read.name, &read.sources, &read.findings, output)?;
        // Of all forms, only this one has a place for what is allowed.
        if self.format == Format::Sarif
            && let Some(file) = self.checked.last_mut()
        {
            let (allowed, reasons): (Vec<Diagnostic>, Vec<String>) =
                read.suppressed.iter().map(|one| (one.finding.clone(), one.reason.clone())).unzip();
            let mut allowed = findings(&read.sources, &allowed);
            for finding in &mut allowed {
                finding.rename(&mut |name| self.paths.within(name));
            }
            file.suppressed = allowed.into_iter().zip(reasons).collect();
        }
        Ok(())
    }

    /// Shows what was found in a manifest.
    pub fn add_manifest(&mut self, repository: &Repository, output: &mut Output) -> Result<()> {
        let (texts, findings) = repository.findings();
        let Some((_, manifest)) = texts.iter().next().filter(|_| !findings.is_empty()) else {
            return Ok(());
        };
        output.raise(Status::CouldNotRun);
        let models = self.summary.files;
        self.add_file(manifest.name(), texts, findings, output)?;
        // What is counted are models.
        self.summary.files = models;
        Ok(())
    }

    fn add_file(&mut self, file: &str, sources: &Sources, found: &[Diagnostic], output: &mut Output) -> Result<()> {
        self.summary.add(found);
        output.raise(Status::of(self.summary, self.strictness));
        if let Some(statistics) = &mut self.statistics {
            statistics.add(found);
            return Ok(());
        }
        match self.format {
            Format::Full => self.full.render(sources, found, &mut output.error)?,
            Format::Concise | Format::Plain => {
                let shown = found.len().min(self.left);
                self.left -= shown;
                self.omitted += found.len() - shown;
                if self.format == Format::Concise {
                    concise::render(sources, &found[..shown], &mut output.out)?;
                } else {
                    plain::render(sources, &found[..shown], self.all, &mut output.out)?;
                }
            }
            Format::Json => self.envelope.extend(findings(sources, found)),
            Format::Github | Format::Gitlab | Format::Sarif | Format::Junit => {
                let mut findings = findings(sources, found);
                for finding in &mut findings {
                    finding.rename(&mut |name| self.paths.within(name));
                }
                self.checked.push(Checked { file: self.paths.within(file), findings, suppressed: Vec::new() });
            }
        }
        Ok(())
    }

    /// Writes what comes at the end.
    pub fn finish(self, output: &mut Output) -> Result<Summary> {
        let (checked, refused, out) = (&self.checked, &self.refused, &mut output.out);
        let strictness = self.strictness;
        if let Some(statistics) = &self.statistics {
            statistics.render(out)?;
        }
        match self.format {
            Format::Full => self.full.finish(&mut output.error)?,
            Format::Concise | Format::Plain if self.omitted > 0 => {
                writeln!(output.error, "… and {}", counted(self.omitted, "more finding"))?;
            }
            Format::Concise | Format::Plain => {}
            Format::Json => Envelope::new(self.envelope, (), self.summary).render(out)?,
            Format::Github => {
                out.commands = true;
                github::render(checked, out)?;
            }
            Format::Gitlab => gitlab::render(checked, out)?,
            Format::Sarif => sarif::render(checked, refused, &rules(), out)?,
            Format::Junit => junit::render(checked, refused, |level| strictness.fails(level), out)?,
        }
        output.out.flush()?;
        Ok(self.summary)
    }
}

fn rules() -> Vec<RuleText> {
    let text = |rule: &&'static coproduce_core::check::Rule| RuleText {
        name: rule.name,
        level: rule.level,
        summary: rule.summary,
        page: rule.page,
    };
    RULES.iter().map(text).collect()
}

impl Strictness {
    /// Whether findings of a level fail the command.
    pub(super) fn fails(self, level: Level) -> bool {
        level == Level::Error || level == Level::Warning && self.deny_warnings
    }
}
