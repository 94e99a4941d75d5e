//! What a rule is.

use super::{Diagnostic, Level};
use crate::source::Span;
use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

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
    /// Its page; empty in a browser, which shows none and would have to carry it.
    pub page: &'static str,
    /// Whether it looks at one law at a time, so that it can judge a model of which not all was understood.
    pub local: bool,
    /// Whether what it finds may be lacking in a file and supplied by those that use it.
    pub open: bool,
}

impl Rule {
    /// A rule of its name, gravity, summary and page.
    pub const fn new(name: &'static str, level: Level, summary: &'static str, page: &'static str) -> Self {
        let page = if cfg!(target_family = "wasm") { "" } else { page };
        Self { name, level, family: Family::Production, summary, page, local: false, open: false }
    }

    /// The finding is about the text rather than about production.
    #[must_use]
    pub const fn of_text(mut self) -> Self {
        self.family = Family::Text;
        self
    }

    /// The finding is about offerings, values, propositions or constellations.
    #[must_use]
    pub const fn of_service(mut self) -> Self {
        self.family = Family::Service;
        self
    }

    /// The finding is about co-creation, platforms, exchange or problems.
    #[must_use]
    pub const fn of_orchestration(mut self) -> Self {
        self.family = Family::Orchestration;
        self
    }

    /// The finding is about cases of evidence: no check makes it, for a check reads no cases.
    #[must_use]
    pub const fn of_evidence(mut self) -> Self {
        self.family = Family::Evidence;
        self
    }

    /// It looks at one law at a time, so that it can judge a model of which not all was understood.
    #[must_use]
    pub const fn local(mut self) -> Self {
        self.local = true;
        self
    }

    /// What it finds to be lacking may be supplied by a file that uses this one.
    #[must_use]
    pub const fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// A finding of it at a place, as grave as the rule is.
    pub fn at(&'static self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self, span, message)
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.debug_tuple("Rule").field(&self.name).finish()
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.pad(self.name)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Rule {}

impl PartialEq<str> for Rule {
    fn eq(&self, name: &str) -> bool {
        self.name == name
    }
}

impl PartialOrd for Rule {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rule {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name.cmp(other.name)
    }
}

impl Hash for Rule {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name)
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
    /// Laws and the cases they are held against.
    Evidence,
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
            Self::Evidence => "Evidence (Ragin, Schneider, Wagemann)",
            Self::Text => "Names, kinds, numbers and modules",
        }
    }
}
