//! One side of a comparison: models of the file system, or of a revision of git.

use super::Status;
use super::files::{self, Found};
use super::output::Output;
use super::program::read_in;
use super::repository::Repositories;
use crate::Program;
use crate::check::registry::rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::report::concise;
use crate::report::escape::inline;
use crate::source::Sources;
use crate::wire::{Finding, Summary, findings};
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

/// A model that can be compared.
pub(super) struct Model {
    /// What it is on both sides.
    pub key: String,
    /// The way it is spoken of.
    pub name: String,
    pub program: ManuallyDrop<Program>,
    /// What it means.
    pub normal_form: String,
}

/// The models of one side.
#[derive(Default)]
pub(super) struct Side {
    /// Each with its key and its name.
    pub models: Vec<(String, String, ManuallyDrop<Program>)>,
    /// What could not be read, and why.
    pub refused: Vec<String>,
    /// The manifests in which anything was found.
    pub manifests: Vec<(Sources, Vec<Diagnostic>)>,
}

/// The models of one side that can be compared, and what can not.
#[derive(Default)]
pub(super) struct Understood {
    pub models: Vec<Model>,
    /// The keys and names of the others.
    pub broken: Vec<(String, String)>,
    /// The names of manifests with errors: which models there are is not known.
    pub manifests: Vec<String>,
    /// What is wrong with them.
    pub errors: Vec<Finding>,
    /// How much was found in all.
    pub summary: Summary,
}

impl Side {
    /// The models that were understood. Of the others, and of manifests, it is said what is wrong with them.
    pub fn understood(self, output: &mut Output) -> io::Result<Understood> {
        let mut understood = Understood::default();
        for (texts, found) in &self.manifests {
            let name = texts.iter().next().map_or("", |(_, text)| text.name());
            if understood.refuse(name, texts, found, output)? {
                understood.manifests.push(name.to_owned());
            }
        }
        let modules: Vec<String> =
            self.models.iter().flat_map(|(.., program)| program.modules.iter().skip(1).cloned()).collect();
        for (key, name, mut program) in self.models {
            let Some(normal_form) = program.normal_form() else {
                understood.refuse(&name, &program.sources, &program.findings, output)?;
                understood.broken.push((key, name));
                continue;
            };
            understood.summary.add(&program.findings);
            // What a part of a model lacks is for those to say that use it.
            if program.modules.first().is_some_and(|own| modules.contains(own)) {
                program.findings.retain(|finding| rule(finding.rule).is_none_or(|rule| !rule.open));
            }
            understood.models.push(Model { key, name, program, normal_form });
        }
        Ok(understood)
    }

    /// A file, or all models below a folder.
    fn of_disk(path: &Path) -> Self {
        let repositories = Repositories::default();
        // The repository is looked at even where nothing in it is a model.
        repositories.around(path);
        let (found, refused) = files::find_in(std::slice::from_ref(&path.to_owned()), &repositories);
        let folder = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        Self { refused, ..Self::default() }.with(found, &folder, &repositories)
    }

    /// Reads files; their keys are their ways from a folder, and that of the folder itself is empty.
    fn with(mut self, found: Vec<Found>, folder: &Path, repositories: &Repositories) -> Self {
        for found in found {
            let key = files::name(found.real.strip_prefix(folder).unwrap_or(&found.real));
            match read_in(&found, repositories, Vec::new()) {
                Ok(program) => self.models.push((key, files::name(&found.path), program)),
                Err(reason) => self.refused.push(reason),
            }
        }
        self.manifests = repositories.findings();
        self
    }
}

impl Understood {
    /// Says what is wrong with a text, and whether that is anything.
    fn refuse(&mut self, name: &str, sources: &Sources, found: &[Diagnostic], output: &mut Output) -> io::Result<bool> {
        let errors: Vec<_> = found.iter().filter(|one| one.level == Level::Error).cloned().collect();
        self.summary.add(found);
        if errors.is_empty() {
            return Ok(false);
        }
        concise::render(sources, &errors, &mut output.error)?;
        writeln!(output.error, "{}: not compared: fix the errors first", inline(name))?;
        output.raise(Status::Findings);
        self.errors.extend(findings(sources, &errors));
        Ok(true)
    }
}

/// The two sides of a comparison, the old one first.
///
/// # Errors
///
/// Why they cannot be compared.
pub(super) fn sides(old: &str, new: Option<&str>, paths: &[PathBuf]) -> Result<[Side; 2], String> {
    let on_disk = |side: &str| Path::new(side).exists();
    if let (true, Some(new)) = (on_disk(old), new.filter(|new| on_disk(new))) {
        if !paths.is_empty() {
            return Err("paths after `--` choose files of revisions (help: name the files to compare)".to_owned());
        }
        if Path::new(old).is_dir() != Path::new(new).is_dir() {
            return Err("one is a file and the other a folder (help: compare two files, or two folders)".to_owned());
        }
        return Ok([Side::of_disk(Path::new(old)), Side::of_disk(Path::new(new))]);
    }
    if on_disk(old) && new.is_none() {
        return Err(format!(
            "`{old}` is to be compared with what? (help: name a second file or folder, or a revision of git)"
        ));
    }
    revisions(old, new, paths)
}

#[cfg(not(feature = "git"))]
fn revisions(old: &str, _: Option<&str>, _: &[PathBuf]) -> Result<[Side; 2], String> {
    Err(format!("no file or folder `{old}` (help: this build of the tool reads no revisions of git)"))
}

#[cfg(feature = "git")]
fn revisions(old: &str, new: Option<&str>, paths: &[PathBuf]) -> Result<[Side; 2], String> {
    let git = super::revision::Git::around_here(if Path::new(old).exists() { new.unwrap_or(old) } else { old })?;
    let chosen = git.within(paths)?;
    let side = |text: &str| -> Result<Side, String> {
        if Path::new(text).exists() { Ok(Side::of_disk(Path::new(text))) } else { git.side(text, &chosen) }
    };
    let before = side(old)?;
    let after = match (new, old.split_once(':')) {
        (Some(new), _) => side(new)?,
        // The same file or folder, as it is now.
        (None, Some((_, path))) => {
            let path = git.folder.join(path);
            if !path.exists() {
                return Err(files::cannot_read(&path, &io::ErrorKind::NotFound.into()));
            }
            Side::of_disk(&path)
        }
        (None, None) => {
            let repositories = Repositories::default();
            let (found, refused) = files::find_in(&[], &repositories);
            let is_chosen = |found: &Found| {
                let way = found.real.strip_prefix(&git.folder).map(files::name).unwrap_or_default();
                super::revision::is_within(&way, &chosen)
            };
            let found = found.into_iter().filter(is_chosen).collect();
            Side { refused, ..Side::default() }.with(found, &git.folder, &repositories)
        }
    };
    let sides = [before, after];
    let is_empty = |side: &Side| side.models.is_empty() && side.refused.is_empty() && side.manifests.is_empty();
    if !paths.is_empty() && sides.iter().all(is_empty) {
        let named: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
        return Err(format!("no model below {} in either", named.join(", ")));
    }
    Ok(sides)
}
