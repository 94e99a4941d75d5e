//! `unknown-name`: a name is declared nowhere.

use crate::diagnostic::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule::new(
    "unknown-name",
    Level::Error,
    "a name is declared nowhere",
    include_str!("../../../../../docs/rules/unknown-name.md"),
)
.of_text();
