//! What is read of trees that have no end, and how often.

use coproduce_repository::{Entry, EntryKind, Memory, Repositories, Tree, models_below};
use std::cell::Cell;
use std::path::{Path, PathBuf};

/// Folders that all hold some more folders: ten objects of git can say as much.
struct Endless {
    folders: usize,
    listed: Cell<usize>,
}

impl Tree for Endless {
    fn kind(&self, _: &Path) -> Option<EntryKind> {
        Some(EntryKind::Folder)
    }

    fn list(&self, _: &Path) -> Result<Vec<Entry>, String> {
        self.listed.set(self.listed.get() + self.folders);
        Ok((0..self.folders).map(|name| Entry { name: name.to_string().into(), kind: EntryKind::Folder }).collect())
    }

    fn read(&self, _: &Path, _: u64) -> Result<Vec<u8>, String> {
        Err("it is not a file".to_owned())
    }
}

#[test]
fn a_tree_without_end_is_looked_through_so_far_and_that_is_said() {
    // A single way down ends with its depth, many ways each with the number of all.
    for (folders, reason) in [(1, "more than 200 folders"), (1000, "more than 1,000,000 files and folders")] {
        let tree = Endless { folders, listed: Cell::new(0) };
        let (models, refused) = models_below(&tree, Path::new(""));
        // Of the first twenty folders that are too deep, and of the end.
        assert!(models.is_empty() && refused.len() <= 21, "{}", refused.len());
        assert!(refused.last().is_some_and(|last| last.contains(reason)), "{refused:?}");
        // The last folder is listed before it is known to be one too many.
        assert!(tree.listed.get() <= 1_000_000 + folders, "{}", tree.listed.get());
    }
}

/// Counts how often each file is read.
struct Counting {
    files: Memory,
    counts: Cell<Vec<PathBuf>>,
}

impl Tree for Counting {
    fn kind(&self, path: &Path) -> Option<EntryKind> {
        self.files.kind(path)
    }

    fn list(&self, folder: &Path) -> Result<Vec<Entry>, String> {
        self.files.list(folder)
    }

    fn read(&self, file: &Path, most: u64) -> Result<Vec<u8>, String> {
        let mut read = self.counts.take();
        read.push(file.to_owned());
        self.counts.set(read);
        self.files.read(file, most)
    }
}

#[test]
fn a_file_that_many_use_is_read_once() {
    let mut files = Memory::default();
    files.file("lib/base.coprod", "object soil\n");
    files.link("other", "lib");
    for number in 0..30 {
        let way = if number % 2 == 0 { "lib" } else { "other" };
        files.file(format!("m{number}.coprod"), format!("use {way}.base\nobject o{number}\n"));
    }
    let repositories = Repositories::new(Counting { files, counts: Cell::default() });
    for number in 0..30 {
        repositories.read(format!("m{number}.coprod").as_ref()).expect("a model");
    }
    // Read and checked itself as well, it is not read again.
    repositories.read("lib/base.coprod".as_ref()).expect("a model");
    let read = repositories.tree().counts.take();
    assert_eq!(read.iter().filter(|file| file.ends_with("base.coprod")).count(), 1, "{read:?}");
    assert_eq!(read.len(), 31);
}
