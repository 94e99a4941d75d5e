//! `invalid-table`: rows of a scenario that cannot be read as a table.

use crate::diagnostic::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule::new(
    "invalid-table",
    Level::Error,
    "the rows of a scenario cannot be read as a table",
    include_str!("../../../../../docs/rules/invalid-table.md"),
)
.of_text();
