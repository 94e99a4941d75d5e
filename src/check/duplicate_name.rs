//! `duplicate-name`: a name is declared twice.

use super::Rule;
use crate::diagnostic::Level;

pub const RULE: Rule = Rule::new(
    "duplicate-name",
    Level::Error,
    "a name is declared twice",
    include_str!("../../docs/rules/duplicate-name.md"),
)
.of_text();
