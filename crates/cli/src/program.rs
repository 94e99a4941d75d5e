//! A file read and checked.

use super::files::{self, Found};
use coproduce_core::Program;
pub use coproduce_repository::{not_text, text};
use std::mem::ManuallyDrop;

/// Reads and checks a file; or says why it cannot be read. It is never freed: the process ends soon.
pub(super) fn read(found: &Found) -> Result<ManuallyDrop<Program>, String> {
    read_beside(found, Vec::new())
}

/// The same, with modules beside it that it does not use.
pub(super) fn read_beside(found: &Found, beside: Vec<String>) -> Result<ManuallyDrop<Program>, String> {
    found.repository.read(&found.real, &files::name(found), beside).map(ManuallyDrop::new)
}
