//! The exit status: how it went, never what the answer was.

use super::Strictness;
use coproduce_report::wire::Summary;

/// How a command went; the worst counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing to complain about.
    #[default]
    Fine,
    /// Findings of level error, or failed expectations.
    Findings,
    /// A file, a flag or the outcome itself could not be dealt with.
    CouldNotRun,
}

impl Status {
    /// The number the process ends with.
    pub const fn code(self) -> i32 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::CouldNotRun => 2,
        }
    }

    pub(super) const fn of(summary: Summary, strictness: Strictness) -> Self {
        let fails = summary.errors > 0 || strictness.deny_warnings && summary.warnings > 0;
        if fails && !strictness.exit_zero { Self::Findings } else { Self::Fine }
    }
}
