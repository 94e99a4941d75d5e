//! Addresses of documents, and the paths they stand for.

use lsp_types::Uri;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Where documents that are not files are put, so that nothing is found beside them.
const NOWHERE: &str = "/.untitled";

/// The path of an address; of one that is no file, a path where nothing lies.
pub fn path(uri: &Uri) -> PathBuf {
    let Some(rest) = uri.as_str().strip_prefix("file://") else {
        let name = uri.as_str().replace(['/', '\\'], "_");
        return Path::new(NOWHERE).join(name);
    };
    // What stands before the path is the name of this machine.
    let path = decoded(&rest[rest.find('/').unwrap_or(0)..]);
    // `/c:/models`
    let drive = path.as_bytes();
    let has_drive = cfg!(windows) && drive.len() > 2 && drive[1].is_ascii_alphabetic() && drive[2] == b':';
    PathBuf::from(if has_drive { &path[1..] } else { &path })
}

/// The address of a file.
pub fn of(path: &str) -> Option<Uri> {
    let mut uri = "file://".to_owned();
    if !path.starts_with('/') {
        uri.push('/');
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(byte.into()),
            _ => write!(uri, "%{byte:02X}").ok()?,
        }
    }
    Uri::from_str(&uri).ok()
}

fn decoded(text: &str) -> String {
    let (bytes, mut decoded, mut at) = (text.as_bytes(), Vec::new(), 0);
    while let Some(&byte) = bytes.get(at) {
        let escaped = bytes.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(|two| std::str::from_utf8(two).ok());
        if let Some(value) = escaped.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            decoded.push(value);
            at += 3;
        } else {
            decoded.push(byte);
            at += 1;
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{of, path};
    use lsp_types::Uri;
    use std::path::Path;
    use std::str::FromStr;

    #[test]
    fn an_address_leads_to_its_path_and_back() {
        let odd = "/models/a b/猫 100%.coprod";
        assert_eq!(of(odd).unwrap().as_str(), "file:///models/a%20b/%E7%8C%AB%20100%25.coprod");
        assert_eq!(path(&of(odd).unwrap()), Path::new(odd));
        assert_eq!(path(&Uri::from_str("file:///a%2").unwrap_or_else(|_| of("/a%2").unwrap())), Path::new("/a%2"));
        assert_eq!(path(&Uri::from_str("untitled:Untitled-1").unwrap()), Path::new("/.untitled/untitled:Untitled-1"));
    }
}
