//! What users ask for, composed of the engine's answers.
//!
//! In: a kernel. Out: verdicts, missing sets, relations and evaluations, in the words of the model. Nothing here knows a
//! terminal.

pub mod course;
pub mod difference;
pub mod evaluation;
pub mod evidence;
pub mod exchange;
pub mod graph;
pub mod inquiry;
pub mod judgement;
pub mod market;
mod normal;
pub mod orchestration;
pub mod production;
pub mod propose;
pub mod service;

pub use crate::kernel::{Layer, Logic};
pub use coproduce_engine::exact::{Count, Reading, Unfinished};
pub use evaluation::{Evaluation, Options, ProductReport, SituationReport, evaluate, evaluate_setting, produced_atoms};
pub use inquiry::*;
pub use normal::{NORMAL_FORM, normal_form};
pub use orchestration::*;
pub use production::*;
pub use service::*;

/// How many nodes an exact analysis may grow to before it gives up.
pub const DEFAULT_LIMIT: usize = 500_000;
