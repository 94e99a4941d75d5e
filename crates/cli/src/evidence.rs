//! The tables that evidence names, read from the repository of its model.

use super::disk::Disk;
use super::files::Found;
use coproduce_core::Program;
use coproduce_core::ask::{EvidenceTables, Refusal, Word, evidence_tables};
use coproduce_repository::Modules;
use std::sync::Arc;

/// What finds the tables of a model.
pub(super) fn loader(found: &Found) -> Modules<Disk> {
    Modules::of(&found.real, Arc::clone(&found.repository))
}

/// The tables of the evidence of a model, or of the one with a name.
pub(super) fn tables(program: &Program, found: &Found, named: Option<&Word>) -> Result<EvidenceTables, Refusal> {
    evidence_tables(program, named, &mut loader(found))
}
