//! `syntax-error`: the text does not follow the grammar.

use crate::diagnostic::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule::new(
    "syntax-error",
    Level::Error,
    "the text does not follow the grammar",
    include_str!("../../../../../docs/rules/syntax-error.md"),
)
.of_text();
