//! What names are called and what they mean, as the model's own file writes them.
//!
//! A name is bare where that is unambiguous: where the file itself sees it so, or where nothing else is called so. Any
//! other is qualified, by the word that the file uses for the module `as`, or else by the path of the module.

use super::{AtomId, Kernel, LawId, ScenarioId};
use crate::model::{Model, Modules, Sort, declared, plain, written};
use coproduce_syntax::source::{Sources, Span};
use indexmap::IndexMap;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::borrow::Cow;
use std::sync::OnceLock;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// Nothing.
    None,
    /// This.
    One(T),
    /// Each of these, in modules that are not told apart by it.
    Several(Vec<T>),
}

impl<T> Found<T> {
    fn map<U>(self, of: impl Fn(T) -> U) -> Found<U> {
        match self {
            Self::None => Found::None,
            Self::One(one) => Found::One(of(one)),
            Self::Several(several) => Found::Several(several.into_iter().map(of).collect()),
        }
    }

    /// What it stands for, where that is one thing.
    pub fn one(self) -> Option<T> {
        match self {
            Self::One(one) => Some(one),
            Self::None | Self::Several(_) => None,
        }
    }

    /// All that it may stand for.
    pub fn all(self) -> Vec<T> {
        match self {
            Self::None => Vec::new(),
            Self::One(one) => vec![one],
            Self::Several(several) => several,
        }
    }
}

impl<T> From<Vec<T>> for Found<T> {
    fn from(mut all: Vec<T>) -> Self {
        match all.len() {
            0 => Self::None,
            1 => all.pop().map_or(Self::None, Self::One),
            _ => Self::Several(all),
        }
    }
}

/// How the names of a model are written, and what is meant by what is written.
#[derive(Clone, Debug, Default)]
pub struct Names {
    homes: Vec<Home>,
    own_texts: usize,
    /// By the place where a name is declared that is not called bare, the module that declares it.
    qualified: FxHashMap<u32, u32>,
    /// By sort, how many names are declared.
    declared: [usize; 3],
    /// By sort and symbol, whether the model's own file means it by its bare name; nothing where there is one module.
    meant: [Vec<bool>; 3],
    index: OnceLock<[Index; 3]>,
}

/// A module, and what stands before its names.
#[derive(Clone, Debug)]
struct Home {
    path: String,
    /// The words for it in the model's own file.
    aliases: Vec<String>,
    qualifier: String,
}

/// What is declared under each name, in order of declaration. Names come from strangers: the hasher is seeded.
type Index = IndexMap<Box<str>, SmallVec<[u32; 1]>>;

const SORTS: [Sort; 3] = [Sort::Thing, Sort::Law, Sort::Scenario];

impl Names {
    /// The names of a resolved model.
    pub(super) fn of(sources: &Sources, modules: &Modules, model: &Model) -> Self {
        let declared = SORTS.map(|sort| model.symbols(sort).len());
        let mut names =
            Self { homes: homes(modules, model), own_texts: modules.own_texts(), declared, ..Self::default() };
        if names.homes.len() > 1 {
            for sort in SORTS {
                names.qualify(sources, model, sort);
            }
        }
        names
    }

    /// Finds out which names of a sort cannot be called bare.
    fn qualify(&mut self, sources: &Sources, model: &Model, sort: Sort) {
        let symbols = model.symbols(sort);
        let mut unseen: IndexMap<Cow<str>, SmallVec<[usize; 1]>> = IndexMap::new();
        let mut meant = vec![false; symbols.len()];
        for (at, symbol) in symbols.iter().enumerate() {
            let name = plain(sources.text(symbol.name.span));
            match model.bare(sort, &name) {
                Some(seen) if seen.index() == at => meant[at] = true,
                // What is declared twice in one file is called as the first, and reported.
                Some(_) if symbol.is_own() => {}
                Some(_) => self.note(symbol.name.span, symbol.module()),
                None => unseen.entry(name).or_default().push(at),
            }
        }
        for same in unseen.into_values().filter(|same| same.len() > 1) {
            for at in same {
                self.note(symbols[at].name.span, symbols[at].module());
            }
        }
        self.meant[sort as usize] = meant;
    }

    fn note(&mut self, name: Span, home: usize) {
        self.qualified.insert(name.start, u32::try_from(home).unwrap_or(0));
    }

    /// The position of the module in whose text, or in whose tables, a place lies: 0 is the model's own.
    pub fn home(&self, sources: &Sources, place: Span) -> usize {
        if self.homes.len() < 2 {
            return 0;
        }
        crate::model::home(sources, place, self.own_texts, self.homes.len())
    }

