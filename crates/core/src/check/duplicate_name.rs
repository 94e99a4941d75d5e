//! `duplicate-name`: a name is declared twice, or listed twice where it counts once.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub const RULE: Rule = Rule::new(
    "duplicate-name",
    Level::Error,
    "a name is declared twice, or listed twice where it counts once",
    include_str!("../../../../docs/rules/duplicate-name.md"),
)
.of_text();
