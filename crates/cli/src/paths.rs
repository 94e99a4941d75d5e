//! Paths as a host of repositories shows them.

use coproduce_repository::manifest::FILE;
use std::collections::BTreeMap;
use std::path::Path;

/// What marks the root of a repository, as hosts see it first.
const MARKS: [&str; 2] = [".git", FILE];

/// Paths that are known already.
#[derive(Debug, Default)]
pub(super) struct Paths {
    known: BTreeMap<String, String>,
}

impl Paths {
    /// The way to a named file from the root of the repository it lies in, with `/`: from the nearest folder upwards
    /// with `.git`, or else with a manifest. A file in no repository keeps its name.
    pub fn within(&mut self, name: &str) -> String {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let found = Path::new(name).canonicalize().ok().and_then(|file| {
            let marked = |mark: &str| file.ancestors().skip(1).find(|folder| folder.join(mark).exists());
            let root = MARKS.iter().find_map(|mark| marked(mark))?;
            let segments: Option<Vec<&str>> = file.strip_prefix(root).ok()?.iter().map(|one| one.to_str()).collect();
            Some(segments?.join("/"))
        });
        let path = found.unwrap_or_else(|| name.to_owned());
        self.known.insert(name.to_owned(), path.clone());
        path
    }
}
