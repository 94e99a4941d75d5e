//! How many findings each rule has.

use coproduce_report::page::column::paragraph;
use coproduce_syntax::diagnostic::{Diagnostic, Level, Rule};
use std::collections::BTreeMap;
use std::io::{Result, Write};

/// Findings by rule and level, over all files.
#[derive(Debug, Default)]
pub(super) struct Statistics(BTreeMap<(&'static Rule, Level), usize>);

impl Statistics {
    /// Counts the findings of a file.
    pub fn add(&mut self, findings: &[Diagnostic]) {
        for finding in findings {
            *self.0.entry((finding.rule, finding.level)).or_default() += 1;
        }
    }

    /// Writes a line for each rule, those with most findings first.
    pub fn render(&self, out: &mut dyn Write) -> Result<()> {
        let mut lines: Vec<_> = self.0.iter().collect();
        lines.sort_by_key(|&(&(rule, level), &count)| (std::cmp::Reverse(count), rule, level));
        let digits = lines.first().map_or(0, |(_, count)| count.to_string().len());
        let names = lines.iter().map(|((rule, _), _)| rule.name.len()).max().unwrap_or(0);
        for (&(rule, level), count) in lines {
            let lead = format!("{count:>digits$}  {rule:names$}  {:7}  ", level.word());
            write!(out, "{lead}")?;
            paragraph(rule.summary, lead.len(), lead.len(), out)?;
        }
        Ok(())
    }
}
