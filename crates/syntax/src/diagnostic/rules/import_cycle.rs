//! `import-cycle`: modules use one another in a circle.

use crate::diagnostic::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule::new(
    "import-cycle",
    Level::Error,
    "modules use one another in a circle",
    include_str!("../../../../../docs/rules/import-cycle.md"),
)
.of_text();
