//! The core of Coproduce: a model as a value, and what can be asked of it.
//!
//! In: texts ([`coproduce_syntax`]). Out: a [`Program`], with what was found in it, and answers to the questions of
//! [`ask`]. It touches neither files nor terminal nor environment, and promises nothing to anyone outside of this
//! workspace: the crate `coproduce` does.

pub mod analysis;
pub mod ask;
pub mod check;
pub mod kernel;
pub mod model;
mod program;

pub use program::{Depth, Judged, Program};
