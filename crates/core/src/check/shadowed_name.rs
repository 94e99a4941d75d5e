//! `shadowed-name`: a declaration hides a name that `use` brings in.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub const RULE: Rule = Rule::new(
    "shadowed-name",
    Level::Warning,
    "a declaration hides a name that `use` brings in",
    include_str!("../../../../docs/rules/shadowed-name.md"),
)
.of_text();
