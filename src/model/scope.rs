//! What names stand for in each module.

use super::implied::imply;
use super::kind::{Kind, Kinds};
use super::modules::Modules;
use super::table::Table;
use super::{Model, plain};
use crate::diagnostic::{Diagnostic, joined, nearest};
use crate::source::{Sources, Span};
use crate::syntax::name::{DeclaredName, Name};
use crate::syntax::{Declaration, Part, Survey};
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use std::borrow::Cow;

/// How many names are made ready at once.
const BATCH: usize = 64;
/// How many names a did-you-mean is sought among.
const COMPARED: usize = 20_000;

/// The position of a declared name among those of its sort: things, laws or scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SymbolId(pub u32);

impl SymbolId {
    /// The position as an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A symbol with its kind in the highest bits: a mention needs both, and the table gives both at once.
#[derive(Clone, Copy)]
struct Seen(u32);

impl Seen {
    const BITS: u32 = 28;

    const fn new(id: SymbolId, kind: Kind) -> Self {
        Self(id.0 | (kind as u32) << Self::BITS)
    }

    const fn id(self) -> SymbolId {
        SymbolId(self.0 & ((1 << Self::BITS) - 1))
    }

    const fn kind(self) -> Kind {
        Kind::ALL[(self.0 >> Self::BITS) as usize]
    }
}

/// A declared name.
#[derive(Clone, Copy, Debug)]
pub struct Symbol {
    /// What it stands for.
    pub kind: Kind,
    /// Where it is declared.
    pub name: Name,
    /// The place of its label, quotation marks included.
    pub label: Option<Span>,
    /// The module that declares it.
    pub module: u32,
}

/// The names a module can see.
#[derive(Debug, Default)]
pub struct Scope {
    things: Table,
    laws: Table,
    scenarios: Table,
    /// Modules whose names are qualified here.
    qualified: IndexMap<String, usize, FxBuildHasher>,
    /// Names that `use` lists in this module; they count as mentioned there.
    listed: Vec<SymbolId>,
}

/// Which sort of name is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// What may be present or absent.
    Thing,
    /// A law.
    Law,
    /// A scenario.
    Scenario,
}

impl Sort {
    const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Law => Self::Law,
            Kind::Scenario => Self::Scenario,
            _ => Self::Thing,
        }
    }
}

impl Scope {
    const fn table(&self, sort: Sort) -> &Table {
        match sort {
            Sort::Thing => &self.things,
            Sort::Law => &self.laws,
            Sort::Scenario => &self.scenarios,
        }
    }

    const fn table_mut(&mut self, sort: Sort) -> &mut Table {
        match sort {
            Sort::Thing => &mut self.things,
            Sort::Law => &mut self.laws,
            Sort::Scenario => &mut self.scenarios,
        }
    }

    /// What `use` lists here.
    pub fn listed(&self) -> &[SymbolId] {
        &self.listed
    }
}

