//! Files written: all of them here, whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{Result, Write};
use std::path::{Path, PathBuf};

/// Writes a file beside the old one, if there is one, and puts it in its place, so that no reader sees half of it and
/// nothing is lost where it cannot be written. A link stays one: what it leads to is replaced. Permissions stay.
///
/// # Errors
///
/// Those of the file system; the old file is then as it was.
pub(super) fn replace(path: &Path, content: &[u8]) -> Result<()> {
    let old = path.canonicalize().ok();
    // A device or a pipe is written to; nothing can take its place.
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return fs::write(path, content);
    }
    let path = old.as_deref().unwrap_or(path);
    let beside = beside(path);
    let written = File::create_new(&beside).and_then(|mut file| {
        file.write_all(content)?;
        if let Some(old) = &old {
            file.set_permissions(fs::metadata(old)?.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&beside, path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A name in the same folder that nobody else uses.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().map(OsString::from).unwrap_or_default();
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}
