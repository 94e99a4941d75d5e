//! `analysis-limit`: an analysis reached its limit; what it was to prove is not proven.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub static RULE: Rule = Rule::new(
    "analysis-limit",
    Level::Warning,
    "an analysis reached its limit; what it was to prove is not proven",
    include_str!("../../../../docs/rules/analysis-limit.md"),
)
.of_text();
