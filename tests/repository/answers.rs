//! All that is said of a repository: of its manifests, and of each model what was found in it and what comes of it.

use coproduce_core::analysis::Options;
use coproduce_repository::{Repositories, Tree, models_below};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Sources;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What is said of the repository at a root of a tree, in which names of files begin with some text.
pub fn answers<T: Tree>(repositories: &Repositories<T>, root: &Path, begin: &str) -> String {
    let mut said = String::new();
    let repository = repositories.of(root);
    let (mut models, mut refused) = (Vec::<PathBuf>::new(), Vec::new());
    for source in repository.sources() {
        let (found, unread) = models_below(repositories.tree(), source);
        models.extend(found);
        refused.extend(unread);
    }
    let _ = writeln!(said, "refused: {refused:?}");
    for model in models {
        let within = model.strip_prefix(root).unwrap_or(&model);
        let _ = writeln!(said, "model \"{}\" as {:?}", within.display(), repository.module_path(&model));
        match repositories.read(&model) {
            Err(reason) => {
                let _ = writeln!(said, "cannot be read: {reason}");
            }
            Ok(program) => {
                let _ = writeln!(said, "understood: {}", program.understood);
                let _ = writeln!(said, "modules: {:?}", program.modules);
                let texts: Vec<&str> = program.sources.iter().map(|(_, text)| text.name()).collect();
                let _ = writeln!(said, "texts: {texts:?}");
                findings(&program.sources, &program.findings, &mut said);
                let evaluation = program.evaluate(&Options::default());
                let _ = writeln!(said, "{}", serde_json::to_string(&evaluation.situations).expect("JSON"));
            }
        }
    }
    for (texts, found) in repositories.findings() {
        findings(&texts, &found, &mut said);
    }
    said.replace(begin, "")
}

fn findings(sources: &Sources, findings: &[Diagnostic], said: &mut String) {
    for finding in findings {
        let (file, range) = sources.locate(finding.span);
        let Diagnostic { rule, message, remark, help, .. } = finding;
        let _ = writeln!(said, "{}:{range:?}: {rule}: {message} ({remark:?}, {help:?})", sources.get(file).name());
    }
}
