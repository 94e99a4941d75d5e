//! What names stand for in each module.

use super::lost::Lost;
use super::table::{Key, Table};
use super::{Model, plain};
use coproduce_syntax::diagnostic::{Diagnostic, Fix, joined, nearest, rules};
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;
use coproduce_syntax::{Kind, Kinds};
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use smallvec::SmallVec;
use std::borrow::Cow;

/// How many names a did-you-mean is sought among.
pub(super) const COMPARED: usize = 20_000;

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
pub(super) struct Seen(pub(super) u32);

impl Seen {
    /// Names that differ take four bytes of source and more on average, the comma after them included, where there are
    /// as many as this can count; and what is declared twice is an error.
    const BITS: u32 = 27;

    pub(super) const fn new(id: SymbolId, kind: Kind) -> Self {
        Self(id.0 | (kind as u32) << Self::BITS)
    }

    pub(super) const fn id(self) -> SymbolId {
        SymbolId(self.0 & ((1 << Self::BITS) - 1))
    }

    const fn kind(self) -> Kind {
        Kind::ALL[(self.0 >> Self::BITS) as usize]
    }
}

// Every kind has a number in the bits above.
const _: () = assert!(Kind::ALL.len() <= 1 << (u32::BITS - Seen::BITS));

/// A declared name.
#[derive(Clone, Copy, Debug)]
pub struct Symbol {
    /// Where it is declared.
    pub name: Name,
    /// The module that declares it, with its kind in the highest bits.
    home: u32,
}

impl Symbol {
    #[expect(clippy::cast_possible_truncation, reason = "modules are counted within sources shorter than 4 GiB")]
    pub(super) const fn new(kind: Kind, name: Name, module: usize) -> Self {
        Self { name, home: module as u32 | (kind as u32) << Seen::BITS }
    }

    /// What it stands for.
    pub const fn kind(self) -> Kind {
        Seen(self.home).kind()
    }

    /// The module that declares it.
    pub const fn module(self) -> usize {
        Seen(self.home).id().index()
    }

    /// Whether the module at hand declares it, and not one it uses.
    pub const fn is_own(self) -> bool {
        self.module() == 0
    }
}

/// The names a module can see.
#[derive(Debug, Default)]
pub struct Scope {
    things: Table,
    laws: Table,
    scenarios: Table,
    /// Modules whose names are qualified here.
    pub(super) qualified: IndexMap<String, usize, FxBuildHasher>,
    /// Names that `use` lists in this module; they count as mentioned there.
    pub(super) listed: Vec<SymbolId>,
    /// Names that are not known here and may be declared all the same.
    pub(super) lost: Lost,
}

/// Why a name stands for nothing that fits, where that has not been said already.
pub type Unmet = Option<Box<Diagnostic>>;

/// Which sort of name is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// What may be present or absent.
    Thing,
    /// A law.
    Law,
    /// A scenario or a course.
    Scenario,
}

impl Sort {
    pub(super) const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Law => Self::Law,
            Kind::Scenario | Kind::Course => Self::Scenario,
            _ => Self::Thing,
        }
    }
}

impl Scope {
    pub(super) const fn table(&self, sort: Sort) -> &Table {
        match sort {
            Sort::Thing => &self.things,
            Sort::Law => &self.laws,
            Sort::Scenario => &self.scenarios,
        }
    }

    pub(super) const fn table_mut(&mut self, sort: Sort) -> &mut Table {
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
    /// What is declared of a sort, in order.
    pub fn symbols(&self, sort: Sort) -> &[Symbol] {
        match sort {
            Sort::Thing => &self.things,
            Sort::Law => &self.laws,
            Sort::Scenario => &self.scenarios,
        }
    }

    pub(super) const fn symbols_mut(&mut self, sort: Sort) -> &mut Vec<Symbol> {
        match sort {
            Sort::Thing => &mut self.things,
            Sort::Law => &mut self.laws,
            Sort::Scenario => &mut self.scenarios,
        }
    }

    /// The name of a symbol.
    fn name_of(&self, sort: Sort, id: SymbolId) -> Cow<'_, str> {
        plain(self.sources.text(self.symbols(sort)[id.index()].name.span))
    }

