//! The results of tests: cases that passed and failed, with why, and what the cases cover; as text, JSON and `JUnit`.

use super::column;
use super::escape::inline;
use super::junit::{attribute, text};
use super::phrase::{counted, word};
use super::place::Place;
use super::why::{self, WhyResult};
use super::why_not::{self, WhyNotResult};
use crate::analysis::{Account, Case, Lacking, Verdict, Words};
use crate::diagnostic::Diagnostic;
use serde::Serialize;
use serde_json::Value;
use std::io::{Result, Write};

/// How a case went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It holds.
    Passed,
    /// It does not.
    Failed,
    /// Whether it holds depends on what is open, or is not known; it counts as failed.
    Undetermined,
}

impl Status {
    /// The word people read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Undetermined => "undetermined",
        }
    }
}

/// A case and how it went.
#[derive(Clone, Debug, Serialize)]
pub struct TestCase {
    /// What it asks; an expectation after its scenario.
    pub name: String,
    /// The file it stands in.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1.
    pub column: usize,
    /// How it went.
    pub status: Status,
    /// Why it did not pass.
    pub why: Option<Why>,
}

/// Why a case did not pass.
#[derive(Clone, Debug, Serialize)]
pub struct Why {
    /// What was found.
    pub message: String,
    /// What can be done about it.
    pub help: Option<String>,
    /// The proof of what was not to be produced.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub why: Value,
    /// What is missing for what was to be produced, and what blocks it.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub why_not: Value,
    /// The proof, or what is missing, for people.
    #[serde(skip)]
    explained: String,
}

impl TestCase {
    /// How a case of a model went: what was found of it, if anything, and what became of its product.
    pub fn of(words: Words, case: &Case, finding: Option<&Diagnostic>, account: Option<Account>) -> Self {
        let Place { file, start, .. } = Place::of(words.sources, case.span);
        let is_open = account.as_ref().is_some_and(|account| account.verdict == Verdict::Undetermined);
        let (status, why) = match finding {
            None if case.judged => (Status::Passed, None),
            None => (Status::Undetermined, Some(Why::unjudged())),
            Some(finding) => {
                let is_open = is_open || case.expectation.is_some() && account.is_none();
                let is_unknown = finding.rule == "analysis-limit" || is_open;
                let status = if is_unknown { Status::Undetermined } else { Status::Failed };
                (status, Some(Why::of(words, case, finding, account)))
            }
        };
        Self { name: case.name.clone(), file: file.to_owned(), line: start.line, column: start.column, status, why }
    }
}

impl Why {
    const fn plain(message: String, help: Option<String>) -> Self {
        Self { message, help, why: Value::Null, why_not: Value::Null, explained: String::new() }
    }

    fn unjudged() -> Self {
        let message = "the scenario gives what its environment lacks, and is not judged";
        Self::plain(message.to_owned(), Some("`coproduce check` says where".to_owned()))
    }

    fn of(words: Words, case: &Case, finding: &Diagnostic, account: Option<Account>) -> Self {
        let mut why = Self::plain(finding.message.clone(), finding.help.clone());
        if case.expectation.is_none() && !finding.remark.is_empty() {
            why.message = format!("{} ({})", why.message, finding.remark);
        }
        let Some(Account { product, situation, verdict, proof, lacking, .. }) = account else { return why };
        let mut shown = Vec::new();
        let names = [product.clone(), situation.clone()];
        let rendered = if let Some(proof) = proof {
            let result = WhyResult::new(words.sources, product, situation, &proof);
            why.why = serde_json::to_value(&result).unwrap_or_default();
            why::render(words.sources, &proof, &mut shown)
        } else if let Some(Lacking { sets, blocks, environments }) = lacking {
            let result = WhyNotResult::new(words, names, verdict, &sets, blocks, environments);
            why.why_not = serde_json::to_value(&result).unwrap_or_default();
            why_not::render(&result, &mut shown)
        } else {
            Ok(())
        };
        debug_assert!(rendered.is_ok(), "memory takes every byte");
        why.explained = String::from_utf8(shown).unwrap_or_default();
        why
    }