    /// The name declared at a place, as it is shown; of any other place, its text as a name. It is plain where it is bare,
    /// but in backticks where it would read as qualified, and as a model writes it where it is qualified.
    pub fn shown<'s>(&self, sources: &'s Sources, place: Span) -> Cow<'s, str> {
        let name = plain(sources.text(place));
        if let Some(qualifier) = self.qualifier(place) {
            let parts: Vec<Cow<str>> = qualifier.split('.').map(declared).collect();
            return Cow::Owned(format!("{}.{}", parts.join("."), declared(&name)));
        }
        let reads_qualified = name.contains('.') && matches!(written(&name), Cow::Borrowed(_));
        if reads_qualified { Cow::Owned(declared(&name).into_owned()) } else { name }
    }

    fn qualifier(&self, declared: Span) -> Option<&str> {
        let home = self.qualified.get(&declared.start)?;
        Some(&self.homes[*home as usize].qualifier)
    }

    /// What a name of a sort stands for: what the model's own file means by it, qualified or bare, or else what the one
    /// module declares that has it. Backticks may be left out where nothing else is meant without them.
    fn find(&self, sources: &Sources, kernel: &Kernel, sort: Sort, text: &str) -> Found<u32> {
        let index = &self.index.get_or_init(|| SORTS.map(|sort| self.indexed(sources, kernel, sort)))[sort as usize];
        let bare = index.get(plain(text).as_ref()).map_or(&[][..], SmallVec::as_slice);
        let means = |id: u32| self.meant[sort as usize].get(id as usize).copied().unwrap_or(true);
        let mut found: Vec<u32> = Vec::new();
        for (qualifier, name) in qualified(text) {
            let same = index.get(plain(name).as_ref()).into_iter().flatten().copied();
            let is_word = self.homes.iter().any(|home| home.aliases.contains(&qualifier));
            let of_home = |id: &u32| {
                let home = self.homes.get(self.home(sources, place(kernel, sort, *id)));
                home.is_some_and(|home| home.is_called(&qualifier, is_word))
            };
            found.extend(same.filter(of_home));
        }
        if found.is_empty() {
            match bare.iter().find(|&&id| means(id)) {
                Some(&id) => found.push(id),
                None => found.extend(bare),
            }
        }
        found.sort_unstable();
        found.dedup();
        found.into()
    }

    fn indexed(&self, sources: &Sources, kernel: &Kernel, sort: Sort) -> Index {
        let declared = self.declared[sort as usize];
        let mut index = Index::with_capacity(declared);
        let mut add = |name: Cow<str>, id: usize| {
            let ids = index.entry(Box::from(name)).or_default();
            ids.extend(u32::try_from(id));
        };
        for id in 0..declared {
            add(plain(sources.text(place(kernel, sort, u32::try_from(id).unwrap_or(0)))), id);
        }
        if sort == Sort::Scenario {
            for (id, row) in kernel.scenarios.iter().enumerate().skip(declared) {
                let table = row.row_of.map_or(Cow::Borrowed(""), |table| plain(sources.text(table)));
                add(Cow::Owned(format!("{table}: {}", plain(sources.text(row.name)))), id);
            }
        }
        index
    }
}

impl Home {
    /// Whether its names are written behind a qualifier: a word for it, or, where that is no word for any, its path.
    fn is_called(&self, qualifier: &str, is_word: bool) -> bool {
        let by_path = || self.qualifier == qualifier || self.path == qualifier;
        if is_word { self.aliases.iter().any(|alias| alias == qualifier) } else { by_path() }
    }
}

/// The modules, each with what stands before its names. Where the path of one is the word for another, the name of its
/// file tells them apart.
fn homes(modules: &Modules, model: &Model) -> Vec<Home> {
    let mut aliases: Vec<Vec<String>> = vec![Vec::new(); modules.modules.len()];
    for (alias, home) in model.aliases() {
        aliases[home].push(alias.to_owned());
    }
    let taken: Vec<String> = aliases.iter().flatten().cloned().collect();
    let home = |(module, aliases): (&crate::model::Module, Vec<String>)| {
        let path = module.path.clone();
        let by_path = || if taken.contains(&path) { format!("{path}.coprod") } else { path.clone() };
        let qualifier = aliases.first().cloned().unwrap_or_else(by_path);
        Home { path, aliases, qualifier }
    };
    modules.modules.iter().zip(aliases).map(home).collect()
}

/// The ways to read a text as a name with its qualifier, whose parts are without backticks.
fn qualified(text: &str) -> impl Iterator<Item = (String, &str)> {
    let mut quoted = false;
    let dots = text.char_indices().filter(move |&(_, character)| {
        quoted ^= character == '`';
        character == '.' && !quoted
    });
    let mut from = 0;
    let mut qualifier = String::new();
    dots.map(move |(at, _)| {
        if !qualifier.is_empty() {
            qualifier.push('.');
        }
        qualifier.push_str(&plain(&text[from..at]));
        from = at + 1;
        (qualifier.clone(), &text[at + 1..])
    })
}

/// Where a symbol is declared.
fn place(kernel: &Kernel, sort: Sort, id: u32) -> Span {
    match sort {
        Sort::Thing => kernel.name_span(AtomId(id)),
        Sort::Law => kernel.laws[id as usize].name,
        Sort::Scenario => kernel.scenarios[id as usize].name,
    }
}

impl Kernel {
    /// What a name stands for, of what may be present or absent.
    pub fn find(&self, sources: &Sources, text: &str) -> Found<AtomId> {
        self.names.find(sources, self, Sort::Thing, text).map(AtomId)
    }

    /// The law that has a name.
    pub fn find_law(&self, sources: &Sources, text: &str) -> Found<LawId> {
        self.names.find(sources, self, Sort::Law, text).map(LawId)
    }

    /// The scenario that has a name; a row is called by its table and its own name, as in `weather: fog`.
    pub fn find_scenario(&self, sources: &Sources, text: &str) -> Found<ScenarioId> {
        self.names.find(sources, self, Sort::Scenario, text).map(ScenarioId)
    }
}
