//! `wrong-kind`: a name stands for something that does not fit its place.

use crate::diagnostic::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule::new(
    "wrong-kind",
    Level::Error,
    "a name is of the wrong kind for its place",
    include_str!("../../../../../docs/rules/wrong-kind.md"),
)
.of_text();
