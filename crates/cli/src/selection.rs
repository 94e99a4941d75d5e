//! Which findings are shown, and how many.

use super::levels::known;
use clap::Args;
use coproduce_core::check::{Levels, Rule};
use coproduce_syntax::diagnostic::Diagnostic;

/// What is left of the findings, for people.
#[derive(Clone, Debug, Args)]
pub(super) struct SelectionFlags {
    /// Rules whose findings are shown, separated by commas; those without which a model is not understood always are.
    #[arg(long, value_name = "RULES", value_delimiter = ',', conflicts_with = "write_baseline")]
    select: Vec<String>,
    /// How many findings each rule has, instead of the findings.
    #[arg(long, conflicts_with = "format")]
    pub statistics: bool,
    /// At most this many findings, for people; by default, 100 in frames.
    #[arg(long, value_name = "COUNT")]
    pub max_findings: Option<usize>,
    /// Every finding, for people, even if several say the same at different places.
    #[arg(long)]
    pub all: bool,
}

impl SelectionFlags {
    /// The rules that are selected; none where all are.
    ///
    /// # Errors
    ///
    /// Names that no rule has.
    pub fn rules(&self) -> Result<Vec<&'static Rule>, Vec<String>> {
        let (mut rules, mut refused) = (Vec::new(), Vec::new());
        for name in self.select.iter().map(|name| name.trim()) {
            match known("--select", name) {
                Ok(rule) => rules.push(rule),
                Err(reason) => refused.push(reason),
            }
        }
        if refused.is_empty() { Ok(rules) } else { Err(refused) }
    }
}

/// Leaves the findings of some rules, and those without which a model is not understood; all, where no rule is selected.
pub(super) fn select(rules: &[&'static Rule], findings: &mut Vec<Diagnostic>) {
    let is_indispensable = |rule| Levels::default().set(rule, None).is_err();
    if !rules.is_empty() {
        findings.retain(|finding| rules.contains(&finding.rule) || is_indispensable(finding.rule));
    }
}