    /// All of it, a line each.
    fn lines(&self) -> Vec<String> {
        let mut lines = vec![inline(&self.message).into_owned()];
        let mut explained = self.explained.lines();
        if self.why_not.is_null() {
            lines.extend(self.help.iter().map(|help| format!("help: {}", inline(help))));
        } else {
            // Its first line is the message, and what is missing the help.
            explained.next();
        }
        lines.extend(explained.map(str::to_owned));
        lines
    }
}

/// Something that is declared, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Declared {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The name.
    pub name: String,
}

/// How much of something the cases cover.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Share {
    /// How many are covered.
    pub covered: usize,
    /// How many there are.
    pub total: usize,
    /// Those that are not.
    pub uncovered: Vec<Declared>,
}

/// What the cases cover of the models, each counted once, and each coproducer once present and once absent.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Covered {
    /// How much of all, in percent; everything where there is nothing to cover.
    pub percent: f64,
    /// The least that is enough, where one is set.
    pub threshold: Option<f64>,
    /// Laws that are satisfied in some case.
    pub laws: Share,
    /// Environments in which some case lies.
    pub environments: Share,
    /// Coproducers that are present in some case.
    pub present: Share,
    /// Coproducers that are absent in some case.
    pub absent: Share,
}

impl Covered {
    /// Adds up what was covered.
    pub fn add_up(&mut self) {
        let shares = [&self.laws, &self.environments, &self.present, &self.absent];
        let (covered, total) = shares.iter().fold((0, 0), |(c, t), share| (c + share.covered, t + share.total));
        #[expect(clippy::cast_precision_loss, reason = "counts of declarations are far below 2^52")]
        let percent = if total == 0 { 100.0 } else { covered as f64 * 100.0 / total as f64 };
        self.percent = percent;
    }

    /// Whether less is covered than is enough.
    pub fn is_short(&self) -> bool {
        self.threshold.is_some_and(|threshold| self.percent < threshold)
    }
}

/// Coproducers taken away, each on its own, in every scenario and every environment.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TakenAway {
    /// How many were.
    pub total: usize,
    /// Those of which the absence changes no product anywhere.
    pub unnoticed: Vec<Declared>,
}

/// All that tests came to.
#[derive(Clone, Debug, Serialize)]
pub struct Tested {
    /// The cases, file by file, in order of place.
    pub cases: Vec<TestCase>,
    /// What they cover; nothing where not all cases were run.
    pub coverage: Option<Covered>,
    /// What nobody would miss; nothing where that was not asked.
    pub taken_away: Option<TakenAway>,
}

/// How many names a person reads.
const LISTED: usize = 20;

impl Tested {
    /// How many cases went so.
    pub fn count(&self, status: Status) -> usize {
        self.cases.iter().filter(|case| case.status == status).count()
    }

