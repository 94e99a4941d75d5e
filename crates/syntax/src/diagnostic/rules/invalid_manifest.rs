//! `invalid-manifest`: a manifest that cannot be read as one.

use crate::diagnostic::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule::new(
    "invalid-manifest",
    Level::Error,
    "`coproduce.toml` says something no manifest can say",
    include_str!("../../../../../docs/rules/invalid-manifest.md"),
)
.of_text();
