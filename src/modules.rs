//! Where the texts come from that a model uses.

use coproduce_core::model::Loader;

/// A text with the name that findings call it by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Text {
    /// The name, such as the path of a file.
    pub name: String,
    /// The text.
    pub text: String,
}

impl Text {
    /// A text with its name.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }
}

/// Where the modules and tables come from that a text names.
pub trait Modules {
    /// The module that texts `use` by this path, its names joined by dots: `farm.weather`. `None` where there is none.
    fn module(&mut self, path: &str) -> Option<Text>;

    /// The table that scenarios take their rows `from`, by its path as it is written. `None` where there is none.
    fn table(&mut self, path: &str) -> Option<Text> {
        let _ = path;
        None
    }
}

/// No module and no table at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoModules;

impl Modules for NoModules {
    fn module(&mut self, _: &str) -> Option<Text> {
        None
    }
}

/// Modules as the core asks for them.
pub(crate) struct Loading<'m>(pub &'m mut dyn Modules);

impl Loader for Loading<'_> {
    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        self.0.module(&path.join(".")).map(|text| (text.name, text.text))
    }

    fn table(&mut self, path: &str) -> Option<(String, String)> {
        self.0.table(path).map(|text| (text.name, text.text))
    }
}