impl Model<'_> {
    fn symbols(&self, sort: Sort) -> &[Symbol] {
        match sort {
            Sort::Thing => &self.things,
            Sort::Law => &self.laws,
            Sort::Scenario => &self.scenarios,
        }
    }

    /// The name of a symbol.
    fn name_of(&self, sort: Sort, id: SymbolId) -> Cow<'_, str> {
        plain(self.sources.text(self.symbols(sort)[id.index()].name.span))
    }

    fn seen(&self, module: usize, sort: Sort, name: &str) -> Option<Seen> {
        let is = |entry: u32| self.name_of(sort, Seen(entry).id()) == name;
        self.scopes[module].table(sort).get(name, is).map(Seen)
    }

    /// Whether a module itself declares a thing of this name.
    pub(super) fn declares(&self, module: usize, name: &str) -> bool {
        let found = self.seen(module, Sort::Thing, name);
        found.is_some_and(|found| self.things[found.id().index()].module as usize == module)
    }

    /// Declares a thing of a name that its module does not have yet.
    #[expect(clippy::cast_possible_truncation, reason = "names are counted within sources shorter than 4 GiB")]
    pub(super) fn declare_thing(&mut self, module: usize, symbol: Symbol) {
        let id = SymbolId(self.things.len() as u32);
        let name = plain(self.sources.text(symbol.name.span));
        let inserted = self.scopes[module].things.insert(&name, Seen::new(id, symbol.kind).0, |_| false);
        debug_assert!(inserted.is_ok(), "the name is new");
        self.things.push(symbol);
    }

    /// Prepares to look up things by these texts, soon and one after another.
    pub fn expect<'t>(&self, module: usize, texts: impl Iterator<Item = &'t str>) {
        self.scopes[module].things.expect(texts);
    }

    /// The names a module can see, in order.
    fn visible(&self, module: usize, sort: Sort) -> impl Iterator<Item = (SymbolId, Cow<'_, str>)> {
        self.scopes[module].table(sort).ids().iter().map(move |&entry| {
            let id = Seen(entry).id();
            (id, self.name_of(sort, id))
        })
    }

    /// What a name stands for in a module.
    pub fn lookup(&self, module: usize, sort: Sort, text: &str) -> Option<SymbolId> {
        self.find(module, sort, text).map(Seen::id)
    }

    fn find(&self, module: usize, sort: Sort, text: &str) -> Option<Seen> {
        if let Some(found) = self.seen(module, sort, plain(text).as_ref()) {
            return Some(found);
        }
        let (qualifier, rest) = text.split_once('.')?;
        let &target = self.scopes[module].qualified.get(plain(qualifier).as_ref())?;
        let found = self.seen(target, sort, plain(rest).as_ref())?;
        // A qualified name reaches what the other module declares, not what that one uses.
        (self.symbols(sort)[found.id().index()].module as usize == target).then_some(found)
    }

    /// A thing of one of these kinds.
    pub fn fitting(&self, module: usize, text: &str, kinds: Kinds) -> Option<SymbolId> {
        self.find(module, Sort::Thing, text).filter(|found| kinds.contains(found.kind())).map(Seen::id)
    }

    /// A thing of one of these kinds, or the finding that there is none.
    ///
    /// # Errors
    ///
    /// `unknown-name` with the nearest names of a fitting kind, or `wrong-kind`.
    pub fn thing(&self, module: usize, text: &str, span: Span, kinds: Kinds) -> Result<SymbolId, Box<Diagnostic>> {
        let Some(found) = self.find(module, Sort::Thing, text) else {
            return Err(Box::new(self.unknown_thing(module, text, span, kinds)));
        };
        if kinds.contains(found.kind()) {
            return Ok(found.id());
        }
        let symbol = self.things[found.id().index()];
        let needed = kinds.phrase();
        let is = symbol.kind.with_article();
        let finding =
            Diagnostic::error("wrong-kind", span, format!("`{}` is {is}; needed here: {needed}", plain(text)))
                .remark(format!("{is}, not {needed}"))
                .label(symbol.name.span, "declared here")
                .help(kind_advice(symbol.kind, kinds));
        Err(Box::new(finding))
    }

    fn unknown_thing(&self, module: usize, text: &str, span: Span, kinds: Kinds) -> Diagnostic {
        let name = plain(text);
        let fitting: Vec<_> = self
            .visible(module, Sort::Thing)
            .filter(|(id, _)| kinds.contains(self.things[id.index()].kind))
            .take(COMPARED)
            .map(|(_, known)| known)
            .collect();
        let near = nearest(&name, fitting.iter().map(AsRef::as_ref));
        let help = if !near.is_empty() {
            format!("perhaps {} was meant", joined(&near, "or"))
        } else if self.lookup(module, Sort::Law, text).is_some() {
            "a law of this name exists; a law is not present or absent: name what it produces".to_owned()
        } else if kinds == Kinds::ENVIRONMENTS {
            format!("declare it: `environment {}`", super::written(&name))
        } else if kinds == Kinds::ACTORS {
            format!("declare it: `actor {}`", super::written(&name))
        } else {
            format!("declare it, for instance: `object {}`", super::written(&name))
        };
        let what = match kinds {
            Kinds::ENVIRONMENTS => "environment",
            Kinds::ACTORS => "actor",
            _ => "name",
        };
        Diagnostic::error("unknown-name", span, format!("no {what} `{name}` is declared"))
            .remark("declared nowhere")
            .help(help)
    }

    /// A law or a scenario, or the finding that there is none.
    ///
    /// # Errors
    ///
    /// `unknown-name` with the nearest names of that sort.
    pub fn named(&self, module: usize, sort: Sort, text: &str, span: Span) -> Result<SymbolId, Box<Diagnostic>> {
        self.lookup(module, sort, text).ok_or_else(|| {
            let what = if sort == Sort::Law { "law" } else { "scenario" };
            let name = plain(text);
            let known: Vec<_> = self.visible(module, sort).take(COMPARED).map(|(_, known)| known).collect();
            let near = nearest(&name, known.iter().map(AsRef::as_ref));
            let help = if near.is_empty() {
                format!("name a {what} that is declared, or declare `{what} {}`", super::written(&name))
            } else {
                format!("perhaps {} was meant", joined(&near, "or"))
            };
            let finding = Diagnostic::error("unknown-name", span, format!("no {what} `{name}` is declared"))
                .remark("declared nowhere")
                .help(help);
            Box::new(finding)
        })
    }
}

