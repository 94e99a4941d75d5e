//! Files of the file system for a session.

use crate::files::{self, Repositories};
use crate::{program, write};
use coproduce_core::model::Loader;
use coproduce_report::page::escape::is_hidden;
use coproduce_repository::{EXTENSION, Modules};
use coproduce_session::{Files, Text};
use std::fs;
use std::io::ErrorKind;
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
        let write = if replace { write::replace } else { write::create };
        write(Path::new(path), text.as_bytes()).map_err(|error| match error.kind() {
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
            // What would move the cursor, or does not show, is not offered: it would be typed as it is.
            let is_shown = !entry_name.contains(is_hidden);
            let fits =
                is_shown && entry_name.starts_with(name) && (!entry_name.starts_with('.') || name.starts_with('.'));
            let is_folder = entry.path().is_dir();
            let is_model = entry.path().extension().is_some_and(|extension| extension == EXTENSION);
            let end = if is_folder { "/" } else { "" };
            (fits && (is_folder || is_model)).then(|| format!("{prefix}{entry_name}{end}"))
        })
        .collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::going_on;
    use std::fs;

    #[cfg(unix)]
    #[test]
    fn no_name_that_would_act_on_a_terminal_is_offered() {
        let folder = std::env::temp_dir().join(format!("coproduce-going-on-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for name in ["birch.coprod", "b\u{1b}]0;title\u{7}.coprod", "b\u{202e}.coprod"] {
            fs::write(folder.join(name), "").unwrap();
        }
        let begun = format!("{}/b", folder.display());
        assert_eq!(going_on(&begun), [format!("{}/birch.coprod", folder.display())]);
    }
}
