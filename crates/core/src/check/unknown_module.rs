//! `unknown-module`: `use` names no file of the repository.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub const RULE: Rule = Rule::new(
    "unknown-module",
    Level::Error,
    "`use` names no file of the repository",
    include_str!("../../../../docs/rules/unknown-module.md"),
)
.of_text();
