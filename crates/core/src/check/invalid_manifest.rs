//! `invalid-manifest`: a manifest that cannot be read as one.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub const RULE: Rule = Rule::new(
    "invalid-manifest",
    Level::Error,
    "`coproduce.toml` says something no manifest can say",
    include_str!("../../../../docs/rules/invalid-manifest.md"),
)
.of_text();