fn kind_advice(kind: Kind, needed: Kinds) -> String {
    match kind {
        Kind::Action if needed == Kinds::PRODUCTS => {
            "an action is chosen by its actors: say with `enabled by` what makes it possible".into()
        }
        Kind::Environment if needed == Kinds::PRODUCTS => {
            "an environment is where laws apply: produce a property of it instead".into()
        }
        Kind::Environment if needed == Kinds::CONDITIONS => {
            "set the scenario `in` the environment, or name what the environment holds".into()
        }
        _ if needed == Kinds::ENVIRONMENTS => "laws, claims and scenarios stand in an environment".into(),
        _ if needed == Kinds::ACTORS => {
            "only an actor can act or be included: name one, or declare it as `actor`".into()
        }
        _ => format!("name {} here, or declare it as one", needed.phrase()),
    }
}

/// Collects the declared names of all modules, then what they use of one another.
pub(super) fn collect<'s>(sources: &'s Sources, modules: &Modules, findings: &mut Vec<Diagnostic>) -> Model<'s> {
    let mut model = Model { sources, things: Vec::new(), laws: Vec::new(), scenarios: Vec::new(), scopes: Vec::new() };
    for (index, module) in modules.modules.iter().enumerate() {
        let scope = declare(sources, &module.survey, index, &mut model, findings);
        model.scopes.push(scope);
    }
    imply(sources, modules, &mut model);
    for (index, module) in modules.modules.iter().enumerate() {
        bring_in(sources, modules, index, &module.survey, &mut model, findings);
    }
    model
}

/// Visits the names a declaration declares.
fn each_declared(declaration: &Declaration, mut visit: impl FnMut(&DeclaredName)) {
    match declaration {
        Declaration::Object(object) => object.names.iter().for_each(visit),
        Declaration::Property(property) => property.names.iter().for_each(visit),
        Declaration::Actor(actor) => actor.names.iter().for_each(visit),
        Declaration::Action(action) => action.names.iter().for_each(visit),
        Declaration::Outcome(outcome) => outcome.names.iter().for_each(visit),
        Declaration::Environment(environment) => visit(&environment.declared),
        Declaration::Law(law) => visit(&law.declared),
        Declaration::Scenario(scenario) => visit(&scenario.declared),
        Declaration::Offering(offering) => visit(&offering.declared),
        Declaration::Value(value) => visit(&value.declared),
        Declaration::Proposition(proposition) => visit(&proposition.declared),
        Declaration::Constellation(constellation) => visit(&constellation.declared),
        Declaration::Claim(_) | Declaration::Model(_) | Declaration::Import(_) => {}
    }
}

fn declare(
    sources: &Sources,
    survey: &Survey,
    module: usize,
    model: &mut Model,
    findings: &mut Vec<Diagnostic>,
) -> Scope {
    let mut declarer = Declarer { sources, module, model, scope: Scope::default(), findings };
    let laws = survey.parts.iter().map(|part| if let Part::Laws(laws) = part { laws.names().len() } else { 0 }).sum();
    declarer.reserve(Sort::Law, laws);
    let mut names = Vec::new();
    for part in &survey.parts {
        names.clear();
        let kind = match part {
            Part::Paragraph(paragraph) => {
                each_declared(&paragraph.declaration, |declared| names.push(*declared));
                Kind::of(&paragraph.declaration)
            }
            Part::Laws(laws) => {
                names.extend(laws.names().iter().map(|&name| DeclaredName { name, label: None }));
                Some(Kind::Law)
            }
        };
        let Some(kind) = kind else { continue };
        if names.len() > BATCH && kind != Kind::Law {
            declarer.reserve(Sort::of(kind), names.len());
        }
        for batch in names.chunks(BATCH) {
            let texts = batch.iter().map(|declared| sources.text(declared.name.span));
            declarer.scope.table(Sort::of(kind)).expect(texts);
            for declared in batch {
                declarer.declare(kind, declared);
            }
        }
    }
    declarer.scope
}

/// What declares the names of a module.
struct Declarer<'d, 's> {
    sources: &'d Sources,
    module: usize,
    model: &'d mut Model<'s>,
    scope: Scope,
    findings: &'d mut Vec<Diagnostic>,
}

impl Declarer<'_, '_> {
    /// Makes room for more names.
    fn reserve(&mut self, sort: Sort, more: usize) {
        self.symbols(sort).reserve(more);
        self.scope.table_mut(sort).reserve(more);
    }

