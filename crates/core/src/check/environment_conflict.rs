//! `environment-conflict`: environments, or a situation in one, contradict themselves.
//!
//! Reported while environments and scenarios are elaborated.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub const RULE: Rule = Rule::new(
    "environment-conflict",
    Level::Error,
    "an environment, or a situation in it, contradicts itself",
    include_str!("../../../../docs/rules/environment-conflict.md"),
);
