//! Paths as git stores them: bytes, whatever the system.

use std::path::Path;

/// The path that some bytes are on this system; `None` where it has no such path.
///
/// Unix takes any bytes; elsewhere they have to be text in UTF-8.
#[cfg(unix)]
pub fn path(bytes: &[u8]) -> Option<&Path> {
    use std::os::unix::ffi::OsStrExt;
    Some(Path::new(std::ffi::OsStr::from_bytes(bytes)))
}

/// The path that some bytes are on this system; `None` where it has no such path.
///
/// Unix takes any bytes; elsewhere they have to be text in UTF-8.
#[cfg(not(unix))]
pub fn path(bytes: &[u8]) -> Option<&Path> {
    str::from_utf8(bytes).ok().map(Path::new)
}
