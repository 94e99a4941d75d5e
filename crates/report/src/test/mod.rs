//! The results of tests: cases that passed and failed, with why, and what the cases cover; as text, JSON and `JUnit`.

mod case;
mod junit;

pub use case::{Status, TestCase, Why};

use crate::page::column;
use crate::page::escape::inline;
use crate::page::phrase::{counted, word};
use serde::Serialize;
use std::io::{Result, Write};

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

    /// The percentage with one digit behind the point, or as many as show that it is less than is enough.
    fn shown(&self) -> String {
        let with = |digits: usize| format!("{:.digits$}", self.percent);
        let tells = |text: &String| {
            let least = self.threshold.filter(|_| self.is_short());
            least.is_none_or(|least| text.parse::<f64>().is_ok_and(|shown| shown < least))
        };
        (1..=15).map(with).find(tells).unwrap_or_else(|| self.percent.to_string())
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

/// Parts of the conditions of laws, by whether a case would not pass without them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Decided {
    /// How many of them decide a case, and those that do not, each behind the name of its law.
    #[serde(flatten)]
    pub share: Share,
    /// The least share of them that is enough, in percent, where one is set.
    pub threshold: Option<f64>,
}

impl Decided {
    /// Whether fewer decide a case than is enough.
    pub fn is_short(&self) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "counts of conditions are far below 2^52")]
        let is_below = |least: f64| (self.share.covered as f64) * 100.0 < least * self.share.total as f64;
        self.threshold.is_some_and(is_below)
    }
}

/// All that tests came to.
#[derive(Clone, Debug, Serialize)]
pub struct Tested {
    /// The cases, file by file, in order of place.
    pub cases: Vec<TestCase>,
    /// What they cover; nothing where not all cases were run.
    pub coverage: Option<Covered>,
    /// Which parts of conditions decide a case; nothing where not all cases were run, or that is too much to try.
    pub conjuncts: Option<Decided>,
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
        let unnoticed = self.taken_away.iter().map(|taken| ("taken away unnoticed", &taken.unnoticed));
        let shares = self.coverage.iter().flat_map(|covered| {
            [
                ("laws satisfied in no case", &covered.laws.uncovered),
                ("environments without a case", &covered.environments.uncovered),
                ("coproducers present in no case", &covered.present.uncovered),
                ("coproducers absent in no case", &covered.absent.uncovered),
            ]
        });
        let undecided =
            self.conjuncts.iter().map(|parts| ("parts of conditions that decide no case", &parts.share.uncovered));
        let lists: Vec<_> = shares.chain(undecided).chain(unnoticed).filter(|(_, names)| !names.is_empty()).collect();
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
            writeln!(out, "covered: {}%{} ({})", covered.shown(), short.unwrap_or_default(), shares.join(", "))?;
        }
        if let Some(parts) = self.conjuncts.as_ref().filter(|parts| parts.share.total > 0) {
            let short = parts.threshold.filter(|_| parts.is_short()).map(|least| format!(", below {least}%"));
            let Share { covered, total, .. } = parts.share;
            writeln!(out, "parts of conditions that decide a case: {covered} of {total}{}", short.unwrap_or_default())?;
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
