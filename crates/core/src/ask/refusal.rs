//! Why a question has no answer.

use coproduce_syntax::diagnostic::Diagnostic;

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// Something about the question itself: a name that is not known, suppositions that contradict one another.
    Findings(Vec<Diagnostic>),
    /// What is asked about is up to the situation: no law produces it.
    NoProduct(String),
    /// What is asked about can never be produced there.
    NeverProduced(String),
    /// Open coproducers have no probability; what is asked about, and these.
    Unlikely(String, Vec<String>),
    /// The analysis reached its limit, and how far it got.
    Limit(String),
    /// It cannot be answered for this reason.
    Impossible(String),
}

impl From<Diagnostic> for Refusal {
    fn from(finding: Diagnostic) -> Self {
        Self::Findings(vec![finding])
    }
}

impl From<Vec<Diagnostic>> for Refusal {
    fn from(findings: Vec<Diagnostic>) -> Self {
        Self::Findings(findings)
    }
}

impl From<coproduce_engine::exact::Unfinished> for Refusal {
    fn from(unfinished: coproduce_engine::exact::Unfinished) -> Self {
        Self::Limit(unfinished.to_string())
    }
}
