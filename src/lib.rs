//! Coproduce: a small declarative language for saying who and what jointly produces an outcome.
//!
//! Nothing is ever produced by one thing. A *producer* is necessary for its product and never sufficient; all its
//! coproducers together, in a named environment, are the *cause* (Ackoff & Emery 1972). [`Program::read`] reads a model,
//! proves or refutes the conditions these definitions impose, and [`Program::evaluate`] says which products come about in
//! which situation, and what is missing for the others.
//!
//! The library touches neither files nor terminal nor environment: texts come in as strings, modules through a
//! [`model::Loader`].

mod ahead;
pub mod analysis;
pub mod ask;
pub mod builder;
pub mod check;
pub mod diagnostic;
pub mod engine;
pub mod interchange;
pub mod kernel;
mod layout;
#[cfg(feature = "cli")]
pub mod manifest;
pub mod model;
mod program;
pub mod repl;
pub mod report;
#[cfg(feature = "cli")]
pub mod repository;
pub mod source;
pub mod syntax;
pub mod wire;
pub mod words;

#[cfg(feature = "cli")]
pub mod cli;

pub use program::{Judged, Program};
