//! A product in every environment, where none is chosen.

use crate::reply::There;
use coproduce_core::analysis::Verdict;
use coproduce_core::model::written;
use coproduce_report::page::column::paragraph;
use coproduce_report::page::escape::inline;
use coproduce_report::page::surface::Page;
use coproduce_report::production::standing::lacking;
use std::io::{Result, Write};
use unicode_width::UnicodeWidthStr;

/// A line for each environment.
pub(super) fn across(environments: &[There], page: Page, out: &mut dyn Write) -> Result<()> {
    let name = |there: &There| format!("in {}", inline(&written(&there.environment)));
    let names = environments.iter().map(|there| name(there).width()).max().unwrap_or(0).min(28);
    for there in environments {
        let word = there.verdict.word();
        let lacks = match (there.verdict, &there.because) {
            (Verdict::Produced, _) => String::new(),
            (_, Some(because)) if there.missing.is_empty() => inline(&because.to_string()).into_owned(),
            _ => lacking(&there.missing, None, page),
        };
        let column = "not produced".len() + 2;
        let head = format!("{word:14}{:names$}   {lacks}", name(there));
        paragraph(head.trim_end(), 0, column + names + 3 + 2, out)?;
    }
    writeln!(out, "`in NAME` enters one of them")
}
