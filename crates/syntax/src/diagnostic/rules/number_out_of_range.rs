//! `number-out-of-range`: a number lies outside its range.

use crate::diagnostic::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule::new(
    "number-out-of-range",
    Level::Error,
    "a number lies outside its range",
    include_str!("../../../../../docs/rules/number-out-of-range.md"),
)
.of_text();
