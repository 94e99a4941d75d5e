//! The logs of references: what each was before.

use crate::error::Error;
use crate::files;
use crate::object::{ObjectFormat, ObjectId};
use crate::reference::{References, full_names};

/// A longer log is not read; it would have about a million lines.
const LONGEST: u64 = 256 << 20;

/// A line of a log.
struct Change {
    old: ObjectId,
    new: ObjectId,
}

impl References {
    /// What a reference of a short name was so many changes ago; of no name, the branch that is checked out.
    pub(crate) fn before(&self, name: &str, changes: usize, format: ObjectFormat) -> Result<Option<ObjectId>, Error> {
        let logged = if name.is_empty() { self.short("HEAD")? } else { self.logged(name)? };
        let Some((logged, now)) = logged else { return Ok(None) };
        let log = self.log(&logged)?.unwrap_or_default();
        let mut lines = log.split(|byte| *byte == b'\n').rev().filter_map(|line| change(line, format));
        Ok(match changes.checked_sub(1) {
            None => Some(lines.next().map_or(now, |change| change.new)),
            Some(skipped) => lines.nth(skipped).map(|change| change.old).filter(|old| !old.is_null()),
        })
    }

    /// The first reference with a log that a short name stands for, or that the one it stands for leads to.
    fn logged(&self, name: &str) -> Result<Option<(String, ObjectId)>, Error> {
        for full in full_names(name) {
            let Some((end, id)) = self.follow(&full)? else { continue };
            for name in [full, end] {
                if self.log(&name)?.is_some() {
                    return Ok(Some((name, id)));
                }
            }
        }
        Ok(None)
    }

    fn log(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        files::read(&self.folder(name).join("logs").join(name), LONGEST)
    }
}

/// `OLD NEW`, and who made the change, when and why.
fn change(line: &[u8], format: ObjectFormat) -> Option<Change> {
    let mut words = line.split(|byte| *byte == b' ').map(|word| ObjectId::from_hex(word, format));
    Some(Change { old: words.next()??, new: words.next()?? })
}
