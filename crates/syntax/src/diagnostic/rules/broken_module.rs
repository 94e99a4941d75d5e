//! `broken-module`: a file that is used was not understood.

use crate::diagnostic::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule::new(
    "broken-module",
    Level::Error,
    "a file that is used has errors, and was not understood",
    include_str!("../../../../../docs/rules/broken-module.md"),
)
.of_text();
