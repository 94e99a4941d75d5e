//! `invalid-table`: rows of a scenario that cannot be read as a table.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub const RULE: Rule = Rule::new(
    "invalid-table",
    Level::Error,
    "the rows of a scenario cannot be read as a table",
    include_str!("../../../../docs/rules/invalid-table.md"),
)
.of_text();
