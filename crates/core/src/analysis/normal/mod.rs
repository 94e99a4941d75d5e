//! The normal form of a model: what it means, as lines of text.
//!
//! In: a kernel. Out: one line for each name, law and obligation, sorted. Two texts of one meaning have the same lines:
//! their order, their layout, comments, documentation, labels, sources and the names of laws are not in it, nor which
//! file says what. Version 1; whatever changes a line of any model is another version.

mod condition;
mod course;
mod evidence;
mod exchange;
mod hypergame;
mod market;
mod obligation;
mod orchestration;
mod rule;
mod service;
mod thing;

pub(super) use condition::inputs;

use crate::analysis::inquiry::Words;
use crate::kernel::{AtomId, Kernel, LawId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// The version of the normal form.
pub const NORMAL_FORM: u32 = 1;

/// The normal form of a model: sorted lines, each with a line feed at its end. `modules` are the paths of the modules
/// in the order of the texts.
pub fn normal_form(words: Words, modules: &[String]) -> String {
    let normal = Normal::new(words, modules);
    let mut lines = normal.things();
    lines.extend(normal.laws());
    lines.extend(normal.obligations(|scenario| quoted(&words.scenario(scenario))));
    lines.sort_unstable();
    lines.into_iter().fold(String::new(), |all, line| all + &line + "\n")
}

/// By atom, its name in quotes, as it stands in the normal form.
pub(super) fn names(words: Words, modules: &[String]) -> Vec<String> {
    Normal::new(words, modules).names
}

/// A claim, or what a scenario expects.
pub(super) struct Obliged {
    /// The scenario; none of a claim.
    pub scenario: Option<String>,
    /// In normal form: it says the same in two models where this is the same.
    pub normal: String,
    /// As it stands in the model.
    pub text: String,
}

/// Claims, and what scenarios expect, in order of declaration.
pub(super) fn obliged(words: Words, modules: &[String]) -> Vec<Obliged> {
    Normal::new(words, modules).obliged(words)
}

/// What enables each law that says so, in normal form.
pub(super) fn enabling(words: Words, modules: &[String]) -> Vec<(LawId, String)> {
    Normal::new(words, modules).enabling()
}

/// What the module itself declares beside what produces what, by kind and name: platforms, problems, games and the like.
pub(super) fn records(words: Words, modules: &[String]) -> Vec<(&'static str, String, String)> {
    let records = Normal::new(words, modules).records().into_iter();
    records.map(|(kind, atom, normal)| (kind, words.atom(atom).into_owned(), normal)).collect()
}

/// What the lines are made with.
struct Normal<'a> {
    words: Words<'a>,
    kernel: &'a Kernel,
    /// By atom, its name in quotes; told apart by their modules where several have the same.
    names: Vec<String>,
}

impl<'a> Normal<'a> {
    fn new(words: Words<'a>, modules: &[String]) -> Self {
        let kernel = words.kernel;
        let mut known: FxHashMap<String, AtomId> = FxHashMap::default();
        let mut several: FxHashSet<String> = FxHashSet::default();
        let plain: Vec<String> =
            crate::kernel::atom_ids(kernel).map(|atom| quoted(&words.plain(kernel.name_span(atom)))).collect();
        for (atom, name) in crate::kernel::atom_ids(kernel).zip(&plain) {
            let declared = kernel.declared(kernel.offering_of(atom).map_or(atom, |offering| offering.atom));
            let is_named = kernel.atom(declared).kind.declared().is_some();
            if is_named && *known.entry(name.clone()).or_insert(declared) != declared {
                several.insert(name.clone());
            }
        }
        let names = crate::kernel::atom_ids(kernel).zip(plain).map(|(atom, name)| {
            if kernel.atom(atom).own || !several.contains(&name) {
                return name;
            }
            let (file, _) = words.sources.locate(kernel.name_span(atom));
            format!("{name}@{}", quoted(modules.get(file.index()).map_or("", String::as_str)))
        });
        Self { words, kernel, names: names.collect() }
    }

    fn name(&self, atom: AtomId) -> &str {
        &self.names[atom.index()]
    }

    /// Names in order, each once.
    fn set(&self, atoms: impl IntoIterator<Item = AtomId>) -> String {
        let names: BTreeSet<&str> = atoms.into_iter().map(|atom| self.name(atom)).collect();
        names.into_iter().collect::<Vec<_>>().join(" ")
    }
}

/// A name in quotes.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A part of a line, where there is anything in it.
fn clause(word: &str, content: impl AsRef<str>) -> String {
    let content = content.as_ref();
    if content.is_empty() { String::new() } else { format!(" ({word} {content})") }
}

/// Parts in order, each once.
fn sorted(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<BTreeSet<String>>().into_iter().collect::<Vec<_>>().join(" ")
}

/// Parts in order, each as often as it is there.
fn counted(parts: impl IntoIterator<Item = String>) -> String {
    let mut parts: Vec<String> = parts.into_iter().collect();
    parts.sort_unstable();
    parts.join(" ")
}
