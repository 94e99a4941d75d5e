//! `hash`: a name for what a model means.

use super::output::Output;
use super::{TextOrJson, models};
use clap::Args;
use coproduce_core::analysis::NORMAL_FORM;
use coproduce_report::page::escape::inline;
use coproduce_report::wire::Envelope;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::{Result, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, and folders with all `.coprod` files below them; the current repository if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How results are shown.
    #[arg(long, value_enum, default_value_t)]
    format: TextOrJson,
    /// Write the normal form itself: what the hash is taken of.
    #[arg(long, conflicts_with = "format")]
    normal_form: bool,
}

const EXAMPLES: &str = "\
Examples:
  coproduce hash acorn.coprod
  coproduce hash acorn.coprod --normal-form | sha256sum

The order of declarations, layout, comments, labels, sources, the names of laws and which file says
what make no difference. A model that another one uses is part of that one.
Exit status: 0 fine, 1 a model cannot be understood, 2 could not run";

#[derive(Serialize)]
struct Results {
    hashes: Vec<Hashed>,
}

#[derive(Serialize)]
struct Hashed {
    file: String,
    hash: String,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    let (models, summary) = models::understood_once(&arguments.paths, "not hashed", output)?;
    if arguments.normal_form {
        // No name has a hidden character: the text of a model shows all it says.
        let mut forms = models.iter().filter_map(|(_, program)| program.normal_form());
        return forms.try_for_each(|form| output.out.write_all(form.as_bytes()));
    }
    let named = models.iter().filter_map(|(file, program)| {
        let hash = hash(&program.normal_form()?);
        Some(Hashed { file: file.clone(), hash })
    });
    let hashes: Vec<Hashed> = named.collect();
    match arguments.format {
        TextOrJson::Json => Envelope::new(Vec::new(), Results { hashes }, summary).render(&mut output.out),
        TextOrJson::Text => {
            hashes.iter().try_for_each(|one| writeln!(output.out, "{}  {}", one.hash, inline(&one.file)))
        }
    }
}

/// The hash of a normal form, with the version of that.
pub(super) fn hash(normal_form: &str) -> String {
    let digest = Sha256::digest(normal_form.as_bytes());
    digest.iter().fold(format!("coproduce-{NORMAL_FORM}-sha256:"), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    })
}
