//! Coproduce.
pub mod source;
pub mod diagnostic;
pub mod engine;
pub mod kernel;
pub mod model;
pub mod syntax;
