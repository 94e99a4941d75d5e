//! `check --fix`: what findings say can be changed, changed.

use super::files::Read;
use super::fmt::difference;
use super::output::Output;
use super::write::replace_text;
use super::{Status, files};
use clap::Args;
use coproduce_report::page::escape::inline;
use coproduce_report::page::phrase::counted;
use coproduce_syntax::diagnostic::{Diagnostic, Fix, fixed};
use coproduce_syntax::parse;
use coproduce_syntax::source::{FileId, Sources};
use std::io::{Result, Write};

/// Whether texts are changed, and how far.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct FixFlags {
    /// Fix findings in the models where nothing else can be meant.
    #[arg(long, conflicts_with_all = ["baseline", "write_baseline", "watch"])]
    fix: bool,
    /// With `--fix`: also make choices among several possible fixes, such as leaving out a name.
    #[arg(long = "unsafe", requires = "fix")]
    unsafe_too: bool,
    /// With `--fix`: write nothing, and show what would change; exit with status 1 if anything would.
    #[arg(long, requires = "fix")]
    pub diff: bool,
}

/// A fix may show what else can be fixed.
pub(super) const MOST_PASSES: usize = 10;

impl FixFlags {
    pub const fn is_asked(self) -> bool {
        self.fix
    }

    /// Changes each file whose findings can be fixed, or shows how; says how many findings that were.
    pub fn fix(self, checked: &[Read], output: &mut Output) -> Result<usize> {
        let mut all = 0;
        for one in checked {
            let Some((file, source)) = one.sources.iter().next() else { continue };
            let Some((after, count)) = fixed(&one.sources, file, self.fixes(&one.findings)) else { continue };
            let before = source.text();
            // What was read stays readable: a fix that breaks a text is none.
            if mistakes(&after) > mistakes(before) || after == before {
                continue;
            }
            all += count;
            if self.diff {
                output.raise(Status::Findings);
                difference(&one.name, before, &after, &mut output.out)?;
            } else if let Err(error) = replace_text(&one.found.path, before, &after) {
                let reason = files::reason(&error);
                output.refuse(&format!("cannot write `{}`: {reason}", one.found.path.display()))?;
                return Ok(0);
            } else {
                let findings = counted(count, "finding");
                writeln!(output.error, "{}: {findings} fixed", inline(&one.name))?;
            }
        }
        Ok(all)
    }

    /// The fixes that are wanted, the safe ones first.
    fn fixes(self, findings: &[Diagnostic]) -> impl Iterator<Item = &Fix> {
        let fixes = || findings.iter().filter_map(|finding| finding.fix.as_deref());
        fixes().filter(|fix| fix.is_safe).chain(fixes().filter(move |fix| self.unsafe_too && !fix.is_safe))
    }
}

/// How many findings reading a text comes to.
fn mistakes(text: &str) -> usize {
    let (mut sources, mut findings) = (Sources::new(), Vec::new());
    let Ok(file): std::result::Result<FileId, _> = sources.add("", text) else { return usize::MAX };
    parse(&sources, file, &mut findings);
    findings.len()
}
