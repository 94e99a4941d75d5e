//! What users ask for, composed of the engine's answers.
//!
//! In: a kernel. Out: verdicts, missing sets, relations and evaluations, in the words of the model. Nothing here knows a
//! terminal.

pub mod evaluation;
mod inquiry;
mod missing;
mod relation;
mod words;

pub(crate) use evaluation::producing_laws;
pub use evaluation::{Evaluation, Options, ProductReport, SituationReport, Supposition, evaluate};
pub use inquiry::{Inquiry, Verdict};
pub use missing::{Missing, MissingSets, missing};
pub use relation::{Relations, Witness};
pub use words::Words;

/// How many nodes an exact analysis may grow to before it gives up.
pub const DEFAULT_LIMIT: usize = 500_000;
