//! What lies in a folder, by name.
//!
//! A name is found by its composed form (NFC) however the file system spells it, for some decompose what they are given
//! and others keep it, and by its letters alone where capitals are wrong, for some file systems tell these apart and
//! others do not. So the same path leads to the same file everywhere.

use super::tree::{Entry, EntryKind};
use std::collections::BTreeMap;
use std::collections::btree_map;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// The entries of a folder with names that are text.
#[derive(Debug)]
pub(super) struct Listing {
    entries: BTreeMap<String, Listed>,
    /// By small letters, the names that have them; the first where there are several.
    letters: OnceLock<BTreeMap<String, String>>,
}

#[derive(Debug)]
pub(super) struct Listed {
    /// As the file system spells it.
    pub name: String,
    pub kind: EntryKind,
    /// Whether another entry has the same composed form.
    pub is_ambiguous: bool,
}

impl Listing {
    pub fn new(list: Vec<Entry>) -> Self {
        let mut entries = BTreeMap::new();
        for Entry { name, kind } in list {
            let Ok(name) = name.into_string() else { continue };
            match entries.entry(composed(&name)) {
                btree_map::Entry::Vacant(entry) => {
                    entry.insert(Listed { name, kind, is_ambiguous: false });
                }
                btree_map::Entry::Occupied(mut entry) => entry.get_mut().is_ambiguous = true,
            }
        }
        Self { entries, letters: OnceLock::new() }
    }

    /// The entry of a name.
    pub fn get(&self, name: &str) -> Option<&Listed> {
        self.entries.get(&composed(name))
    }

    /// The entry of a name in other capitals.
    pub fn in_other_capitals(&self, name: &str) -> Option<&Listed> {
        let letters = self.letters.get_or_init(|| {
            // The first name stays, since names are gone through from the last to the first.
            self.entries.keys().rev().map(|name| (name.to_lowercase(), name.clone())).collect()
        });
        self.entries.get(letters.get(&composed(name).to_lowercase())?)
    }

    /// The names of the folders.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter(|(_, listed)| listed.kind == EntryKind::Folder).map(|(name, _)| name.as_str())
    }
}

/// A name in Unicode's composed form.
pub(super) fn composed(name: &str) -> String {
    name.nfc().collect()
}
