//! Models of several files, in memory and on disk.

use coproduce_core::Program;
use coproduce_core::model::Loader;
use coproduce_session::Text;
use std::collections::BTreeMap;

/// Files by name; the module `a.b` is `a/b.coprod`.
#[derive(Clone, Debug, Default)]
pub struct Files(pub BTreeMap<String, String>);

impl Files {
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self(files.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())).collect())
    }

    /// The model whose own file is one of them.
    pub fn program(&self, name: &str) -> Program {
        Program::read_with(name, self.0[name].clone(), &mut self.clone())
    }
}

impl Loader for Files {
    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        let name = format!("{}.coprod", path.join("/"));
        self.0.get(&name).map(|text| (name.clone(), text.clone()))
    }
}

impl coproduce_session::Files for Files {
    fn read(&mut self, paths: &[String]) -> (Vec<Text>, Vec<String>) {
        let read = |path: &String| Text {
            name: path.clone(),
            text: self.0[path].clone(),
            module: Some(path.trim_end_matches(".coprod").replace('/', ".")),
        };
        (paths.iter().map(read).collect(), Vec::new())
    }

    fn loader(&mut self, _: &[String]) -> Box<dyn Loader> {
        Box::new(self.clone())
    }

    fn write(&mut self, path: &str, _: &str, _: bool) -> Result<(), String> {
        Err(format!("cannot write `{path}`"))
    }
}

/// The rules that fired, with the texts of the places where they did.
pub fn fired(program: &Program) -> Vec<(&'static str, String)> {
    program.findings.iter().map(|one| (one.rule.name, program.sources.text(one.span).to_owned())).collect()
}

#[cfg(feature = "cli")]
pub use binary::{folder, run};

#[cfg(feature = "cli")]
mod binary {
    use std::fs;
    use std::io::Write;
    use std::path::{Path, PathBuf};
    use std::process::{Command, Stdio};

    /// What a command came to.
    #[derive(Debug)]
    pub struct Ended {
        pub stdout: String,
        pub stderr: String,
        pub status: i32,
    }

    /// A folder that is a repository with these files.
    pub fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("modules-{test}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("coproduce.toml"), "").unwrap();
        for (name, text) in files {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    /// The command, in a folder, with something to read.
    pub fn run(folder: &Path, arguments: &[&str], input: &str) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coproduce"));
        command.current_dir(folder).args(arguments).env_remove("NO_COLOR").env("TERM", "xterm");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A command that reads nothing may have ended already.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Ended {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code().unwrap(),
        }
    }
}
