//! Algorithms over integers: closure, verdicts, missing sets, relations.
//!
//! In: a [`Network`] of numbered nodes and rules. Out: truth values, sets of literals, verdicts. Nothing here knows
//! names, places or text; every algorithm names the paper it is taken from.

mod closure;
mod diagram;
pub mod exact;
mod family;
mod function;
mod lanes;
mod necessary;
mod network;
mod order;
mod proof;

pub use diagram::{Diagram, Function, LimitReached};
pub use family::{Families, Family, Freedom, Item};
pub use function::{Functions, Role, Settled};
pub use lanes::{CERTAIN, Lanes, POSSIBLE};
pub use network::{INNER, Literal, Network, NetworkBuilder, Node, Rule};
pub use proof::{Reason, Step};
