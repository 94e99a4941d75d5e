//! The root of a repository: its manifest, and the sources that it names.

use super::Repository;
use super::follow::{Obstacle, Reached};
use super::listing::composed;
use super::refusal::refusal;
use super::tree::{EntryKind, Tree, slashed};
use crate::manifest::{self, Folder, finding};
use coproduce_syntax::diagnostic::{Diagnostic, nearest};
use coproduce_syntax::source::{Sources, Span};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// A longer manifest is not read.
const LONGEST_MANIFEST: u64 = 1 << 20;

impl<T: Tree> Repository<T> {
    /// The repository with a root, which is named without links.
    pub(super) fn at(tree: &Arc<T>, root: &Path) -> Self {
        let mut repository = Self {
            tree: Arc::clone(tree),
            root: root.to_owned(),
            sources: vec![root.to_owned()],
            manifest: None,
            texts: Sources::new(),
            findings: Vec::new(),
            listings: Mutex::default(),
            modules: Mutex::default(),
            files: Mutex::default(),
        };
        if tree.kind(&root.join(manifest::FILE)).is_some() {
            repository.read_manifest();
        }
        repository
    }

    fn read_manifest(&mut self) {
        let name = self.tree.name(&self.root.join(manifest::FILE));
        // What cannot be read is as if it said nothing.
        let (text, reason) = match self.manifest_text() {
            Ok(text) => (text, None),
            Err(reason) => (String::new(), Some(reason)),
        };
        let Ok(file) = self.texts.add(name, text) else { return };
        let mut findings = Vec::new();
        if let Some(reason) = reason {
            findings.push(finding(Span::default(), "the manifest cannot be read").remark(reason));
        }
        let manifest = manifest::read(&self.texts, file, &mut findings);
        if !manifest.sources.is_empty() {
            let sources: Vec<PathBuf> =
                manifest.sources.iter().filter_map(|folder| self.source(folder, &mut findings)).collect();
            self.sources = sources;
        }
        findings.sort_by_key(|finding| finding.span);
        self.findings = findings;
        self.manifest = Some(manifest);
    }

    fn manifest_text(&self) -> Result<String, String> {
        let reached = self.follow(&self.root, [manifest::FILE].into_iter());
        let Reached { path, kind } = reached.map_err(|obstacle| match obstacle {
            Obstacle::LinkLeadsOut => "it is a link that leads out".to_owned(),
            Obstacle::LinkToHidden => "it is a link to something hidden".to_owned(),
            Obstacle::Missing | Obstacle::Endless => "it is a link that leads nowhere".to_owned(),
            other => refusal(&other).map_or_else(|| "it is not a file".to_owned(), |refusal| refusal.remark),
        })?;
        // What a link leads to is shown where it is no manifest.
        if path.extension().is_none_or(|extension| extension != "toml") {
            return Err("it is a link to a file of another kind".to_owned());
        }
        if kind != EntryKind::File {
            return Err("it is not a file".to_owned());
        }
        let bytes = self.tree.read(&path, LONGEST_MANIFEST)?;
        String::from_utf8(bytes).map_err(|_| "it is not text in UTF-8".to_owned())
    }

    /// A folder that the manifest names, as it is found.
    fn source(&self, folder: &Folder, findings: &mut Vec<Diagnostic>) -> Option<PathBuf> {
        let shown = folder.path.join("/");
        let renamed = |real: &str| (format!("`{shown}` is not what the folder is called"), format!("write `{real}`"));
        let (message, help) = match self.follow(&self.root, folder.path.iter().map(String::as_str)) {
            Ok(Reached { path, kind: EntryKind::Folder }) => {
                let real = slashed(path.strip_prefix(&self.root).unwrap_or(&path));
                if composed(&real) == composed(&shown) {
                    return Some(path);
                }
                renamed(&real)
            }
            Err(Obstacle::Respelt(path)) => renamed(&slashed(&path)),
            Ok(_) | Err(Obstacle::Missing | Obstacle::Endless) => {
                let near = self.beside(folder);
                let near = nearest(folder.path.last().map_or("", String::as_str), near.iter().map(String::as_str));
                let help = near.first().map(|near| format!("perhaps `{near}` was meant"));
                (
                    format!("there is no folder `{shown}`"),
                    help.unwrap_or_else(|| "create it, or name another".to_owned()),
                )
            }
            Err(Obstacle::LeadsOut | Obstacle::LinkLeadsOut) => {
                (format!("`{shown}` leads out of the repository"), "name a folder below the root".to_owned())
            }
            Err(Obstacle::Hidden | Obstacle::LinkToHidden) => (
                format!("`{shown}` leads to something hidden"),
                "name a folder that does not begin with \
                          `.`"
                .to_owned(),
            ),
            Err(Obstacle::Ambiguous(name)) => (
                format!("several folders are called `{name}`"),
                "rename all but one of them: their names differ only in how letters are composed".to_owned(),
            ),
            Err(Obstacle::Unreadable(reason)) => {
                (format!("`{shown}` cannot be read: {reason}"), "let it be read, or name another".to_owned())
            }
        };
        findings.push(finding(folder.span, message).help(help));
        None
    }

    /// The names of the folders beside one.
    fn beside(&self, folder: &Folder) -> Vec<String> {
        let above = folder.path.iter().map(String::as_str).take(folder.path.len().saturating_sub(1));
        let listing = self.follow(&self.root, above).ok().and_then(|above| self.listing(&above.path).ok());
        listing.map(|listing| listing.folders().map(str::to_owned).collect()).unwrap_or_default()
    }
}
