//! Modules: one file each, found through a [`Loader`], never through a file system.

use super::understanding::Faults;
use super::{cycle, plain};
use coproduce_syntax::declaration::Import;
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use coproduce_syntax::source::{FileId, Sources, Span};
use coproduce_syntax::{Declaration, Survey, readings, survey};
use indexmap::IndexMap;

/// Gives the texts of modules by their path, as in `use hospital.actors`.
pub trait Loader {
    /// The path by which other modules use the text that is read first, where it can be used at all.
    fn own_path(&self) -> Option<String> {
        None
    }

    /// The file name and the text of a module; `None` where there is none.
    fn load(&mut self, path: &[&str]) -> Option<(String, String)>;

    /// The file name and the text of a table that the text read first names by its path from the folder it lies in;
    /// `None` where there is none.
    fn table(&mut self, path: &str) -> Option<(String, String)> {
        let _ = path;
        None
    }

    /// The file name and the text of a table of cases, which may be longer than one of rows, named in the same way.
    fn cases(&mut self, path: &str) -> Option<(String, String)> {
        self.table(path)
    }

    /// Why the module or the table asked for last was not given, where there is more to say than that there is none.
    fn refusal(&mut self) -> Option<Refusal> {
        None
    }

    /// Modules to read beside the first one though it does not use them.
    fn beside(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Why a module is not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What was found.
    pub remark: String,
    /// What can be done.
    pub help: String,
}

/// No module but the one at hand.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoModules;

impl Loader for NoModules {
    fn load(&mut self, _: &[&str]) -> Option<(String, String)> {
        None
    }
}

/// A parsed module.
#[derive(Debug)]
pub struct Module {
    /// The path by which other modules use it.
    pub path: String,
    /// Its declarations.
    pub survey: Survey,
    /// The paths that its `use` declarations name, in order, with their places.
    pub(super) uses: Vec<(String, Span)>,
    /// For each of them the module it brings in.
    pub imports: Vec<Option<usize>>,
    /// What kept it from being understood where it stands.
    pub(super) faults: Faults,
}

impl Module {
    fn new(path: String, sources: &Sources, survey: Survey) -> Self {
        let uses =
            imports(&survey).map(|import| (plain(sources.text(import.path.span)).into_owned(), import.path.span));
        Self { path, uses: uses.collect(), survey, imports: Vec::new(), faults: Faults::default() }
    }

