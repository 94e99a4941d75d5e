//! The settings of a repository that say how it is laid out.

use crate::error::Error;
use crate::files;
use crate::object::ObjectFormat;
use crate::path::path;
use std::path::{Path, PathBuf};

/// A longer file of settings is not read.
const LONGEST: u64 = 4 << 20;

/// How a repository is laid out.
#[derive(Debug, Default)]
pub(crate) struct Config {
    pub(crate) format: ObjectFormat,
    /// Whether it has no work tree.
    pub(crate) is_bare: bool,
    /// Where its work tree is, from the folder of the repository.
    pub(crate) work_tree: Option<PathBuf>,
}

impl Config {
    /// The settings of a repository, of which a work tree may have some of its own.
    pub(crate) fn read(git_dir: &Path, common_dir: &Path) -> Result<Self, Error> {
        let content = files::read(&common_dir.join("config"), LONGEST)?.unwrap_or_default();
        let shared = settings(&content);
        let mut config = Self { format: format(&shared)?, ..Self::default() };
        // What is said of the first work tree does not hold for those that were added.
        if git_dir == common_dir {
            config.take(&shared);
        }
        if last(&shared, "extensions.worktreeconfig").is_some_and(is_true) {
            let content = files::read(&git_dir.join("config.worktree"), LONGEST)?.unwrap_or_default();
            config.take(&settings(&content));
        }
        Ok(config)
    }

    fn take(&mut self, settings: &[Setting]) {
        self.is_bare = last(settings, "core.bare").map_or(self.is_bare, is_true);
        if let Some(work_tree) = last(settings, "core.worktree") {
            self.work_tree = path(work_tree).map(Path::to_owned);
        }
    }
}

/// Which hash names the objects, unless the repository is laid out in a way that is not read here.
fn format(settings: &[Setting]) -> Result<ObjectFormat, Error> {
    let shown = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    let version = last(settings, "core.repositoryformatversion").unwrap_or(b"0");
    if !matches!(version, b"0" | b"1") {
        let version = shown(version);
        return Err(Error::Unsupported(format!("its layout is of version {version}, and only 0 and 1 are known")));
    }
    match last(settings, "extensions.refstorage") {
        None | Some(b"files") => {}
        Some(b"reftable") => {
            let help = "`git refs migrate --ref-format=files` stores them as files";
            return Err(Error::Unsupported(format!("its references are stored as `reftable` (help: {help})")));
        }
        Some(other) => {
            return Err(Error::Unsupported(format!(
                "its references are stored as `{}`, which is unknown",
                shown(other)
            )));
        }
    }
    match last(settings, "extensions.objectformat") {
        None | Some(b"sha1") => Ok(ObjectFormat::Sha1),
        Some(b"sha256") => Ok(ObjectFormat::Sha256),
        Some(other) => {
            Err(Error::Unsupported(format!("its objects are named by `{}`, which is unknown", shown(other))))
        }
    }
}

/// A setting: `core.bare` in small letters, and what it is set to.
type Setting = (String, Vec<u8>);

/// What a setting is set to last.
fn last<'a>(settings: &'a [Setting], name: &str) -> Option<&'a [u8]> {
    settings.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_slice())
}

fn is_true(value: &[u8]) -> bool {
    ["true", "yes", "on", "1"].iter().any(|word| value.eq_ignore_ascii_case(word.as_bytes()))
}

/// The settings in a text; a line that is none is passed over. Files that it would include are not read.
fn settings(text: &[u8]) -> Vec<Setting> {
    let mut settings = Vec::new();
    let mut section = String::new();
    let mut rest = text;
    while let Some(first) = rest.first() {
        if first.is_ascii_whitespace() {
            rest = &rest[1..];
        } else if *first == b'[' {
            let end = rest.iter().position(|byte| matches!(byte, b']' | b'\n')).unwrap_or(rest.len() - 1);
            // The name of a part, `[remote "origin"]`, is kept with its section: no such section is of interest.
            section = String::from_utf8_lossy(&rest[1..end.max(1)]).to_ascii_lowercase();
            rest = &rest[end + 1..];
        } else if matches!(first, b'#' | b';') {
            rest = &rest[line(rest)..];
        } else {
            let end = rest.iter().position(|byte| matches!(byte, b'=' | b'\n' | b'#' | b';')).unwrap_or(rest.len());
            let name = String::from_utf8_lossy(rest[..end].trim_ascii()).to_ascii_lowercase();
            rest = &rest[end..];
            // A name alone says that something is so.
            let mut set = b"true".to_vec();
            if let Some(after) = rest.strip_prefix(b"=") {
                (set, rest) = value(after);
            }
            settings.push((format!("{section}.{name}"), set));
        }
    }
    settings
}

/// How long a line is.
fn line(text: &[u8]) -> usize {
    text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len())
}

/// What comes after `=`, and the rest of the text: quotes keep spaces and comments, `\` before the end of a line goes on.
fn value(text: &[u8]) -> (Vec<u8>, &[u8]) {
    let text = &text[text.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()..];
    let (mut value, mut kept, mut is_quoted) = (Vec::new(), 0, false);
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += 1;
        match byte {
            b'\n' => break,
            b'"' => is_quoted = !is_quoted,
            b'#' | b';' if !is_quoted => {
                at += line(&text[at..]);
                break;
            }
            b'\\' => {
                match text.get(at) {
                    Some(b'n') => value.push(b'\n'),
                    Some(b't') => value.push(b'\t'),
                    Some(b'b') => value.push(8),
                    Some(b'\n') | None => {}
                    Some(other) => value.push(*other),
                }
                at += 1;
            }
            other => value.push(other),
        }
        // Spaces at the end of a line are no part of it.
        if is_quoted || !byte.is_ascii_whitespace() {
            kept = value.len();
        }
    }
    value.truncate(kept);
    (value, text.get(at..).unwrap_or_default())
}
