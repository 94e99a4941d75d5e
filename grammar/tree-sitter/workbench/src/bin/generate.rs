//! Writes `src/parser.c` from `grammar.js`, as `tree-sitter generate --abi 14` does, in a folder of its own or, without
//! an argument, where it belongs.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tree_sitter_generate::{OptLevel, generate_parser_in_directory};

/// The version of the interface that every editor of the last years reads.
const ABI: usize = 14;

fn main() -> ExitCode {
    let grammar = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = std::env::args_os().nth(1).map_or_else(|| grammar.join("src"), PathBuf::from);
    let (path, mut remarks) = (grammar.join("grammar.js"), Vec::new());
    // Its own interpreter of JavaScript, so that nothing else need be installed.
    let runtime = Some("native");
    let options = OptLevel::default();
    let written = generate_parser_in_directory(
        grammar,
        Some(folder),
        Some(path),
        ABI,
        None,
        runtime,
        true,
        options,
        &mut remarks,
    );
    for remark in remarks {
        eprintln!("{remark:?}");
    }
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(mistake) => {
            eprintln!("{mistake}");
            ExitCode::FAILURE
        }
    }
}
