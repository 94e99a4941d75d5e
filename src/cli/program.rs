//! A file read and checked.

use super::files::{self, Found};
use super::modules::Modules;
use super::repository::Repositories;
use crate::Program;
use crate::diagnostic::Diagnostic;
use crate::kernel::{Kernel, Networks};
use crate::source::{Sources, Span};
use std::mem::ManuallyDrop;
use std::path::Path;

/// Reads and checks a file; or says why it cannot be read. It is never freed: the process ends soon.
pub(super) fn read(path: &Path) -> Result<ManuallyDrop<Program>, String> {
    read_in(&Found::of(path)?, &Repositories::default(), Vec::new())
}

/// Reads and checks a file of one of some repositories, with modules beside it.
pub(super) fn read_in(
    found: &Found,
    repositories: &Repositories,
    beside: Vec<String>,
) -> Result<ManuallyDrop<Program>, String> {
    let path = &found.path;
    let name = files::name(path);
    let bytes = files::read(path)?;
    let repository = repositories.of(found.folder());
    let program = match text(bytes) {
        Ok(text) => {
            let mut modules = Modules::of(&found.real, repository);
            modules.beside = beside;
            Program::read_with(&name, text, &mut modules)
        }
        Err(NotText { shown, at }) => {
            unread(name, shown, at).ok_or_else(|| format!("`{}` is too long", path.display()))?
        }
    };
    Ok(ManuallyDrop::new(program))
}

/// A text that is none from a byte on; none where it is too long.
pub(super) fn unread(name: String, shown: String, at: usize) -> Option<Program> {
    let mut sources = Sources::new();
    sources.add(name, shown).ok()?;
    Some(Program {
        findings: vec![not_text(at)],
        sources,
        kernel: Kernel::default(),
        networks: Networks::default(),
        modules: Vec::new(),
        suppressed: Vec::new(),
        understood: false,
        index: std::sync::OnceLock::new(),
    })
}

/// Bytes that are not UTF-8.
pub(super) struct NotText {
    /// The bytes with replacement characters.
    pub shown: String,
    /// The first byte that was replaced.
    pub at: usize,
}

pub(super) fn text(bytes: Vec<u8>) -> Result<String, NotText> {
    String::from_utf8(bytes).map_err(|error| NotText {
        at: error.utf8_error().valid_up_to(),
        shown: String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}

pub(super) fn not_text(at: usize) -> Diagnostic {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let replaced = Span::new(offset(at), offset(at + char::REPLACEMENT_CHARACTER.len_utf8()));
    Diagnostic::error("syntax-error", replaced, format!("byte {} is not text in UTF-8", at + 1))
        .remark("not UTF-8 from here on")
        .help("save the file in the encoding UTF-8")
}
