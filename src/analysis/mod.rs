//! What users ask for, composed of the engine's answers.
//!
//! In: a kernel. Out: verdicts, missing sets, relations and evaluations, in the words of the model. Nothing here knows a
//! terminal.

mod account;
mod cases;
mod chosen;
mod cocreation;
mod complexity;
mod constellation;
mod coverage;
mod deal;
mod dependence;
pub mod difference;
mod episode;
pub mod evaluation;
pub mod exchange;
mod figure;
mod force;
pub mod graph;
mod hypergame;
mod inquiry;
mod knock_out;
mod loops;
pub mod market;
mod matrix;
mod missing;
mod necessary;
mod normal;
mod offering;
mod origin;
mod proof;
pub mod propose;
mod proposition;
mod rank;
mod relation;
mod service;
mod sets;
mod setting;
mod status;
mod sustain;
mod value;
mod why;
mod why_not;
mod witness;
mod words;
mod worth;

pub use crate::engine::exact::{Count, Unfinished};
pub use crate::kernel::Layer;
pub use account::{Accounts, Entry, Source};
pub use cases::{Account, Case, Lacking, account, cases};
pub use chosen::{ActionReport, ActionStatus};
pub use cocreation::{CocreationReport, PhaseProgress, PhaseReport, Progress};
pub use complexity::{Declared, Disagreement, Path, ProblemReport, Share, problems};
pub use constellation::{Assembly, Benefit, BenefitReport, ConstellationReport, MemberReport};
pub use coverage::{Coverage, Tried, coverage};
pub use deal::{Breakable, Deal};
pub(crate) use dependence::{cone, cone_before, takes_part};
pub use episode::Episode;
pub use evaluation::{Evaluation, Options, ProductReport, SituationReport, evaluate, evaluate_setting, produced_atoms};
pub(crate) use figure::{amount, figure};
pub use hypergame::{HyperEquilibrium, HypergameReport, SeenGame, hypergames};
pub use inquiry::{Inquiry, Verdict};
pub use loops::{FeedbackLoop, loops};
pub use matrix::{Cell, Matrix, matrix};
pub use missing::{Missing, MissingSets, missing, seeds};
pub use necessary::{Necessary, necessary};
pub use normal::{NORMAL_FORM, normal_form};
pub use offering::{OfferingReport, Uses, magnitude};
pub(crate) use origin::producing_laws;
pub use proof::{How, Proof, ProofStep};
pub(crate) use proposition::promise;
pub use proposition::{
    AccountReport, BreachReport, ExpectationReport, NetReport, PromiseReport, PropositionReport, StakeReport,
};
pub use rank::{Ranking, Unranked, rank};
pub use relation::Relations;
pub use service::nets_in;
pub use sets::{Extent, Presence, ProductSets, SetList, sets};
pub use setting::{Setting, Supposition};
pub use status::{Keeping, Loss, Status};
pub use sustain::{Supported, Sustained, sustain};
pub use value::{Standing, ValueReport};
pub use why::why;
pub use why_not::{Base, Blocks, UnsatisfiedLaw, blocks, elsewhere_produced};
pub use witness::Witness;
pub use words::Words;
pub(crate) use words::{is_of_something, signed};
pub(crate) use worth::spanned;
pub use worth::{Net, Nets, Paid, is_above, nets};

/// How many nodes an exact analysis may grow to before it gives up.
pub const DEFAULT_LIMIT: usize = 500_000;
