//! `init` and `new`: a repository to begin with.
//!
//! Nothing is written over: where a file is there already, nothing at all is written.

use super::files;
use super::output::Output;
use clap::Args;
use coproduce_report::page::escape::inline;
use coproduce_repository::manifest;
use coproduce_syntax::LANGUAGE;
use indexmap::IndexSet;
use std::fs::{self, File};
use std::io::{self, Result, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
#[command(after_help = INIT_EXAMPLES)]
pub(super) struct InitArguments {
    /// The folder that becomes a repository of models.
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = NEW_EXAMPLES)]
pub(super) struct NewArguments {
    /// The folder to create, which is also the name of the repository.
    #[arg(value_name = "NAME")]
    folder: PathBuf,
}

/// What tells Git how lines end.
const ATTRIBUTES: &str = ".gitattributes";

const INIT_EXAMPLES: &str = "\
Examples:
  coproduce init                          turn the current folder into a repository of models
  coproduce init hospital

Writes a manifest, a model with its tests, a table of cases, how Git ends
lines, and a GitHub workflow that checks, lays out and tests. If one of these
files already exists, nothing is written.
Exit status: 0 written, 2 not written";

const NEW_EXAMPLES: &str = "\
Examples:
  coproduce new hospital                  create the folder `hospital` with a repository of models in it

Exit status: 0 written, 2 not written";

/// What is written, in order, with the folders it lies in.
fn contents(name: &str) -> [(&'static str, String); 5] {
    let name = serde_json::Value::from(name);
    [
        (
            manifest::FILE,
            format!("name = {name}\nlanguage = \"{LANGUAGE}\"\nsources = [\"models\"]\n\n[coverage]\nthreshold = 80\n"),
        ),
        ("models/sowing.coprod", include_str!("template/sowing.coprod").to_owned()),
        ("models/sowing.csv", include_str!("template/sowing.csv").to_owned()),
        (ATTRIBUTES, include_str!("template/gitattributes").to_owned()),
        (".github/workflows/models.yml", include_str!("template/models.yml").to_owned()),
    ]
}

pub(super) fn init(arguments: &InitArguments, output: &mut Output) -> Result<()> {
    let folder = &arguments.folder;
    if !folder.is_dir() {
        return output.refuse(&format!("no folder `{}` (help: `coproduce new` creates one)", folder.display()));
    }
    write(folder, output)
}

pub(super) fn new(arguments: &NewArguments, output: &mut Output) -> Result<()> {
    let folder = &arguments.folder;
    if let Err(error) = fs::create_dir(folder) {
        let reason = match error.kind() {
            io::ErrorKind::AlreadyExists => "already exists (help: `coproduce init` writes into a folder)".to_owned(),
            _ => format!("cannot be created: {}", files::reason(&error)),
        };
        return output.refuse(&format!("`{}` {reason}", folder.display()));
    }
    write(folder, output)
}

fn write(folder: &Path, output: &mut Output) -> Result<()> {
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = real.file_name().map_or_else(|| "models".to_owned(), |name| name.to_string_lossy().into_owned());
    let mut contents = contents(&name).to_vec();
    // How Git ends lines may be said already; what is said of other files is not for us to change.
    let has_attributes = folder.join(ATTRIBUTES).symlink_metadata().is_ok();
    contents.retain(|(file, _)| *file != ATTRIBUTES || !has_attributes);
    let there: IndexSet<&str> = contents.iter().filter_map(|(file, _)| in_the_way(folder, file)).collect();
    if !there.is_empty() {
        let there: Vec<String> = there.iter().map(|file| format!("`{file}`")).collect();
        let files = there.join(", ");
        return output.refuse(&format!("nothing is overwritten: {files} in `{}`", folder.display()));
    }
    let mut made: Vec<PathBuf> = Vec::new();
    for (file, text) in &contents {
        if let Err(error) = create(folder, file, text, &mut made) {
            // Nothing half-written is left; what cannot be removed is not ours any more.
            for path in made.iter().rev() {
                let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
            }
            let path = folder.join(file);
            return output.refuse(&format!("cannot write `{}`: {}", path.display(), files::reason(&error)));
        }
    }
    for (file, _) in &contents {
        writeln!(output.out, "{}", inline(&files::name(folder.join(file))))?;
    }
    if has_attributes {
        let help = "let it say `*.coprod text eol=lf`, so that models have the same bytes on every system";
        output.remark(&format!("`{ATTRIBUTES}` is left as it is (help: {help})"))?;
    }
    writeln!(output.error, "written: continue with `coproduce check` and `coproduce test` there")
}

/// The part of a path that is there already and is not a plain folder.
fn in_the_way<'f>(folder: &Path, file: &'f str) -> Option<&'f str> {
    let ends = file.match_indices('/').map(|(at, _)| at);
    let mut folders = ends.map(|end| &file[..end]);
    let is_other = |part: &&str| folder.join(part).symlink_metadata().is_ok_and(|found| !found.is_dir());
    folders.find(is_other).or_else(|| folder.join(file).symlink_metadata().is_ok().then_some(file))
}

/// Writes a new file, and notes what was made for it.
fn create(folder: &Path, file: &str, text: &str, made: &mut Vec<PathBuf>) -> Result<()> {
    for (end, _) in file.match_indices('/') {
        let path = folder.join(&file[..end]);
        match fs::create_dir(&path) {
            Ok(()) => made.push(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    let path = folder.join(file);
    let mut created = File::options().write(true).create_new(true).open(&path)?;
    made.push(path);
    created.write_all(text.as_bytes())
}
