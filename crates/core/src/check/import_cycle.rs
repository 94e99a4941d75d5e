//! `import-cycle`: modules use one another in a cycle.

use super::Rule;
use coproduce_syntax::diagnostic::Level;

pub const RULE: Rule = Rule::new(
    "import-cycle",
    Level::Error,
    "modules use one another in a cycle",
    include_str!("../../../../docs/rules/import-cycle.md"),
)
.of_text();
