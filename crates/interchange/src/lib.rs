//! Models from and to the notations of other tools.
//!
//! In: the text of another notation, or a [`Program`](coproduce_core::Program). Out: the text of a model, or of another notation;
//! where that cannot be, each reason with its place. Nothing here touches files.

pub mod bnet;
pub mod crs;
mod name;
pub mod openpsa;
mod places;
mod refusal;

pub use refusal::Refusal;
