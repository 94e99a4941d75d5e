//! How grave a project takes what rules find.

use super::Rule;
use super::registry::{RULES, is_fixed};
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use std::collections::BTreeMap;

/// The levels of some rules; all others keep their usual ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// Nothing where findings are allowed.
    of: BTreeMap<&'static str, Option<Level>>,
}

/// What the rule finds prevents the text from being understood, so that it stays an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixed;

impl Levels {
    /// Sets the level of a rule; none allows what it finds.
    ///
    /// # Errors
    ///
    /// [`Fixed`] where the rule has to stay an error.
    pub fn set(&mut self, rule: &Rule, level: Option<Level>) -> Result<(), Fixed> {
        if is_fixed(rule.name) && level != Some(Level::Error) {
            return Err(Fixed);
        }
        self.of.insert(rule.name, level);
        Ok(())
    }

    /// These levels, and those of `other` where it has any.
    #[must_use]
    pub fn overridden_by(mut self, other: &Self) -> Self {
        self.of.extend(&other.of);
        self
    }

    /// The level of what a rule finds; none where that is allowed.
    pub fn level(&self, rule: &str) -> Option<Level> {
        let usual = || RULES.iter().find(|known| known.name == rule).map_or(Level::Error, |known| known.level);
        self.of.get(rule).copied().unwrap_or_else(|| Some(usual()))
    }

    /// Gives findings the levels set, and takes away those that are allowed.
    pub fn apply(&self, findings: &mut Vec<Diagnostic>) {
        if !self.of.is_empty() {
            findings.retain_mut(|finding| match self.of.get(finding.rule.name) {
                Some(&Some(level)) => {
                    finding.level = level;
                    true
                }
                Some(None) => false,
                None => true,
            });
        }
    }
}
