//! The interpreter against a second evaluator, written from the reference alone.
//!
//! Each test is one check, and can be run by itself. `COPRODUCE_MODELS` says on how many random models.
#![cfg(feature = "cli")]
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

mod judge;
