//! What names of the command line stand for in a model.

use crate::Program;
use crate::analysis::Words;
use crate::diagnostic::joined;
use crate::kernel::{AtomId, Found};
use crate::model::{Kind, Kinds, plain};

/// What a name stands for, with its kind; none where it stands for nothing.
///
/// # Errors
///
/// That it stands for several things, which modules that are used declare.
pub(super) fn thing(program: &Program, name: &str) -> Result<Option<(Kind, AtomId)>, String> {
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    match program.find(name) {
        Found::None => Ok(None),
        Found::One(atom) => Ok(Some((words.kind(atom), atom))),
        Found::Several(atoms) => {
            let written: Vec<String> = atoms.into_iter().map(|atom| words.written(atom)).collect();
            Err(format!("`{}` may be several things (help: write {})", plain(name), joined(&written, "or")))
        }
    }
}

/// The same, of some kinds alone.
///
/// # Errors
///
/// That it stands for several things.
pub(super) fn thing_of(program: &Program, name: &str, kinds: Kinds) -> Result<Option<AtomId>, String> {
    Ok(thing(program, name)?.filter(|(kind, _)| kinds.contains(*kind)).map(|(_, atom)| atom))
}
