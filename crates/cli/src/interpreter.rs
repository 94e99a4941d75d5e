//! Where the interpreter for pages is: a file of WebAssembly beside this program, as archives and packages lay it.
//!
//! It is a file of its own, and not a part of the program, so that the program can be built without it, by one command and
//! with one compiler; and so that editors and sites, which need the same file, do not need the program.

use coproduce_html::Interpreter;
use std::fs;
use std::path::{Path, PathBuf};

/// What the file is called.
const FILE: &str = "coproduce.wasm";

/// Why there is no interpreter.
pub(super) enum Missing {
    /// The one that is wanted cannot be had.
    Wanted(String),
    /// None is installed; what can be done.
    NotInstalled(String),
}

/// The interpreter that is wanted, or else the one that is installed.
pub(super) fn find(wanted: Option<&Path>) -> Result<Interpreter, Missing> {
    if let Some(path) = wanted {
        let shown = path.display();
        let module = fs::read(path)
            .map_err(|error| Missing::Wanted(format!("cannot read `{shown}`: {}", super::files::reason(&error))))?;
        return Interpreter::new(&module).ok_or_else(|| {
            let version = env!("CARGO_PKG_VERSION");
            Missing::Wanted(format!("`{shown}` is not the interpreter of version {version} as WebAssembly"))
        });
    }
    let mut modules = places().into_iter().filter_map(|place| fs::read(place).ok());
    let found = modules.find_map(|module| Interpreter::new(&module));
    found.ok_or_else(|| {
        Missing::NotInstalled(
            "`bash crates/wasm/build` makes it in a clone of the repository; `--static` asks for none".to_owned(),
        )
    })
}

/// Beside this program, and where what is shared lies, seen from it.
fn places() -> Vec<PathBuf> {
    let program = std::env::current_exe().and_then(fs::canonicalize);
    let folder = program.ok().and_then(|program| Some(program.parent()?.to_owned()));
    folder.map(|folder| vec![folder.join(FILE), folder.join("../share/coproduce").join(FILE)]).unwrap_or_default()
}
