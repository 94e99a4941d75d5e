//! The texts of the repository, by their paths in it.

#![allow(dead_code, reason = "each test binary reads some of them")]

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// A text of the repository.
pub fn text(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Files with an ending, of a folder and of those within it, in order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The texts of a folder that are UTF-8, with their paths.
pub fn texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    let read = |path: PathBuf| Some((path.display().to_string(), std::fs::read_to_string(&path).ok()?));
    files(&root().join(folder), ending).into_iter().filter_map(read).collect()
}

/// The models of a folder, with their paths.
pub fn models(folder: &str) -> Vec<(String, String)> {
    texts(folder, "coprod")
}

/// The models in the pages of `docs`, with the paths of these.
pub fn models_in_documents() -> Vec<(String, String)> {
    let pages = texts("docs", "md");
    pages.iter().flat_map(|(path, page)| blocks(page).map(|block| (path.clone(), block.to_owned()))).collect()
}

/// The models of a page, each without the line that names its file; tables that stand beside them are none.
fn blocks(page: &str) -> impl Iterator<Item = &str> {
    let blocks = page.split("```coprod\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.flat_map(|block| block.split("//// file: ")).filter_map(|part| {
        let (head, text) = part.split_once('\n').unwrap_or((part, ""));
        match Path::new(head).extension().and_then(|ending| ending.to_str()) {
            Some("csv") => None,
            Some("coprod") => Some(text),
            _ => Some(part),
        }
    })
}
