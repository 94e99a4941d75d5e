//! `environment-conflict`: environments, or a situation in one, contradict themselves.
//!
//! Reported while environments and scenarios are elaborated.

use crate::diagnostic::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule::new(
    "environment-conflict",
    Level::Error,
    "an environment, or a situation in it, contradicts itself",
    include_str!("../../../../../docs/rules/environment-conflict.md"),
);
