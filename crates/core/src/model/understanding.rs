//! Which modules were understood, and what is said where one is used that was not.
//!
//! Every finding belongs to the module in whose text it stands. What is found in a module that is used is reported where
//! that one is checked itself; here it counts, for what was not understood cannot be relied on.

use super::modules::{Module, Modules};
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use coproduce_syntax::source::{Sources, Span};
use std::collections::VecDeque;

/// What keeps a module from being understood.
#[derive(Debug, Default)]
pub(super) struct Faults {
    /// The first place, with what was found there.
    first: Option<(Span, String)>,
    count: usize,
}

impl Module {
    /// Whether all of its text was understood. Of a module that is used, tables are not read.
    pub const fn understood(&self) -> bool {
        self.faults.count == 0
    }
}

/// The position of the module a place lies in. One text of each other module follows those of the first, and then the
/// tables of the first.
pub fn home(sources: &Sources, place: Span, own_texts: usize, modules: usize) -> usize {
    let after = (sources.locate(place).0.index() + 1).saturating_sub(own_texts);
    if after < modules { after } else { 0 }
}

impl Modules {
    /// The position of the module in whose text, or in whose tables, a place lies.
    pub fn home(&self, sources: &Sources, place: Span) -> usize {
        home(sources, place, self.own_texts, self.modules.len())
    }

    /// How many texts the first module is made of.
    pub const fn own_texts(&self) -> usize {
        self.own_texts
    }

    /// Takes up what was found in any module: gives back what stands in the first, and notes in each of the others what
    /// `prevents` its being understood.
    pub fn hand_out(
        &mut self,
        sources: &Sources,
        findings: Vec<Diagnostic>,
        prevents: impl Fn(&Diagnostic) -> bool,
    ) -> Vec<Diagnostic> {
        let mut own = Vec::new();
        for finding in findings {
            match self.home(sources, finding.span) {
                0 => own.push(finding),
                other if prevents(&finding) => self.modules[other].faults.note(finding),
                _ => {}
            }
        }
        own
    }

    /// Whether all modules that the first uses, directly or not, were understood.
    pub fn understood_beyond_first(&self) -> bool {
        let is_used = self.reached();
        self.modules.iter().zip(is_used).skip(1).all(|(module, through)| through.is_none() || module.understood())
    }

    /// One finding for each module that is used, directly or not, and was not understood.
    pub fn broken(&self, sources: &Sources) -> Vec<Diagnostic> {
        let reached = self.reached();
        let broken = self.modules.iter().zip(reached).skip(1).filter_map(|(module, through)| {
            let first = module.faults.first.as_ref()?;
            Some(module.broken(sources, first, self.modules[0].uses.get(through?)?))
        });
        broken.collect()
    }

    /// For each module the `use` of the first through which it is reached in the fewest steps; none for what is read
    /// beside it.
    fn reached(&self) -> Vec<Option<usize>> {
        let mut through: Vec<Option<usize>> = vec![None; self.modules.len()];
        let mut queue: VecDeque<usize> = VecDeque::from([0]);
        while let Some(module) = queue.pop_front() {
            for (at, &target) in self.modules[module].imports.iter().enumerate() {
                let Some(target) = target.filter(|&target| target != 0 && through[target].is_none()) else { continue };
                through[target] = through[module].or(Some(at));
                queue.push_back(target);
            }
        }
        through
    }
}

impl Module {
    /// The finding that this module is used by a path, at a place, and was not understood.
    fn broken(
        &self,
        sources: &Sources,
        (place, message): &(Span, String),
        (path, span): &(String, Span),
    ) -> Diagnostic {
        let (file, start, _) = sources.positions(*place);
        let errors = match self.faults.count {
            1 => "an error".to_owned(),
            count => format!("{count} errors"),
        };
        let remark = if self.path == *path {
            "nothing that rests on it is evaluated".to_owned()
        } else {
            format!("uses `{}` in turn; nothing that rests on it is evaluated", self.path)
        };
        let name = sources.get(file).name();
        rules::BROKEN_MODULE
            .at(*span, format!("module `{}` was not understood: it has {errors}", self.path))
            .remark(remark)
            .label(*place, message.clone())
            .help(format!("fix `{name}` first; its first error is on line {}", start.line))
    }
}

impl Faults {
    fn note(&mut self, finding: Diagnostic) {
        self.count += 1;
        if self.first.as_ref().is_none_or(|(place, _)| finding.span < *place) {
            self.first = Some((finding.span, finding.message));
        }
    }
}
