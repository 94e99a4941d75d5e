//! `unknown-name`: a name is declared nowhere.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub const RULE: Rule = Rule::new(
    "unknown-name",
    Level::Error,
    "a name is declared nowhere",
    include_str!("../../../../docs/rules/unknown-name.md"),
)
.of_text();
