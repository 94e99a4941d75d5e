//! The folders that a manifest names: below the root, and none within another.

use super::reader::{Entry, Reader};
use super::{Folder, finding};

/// The folders of a list.
pub(super) fn read(reader: &mut Reader, entry: &Entry) -> Vec<Folder> {
    let mut folders: Vec<Folder> = Vec::new();
    for (text, span) in reader.texts(entry) {
        let Some(path) = path(&text) else {
            let help = match text.as_str() {
                "" => "write the path of a folder from the root, or `.` for the root itself",
                _ => {
                    "write a path from the root with `/` between names, such as `models/wards`: it leads to no hidden \
                     folder and not out of the root"
                }
            };
            reader.findings.push(finding(span, format!("`{text}` is not a folder below the root")).help(help));
            continue;
        };
        let folder = Folder { path, span };
        match folders.iter().find(|other| other.path.starts_with(&folder.path) || folder.path.starts_with(&other.path))
        {
            Some(other) => reader.findings.push(
                finding(span, "one source lies within another")
                    .label(other.span, "the other")
                    .help("name only the outer one: everything below it belongs to it"),
            ),
            None => folders.push(folder),
        }
    }
    folders
}

/// The names on the way to a folder below the root.
fn path(text: &str) -> Option<Vec<String>> {
    if text == "." {
        return Some(Vec::new());
    }
    let is_plain = |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(['\\', ':', '\0']);
    let text = text.strip_suffix('/').unwrap_or(text);
    text.split('/').all(is_plain).then(|| text.split('/').map(str::to_owned).collect())
}
