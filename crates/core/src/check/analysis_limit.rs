//! `analysis-limit`: an analysis reached its limit, and what it should show is not shown.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub static RULE: Rule = Rule::new(
    "analysis-limit",
    Level::Warning,
    "an analysis reached its limit, and what it should show is not shown",
    include_str!("../../../../docs/rules/analysis-limit.md"),
)
.of_text();
