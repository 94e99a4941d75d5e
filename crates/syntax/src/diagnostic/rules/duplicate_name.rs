//! `duplicate-name`: a name is declared twice, or listed twice where it counts once.

use crate::diagnostic::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule::new(
    "duplicate-name",
    Level::Error,
    "a name is declared twice, or listed twice where it counts once",
    include_str!("../../../../../docs/rules/duplicate-name.md"),
)
.of_text();
