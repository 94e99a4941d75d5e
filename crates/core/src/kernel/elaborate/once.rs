//! What may be said once in its place: said again it would be counted twice, or one of the two would be lost.

use crate::kernel::elaborate::Elaborator;
use crate::model::plain;
use coproduce_syntax::diagnostic::{Diagnostic, Fix, rules};
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// The items said in one place so far, each with where it was said first.
pub(super) struct Once<Item>(FxHashMap<Item, Span>);

impl<Item> Default for Once<Item> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<Item: Eq + Hash> Once<Item> {
    /// Whether an item is named for the first time; named again, it is reported.
    pub(super) fn is_first(&mut self, elaborator: &mut Elaborator, item: Item, name: Name) -> bool {
        self.is_first_as(elaborator, item, name, "named twice")
    }

    /// The same; `said` is what happens to what is named again.
    pub(super) fn is_first_as(&mut self, elaborator: &mut Elaborator, item: Item, name: Name, said: &str) -> bool {
        let before = self.0.get(&item).copied();
        if let Some(before) = before {
            let text = plain(elaborator.text(name.span));
            let finding = again(name.span, before, format!("`{text}` is {said}"));
            elaborator.report(finding);
        } else {
            self.0.insert(item, name.span);
        }
        before.is_none()
    }
}

/// A clause that a declaration has once.
pub(super) struct OnlyClause<Content>(Option<(Content, Span)>);

impl<Content> Default for OnlyClause<Content> {
    fn default() -> Self {
        Self(None)
    }
}

impl<Content> OnlyClause<Content> {
    /// Keeps the clause; said again, it is reported. `what` is what it says.
    pub(super) fn say(&mut self, elaborator: &mut Elaborator, span: Span, what: &str, content: Content) {
        match self.0 {
            Some((_, before)) => elaborator.report(again(span, before, format!("{what} is stated twice"))),
            None => self.0 = Some((content, span)),
        }
    }

    /// What it says, if anything does.
    pub(super) fn content(self) -> Option<Content> {
        self.0.map(|(content, _)| content)
    }
}

/// The finding about what is said again.
pub(super) fn again(span: Span, before: Span, message: String) -> Diagnostic {
    rules::DUPLICATE_NAME
        .at(span, message)
        .remark("named again")
        .label(before, "first named here")
        .help("remove one of the two")
        .fix(Fix::taking_out(span))
}
