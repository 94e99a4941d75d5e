//! Names where they are declared.

use super::scope::{Scope, Seen, Sort, Symbol, SymbolId};
use super::table::{Key, Table};
use super::{Model, plain};
use coproduce_syntax::Kind;
use coproduce_syntax::diagnostic::{Diagnostic, Fix, rules};
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Sources;
use coproduce_syntax::{Part, Survey};
use coproduce_threads::both;
use smallvec::SmallVec;

/// How many names are made ready at once.
const BATCH: usize = 128;
/// How many laws are worth a second thread.
const WORTH: usize = 10_000;

/// Declares the names of a module: those of laws beside the others, which stand in other tables.
pub(super) fn declare(
    sources: &Sources,
    survey: &Survey,
    module: usize,
    model: &mut Model,
    findings: &mut Vec<Diagnostic>,
) -> Scope {
    let count = |part: &Part| if let Part::Laws(laws) = part { laws.names().len() } else { 0 };
    let laws = survey.parts.iter().map(count).sum();
    let declarer = |sort| Declarer {
        sources,
        module,
        sort,
        before: model.symbols(sort).len(),
        symbols: Vec::new(),
        table: Table::default(),
        findings: Vec::new(),
    };
    let of_laws = || {
        let mut declarer = declarer(Sort::Law);
        declarer.reserve(laws);
        declarer.survey(survey)
    };
    let of_others = || (declarer(Sort::Thing).survey(survey), declarer(Sort::Scenario).survey(survey));
    let (laws, (things, scenarios)) = if laws < WORTH { (of_laws(), of_others()) } else { both(of_laws, of_others) };
    let mut scope = Scope::default();
    let from = findings.len();
    for declarer in [things, laws, scenarios] {
        *scope.table_mut(declarer.sort) = declarer.table;
        let symbols = model.symbols_mut(declarer.sort);
        if symbols.is_empty() {
            *symbols = declarer.symbols;
        } else {
            symbols.extend(declarer.symbols);
        }
        findings.extend(declarer.findings);
    }
    findings[from..].sort_by_key(|finding| finding.span);
    scope
}

/// What declares the names of one sort in a module.
struct Declarer<'s> {
    sources: &'s Sources,
    module: usize,
    sort: Sort,
    /// How many symbols of this sort other modules have declared before.
    before: usize,
    symbols: Vec<Symbol>,
    table: Table,
    findings: Vec<Diagnostic>,
}

impl Declarer<'_> {
    /// Makes room for more names.
    fn reserve(&mut self, more: usize) {
        self.symbols.reserve(more);
        self.table.reserve(more);
    }

    /// Declares the names of this sort in a text.
    fn survey(mut self, survey: &Survey) -> Self {
        let mut names = Vec::new();
        for part in &survey.parts {
            let kind = match part {
                Part::Paragraph(paragraph) => paragraph.declaration.shape().declares,
                Part::Laws(_) => Some(Kind::Law),
            };
            let Some(kind) = kind.filter(|&kind| Sort::of(kind) == self.sort) else { continue };
            names.clear();
            match part {
                Part::Paragraph(paragraph) => {
                    names.extend(paragraph.declaration.declared().iter().map(|declared| declared.name));
                }
                Part::Laws(laws) => names.extend(laws.names()),
            }
            if names.len() > BATCH && kind != Kind::Law {
                self.reserve(names.len());
            }
            for batch in names.chunks(BATCH) {
                let key = |name: &Name| self.table.new_key(&plain(self.sources.text(name.span)));
                let keys: SmallVec<[Key; BATCH]> = batch.iter().map(key).collect();
                self.table.expect(&keys);
                for (&name, key) in batch.iter().zip(keys) {
                    self.declare(kind, name, key);
                }
            }
        }
        self
    }

    #[expect(clippy::cast_possible_truncation, reason = "names are counted within sources shorter than 4 GiB")]
    fn declare(&mut self, kind: Kind, name: Name, key: Key) {
        let (sources, before) = (self.sources, self.before);
        let id = SymbolId((before + self.symbols.len()) as u32);
        self.symbols.push(Symbol::new(kind, name, self.module));
        let symbols = &self.symbols;
        let symbol = |entry: u32| symbols[Seen(entry).id().index() - before];
        let text = |name: Name| plain(sources.text(name.span));
        let known = |entry: u32| text(symbol(entry).name) == text(name);
        if let Err(first) = self.table.insert(key, Seen::new(id, kind).0, known) {
            let (first, text) = (symbol(first), text(name));
            self.findings.push(
                rules::DUPLICATE_NAME
                    .at(name.span, format!("`{text}` is declared twice"))
                    .remark(format!("declared again, as {}", kind.with_article()))
                    .label(first.name.span, format!("first declared here, as {}", first.kind().with_article()))
                    .help("remove one of the two, or give one another name")
                    .fix((first.kind() == kind).then(|| Fix::taking_out(name.span))),
            );
        }
    }
}