    const fn symbols(&mut self, sort: Sort) -> &mut Vec<Symbol> {
        match sort {
            Sort::Thing => &mut self.model.things,
            Sort::Law => &mut self.model.laws,
            Sort::Scenario => &mut self.model.scenarios,
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "names are counted within sources shorter than 4 GiB")]
    fn declare(&mut self, kind: Kind, declared: &DeclaredName) {
        let sort = Sort::of(kind);
        let (sources, module) = (self.sources, self.module as u32);
        let symbols = self.symbols(sort);
        let id = SymbolId(symbols.len() as u32);
        let label = declared.label.map(|text| text.span);
        symbols.push(Symbol { kind, name: declared.name, label, module });
        let symbols = self.model.symbols(sort);
        let name = plain(sources.text(declared.name.span));
        let known = |entry: u32| plain(sources.text(symbols[Seen(entry).id().index()].name.span)) == name;
        if let Err(first) = self.scope.table_mut(sort).insert(&name, Seen::new(id, kind).0, known)
            && self.module == 0
        {
            let first = symbols[Seen(first).id().index()];
            self.findings.push(
                Diagnostic::error("duplicate-name", declared.name.span, format!("`{name}` is declared twice"))
                    .remark(format!("declared again, as {}", kind.with_article()))
                    .label(first.name.span, format!("first declared here, as {}", first.kind.with_article()))
                    .help("remove one of the two, or give one another name"),
            );
        }
    }
}

/// Resolves the `use` declarations of one module.
fn bring_in(
    sources: &Sources,
    modules: &Modules,
    module: usize,
    survey: &Survey,
    model: &mut Model,
    findings: &mut Vec<Diagnostic>,
) {
    let imports = survey.paragraphs().filter_map(|paragraph| match &paragraph.declaration {
        Declaration::Import(import) => Some(import),
        _ => None,
    });
    for (import, &target) in imports.zip(&modules.modules[module].imports) {
        let Some(target) = target.filter(|&target| target != module) else { continue };
        if let Some(alias) = import.alias {
            model.scopes[module].qualified.insert(plain(sources.text(alias.span)).into_owned(), target);
        }
        if import.alias.is_some() && import.names.is_none() {
            continue;
        }
        let own = |model: &Model, sort: Sort, id: SymbolId| model.symbols(sort)[id.index()].module as usize == target;
        let mut brought = Vec::new();
        if let Some(names) = &import.names {
            for name in names {
                let text = plain(sources.text(name.span));
                let found: Vec<_> = [Sort::Thing, Sort::Law, Sort::Scenario]
                    .into_iter()
                    .filter_map(|sort| Some((sort, model.seen(target, sort, &text)?.id())))
                    .filter(|&(sort, id)| own(model, sort, id))
                    .collect();
                if found.is_empty() && module == 0 {
                    let known: Vec<_> =
                        model.visible(target, Sort::Thing).take(COMPARED).map(|(_, known)| known).collect();
                    let near = nearest(&text, known.iter().map(AsRef::as_ref));
                    let help = if near.is_empty() {
                        "name what that module declares, or leave the list out to bring in all of it".to_owned()
                    } else {
                        format!("perhaps {} was meant", joined(&near, "or"))
                    };
                    let path = sources.text(import.path.span);
                    findings.push(
                        Diagnostic::error("unknown-name", name.span, format!("`{path}` declares no `{text}`"))
                            .remark("not declared in that module")
                            .help(help),
                    );
                }
                model.scopes[module].listed.extend(found.iter().filter(|f| f.0 == Sort::Thing).map(|f| f.1));
                brought.extend(found.into_iter().map(|(sort, id)| (sort, text.clone().into_owned(), id, name.span)));
            }
        } else {
            for sort in [Sort::Thing, Sort::Law, Sort::Scenario] {
                let all = model.visible(target, sort).filter(|&(id, _)| own(model, sort, id));
                let all: Vec<_> = all.map(|(id, text)| (sort, text.into_owned(), id, import.path.span)).collect();
                brought.extend(all);
            }
        }
        for (sort, text, id, span) in brought {
            let symbols = match sort {
                Sort::Thing => &model.things,
                Sort::Law => &model.laws,
                Sort::Scenario => &model.scenarios,
            };
            let is = |entry: u32| plain(sources.text(symbols[Seen(entry).id().index()].name.span)) == text;
            let entry = Seen::new(id, symbols[id.index()].kind);
            let inserted = model.scopes[module].table_mut(sort).insert(&text, entry.0, is);
            if let Err(known) = inserted
                && module == 0
                && Seen(known).id() != id
            {
                findings.push(shadowed(model, sort, &text, Seen(known).id(), span));
            }
        }
    }
}

fn shadowed(model: &Model, sort: Sort, name: &str, known: SymbolId, import: Span) -> Diagnostic {
    let declared = model.symbols(sort)[known.index()].name.span;
    Diagnostic::warning("shadowed-name", declared, format!("`{name}` hides the `{name}` that `use` brings in"))
        .remark("this one is meant wherever the name is mentioned here")
        .label(import, "brought in here")
        .help("rename it, or use the module `as` a word and write that word before its names")
}
