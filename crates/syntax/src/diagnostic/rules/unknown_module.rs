//! `unknown-module`: `use` names no file of the repository.

use crate::diagnostic::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule::new(
    "unknown-module",
    Level::Error,
    "`use` names no file of the repository",
    include_str!("../../../../../docs/rules/unknown-module.md"),
)
.of_text();
