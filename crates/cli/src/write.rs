//! Files written: all of them here, whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{Error, Result, Write};
use std::path::{Path, PathBuf};

/// Writes a file beside the old one, if there is one, and puts it in its place, so that no reader sees half of it and
/// nothing is lost where it cannot be written. A link stays one: what it leads to is replaced. Permissions stay.
///
/// # Errors
///
/// Those of the file system; the old file is then as it was.
pub(super) fn replace(path: &Path, content: &[u8]) -> Result<()> {
    put(path, content, |_| Ok(()))
}

/// Writes a file that is not there yet, whole or not at all.
///
/// # Errors
///
/// Those of the file system, and where something is there.
pub(super) fn create(path: &Path, content: &[u8]) -> Result<()> {
    let mut file = File::create_new(path)?;
    let written = file.write_all(content).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}

/// Writes what became of a text, unless the file says something else by now: what somebody saved meanwhile is not lost.
///
/// # Errors
///
/// Those of the file system, and where the file has changed; it is then as it was.
pub(super) fn replace_text(path: &Path, before: &str, after: &str) -> Result<()> {
    put(path, after.as_bytes(), |path| {
        let is_same = fs::read(path)? == before.as_bytes();
        if is_same { Ok(()) } else { Err(Error::other("it has changed since it was read")) }
    })
}

/// Writes a file, if it passes a last look at the old one directly before it is replaced.
fn put(path: &Path, content: &[u8], look: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
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
        look(path)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, content: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("coproduce-write-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn is_alone(path: &Path) -> bool {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let others = fs::read_dir(path.parent().unwrap()).unwrap().filter_map(std::result::Result::ok);
        others.filter(|one| one.file_name().to_string_lossy().starts_with(&name)).count() == 1
    }

    #[test]
    fn what_was_saved_meanwhile_is_not_lost() {
        let path = file("saved.coprod", "object saved\n");
        let refused = replace_text(&path, "object read\n", "object written\n").unwrap_err();
        assert_eq!(refused.to_string(), "it has changed since it was read");
        assert_eq!(fs::read_to_string(&path).unwrap(), "object saved\n");
        assert!(is_alone(&path));
        replace_text(&path, "object saved\n", "object written\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "object written\n");
        assert!(is_alone(&path));
    }

    #[test]
    fn what_is_there_is_not_created() {
        let path = file("there.coprod", "object a\n");
        assert_eq!(create(&path, b"object b\n").unwrap_err().kind(), std::io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "object a\n");
        fs::remove_file(&path).unwrap();
        create(&path, b"object b\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "object b\n");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_one_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let path = file("linked.coprod", "object a\n");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let link = path.with_file_name("link.coprod");
        let _ = fs::remove_file(&link);
        symlink(&path, &link).unwrap();
        replace_text(&link, "object a\n", "object b\n").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "object b\n");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