    pub(super) fn seen(&self, module: usize, sort: Sort, name: &str) -> Option<Seen> {
        let is = |entry: u32| self.name_of(sort, Seen(entry).id()) == name;
        let table = self.scopes[module].table(sort);
        table.get(table.key(name), is).map(Seen)
    }

    /// What the first module means by a name that is not qualified.
    pub fn bare(&self, sort: Sort, name: &str) -> Option<SymbolId> {
        self.seen(0, sort, name).map(Seen::id)
    }

    /// The words by which the first module qualifies the names of others, each with the module.
    pub fn aliases(&self) -> impl Iterator<Item = (&str, usize)> {
        self.scopes[0].qualified.iter().map(|(alias, &module)| (alias.as_str(), module))
    }

    /// Whether a module itself declares a thing of this name.
    pub(super) fn declares(&self, module: usize, name: &str) -> bool {
        let found = self.seen(module, Sort::Thing, name);
        found.is_some_and(|found| self.things[found.id().index()].module() == module)
    }

    /// Declares a thing of a name that its module does not have yet.
    #[expect(clippy::cast_possible_truncation, reason = "names are counted within sources shorter than 4 GiB")]
    pub(super) fn declare_thing(&mut self, module: usize, symbol: Symbol) {
        let id = SymbolId(self.things.len() as u32);
        let name = plain(self.sources.text(symbol.name.span));
        let table = &mut self.scopes[module].things;
        let key = table.new_key(&name);
        let inserted = table.insert(key, Seen::new(id, symbol.kind()).0, |_| false);
        debug_assert!(inserted.is_ok(), "the name is new");
        self.things.push(symbol);
    }

    /// The names a module can see, in order.
    pub(super) fn visible(&self, module: usize, sort: Sort) -> impl Iterator<Item = (SymbolId, Cow<'_, str>)> {
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
        let bare = if is_qualified(text) { None } else { self.seen(module, sort, plain(text).as_ref()) };
        bare.or_else(|| self.find_qualified(module, sort, text))
    }

    fn find_qualified(&self, module: usize, sort: Sort, text: &str) -> Option<Seen> {
        let (qualifier, rest) = text.split_once('.')?;
        let &target = self.scopes[module].qualified.get(plain(qualifier).as_ref())?;
        let found = self.seen(target, sort, plain(rest).as_ref())?;
        // A qualified name reaches what the other module declares, not what that one uses.
        (self.symbols(sort)[found.id().index()].module() == target).then_some(found)
    }

    /// Things of some kinds by their names, looked up together; `take` is given each in turn, or none where there is
    /// none that fits.
    pub fn fitting(&self, module: usize, mentions: &[(&str, Kinds)], mut take: impl FnMut(Option<SymbolId>)) {
        let table = &self.scopes[module].things;
        let keys: SmallVec<[Key; 256]> = mentions.iter().map(|(text, _)| table.key(&plain(text))).collect();
        table.expect(&keys);
        for (&key, &(text, kinds)) in keys.iter().zip(mentions) {
            let is = |entry: u32| self.name_of(Sort::Thing, Seen(entry).id()) == plain(text);
            // Where no name has a dot in it, none that has one is found here.
            let bare = table.get(key, is).filter(|_| !table.has_dots() || !is_qualified(text)).map(Seen);
            let found = bare.or_else(|| self.find_qualified(module, Sort::Thing, text));
            take(found.filter(|found| kinds.contains(found.kind())).map(Seen::id));
        }
    }

