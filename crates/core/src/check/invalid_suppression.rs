//! `invalid-suppression`: a comment that allows what cannot be allowed, or without saying why.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub static RULE: Rule = Rule::new(
    "invalid-suppression",
    Level::Error,
    "an `allow` comment has no reason, or names no rule that can be allowed",
    include_str!("../../../../docs/rules/invalid-suppression.md"),
)
.of_text();
