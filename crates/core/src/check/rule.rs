//! What a rule is.

use super::context::Context;
use coproduce_syntax::diagnostic::{Diagnostic, Level};

/// A rule of the language. Its name is its identity everywhere.
#[derive(Clone, Copy)]
pub struct Rule {
    /// The kebab-case name.
    pub name: &'static str,
    /// How grave its findings are unless a project says otherwise.
    pub level: Level,
    /// What it is about.
    pub family: Family,
    /// What it reports, in one phrase.
    pub summary: &'static str,
    /// Its page.
    pub page: &'static str,
    /// Whether it looks at one law at a time, so that it can judge a model of which not all was understood.
    pub(crate) local: bool,
    /// Whether what it finds may be lacking in a file and supplied by those that use it.
    pub open: bool,
    /// The check; none where an earlier stage makes the finding.
    pub(crate) check: Option<fn(&Context, &mut Vec<Diagnostic>)>,
}

impl Rule {
    pub(super) const fn new(name: &'static str, level: Level, summary: &'static str, page: &'static str) -> Self {
        Self { name, level, family: Family::Production, summary, page, local: false, open: false, check: None }
    }

    /// The finding is about the text rather than about production.
    pub(super) const fn of_text(mut self) -> Self {
        self.family = Family::Text;
        self
    }

    /// The finding is about offerings, values, propositions or constellations.
    pub(super) const fn of_service(mut self) -> Self {
        self.family = Family::Service;
        self
    }

    /// The finding is about co-creation, platforms, exchange or problems.
    pub(super) const fn of_orchestration(mut self) -> Self {
        self.family = Family::Orchestration;
        self
    }

    pub(super) const fn local(mut self) -> Self {
        self.local = true;
        self
    }

    /// What it finds to be lacking may be supplied by a file that uses this one.
    pub(super) const fn open(mut self) -> Self {
        self.open = true;
        self
    }

    pub(super) const fn checked_by(mut self, check: fn(&Context, &mut Vec<Diagnostic>)) -> Self {
        self.check = Some(check);
        self
    }

    pub(super) fn at(&self, span: coproduce_syntax::source::Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.name, self.level, span, message)
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rule").field("name", &self.name).field("level", &self.level).finish_non_exhaustive()
    }
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Producers, products, environments and laws.
    Production,
    /// Offerings, values, propositions and constellations.
    Service,
    /// Co-creation, platforms, exchange and problems.
    Orchestration,
    /// Names, kinds, numbers and modules.
    Text,
}

impl Family {
    /// The heading people read.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Production => "Production (Ackoff & Emery, Singer)",
            Self::Service => "Offering and value (Normann, Ramírez, Wallin)",
            Self::Orchestration => "Orchestration, exchange, problem (Kijima, Ricardo, Spohrer, Kahane)",
            Self::Text => "Names, kinds, numbers and modules",
        }
    }
}
