//! `version`: of the tool and of the language.

use super::TextOrJson;
use super::output::Output;
use clap::Args;
use coproduce_report::wire::{Envelope, LANGUAGE, Summary};
use serde::Serialize;
use std::io::{Result, Write};

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  coproduce version\n  coproduce version --format json")]
pub(super) struct Arguments {
    /// How the versions are shown.
    #[arg(long, value_enum, default_value_t)]
    format: TextOrJson,
}

#[derive(Debug, Serialize)]
struct Results {
    version: &'static str,
    language: &'static str,
}

pub(super) fn version(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let results = Results { version: env!("CARGO_PKG_VERSION"), language: LANGUAGE };
    match arguments.format {
        TextOrJson::Text => writeln!(output.out, "coproduce {} (language {LANGUAGE})", results.version),
        TextOrJson::Json => Envelope::new(Vec::new(), results, Summary::default()).render(&mut output.out),
    }
}
