//! `unused-suppression`: a comment allows what is not found.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub static RULE: Rule = Rule::new(
    "unused-suppression",
    Level::Warning,
    "an `allow` comment names a rule that finds nothing there",
    include_str!("../../../../docs/rules/unused-suppression.md"),
)
.of_text();
