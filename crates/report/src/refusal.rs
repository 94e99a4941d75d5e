//! Why a question has no answer, in words, with what can be done about it where it was asked.

use crate::page::surface::Surface;
use coproduce_core::ask::Refusal;
use coproduce_core::model::written;
use coproduce_syntax::diagnostic::{Diagnostic, listed};

/// How many names a message lists.
const SHOWN: usize = 12;

/// What is said of a refusal, and what can be done; of findings one after the other.
pub fn said(refusal: &Refusal, surface: Surface) -> Vec<(String, Option<String>)> {
    let (message, command, session) = match refusal {
        Refusal::Findings(findings) => return findings.iter().map(finding).collect(),
        Refusal::NoProduct(name) => (
            format!("no law produces `{name}`"),
            "`run` says what is supposed, `relate` how things relate to a product".to_owned(),
            format!("`{}?` says whether it is there", written(name)),
        ),
        Refusal::NeverProduced(name) => (
            format!("`{name}` is never produced there"),
            "`why` says what is missing".to_owned(),
            format!("`why {}` says what is missing", written(name)),
        ),
        Refusal::Unlikely(name, open) => {
            let more = open.len().saturating_sub(SHOWN);
            let shown = listed(&open[..open.len() - more]);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let first = written(open.first().map(String::as_str).unwrap_or_default());
            (
                format!("open coproducers of `{name}` have no probability: {shown}{more}"),
                format!(
                    "give each a `likely` in the model, or `--likely '{first}=0.5'`; or settle it with `--given` or \
                     `--without`"
                ),
                format!("suppose one of each, as in `likely {first} 0.5`, or `given {first}`"),
            )
        }
        Refusal::Limit(reason) => (reason.clone(), "`--nodes` raises the limit".to_owned(), String::new()),
        Refusal::Impossible(reason) => (reason.clone(), String::new(), String::new()),
    };
    let help = match surface {
        Surface::CommandLine => command,
        Surface::Session => session,
    };
    vec![(message, (!help.is_empty()).then_some(help))]
}

fn finding(finding: &Diagnostic) -> (String, Option<String>) {
    (finding.message.clone(), finding.help.clone())
}
