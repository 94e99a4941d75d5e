//! Algorithms over integers: closure, verdicts, missing sets, relations.
//!
//! In: a [`Network`] of numbered nodes and rules. Out: truth values, sets of literals, verdicts. Nothing here knows
//! names, places or text; every algorithm names the paper it is taken from.

pub mod circuit;
mod closure;
mod drawn;
pub mod exact;
mod example;
mod excerpt;
mod interrupt;
mod irreducible;
mod lanes;
mod necessary;
mod network;
mod order;
mod part;
mod proof;
mod role;
mod sustained;
mod trial;

pub use drawn::drawn;
pub use example::{Examples, NoExample, Own};
pub use interrupt::{end_analyses, interruptible, is_interrupted};
pub use lanes::{CERTAIN, Lanes, POSSIBLE};
pub use necessary::Together;
pub use network::{INNER, Literal, Network, NetworkBuilder, Node, Rule, numbered};
pub use proof::{Reason, Step};
pub use role::{Role, Settled};
