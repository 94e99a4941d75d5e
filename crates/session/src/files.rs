//! Files, as the front end gives them.

use coproduce_core::model::{Loader, NoModules};

/// A text with the name that reports show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The name.
    pub name: String,
    /// The text.
    pub text: String,
    /// The path by which other modules `use` it, where it has one.
    pub module: Option<String>,
}

/// Where a session reads and writes.
pub trait Files {
    /// The texts of files, and of all model files below folders; and why some could not be read.
    fn read(&mut self, paths: &[String]) -> (Vec<Text>, Vec<String>);

    /// Finds the modules that texts `use`: those read from the paths, or what is typed where there is none.
    fn loader(&mut self, paths: &[String]) -> Box<dyn Loader>;

    /// Writes a file, which may exist only where it is to be replaced.
    ///
    /// # Errors
    ///
    /// Why it cannot be written.
    fn write(&mut self, path: &str, text: &str, replace: bool) -> Result<(), String>;
}

/// No files at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&mut self, paths: &[String]) -> (Vec<Text>, Vec<String>) {
        (Vec::new(), paths.iter().map(|path| format!("no file or folder `{path}`")).collect())
    }

    fn loader(&mut self, _: &[String]) -> Box<dyn Loader> {
        Box::new(NoModules)
    }

    fn write(&mut self, path: &str, _: &str, _: bool) -> Result<(), String> {
        Err(format!("cannot write `{path}`: there are no files here"))
    }
}
