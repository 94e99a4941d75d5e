//! What pages carry, and where it is: files beside this program, as archives and packages lay them.
//!
//! These are the interpreter as WebAssembly, and the editor of the playground. They are files of their own, and not parts
//! of the program, so that the program can be built without them, by one command and with one compiler; and so that
//! editors and sites, which need the same files, do not need the program.

use coproduce_html::Interpreter;
use coproduce_html::playground::Editor;
use std::fs;
use std::path::{Path, PathBuf};

/// What the interpreter is called.
const INTERPRETER: &str = "coproduce.wasm";
/// What the editor is called.
const EDITOR: &str = "coproduce-editor.js";

/// Why there is no interpreter.
pub(super) enum Missing {
    /// The one that is wanted cannot be had.
    Wanted(String),
    /// None is installed; what can be done.
    NotInstalled(String),
}

/// The interpreter that is wanted, or else the one that is installed.
pub(super) fn interpreter(wanted: Option<&Path>) -> Result<Interpreter, Missing> {
    if let Some(path) = wanted {
        let shown = path.display();
        let module = fs::read(path)
            .map_err(|error| Missing::Wanted(format!("cannot read `{shown}`: {}", super::files::reason(&error))))?;
        return Interpreter::new(&module).ok_or_else(|| {
            let version = env!("CARGO_PKG_VERSION");
            Missing::Wanted(format!("`{shown}` is not the interpreter of version {version} as WebAssembly"))
        });
    }
    let mut modules = places(INTERPRETER).into_iter().filter_map(|place| fs::read(place).ok());
    let found = modules.find_map(|module| Interpreter::new(&module));
    found.ok_or_else(|| {
        Missing::NotInstalled("`bash crates/wasm/build` makes it in a clone of the repository".to_owned())
    })
}

/// The editor that is installed.
pub(super) fn editor() -> Option<Editor> {
    places(EDITOR).into_iter().filter_map(|place| fs::read_to_string(place).ok()).find_map(Editor::new)
}

/// Beside this program, and where what is shared lies, seen from it.
fn places(file: &str) -> Vec<PathBuf> {
    let program = std::env::current_exe().and_then(fs::canonicalize);
    let folder = program.ok().and_then(|program| Some(program.parent()?.to_owned()));
    folder.map(|folder| vec![folder.join(file), folder.join("../share/coproduce").join(file)]).unwrap_or_default()
}
