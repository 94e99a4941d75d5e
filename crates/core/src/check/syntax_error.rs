//! `syntax-error`: the text does not follow the grammar.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub const RULE: Rule = Rule::new(
    "syntax-error",
    Level::Error,
    "the text does not follow the grammar",
    include_str!("../../../../docs/rules/syntax-error.md"),
)
.of_text();
