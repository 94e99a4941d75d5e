//! `explain`: the page of a rule.

use super::output::Output;
use crate::check;
use crate::diagnostic::{joined, nearest};
use clap::Args;
use std::io::{Result, Write};

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  coproduce explain idle-coproducer\n\n`coproduce rules` lists all rules.")]
pub(super) struct Arguments {
    /// The name of a rule, as findings show it in brackets.
    rule: String,
}

pub(super) fn explain(arguments: &Arguments, output: &mut Output) -> Result<()> {
    if let Some(rule) = check::rule(&arguments.rule) {
        let end = if rule.page.ends_with('\n') { "" } else { "\n" };
        return write!(output.out, "{}{end}", rule.page);
    }
    let known = check::registry::RULES.iter().map(|rule| rule.name);
    let near = nearest(&arguments.rule, known);
    let help = if near.is_empty() {
        "`coproduce rules` lists all rules".to_owned()
    } else {
        format!("did you mean {}?", joined(&near, "or"))
    };
    output.refuse(&format!("no rule `{}` (help: {help})", arguments.rule))
}
