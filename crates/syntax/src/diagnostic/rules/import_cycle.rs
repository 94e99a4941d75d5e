//! `import-cycle`: modules use one another in a cycle.

use crate::diagnostic::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule::new(
    "import-cycle",
    Level::Error,
    "modules use one another in a cycle",
    include_str!("../../../../../docs/rules/import-cycle.md"),
)
.of_text();
