//! Runs the binary.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a command came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Ended {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

/// The command, in a folder, with nothing of this terminal's settings.
pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coproduce"));
    command.current_dir(folder).args(arguments).env_remove("NO_COLOR").env_remove("COLUMNS");
    command.env("TERM", "xterm").stdin(Stdio::null());
    command
}

pub fn run(folder: &Path, arguments: &[&str]) -> Ended {
    ended(&mut command(folder, arguments))
}

pub fn ended(command: &mut Command) -> Ended {
    let output = command.output().expect("the binary runs");
    Ended {
        stdout: String::from_utf8(output.stdout).expect("text"),
        stderr: String::from_utf8(output.stderr).expect("text"),
        status: output.status.code().expect("no signal"),
    }
}

/// The root of the project.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A new, empty folder for one test.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{test}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    // A root of its own, so that nothing above it is looked at.
    fs::write(folder.join("coproduce.toml"), "").expect("a manifest");
    folder
}

/// A folder with one model.
pub fn folder_with(test: &str, name: &str, model: impl AsRef<[u8]>) -> PathBuf {
    let folder = folder(test);
    fs::write(folder.join(name), model).expect("a model");
    folder
}

/// A model with nothing to complain about.
pub const SOUND: &str = "\
object acorn, soil, oak
environment forest { holds soil }
law germination in forest { acorn and soil produce oak }
scenario autumn in forest { given acorn   expect oak }
";
