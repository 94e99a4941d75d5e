//! Names that may well be declared, in what could not be read.
//!
//! A declaration with a mistake in it still declares its name, and a module that is missing or was not understood would
//! have declared what is asked of it. That is one finding, where it is; that such a name is not known would be another
//! of the same mistake.

use super::modules::{Module, Modules};
use super::scope::Sort;
use super::{Model, plain};
use coproduce_syntax::Unread;
use coproduce_syntax::declaration::Import;
use coproduce_syntax::source::Sources;
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

type Names = IndexSet<String, FxBuildHasher>;

/// What the names of a module may stand for beyond what is known.
#[derive(Debug, Default)]
pub(super) struct Lost {
    /// What its own broken declarations declare.
    declared: Names,
    /// What would be brought in by name.
    brought: Names,
    /// What stands before the names of a module that is missing.
    qualifiers: Names,
    /// Any name may be brought in.
    anything: bool,
}

/// Notes for each module what its text loses, and then what is lost to it by those it uses.
pub(super) fn note(sources: &Sources, modules: &Modules, model: &mut Model) {
    let mut lost: Vec<Lost> = modules.modules.iter().map(|module| Lost::of_text(sources, module)).collect();
    for (index, module) in modules.modules.iter().enumerate() {
        for (import, target) in module.uses() {
            let mut at = std::mem::take(&mut lost[index]);
            at.use_module(sources, import, target.map(|target| &lost[target]));
            lost[index] = at;
        }
    }
    for (scope, lost) in model.scopes.iter_mut().zip(lost) {
        scope.lost = lost;
    }
}

impl Lost {
    fn of_text(sources: &Sources, module: &Module) -> Self {
        let mut lost = Self::default();
        for unread in &module.survey.unread {
            match unread {
                Unread::Names(names) => {
                    lost.declared.extend(names.iter().map(|&name| plain(sources.text(name)).into_owned()));
                }
                Unread::Anything => lost.anything = true,
            }
        }
        lost
    }

    /// What is lost by one `use`, of a module that is missing or has lost something itself.
    fn use_module(&mut self, sources: &Sources, import: &Import, target: Option<&Self>) {
        if let (Some(alias), None) = (import.alias, target) {
            self.qualifiers.insert(plain(sources.text(alias.span)).into_owned());
        }
        match (&import.names, target) {
            (Some(names), target) => {
                let names = names.iter().map(|name| plain(sources.text(name.span)));
                let lost = names.filter(|name| target.is_none_or(|target| target.declared.contains(name.as_ref())));
                self.brought.extend(lost.map(std::borrow::Cow::into_owned));
            }
            (None, _) if import.alias.is_some() => {}
            (None, Some(target)) => self.brought.extend(target.declared.iter().cloned()),
            (None, None) => self.anything = true,
        }
    }
}

impl Model<'_> {
    /// Whether a name that is not known in a module may be declared in what could not be read.
    pub(super) fn is_lost(&self, module: usize, text: &str) -> bool {
        let lost = &self.scopes[module].lost;
        let name = plain(text);
        if lost.anything || lost.declared.contains(name.as_ref()) || lost.brought.contains(name.as_ref()) {
            return true;
        }
        let Some((qualifier, rest)) = text.split_once('.') else { return false };
        let qualifier = plain(qualifier);
        lost.qualifiers.contains(qualifier.as_ref())
            || self.scopes[module]
                .qualified
                .get(qualifier.as_ref())
                .is_some_and(|&target| self.may_declare(target, rest))
    }

    /// Whether a name stands for something in a module, or would if all had been understood.
    pub fn may_know(&self, module: usize, sort: Sort, text: &str) -> bool {
        self.lookup(module, sort, text).is_some() || self.is_lost(module, text)
    }

    /// Whether a broken declaration of a module itself may declare a name.
    pub(super) fn may_declare(&self, module: usize, text: &str) -> bool {
        self.scopes[module].lost.declared.contains(plain(text).as_ref())
    }
}
