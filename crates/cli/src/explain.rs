//! `explain`: what a word, a command or a rule means.

use super::output::Output;
use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Args, Command, Error};
use coproduce_report::words::{self, explain as page_of};
use std::ffi::OsStr;
use std::io::{Result, Write};

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  coproduce explain                    all there is to explain\n  coproduce explain law                a word of the language\n  coproduce explain at least           a phrase\n  coproduce explain run                a command\n  coproduce explain idle-coproducer    a rule, as findings show it in brackets"
)]
pub(super) struct Arguments {
    /// A word of the language, a command or a rule; all of them are listed if none is named.
    #[arg(value_parser = Words, hide_possible_values = true)]
    word: Vec<String>,
}

/// Takes any word, and completes those that are explained.
#[derive(Clone, Debug)]
struct Words;

impl TypedValueParser for Words {
    type Value = String;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> std::result::Result<String, Error> {
        Ok(value.to_string_lossy().into_owned())
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue>>> {
        Some(Box::new(words::listed().map(PossibleValue::new)))
    }
}

pub(super) fn explain(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let word = arguments.word.join(" ");
    if word.trim().is_empty() {
        return words::write_list(&words::groups(), "coproduce explain WORD", &mut output.out);
    }
    match page_of(&word) {
        Ok(explained) => write!(output.out, "{}", explained.text()),
        Err((reason, help)) => {
            let help = if help.is_empty() { "`coproduce explain` lists all words" } else { &help };
            output.refuse(&format!("{reason} (help: {help})"))
        }
    }
}
