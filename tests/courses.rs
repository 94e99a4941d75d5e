//! Courses beside an evaluator that is slow and obvious, and written from the reference page alone.
//!
//! `COPRODUCE_MODELS` says on how many random models.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

mod stepper;
