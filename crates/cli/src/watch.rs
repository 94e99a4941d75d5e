//! `--watch`: a command again and again, whenever what it reads changes.

use super::disk::Disk;
use super::files::{Repositories, repository_around};
use super::output::Output;
use clap::Args;
use coproduce_report::page::escape::inline;
use coproduce_repository::manifest;
use coproduce_repository::{EntryKind, Tree, is_model, is_passed_over};
use indexmap::IndexSet;
use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::io::{Result, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

#[derive(Clone, Copy, Debug, Args)]
pub(super) struct WatchFlags {
    /// Run again whenever a model, a table or the manifest changes, until Ctrl-C.
    #[arg(long)]
    watch: bool,
}

/// An editor writes a file in several steps: changes so near each other are one.
const TOGETHER: Duration = Duration::from_millis(80);

impl WatchFlags {
    /// Whether it may be done again, so that what is not freed adds up.
    pub const fn repeats(self) -> bool {
        self.watch
    }

    /// Does something once, or, where that is asked for, whenever anything below some paths changes that it may read.
    pub fn each_time(
        self,
        paths: &[PathBuf],
        output: &mut Output,
        mut once: impl FnMut(&mut Output) -> Result<()>,
    ) -> Result<()> {
        if !self.watch {
            return once(output);
        }
        // What changes while it is done is not missed.
        let (folders, (sender, events)) = (folders(paths), channel());
        let watcher = notify::recommended_watcher(sender).and_then(|mut watcher| {
            folders.iter().try_for_each(|folder| watcher.watch(folder, RecursiveMode::Recursive))?;
            Ok(watcher)
        });
        let _watcher = match watcher {
            Ok(watcher) => watcher,
            Err(error) => return output.refuse(&format!("changes cannot be watched for: {error}")),
        };
        loop {
            // A folder that is gone cannot be asked what it held.
            let held = holding(&folders);
            once(output)?;
            output.out.flush()?;
            writeln!(output.error, "watching for changes (Ctrl-C ends it)")?;
            output.error.flush()?;
            let Some(changed) = next(&events, &folders, &held) else { return Ok(()) };
            let disk = Disk::default();
            output.clear()?;
            let shown: Vec<String> = changed.iter().map(|path| inline(&disk.name(path)).into_owned()).collect();
            writeln!(output.error, "\nchanged: {}", shown.join(", "))?;
        }
    }
}

/// What is looked at: the repositories that paths lie in, or their folders where there is none.
fn folders(paths: &[PathBuf]) -> IndexSet<PathBuf> {
    let repositories = Repositories::default();
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let folder = |path: &PathBuf| Some(repository_around(&repositories, path)?.root().to_owned());
    paths.iter().filter_map(folder).collect()
}

/// The folders below some, and these, in which lies what a command may read.
fn holding(folders: &IndexSet<PathBuf>) -> BTreeSet<PathBuf> {
    let mut holding = BTreeSet::new();
    for root in folders {
        for file in read_below(root) {
            let on_the_way = file.ancestors().skip(1).take_while(|folder| folder.starts_with(root));
            // What one file has put there, with all above it, another need not.
            on_the_way.map(Path::to_owned).take_while(|folder| holding.insert(folder.clone())).for_each(drop);
        }
    }
    holding
}

/// The files below a folder that a command may read.
fn read_below(folder: &Path) -> Vec<PathBuf> {
    let (disk, mut files) = (Disk::default(), Vec::new());
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in disk.list(&folder).unwrap_or_default() {
            let path = folder.join(&entry.name);
            match entry.kind {
                _ if is_passed_over(&entry.name) => {}
                EntryKind::Folder => folders.push(path),
                _ if is_meant(&path) => files.push(path),
                _ => {}
            }
        }
    }
    files
}

/// The next files and folders that changed, those shortly after the first included; none where nothing can be heard of
/// any more.
fn next(
    events: &Receiver<notify::Result<Event>>,
    folders: &IndexSet<PathBuf>,
    held: &BTreeSet<PathBuf>,
) -> Option<IndexSet<PathBuf>> {
    let mut changed = IndexSet::new();
    while changed.is_empty() {
        changed.extend(read(events.recv().ok()?, folders, held));
    }
    while let Ok(event) = events.recv_timeout(TOGETHER) {
        changed.extend(read(event, folders, held));
    }
    changed.sort();
    Some(changed)
}

/// What of an event a command may read: files, and folders that hold such or held it. That it read them is no change.
fn read(event: notify::Result<Event>, folders: &IndexSet<PathBuf>, held: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let Ok(event) = event else { return Vec::new() };
    // Of a folder that is renamed or moved, nothing is said of what is in it.
    let (is_change, moves_folders) = match event.kind {
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => (true, true),
        EventKind::Modify(kind) => (!matches!(kind, ModifyKind::Metadata(_)), false),
        _ => (false, false),
    };
    let is_read = |path: &PathBuf| {
        let within = folders.iter().find_map(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
        let holds = || held.contains(path) || path.is_dir() && !read_below(path).is_empty();
        !within.iter().any(is_passed_over) && (is_meant(path) || moves_folders && holds())
    };
    event.paths.into_iter().filter(|path| is_change && is_read(path)).collect()
}

/// Whether a file is read for its name.
fn is_meant(path: &Path) -> bool {
    is_model(path)
        || path.extension().is_some_and(|extension| extension == "csv")
        || path.file_name().is_some_and(|name| name == manifest::FILE)
}
