//! One side of a comparison: models of the file system, or of a revision of git.

use super::Status;
use super::files::{self, Found, Repositories};
use super::output::Output;
use coproduce_core::Program;
use coproduce_report::findings::concise;
use coproduce_report::page::escape::inline;
use coproduce_report::wire::{Finding, Summary, findings};
use coproduce_repository::{self, Tree, slashed};
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use coproduce_syntax::source::Sources;
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

/// A file to read.
pub(super) struct Meant {
    /// What it is on both sides.
    pub key: String,
    /// The way it is spoken of, and how its text is.
    pub name: String,
    pub text: String,
    /// Without links.
    pub file: PathBuf,
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
                program.findings.retain(|finding| !finding.rule.open);
            }
            understood.models.push(Model { key, name, program, normal_form });
        }
        Ok(understood)
    }

    /// A file of the file system, or all models below a folder. Keys are ways from the file or the folder itself.
    pub fn of_disk(path: &Path) -> Self {
        let base = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        Self::of_disk_from(path, &base, |_| true)
    }

    /// Those of them that are meant. Keys are ways from a folder.
    pub fn of_disk_from(path: &Path, base: &Path, is_meant: impl Fn(&Path) -> bool) -> Self {
        let repositories = Repositories::default();
        // The repository is looked at even where nothing in it is a model.
        files::repository_around(&repositories, path);
        let (found, refused) = files::find_in(std::slice::from_ref(&path.to_owned()), &repositories);
        Self { refused, ..Self::default() }.with_found(found, base, is_meant, &repositories)
    }

    /// The models of the repository one stands in. Keys are ways from a folder.
    #[cfg(feature = "git")]
    pub fn of_here(base: &Path, is_meant: impl Fn(&Path) -> bool) -> Self {
        let repositories = Repositories::default();
        let (found, refused) = files::find_in(&[], &repositories);
        Self { refused, ..Self::default() }.with_found(found, base, is_meant, &repositories)
    }

    fn with_found(
        self,
        found: Vec<Found>,
        base: &Path,
        is_meant: impl Fn(&Path) -> bool,
        repositories: &Repositories,
    ) -> Self {
        let meant = found.into_iter().filter_map(|found| {
            let within = found.real.strip_prefix(base).unwrap_or(&found.real);
            let name = files::name(&found);
            is_meant(within).then(|| Meant { key: slashed(within), text: name.clone(), name, file: found.real.clone() })
        });
        self.with(meant.collect(), repositories)
    }

    /// Reads models of a tree.
    pub fn with<T: Tree>(mut self, meant: Vec<Meant>, repositories: &coproduce_repository::Repositories<T>) -> Self {
        for Meant { key, name, text, file } in meant {
            let repository = repositories.of(file.parent().unwrap_or(&file));
            match repository.read(&file, &text, Vec::new()) {
                Ok(program) => self.models.push((key, name, ManuallyDrop::new(program))),
                Err(reason) => self.refused.push(reason),
            }
        }
        self.manifests = repositories.findings();
        self
    }

    /// Whether there is nothing to say of it.
    #[cfg(feature = "git")]
    pub fn is_empty(&self) -> bool {
        self.models.is_empty() && self.refused.is_empty() && self.manifests.is_empty()
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