    /// A thing of one of these kinds, or the finding that there is none.
    ///
    /// # Errors
    ///
    /// `unknown-name` with the nearest names of a fitting kind, or `wrong-kind`; nothing where the name may be declared
    /// in what could not be read, for that is reported there.
    pub fn thing(&self, module: usize, text: &str, span: Span, kinds: Kinds) -> Result<SymbolId, Unmet> {
        let Some(found) = self.find(module, Sort::Thing, text) else {
            let is_lost = self.is_lost(module, text);
            return Err((!is_lost).then(|| Box::new(self.unknown_thing(module, text, span, kinds))));
        };
        if kinds.contains(found.kind()) {
            return Ok(found.id());
        }
        let symbol = self.things[found.id().index()];
        let needed = kinds.phrase();
        let is = symbol.kind().with_article();
        let finding = rules::WRONG_KIND
            .at(span, format!("`{}` is {is}; needed here: {needed}", plain(text)))
            .remark(format!("{is}, not {needed}"))
            .label(symbol.name.span, "declared here")
            .help(kind_advice(symbol.kind(), kinds));
        Err(Some(Box::new(finding)))
    }

    /// The names a module can see of things of some kinds, as many as are compared.
    pub fn names_of(&self, module: usize, kinds: Kinds) -> Vec<Cow<'_, str>> {
        self.visible(module, Sort::Thing)
            .filter(|(id, _)| kinds.contains(self.things[id.index()].kind()))
            .take(COMPARED)
            .map(|(_, known)| known)
            .collect()
    }

    fn unknown_thing(&self, module: usize, text: &str, span: Span, kinds: Kinds) -> Diagnostic {
        let name = plain(text);
        let fitting = self.names_of(module, kinds);
        let near = nearest(&name, fitting.iter().map(AsRef::as_ref));
        let help = if !near.is_empty() {
            format!("perhaps {} was meant", joined(&near, "or"))
        } else if self.lookup(module, Sort::Law, text).is_some() {
            "a law of this name exists; a law is not present or absent: name what it produces".to_owned()
        } else if let Some(only) = kinds.only() {
            format!("declare it: `{} {}`", only.word(), super::declared(&name))
        } else {
            format!("declare it, for instance: `object {}`", super::declared(&name))
        };
        let what = match kinds {
            Kinds::ENVIRONMENTS => "environment",
            Kinds::ACTORS => "actor",
            _ => "name",
        };
        rules::UNKNOWN_NAME
            .at(span, format!("no {what} `{name}` is declared"))
            .remark("declared nowhere")
            .help(help)
            .fix(only(&near).map(|meant| Fix::suggested(span, super::declared(meant).into_owned())))
    }

    /// A law or a scenario, or the finding that there is none.
    ///
    /// # Errors
    ///
    /// `unknown-name` with the nearest names of that sort, or nothing, as for a thing.
    pub fn named(&self, module: usize, sort: Sort, text: &str, span: Span) -> Result<SymbolId, Unmet> {
        self.lookup(module, sort, text).ok_or_else(|| {
            if self.is_lost(module, text) {
                return None;
            }
            let what = if sort == Sort::Law { "law" } else { "scenario" };
            let name = plain(text);
            let known: Vec<_> = self.visible(module, sort).take(COMPARED).map(|(_, known)| known).collect();
            let near = nearest(&name, known.iter().map(AsRef::as_ref));
            let help = if near.is_empty() {
                format!("name a {what} that is declared, or declare `{what} {}`", super::declared(&name))
            } else {
                format!("perhaps {} was meant", joined(&near, "or"))
            };
            let finding = rules::UNKNOWN_NAME
                .at(span, format!("no {what} `{name}` is declared"))
                .remark("declared nowhere")
                .help(help)
                .fix(only(&near).map(|meant| Fix::suggested(span, super::declared(meant).into_owned())));
            Some(Box::new(finding))
        })
    }
}

/// Whether a mention is of a name of another module. In backticks, a dot is part of a name.
fn is_qualified(text: &str) -> bool {
    text.contains('.') && !text.starts_with('`')
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
        _ if needed == Kinds::ENVIRONMENTS => "laws, claims and scenarios are set in an environment".into(),
        _ if needed == Kinds::ACTORS => {
            "only an actor can act or be included: name one, or declare it as `actor`".into()
        }
        _ => format!("name {} here, or declare it as one", needed.phrase()),
    }
}

/// The only one of some names.
fn only<'n>(names: &[&'n str]) -> Option<&'n str> {
    if let &[name] = names { Some(name) } else { None }
}
