//! `--watch`: a command again and again, whenever what it reads changes.

use super::files;
use super::output::Output;
use super::repository::Repositories;
use crate::manifest;
use crate::report::escape::inline;
use clap::Args;
use indexmap::IndexSet;
use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecursiveMode, Watcher};
use std::io::{Result, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

#[derive(Clone, Copy, Debug, Args)]
pub(super) struct WatchFlags {
    /// Do it again whenever a model, a table or the manifest changes, until Ctrl-C.
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
            once(output)?;
            output.out.flush()?;
            writeln!(output.error, "watching for changes (Ctrl-C ends it)")?;
            output.error.flush()?;
            let Some(changed) = next(&events, &folders) else { return Ok(()) };
            let shown: Vec<String> = changed.iter().map(|path| inline(&files::from_here(path)).into_owned()).collect();
            writeln!(output.error, "\nchanged: {}", shown.join(", "))?;
        }
    }
}

/// What is looked at: the repositories that paths lie in, or their folders where there is none.
fn folders(paths: &[PathBuf]) -> IndexSet<PathBuf> {
    let repositories = Repositories::default();
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let folder = |path: &PathBuf| Some(repositories.around(path)?.root.clone());
    paths.iter().filter_map(folder).collect()
}

/// The next files that changed, those shortly after the first included; none where nothing can be heard of any more.
fn next(events: &Receiver<notify::Result<Event>>, folders: &IndexSet<PathBuf>) -> Option<IndexSet<PathBuf>> {
    let mut changed = IndexSet::new();
    while changed.is_empty() {
        changed.extend(read(events.recv().ok()?, folders));
    }
    while let Ok(event) = events.recv_timeout(TOGETHER) {
        changed.extend(read(event, folders));
    }
    changed.sort();
    Some(changed)
}

/// The files of an event that a command may read. That it read them is no change.
fn read(event: notify::Result<Event>, folders: &IndexSet<PathBuf>) -> Vec<PathBuf> {
    let Ok(event) = event else { return Vec::new() };
    let is_change = match event.kind {
        EventKind::Create(_) | EventKind::Remove(_) => true,
        EventKind::Modify(kind) => !matches!(kind, ModifyKind::Metadata(_)),
        _ => false,
    };
    event.paths.into_iter().filter(|path| is_change && is_read(path, folders)).collect()
}

fn is_read(path: &Path, folders: &IndexSet<PathBuf>) -> bool {
    let within = folders.iter().find_map(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
    let is_hidden = |part: &std::ffi::OsStr| part.as_encoded_bytes().starts_with(b".") || part == "target";
    let extension = path.extension().and_then(std::ffi::OsStr::to_str);
    let is_meant = matches!(extension, Some(files::EXTENSION | "csv"))
        || path.file_name().is_some_and(|name| name == manifest::FILE);
    is_meant && !within.iter().any(is_hidden)
}
