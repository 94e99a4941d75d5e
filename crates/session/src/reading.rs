//! The texts of a session, and the interpreter's reading of them.

use super::files::{Files, Text};
use coproduce_core::Program;
use coproduce_core::analysis::Words;
use coproduce_core::ask::name;
use coproduce_core::kernel::{AtomId, EnvironmentId};
use coproduce_core::model::{Kind, Kinds, Loader, NoModules, plain};
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use coproduce_syntax::source::Sources;
use coproduce_syntax::{Declaration, survey};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// What was loaded, and what was typed.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// The paths that were to be loaded.
    pub paths: Rc<[String]>,
    /// What was read from them.
    pub loaded: Rc<[Text]>,
    /// The declarations entered since, in order.
    pub typed: Vec<Rc<Text>>,
}

impl Texts {
    /// What some paths name. A file that another of them uses is left to that one.
    pub fn load(paths: &[String], files: &mut dyn Files) -> (Self, Vec<String>) {
        let (mut texts, refused) = files.read(paths);
        if texts.len() > 1 {
            let used: Vec<String> = texts.iter().flat_map(uses).collect();
            let is_used = |text: &Text| text.module.as_ref().is_some_and(|module| used.contains(module));
            if !texts.iter().all(is_used) {
                texts.retain(|text| !is_used(text));
            }
        }
        (Self { paths: paths.into(), loaded: texts.into(), typed: Vec::new() }, refused)
    }

    /// All texts, in the order in which they are read.
    pub fn iter(&self) -> impl Iterator<Item = &Text> {
        self.loaded.iter().chain(self.typed.iter().map(Rc::as_ref))
    }

    /// How many bytes they have.
    pub fn len(&self) -> usize {
        self.iter().map(|text| text.text.len()).sum()
    }

    /// Reads them as one model.
    pub fn read(&self, files: &mut dyn Files) -> Reading {
        self.read_with(&mut *files.loader(&self.paths))
    }

    fn read_with(&self, loader: &mut dyn Loader) -> Reading {
        let texts = self.iter().map(|text| (text.name.clone(), text.text.clone()));
        Reading { program: Program::read_together(texts, loader) }
    }
}

/// The modules that a text uses.
fn uses(text: &Text) -> Vec<String> {
    let mut sources = Sources::new();
    let Ok(file) = sources.add("", text.text.as_str()) else { return Vec::new() };
    let survey = survey(&sources, file, &mut Vec::new());
    let imports = survey.paragraphs().filter_map(|paragraph| match &paragraph.declaration {
        Declaration::Import(import) => Some(plain(sources.text(import.path.span)).into_owned()),
        _ => None,
    });
    imports.collect()
}

/// A model that was read.
#[derive(Debug)]
pub struct Reading {
    /// The model.
    pub program: Program,
}

impl Default for Reading {
    fn default() -> Self {
        Texts::default().read_with(&mut NoModules)
    }
}

impl Reading {
    /// The words of the model.
    pub fn words(&self) -> Words<'_> {
        Words { sources: &self.program.sources, kernel: &self.program.kernel }
    }

    /// What a name stands for, where that is one thing.
    pub fn find(&self, name: &str) -> Option<(Kind, AtomId)> {
        let atom = self.program.find(name).one()?;
        Some((self.words().kind(atom), atom))
    }

    /// A name as the model shows it, whichever of its names is given.
    pub fn shown(&self, name: &str) -> String {
        self.find(name).map_or_else(|| name.to_owned(), |(_, atom)| self.words().atom(atom).into_owned())
    }

    /// The environment of a name.
    pub fn environment(&self, name: &str) -> Option<EnvironmentId> {
        let (_, atom) = self.find(name)?;
        self.program.kernel.environment_of(atom)
    }

    /// The environments that the model itself declares, in order.
    pub fn environments(&self) -> impl Iterator<Item = EnvironmentId> {
        self.program.environments()
    }

    /// The scenarios that the model itself declares, by position, with their names.
    pub fn scenarios(&self) -> impl Iterator<Item = (usize, String)> {
        self.program.scenarios()
    }

    /// The names that stand for one of some kinds, in order of declaration.
    pub fn names(&self, kinds: Kinds) -> impl Iterator<Item = String> {
        name::names(&self.program, kinds)
    }

    /// The errors of this reading that another does not have.
    pub fn findings_beyond(&self, other: &Self) -> Vec<Diagnostic> {
        let mut known: FxHashMap<(&str, &str, Option<&str>), usize> = FxHashMap::default();
        for finding in &other.program.findings {
            *known.entry(key(&other.program, finding)).or_default() += 1;
        }
        let mut beyond = Vec::new();
        for finding in &self.program.findings {
            match known.get_mut(&key(&self.program, finding)) {
                Some(count) if *count > 0 => *count -= 1,
                _ => beyond.push(finding.clone()),
            }
        }
        beyond
    }

    /// Its findings of level error.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.program.findings.iter().filter(|finding| finding.level == Level::Error)
    }
}

/// By what a finding is known again: texts that are added shift no place of those before.
fn key<'p>(program: &'p Program, finding: &'p Diagnostic) -> (&'p str, &'p str, Option<&'p str>) {
    let text = program.sources.iter().next().map(|_| program.sources.text(finding.span));
    (finding.rule.name, &finding.message, text)
}
