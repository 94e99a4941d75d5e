//! What a file defines, before names are looked up.

use super::formula::Formula;

/// A defined event.
#[derive(Debug)]
pub(super) struct Element {
    /// Its own name.
    pub name: String,
    /// The containers it stands in, from the outermost.
    pub path: Vec<String>,
    /// Whether it can be named from within its container only, or by its path.
    pub private: bool,
    pub label: Option<String>,
    pub kind: Kind,
    /// Its place, in bytes.
    pub at: usize,
}

#[derive(Debug)]
pub(super) enum Kind {
    Gate(Formula<Mention>),
    Basic(Option<f64>),
    House(bool),
}

/// A name where a formula mentions it.
#[derive(Debug)]
pub(super) struct Mention {
    pub name: String,
    pub at: usize,
}

impl Element {
    /// The name with its containers.
    pub fn full_name(&self) -> String {
        let mut full = self.path.join(".");
        full.push('.');
        full.push_str(&self.name);
        full
    }
}
