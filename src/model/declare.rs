//! Names where they are declared.

use super::kind::Kind;
use super::scope::{Scope, Seen, Sort, Symbol, SymbolId};
use super::{Model, plain};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use crate::syntax::name::DeclaredName;
use crate::syntax::{Declaration, Part, Survey};

/// How many names are made ready at once.
const BATCH: usize = 64;

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

pub(super) fn declare(
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
        let (sources, module) = (self.sources, self.module);
        let symbols = self.symbols(sort);
        let id = SymbolId(symbols.len() as u32);
        symbols.push(Symbol::new(kind, declared.name, module));
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
                    .label(first.name.span, format!("first declared here, as {}", first.kind().with_article()))
                    .help("remove one of the two, or give one another name"),
            );
        }
    }
}