    /// Its `use` declarations, each with the module it brings in.
    pub(super) fn uses(&self) -> impl Iterator<Item = (&Import, Option<usize>)> {
        imports(&self.survey).zip(self.imports.iter().copied())
    }
}

/// The module asked about, first, and all it uses.
#[derive(Debug)]
pub struct Modules {
    /// In the order in which they were found.
    pub modules: Vec<Module>,
    /// How many texts the first is made of.
    pub(super) own_texts: usize,
    /// The tables that the first names, by the places where it does.
    pub tables: Tables,
}

/// Tables by the places where a text names them, or why they are not given.
pub type Tables = IndexMap<Span, Result<FileId, Option<Refusal>>>;

impl Modules {
    /// Lets go of the trees, once they are elaborated.
    pub fn release(&mut self) {
        for module in &mut self.modules {
            module.survey = Survey::default();
        }
    }
}

/// How many modules one model may use.
const MOST_MODULES: usize = 1_000;

/// Why there is no module under a path.
#[derive(Clone, Debug)]
enum Missing {
    /// There is none.
    Unknown(Option<Refusal>),
    /// The texts would be too long together.
    TooLong,
    /// There would be too many.
    TooMany,
}

/// Parses texts that are one module together and, through the loader, every module they use.
pub fn load(
    sources: &mut Sources,
    texts: &[FileId],
    loader: &mut dyn Loader,
    findings: &mut Vec<Diagnostic>,
) -> Modules {
    let mut first = Survey::default();
    for &text in texts {
        let mut read = survey(sources, text, findings);
        first.parts.append(&mut read.parts);
        first.unread.append(&mut read.unread);
    }
    // The text read first may be used in turn.
    let name = |text: &FileId| module_path(sources.get(*text).name());
    let own = loader.own_path().or_else(|| texts.first().map(name)).unwrap_or_default();
    let mut known: IndexMap<String, Result<usize, Missing>> = IndexMap::from_iter([(own.clone(), Ok(0))]);
    let mut modules = vec![Module::new(own, sources, first)];
    let mut next = 0;
    let mut cut = None;
    for path in loader.beside() {
        if !known.contains_key(&path) {
            let target = bring(sources, &path, loader, &mut modules, findings);
            known.insert(path, target);
        }
    }
    while next < modules.len() {
        for (path, span) in modules[next].uses.clone() {
            let target = if let Some(target) = known.get(&path) {
                target.clone()
            } else {
                let target = bring(sources, &path, loader, &mut modules, findings);
                known.insert(path.clone(), target.clone());
                target
            };
            if let Err(missing) = &target {
                // What a used module lacks is reported there, but not that this model has become too large.
                if next > 0 && !matches!(missing, Missing::Unknown(_)) {
                    cut.get_or_insert_with(|| missing.clone());
                } else {
                    findings.push(unknown_module(&path, span, missing));
                }
            }
            modules[next].imports.push(target.ok());
        }
        next += 1;
    }
    if let Some(missing) = cut
        && let Some((path, span)) = modules[0].uses.first()
    {
        findings.push(unknown_module(path, *span, &missing));
    }
    cycle::report(&modules, findings);
    let tables = tables(sources, &modules[0].survey, loader);
    Modules { modules, own_texts: texts.len(), tables }
}

/// Reads the tables that a module names.
fn tables(sources: &mut Sources, survey: &Survey, loader: &mut dyn Loader) -> Tables {
    let named = survey.paragraphs().flat_map(|paragraph| paragraph.declaration.files());
    let mut read = |span: Span| {
        let path = sources.text(span).trim_matches('"').to_owned();
        let (name, text) = loader.table(&path).ok_or_else(|| loader.refusal())?;
        add_table(sources, name, text).map_err(Some)
    };
    named.map(|span| (span, read(span))).collect()
}

/// Adds a table to texts.
///
/// # Errors
///
/// Why there is no room for it.
pub fn add_table(sources: &mut Sources, name: String, text: String) -> Result<FileId, Refusal> {
    let too_long = |_| Refusal {
        remark: "too long together with the modules used".to_owned(),
        help: "divide the table, or the model".to_owned(),
    };
    let file = sources.add(name, text).map_err(too_long)?;
    // Most tables double no quotation mark, and need not be read twice.
    if sources.get(file).text().contains("\"\"")
        && let Ok(readings) = readings(sources.get(file))
    {
        sources.read_as(file, readings);
    }
    Ok(file)
}

/// Reads one more module.
fn bring(
    sources: &mut Sources,
    path: &str,
    loader: &mut dyn Loader,
    modules: &mut Vec<Module>,
    findings: &mut Vec<Diagnostic>,
) -> Result<usize, Missing> {
    if modules.len() > MOST_MODULES {
        return Err(Missing::TooMany);
    }
    let segments: Vec<&str> = path.split('.').collect();
    let (name, text) = loader.load(&segments).ok_or_else(|| Missing::Unknown(loader.refusal()))?;
    let file = sources.add(name, text).map_err(|_| Missing::TooLong)?;
    let survey = survey(sources, file, findings);
    modules.push(Module::new(path.to_owned(), sources, survey));
    Ok(modules.len() - 1)
}

fn unknown_module(path: &str, span: Span, missing: &Missing) -> Diagnostic {
    let error = |message: String| rules::UNKNOWN_MODULE.at(span, message);
    match missing {
        Missing::Unknown(Some(Refusal { remark, help })) => {
            error(format!("no module `{path}`")).remark(remark.clone()).help(help.clone())
        }
        Missing::Unknown(None) => {
            let file = path.replace('.', "/");
            error(format!("no module `{path}`"))
                .remark("names no file of this repository")
                .help(format!("a module is named by its path from the repository's root: `{path}` is `{file}.coprod`"))
        }
        Missing::TooMany => error("more than 1,000 modules are used".to_owned())
            .remark("not everything used from here on was read")
            .help("use fewer modules, or merge those that belong together"),
        Missing::TooLong => error("the modules used are too long together".to_owned())
            .remark("not everything used from here on was read")
            .help("a model with all the modules it uses may have up to 512 MiB"),
    }
}

/// `hospital/ward.coprod` is the module `hospital.ward`.
fn module_path(file: &str) -> String {
    file.trim_start_matches("./").trim_end_matches(".coprod").replace('/', ".")
}

fn imports(survey: &Survey) -> impl Iterator<Item = &Import> {
    survey.paragraphs().filter_map(|paragraph| match &paragraph.declaration {
        Declaration::Import(import) => Some(import),
        _ => None,
    })
}
