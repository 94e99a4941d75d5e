//! Files of the file system for a session.

use crate::files::{self, Repositories};
use crate::program;
use coproduce_core::model::Loader;
use coproduce_repository::{EXTENSION, Modules};
use coproduce_session::{Files, Text};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The file system.
pub(super) struct Disk;

impl Files for Disk {
    fn read(&mut self, paths: &[String]) -> (Vec<Text>, Vec<String>) {
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        let (found, mut refused) = files::find(&paths);
        let mut texts = Vec::new();
        for found in found {
            match files::read(&found.path).map(program::text) {
                Ok(Ok(text)) => {
                    let module = found.repository.module_path(&found.real);
                    texts.push(Text { name: files::name(&found), text, module });
                }
                Ok(Err(not_text)) => {
                    refused.push(format!("`{}`: byte {} is not text in UTF-8", found.path.display(), not_text.at + 1));
                }
                Err(reason) => refused.push(reason),
            }
        }
        (texts, refused)
    }

    fn loader(&mut self, paths: &[String]) -> Box<dyn Loader> {
        // What is typed without a model belongs to the folder one stands in.
        let first = paths.first().map_or_else(|| PathBuf::from("."), PathBuf::from);
        if let Some(found) = files::find(std::slice::from_ref(&first)).0.into_iter().next() {
            return Box::new(Modules::of(&found.real, found.repository));
        }
        let folder = first.canonicalize().unwrap_or(first);
        let repository = Repositories::default().of(&folder);
        Box::new(Modules::within(&folder, repository))
    }

    fn write(&mut self, path: &str, text: &str, replace: bool) -> Result<(), String> {
        let mut options = OpenOptions::new();
        options.write(true);
        if replace {
            options.create(true).truncate(true)
        } else {
            options.create_new(true)
        };
        let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => format!("`{path}` exists: `:save! {path}` replaces it"),
            _ => format!("cannot write `{path}`: {}", files::reason(&error)),
        })
    }
}

/// The files and folders that a path may go on to; models and folders only.
pub(super) fn going_on(begun: &str) -> Vec<String> {
    let (folder, name) = begun.rsplit_once('/').map_or(("", begun), |(folder, name)| (folder, name));
    let prefix = if begun.contains('/') { format!("{folder}/") } else { String::new() };
    let read = if prefix.is_empty() { "." } else { &prefix };
    let entries = fs::read_dir(Path::new(read)).into_iter().flatten().flatten();
    let mut found: Vec<String> = entries
        .filter_map(|entry| {
            let entry_name = entry.file_name().into_string().ok()?;
            let fits = entry_name.starts_with(name) && (!entry_name.starts_with('.') || name.starts_with('.'));
            let is_folder = entry.path().is_dir();
            let is_model = entry.path().extension().is_some_and(|extension| extension == EXTENSION);
            let end = if is_folder { "/" } else { "" };
            (fits && (is_folder || is_model)).then(|| format!("{prefix}{entry_name}{end}"))
        })
        .collect();
    found.sort();
    found
}
