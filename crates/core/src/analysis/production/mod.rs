//! Who and what produces a product: by which laws, from which sets, for want of what, and how it stands to its coproducers.

pub(super) mod chosen;
mod coverage;
mod decisive;
mod knock_out;
mod loops;
mod necessary;
pub(crate) mod origin;
mod proof;
mod rank;
mod relation;
mod sets;
mod sustain;
mod why;
mod why_not;

pub use chosen::{ActionReport, ActionStatus};
pub use coverage::{Coverage, Tried, coverage};
pub use decisive::{Conjunct, conjuncts};
pub(in crate::analysis) use loops::{Circuit, EFFORT, Influence};
pub use loops::{Cut, Delay, ElementaryLoop, Feedback, FeedbackLoop, LoopLaw, LoopStep, Sign, loops};
pub use necessary::{Necessary, necessary};
pub(crate) use origin::producing_laws;
pub use proof::{How, Proof, ProofStep};
pub use rank::{Ranking, Unranked, rank};
pub use relation::Relations;
pub use sets::{Extent, Presence, ProductSets, SetKind, SetList, sets};
pub use sustain::{Supported, Sustained, sustain};
pub use why::{Alternative, Why, why};
pub use why_not::{Base, Blocks, UnsatisfiedLaw, blocks, elsewhere_produced};
