//! Models of several files: what is missing or broken in one, where a finding belongs, and what names are called.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests write models and run the binary")]

#[path = "modules/cut.rs"]
mod cut;
#[path = "modules/cutting.rs"]
mod cutting;
#[path = "modules/naive.rs"]
mod naive;
#[path = "modules/naming.rs"]
mod naming;
#[path = "modules/stepper.rs"]
mod stepper;
#[path = "modules/support.rs"]
mod support;
#[path = "modules/understanding.rs"]
mod understanding;
