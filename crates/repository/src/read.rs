//! What is kept of a file that was read and checked among many.

use crate::{Found, Tree};
use coproduce_core::Judged;
use coproduce_core::check::Suppressed;
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Sources;
use std::sync::Arc;

/// A file that was checked: what was found in it, and what it takes part in.
#[derive(Debug)]
pub struct Read<T> {
    /// The file.
    pub found: Found<T>,
    /// The name it is shown by.
    pub name: String,
    /// All texts of the model where anything was found, and none otherwise.
    pub sources: Sources,
    /// What was found.
    pub findings: Vec<Diagnostic>,
    /// What the text itself allows.
    pub suppressed: Vec<Suppressed>,
    /// Whether all of it was understood.
    pub understood: bool,
    /// How much of it was judged.
    pub judged: Judged,
    /// The modules of the model: its own, and those it uses.
    pub modules: Vec<Arc<str>>,
    /// The names of others that the model mentions: the place of the module above, and where it declares the name.
    pub mentions: Vec<(usize, usize)>,
}

impl<T: Tree> Read<T> {
    /// Reads and checks a file. What is no longer needed of it is freed at once, unless the process `ends` soon.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn of(found: Found<T>, ends: bool) -> Result<Self, String> {
        let mut program = found.repository.read(&found.real, &found.name, Vec::new())?;
        let name = program.name().to_owned();
        let repository = &found.repository;
        let modules = program.modules.iter().map(|module| repository.shared(module)).collect();
        let mentions = if repository.manifest().is_some() { program.mentions() } else { Vec::new() };
        let (judged, understood) = (program.judged(), program.understood);
        let findings = std::mem::take(&mut program.findings);
        let suppressed = std::mem::take(&mut program.suppressed);
        let sources = if findings.is_empty() && suppressed.is_empty() {
            Sources::new()
        } else {
            std::mem::take(&mut program.sources)
        };
        if ends {
            std::mem::forget(program);
        }
        Ok(Self { found, name, sources, findings, suppressed, understood, judged, modules, mentions })
    }
}
