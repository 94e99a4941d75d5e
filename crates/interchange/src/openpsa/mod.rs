//! Fault trees in the Open-PSA model exchange format.
//!
//! Epstein, S. & Rauzy, A. (2008). Open-PSA Model Exchange Format. The Open-PSA Initiative. Of it: fault trees with
//! their containers, `and`, `or`, `not`, `xor`, `nand`, `nor`, `atleast`, nested formulae, house events, and basic events
//! with a constant probability.
//!
//! A gate becomes a product with one law, a basic event an object that is open in the one environment of the model, its
//! probability a `likely`, a house event a condition that is held or lacked. The environment is a coproducer of every
//! law, since no coproducer suffices alone and a gate may have a single argument.

mod element;
mod export;
mod formula;
mod import;
mod read;
mod resolve;

pub use export::export;
pub use import::import;
