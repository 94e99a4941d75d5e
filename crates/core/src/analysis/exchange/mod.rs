//! Exchanges: the interval of terms, who exports what, what is gained, how learning widens it, how likely a gain is, and
//! who should make what. Hours of different parties are never added.

mod chance;
mod gain;
mod pair;
#[cfg(feature = "programmes")]
mod programme;
mod report;

pub use chance::{Likelihood, Sampling, likelihood, likelihood_at_terms, spans};
pub use gain::exists;
pub use pair::{Pair, Standing};
#[cfg(feature = "programmes")]
pub use programme::{MOST, Plan, plan};
pub use report::{GainReport, LearningReport, PartReport, PlanReport, Possibility, TradeReport, possibility};
