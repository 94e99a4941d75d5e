//! Levels of rules that the command line sets.

use clap::Args;
use coproduce_core::check::{Levels, Rule, registry, rule};
use coproduce_syntax::diagnostic::{Level, joined, nearest};

/// Which rules are taken how grave; the command line beats the manifest.
#[derive(Debug, Args)]
pub(super) struct LevelFlags {
    /// Rules whose findings are errors, separated by commas; may be repeated.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    deny: Vec<String>,
    /// Rules whose findings are warnings.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    warn: Vec<String>,
    /// Rules whose findings are left out; not possible for those without which a model is not understood.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    allow: Vec<String>,
}

impl LevelFlags {
    /// The levels.
    ///
    /// # Errors
    ///
    /// What cannot be done.
    pub fn levels(&self) -> Result<Levels, Vec<String>> {
        let mut levels = Levels::default();
        let mut named: Vec<&str> = Vec::new();
        let mut refused = Vec::new();
        let lists = [
            ("--deny", &self.deny, Some(Level::Error)),
            ("--warn", &self.warn, Some(Level::Warning)),
            ("--allow", &self.allow, None),
        ];
        for (flag, names, level) in lists {
            for name in names.iter().map(|name| name.trim()) {
                let rule = match known(flag, name) {
                    Ok(rule) => rule,
                    Err(reason) => {
                        refused.push(reason);
                        continue;
                    }
                };
                let before = levels.clone();
                if levels.set(rule, level).is_err() {
                    refused.push(format!("{flag}: rule `{name}` stays an error: what it finds is not understood"));
                } else if named.contains(&rule.name) && before != levels {
                    refused.push(format!("{flag}: rule `{name}` is set to another level as well"));
                }
                named.push(rule.name);
            }
        }
        if refused.is_empty() { Ok(levels) } else { Err(refused) }
    }
}

/// The rule of a name that stands behind a flag.
///
/// # Errors
///
/// That there is none, with what may be meant.
pub(super) fn known(flag: &str, name: &str) -> Result<&'static Rule, String> {
    rule(name).ok_or_else(|| {
        let near = nearest(name, registry::RULES.iter().map(|rule| rule.name));
        let help = match near.as_slice() {
            [] => "`coproduce rules` lists all rules".to_owned(),
            near => format!("perhaps {} was meant", joined(near, "or")),
        };
        format!("{flag}: no rule `{name}` (help: {help})")
    })
}