    /// Writes what failed and why, what is not covered, and the sums.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn render(&self, out: &mut dyn Write) -> Result<()> {
        for case in &self.cases {
            let Some(why) = &case.why else { continue };
            let (file, name) = (inline(&case.file), inline(&case.name));
            writeln!(out, "{}: {name} ({file}:{})", case.status.word(), case.line)?;
            for line in why.lines() {
                writeln!(out, "  {line}")?;
            }
            writeln!(out)?;
        }
        let unnoticed = self.taken_away.iter().map(|taken| ("taken away, missed nowhere", &taken.unnoticed));
        let shares = self.coverage.iter().flat_map(|covered| {
            [
                ("laws satisfied in no case", &covered.laws.uncovered),
                ("environments without a case", &covered.environments.uncovered),
                ("coproducers present in no case", &covered.present.uncovered),
                ("coproducers absent in no case", &covered.absent.uncovered),
            ]
        });
        let lists: Vec<_> = shares.chain(unnoticed).filter(|(_, names)| !names.is_empty()).collect();
        for (title, names) in &lists {
            writeln!(out, "{title}")?;
            list(names, out)?;
        }
        if !lists.is_empty() {
            writeln!(out)?;
        }
        if let Some(covered) = &self.coverage {
            let of = |name: &str, share: &Share| format!("{name} {} of {}", share.covered, share.total);
            let shares = [
                of("laws", &covered.laws),
                of("environments", &covered.environments),
                of("coproducers present", &covered.present),
                of("absent", &covered.absent),
            ];
            let short = covered.threshold.filter(|_| covered.is_short()).map(|least| format!(", below {least}%"));
            writeln!(out, "covered: {:.1}%{} ({})", covered.percent, short.unwrap_or_default(), shares.join(", "))?;
        }
        writeln!(out, "{}", self.sum())
    }

    /// `3 cases: 2 passed, 1 failed`
    fn sum(&self) -> String {
        let all = [Status::Passed, Status::Failed, Status::Undetermined];
        let counts = all.map(|status| (self.count(status), status.word()));
        let counts: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        let cases = counted(self.cases.len(), "case");
        if counts.is_empty() { cases } else { format!("{cases}: {}", counts.join(", ")) }
    }

    /// Writes a report in the form of `JUnit`: a suite for each file, and what could not be read.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn render_junit(&self, refused: &[String], out: &mut dyn Write) -> Result<()> {
        let mut suites: indexmap::IndexMap<&str, Vec<&TestCase>> = indexmap::IndexMap::new();
        for case in &self.cases {
            suites.entry(&case.file).or_default().push(case);
        }
        let failures = |cases: &[&TestCase]| cases.iter().filter(|case| case.why.is_some()).count();
        let (failed, errors) = (failures(&self.cases.iter().collect::<Vec<_>>()), refused.len());
        let (tool, tests) = (env!("CARGO_PKG_NAME"), self.cases.len() + errors);
        writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(out, r#"<testsuites name="{tool}" tests="{tests}" failures="{failed}" errors="{errors}">"#)?;
        for (file, cases) in &suites {
            let (name, failed) = (attribute(file), failures(cases));
            writeln!(out, r#"  <testsuite name="{name}" tests="{}" failures="{failed}" errors="0">"#, cases.len())?;
            for case in cases {
                let title = attribute(&case.name);
                let Some(why) = &case.why else {
                    writeln!(out, r#"    <testcase name="{title}" classname="{name}"/>"#)?;
                    continue;
                };
                let told = format!("{}:{}:{}: {}", case.file, case.line, case.column, why.lines().join("\n"));
                let (kind, message) = (case.status.word(), attribute(&why.message));
                writeln!(out, r#"    <testcase name="{title}" classname="{name}">"#)?;
                writeln!(out, r#"      <failure type="{kind}" message="{message}">{}</failure>"#, text(&told))?;
                writeln!(out, "    </testcase>")?;
            }
            writeln!(out, "  </testsuite>")?;
        }
        super::junit::unread(refused, out)?;
        writeln!(out, "</testsuites>")
    }
}

/// `acorn.coprod: acorn (8), soil (9)`, file by file.
fn list(all: &[Declared], out: &mut dyn Write) -> Result<()> {
    let mut files: indexmap::IndexMap<&str, Vec<String>> = indexmap::IndexMap::new();
    for one in all.iter().take(LISTED) {
        files.entry(&one.file).or_default().push(format!("{} ({})", word(&one.name), one.line));
    }
    for (file, names) in files {
        write!(out, "  ")?;
        column::paragraph(&format!("{}: {}", inline(file), names.join(", ")), 2, 4, out)?;
    }
    if all.len() > LISTED {
        writeln!(out, "  … {} more: `--format json` lists them", all.len() - LISTED)?;
    }
    Ok(())
}
