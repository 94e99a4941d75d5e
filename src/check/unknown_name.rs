//! `unknown-name`: a name is declared nowhere.

use super::Rule;
use crate::diagnostic::Level;

pub const RULE: Rule = Rule::new(
    "unknown-name",
    Level::Error,
    "a name is declared nowhere",
    include_str!("../../docs/rules/unknown-name.md"),
)
.of_text();
