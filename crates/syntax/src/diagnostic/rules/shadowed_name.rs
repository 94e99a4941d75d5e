//! `shadowed-name`: a declaration hides a name that `use` brings in.

use crate::diagnostic::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule::new(
    "shadowed-name",
    Level::Warning,
    "a declaration hides a name that `use` brings in",
    include_str!("../../../../../docs/rules/shadowed-name.md"),
)
.of_text();
