//! One question, one answer: the library, the session and the command line give the same values.
#![cfg(feature = "cli")]
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the binary")]

#[path = "ask/cases.rs"]
mod cases;
#[path = "ask/everywhere.rs"]
mod everywhere;
#[path = "naive/mod.rs"]
mod naive;
