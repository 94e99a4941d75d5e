//! `use path as n { a, b }`: names of another file.

use super::ModelBuilder;
use super::list::{List, Listing, Written};
use super::name::Name;
use super::page::Paragraph;

impl ModelBuilder {
    /// `use PATH`: brings in the names that another file declares. The parts of the path are given one by one:
    /// `uses(["care", "home_care"])` writes `use care.home_care`.
    ///
    /// ```
    /// use coproduce::builder::{ModelBuilder, qualified};
    ///
    /// let mut model = ModelBuilder::new("bread");
    /// model.uses(["kitchen", "pantry"]).named_as("pantry").names("dough");
    /// model.environment("bakehouse").within(qualified("pantry", "larder"));
    /// assert_eq!(
    ///     model.text(),
    ///     "model bread\nuse kitchen.pantry as pantry { dough }\nenvironment bakehouse within pantry.larder\n"
    /// );
    /// ```
    pub fn uses(&mut self, path: impl Into<List<Name>>) -> &mut UseBuilder {
        self.declare(UseBuilder { path: path.into(), word: None, names: List::default() })
    }
}

/// `use PATH as NAME { NAME, … }` in the making.
#[derive(Clone, Debug)]
pub struct UseBuilder {
    path: List<Name>,
    word: Option<Name>,
    names: List<Name>,
}

impl UseBuilder {
    /// `as NAME`: the word behind which the names of the file are mentioned, by [`qualified`](super::qualified).
    pub fn named_as(&mut self, word: impl Into<Name>) -> &mut Self {
        self.word = Some(word.into());
        self
    }

    /// `{ NAME, … }`: only these names are brought in as they are.
    pub fn names(&mut self, names: impl Into<List<Name>>) -> &mut Self {
        self.names.append(names.into());
        self
    }

    pub(super) fn written(&self) -> Paragraph {
        let word = self.word.as_ref().map(|word| format!("as {}", word.written()));
        let mut paragraph = Paragraph::new(format!("use {}", self.path.separated("."))).and_head(word);
        if !self.names.is_empty() {
            paragraph.clause(self.names.written());
        }
        paragraph
    }
}
