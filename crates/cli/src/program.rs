//! A file read and checked.

use super::files::Found;
use coproduce_core::Program;
pub use coproduce_repository::{not_text, text};
use std::mem::ManuallyDrop;

/// Reads and checks a file; or says why it cannot be read. It is never freed: the process ends soon.
pub(super) fn read(found: &Found) -> Result<ManuallyDrop<Program>, String> {
    found.repository.read(&found.real, &found.name, Vec::new()).map(ManuallyDrop::new)
}

/// Reads a file as far as it takes to ask about it; or says why it cannot be read.
pub(super) fn understand(found: &Found) -> Result<ManuallyDrop<Program>, String> {
    found.repository.understand(&found.real, &found.name).map(ManuallyDrop::new)
}
