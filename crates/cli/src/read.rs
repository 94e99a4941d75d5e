//! What is kept of a file that was read and checked among many.

use super::files::Found;
use super::program;
use coproduce_core::check::Suppressed;
use coproduce_core::{Judged, Program};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Sources;
use std::mem::ManuallyDrop;
use std::sync::Arc;

/// A file that was checked: what was found in it, and what it takes part in.
pub(super) struct Read {
    pub found: Found,
    /// The name it is shown by.
    pub name: String,
    /// All texts of the model where anything was found, and none otherwise.
    pub sources: Sources,
    pub findings: Vec<Diagnostic>,
    /// What the text itself allows.
    pub suppressed: Vec<Suppressed>,
    pub understood: bool,
    pub judged: Judged,
    /// The modules of the model: its own, and those it uses.
    pub modules: Vec<Arc<str>>,
    /// The names of others that the model mentions: the place of the module above, and where it declares the name.
    pub mentions: Vec<(usize, usize)>,
}

/// Reads and checks a file. Where there are many, or it is done again, what is no longer needed is freed at once; else
/// the process ends soon.
pub(super) fn read(found: Found, many: bool) -> Result<Read, String> {
    let mut program = program::read(&found)?;
    let name = program.sources.iter().next().map_or_else(String::new, |(_, source)| source.name().to_owned());
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
    if many {
        drop::<Program>(ManuallyDrop::into_inner(program));
    }
    Ok(Read { found, name, sources, findings, suppressed, understood, judged, modules, mentions })
}
