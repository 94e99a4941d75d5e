//! The files of the project for a session, and a place in memory for what it writes.

use coproduce_core::model::{Loader, NoModules};
use coproduce_session::{Files, Text};
use std::collections::BTreeMap;

/// Reads what is on the disk or was written here; writes into memory only.
#[derive(Default)]
pub struct Disk {
    pub written: BTreeMap<String, String>,
}

impl Files for Disk {
    fn read(&mut self, paths: &[String]) -> (Vec<Text>, Vec<String>) {
        let (mut texts, mut refused) = (Vec::new(), Vec::new());
        for path in paths {
            match self.written.get(path).cloned().or_else(|| std::fs::read_to_string(path).ok()) {
                Some(text) => texts.push(Text { name: path.clone(), text, module: None }),
                None => refused.push(format!("no file or folder `{path}`")),
            }
        }
        (texts, refused)
    }

    fn loader(&mut self, _: &[String]) -> Box<dyn Loader> {
        Box::new(NoModules)
    }

    fn write(&mut self, path: &str, text: &str, replace: bool) -> Result<(), String> {
        if self.written.contains_key(path) && !replace {
            return Err(format!("`{path}` exists: `:save! {path}` replaces it"));
        }
        self.written.insert(path.to_owned(), text.to_owned());
        Ok(())
    }
}
