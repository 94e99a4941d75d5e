//! Where the entries of earlier sessions are kept: in the data folder of the platform.

use std::env;
use std::fs;
use std::path::PathBuf;

/// The file, its folder made where it can be; none where there is no place for it.
pub(super) fn file() -> Option<PathBuf> {
    let folder = data_folder()?.join("coproduce");
    fs::create_dir_all(&folder).ok()?;
    Some(folder.join("history"))
}

fn data_folder() -> Option<PathBuf> {
    let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if let Some(folder) = absolute("XDG_DATA_HOME") {
        return Some(folder);
    }
    if cfg!(windows) {
        return absolute("APPDATA");
    }
    let home = absolute("HOME")?;
    Some(if cfg!(target_os = "macos") { home.join("Library/Application Support") } else { home.join(".local/share") })
}
