//! `rules`: the table of all rules.

use super::TextOrJson;
use super::output::Output;
use clap::Args;
use coproduce_core::check::Rule;
use coproduce_core::check::registry::RULES;
use coproduce_report::page::column::paragraph;
use coproduce_report::wire::{Envelope, Summary};
use coproduce_syntax::diagnostic::Level;
use indexmap::IndexMap;
use serde::Serialize;
use std::io::{Result, Write};

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  coproduce rules\n  coproduce rules --format json")]
pub(super) struct Arguments {
    /// How the rules are listed.
    #[arg(long, value_enum, default_value_t)]
    format: TextOrJson,
}

#[derive(Debug, Serialize)]
struct Results {
    rules: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    name: &'static str,
    level: Level,
    family: &'static str,
    summary: &'static str,
}

pub(super) fn rules(arguments: &Arguments, output: &mut Output) -> Result<()> {
    match arguments.format {
        TextOrJson::Text => table(&mut output.out),
        TextOrJson::Json => {
            let entry = |rule: &&Rule| Entry {
                name: rule.name,
                level: rule.level,
                family: rule.family.title(),
                summary: rule.summary,
            };
            let results = Results { rules: RULES.iter().map(entry).collect() };
            Envelope::new(Vec::new(), results, Summary::default()).render(&mut output.out)
        }
    }
}

fn table(out: &mut dyn Write) -> Result<()> {
    let mut families: IndexMap<&str, Vec<&Rule>> = IndexMap::new();
    for rule in RULES {
        families.entry(rule.family.title()).or_default().push(rule);
    }
    let column = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for (family, rules) in families {
        writeln!(out, "{family}")?;
        for rule in rules {
            write!(out, "  {:column$}  {:7}  ", rule.name, rule.level.word())?;
            let column = column + "  ".len() + "  warning  ".len();
            paragraph(rule.summary, column, column, out)?;
        }
        writeln!(out)?;
    }
    writeln!(out, "`coproduce explain RULE` explains a rule")
}
