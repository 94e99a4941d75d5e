//! Elaboration: declarations to laws and obligations, one file for each vocabulary.
//!
//! In: resolved names and the trees they came from. Out: the [`Kernel`]. What cannot be elaborated is reported and left
//! out; a law with such a part is kept, but marked, so that no rule judges what was not understood.

mod evidence;
mod exchange;
mod market;
mod once;
mod orchestration;
mod production;
mod service;

use super::environment::inherit;
use super::{
    Action, Adoption, Atom, AtomId, AtomKind, Cocreation, Conflict, Constellation, Elevation, EnvironmentId, Evidence,
    Exchange, Hypergame, Kernel, LawId, Names, Offering, Outcome, Platform, Pricing, Problem, Proposition,
    PropositionId, ScenarioId, Value, Worth,
};
use crate::model::{Kind, Kinds, Model, Module, Modules, Sort, Symbol, Tables, Unmet};
use coproduce_engine::numbered;
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use coproduce_syntax::name::Name;
use coproduce_syntax::source::{Sources, Span};
use coproduce_syntax::{Declaration, Laws, Paragraph, Part, declaration};
use coproduce_threads::ahead;
use market::{elevation, side};
use once::Once;
use production::laws::Resolved;
use production::{course, lasting, laws, scenario, table};
use rustc_hash::FxHashMap;
use service::{offering, proposition};

/// Turns a resolved model into laws and obligations.
pub fn elaborate(sources: &Sources, modules: &Modules, model: &Model, findings: &mut Vec<Diagnostic>) -> Kernel {
    let kernel = with_atoms(model);
    let (tables, next) = (&modules.tables, Next::default());
    let mut elaborator = Elaborator {
        sources,
        model,
        module: 0,
        kernel,
        findings,
        next,
        made: Vec::new(),
        tables,
        rows: table::Rows::default(),
        opposed: FxHashMap::default(),
        ends: Vec::new(),
        courses: course::Drafts::default(),
    };
    let runs: Vec<(usize, &Laws)> = modules.modules.iter().enumerate().flat_map(runs).collect();
    laws::reserve(&mut elaborator.kernel, runs.iter().map(|&(_, laws)| laws));
    let resolve = |&(module, laws): &(usize, &Laws)| Resolved::of(laws, sources, model, module);
    ahead(&runs, resolve, |resolved| {
        elaborator.each(modules, Pass::First, |elaborator, run| {
            laws::elaborate(elaborator, run, resolved.next().flatten());
        });
    });
    offering::find_laws(&mut elaborator);
    inherit(&mut elaborator.kernel, sources, elaborator.findings);
    elaborator.next = Next::default();
    elaborator.each(modules, Pass::Second, |elaborator, run| elaborator.next.law += count(run.names()));
    scenario::settle(&mut elaborator);
    lasting::settle(&mut elaborator);
    course::settle(&mut elaborator);
    side::settle(&mut elaborator);
    elevation::settle(&mut elaborator);
    proposition::find_parts(&mut elaborator.kernel);
    elaborator.kernel.names = Names::of(sources, modules, model);
    elaborator.kernel
}

/// The runs of laws of a module.
fn runs((index, module): (usize, &Module)) -> impl Iterator<Item = (usize, &Laws)> {
    module.survey.parts.iter().filter_map(move |part| match part {
        Part::Laws(laws) => Some((index, laws)),
        Part::Paragraph(_) => None,
    })
}

/// When a declaration is elaborated.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// Before the others: environments, whose statements are inherited before anything depends on them, and what others
    /// name.
    First,
    /// Once these are known.
    Second,
}

/// A declaration, and what the kernel is to know of it.
trait Elaborate {
    /// When it is elaborated.
    const PASS: Pass = Pass::Second;

    /// Turns it into laws and obligations, and into records of what it says beyond these.
    fn elaborate(&self, elaborator: &mut Elaborator, span: Span);
}

/// Elaborates a declaration if this is its pass.
fn elaborate_in(pass: Pass, elaborator: &mut Elaborator, paragraph: &Paragraph) {
    fn of<D: Elaborate>(declaration: &D, pass: Pass, elaborator: &mut Elaborator, paragraph: &Paragraph) {
        if D::PASS == pass {
            declaration.elaborate(elaborator, paragraph.span);
        } else {
            elaborator.skip(&paragraph.declaration);
        }
    }
    macro_rules! each {
        ($($variant:ident)*) => {
            match &paragraph.declaration {
                $(Declaration::$variant(declaration) => of(declaration, pass, elaborator, paragraph),)*
            }
        };
    }
    each! {
        Law Object Property Actor Action Outcome Environment Claim Scenario Course Offering Value Proposition Constellation
        Cocreation Platform Problem Hypergame View Exchange Adoption Pricing Elevation Evidence Model Import
    }
}

/// Things have nothing but names.
impl Elaborate for declaration::Object {
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        for atom in elaborator.next_things(count(&self.names)) {
            lasting::note(elaborator, atom, self.lasting);
        }
    }
}

/// What a model is called is shown above it, and says nothing of it.
impl Elaborate for declaration::Model {
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        if elaborator.is_own() {
            elaborator.kernel.title = elaborator.kernel.title.or(Some(self.declared.name.span));
        }
    }
}

/// What is used was brought in when names were looked up.
impl Elaborate for declaration::Import {
    fn elaborate(&self, _: &mut Elaborator, _: Span) {}
}

/// The identities that the declarations take, one after the other.
#[derive(Default)]
struct Next {
    thing: u32,
    law: u32,
    scenario: u32,
}

/// What all vocabularies are elaborated with.
struct Elaborator<'a, 's> {
    sources: &'s Sources,
    model: &'a Model<'s>,
    module: usize,
    kernel: Kernel,
    findings: &'a mut Vec<Diagnostic>,
    next: Next,
    /// By atom: whether some law produces it, as far as an offering may have it as content.
    made: Vec<bool>,
    tables: &'a Tables,
    /// Rows of tables, until all declared scenarios stand before them.
    rows: table::Rows,
    /// The conflicts of the scenarios that suppose two different things of one atom.
    opposed: FxHashMap<(ScenarioId, AtomId), Conflict>,
    /// What laws end, until it is known what lasts.
    ends: Vec<(AtomId, Span)>,
    /// Courses, until those that they are like are known.
    courses: course::Drafts,
}

impl<'s> Elaborator<'_, 's> {
    fn each(&mut self, modules: &Modules, pass: Pass, mut laws: impl FnMut(&mut Self, &Laws)) {
        for (index, module) in modules.modules.iter().enumerate() {
            self.module = index;
            for &listed in self.model.scopes[index].listed() {
                self.kernel.mentioned[listed.index()] = true;
            }
            for part in &module.survey.parts {
                match part {
                    Part::Paragraph(paragraph) => elaborate_in(pass, self, paragraph),
                    Part::Laws(run) => laws(self, run),
                }
            }
        }
    }

    /// Passes over a declaration whose turn it is not: what it declares keeps its identities.
    fn skip(&mut self, declaration: &Declaration) {
        let names = count(declaration.declared());
        match declaration.shape().declares {
            Some(Kind::Law) => self.next.law += names,
            Some(Kind::Scenario | Kind::Course) => self.next.scenario += names,
            Some(_) => self.next.thing += names,
            None => {}
        }
    }

    fn next_things(&mut self, names: u32) -> impl Iterator<Item = AtomId> + use<> {
        let first = self.next.thing;
        self.next.thing += names;
        (first..first + names).map(AtomId)
    }

    fn next_law(&mut self) -> LawId {
        self.next.law += 1;
        LawId(self.next.law - 1)
    }

    fn next_scenario(&mut self) -> ScenarioId {
        self.next.scenario += 1;
        ScenarioId(self.next.scenario - 1)
    }

    /// Whether the module at hand is the one asked about.
    const fn is_own(&self) -> bool {
        self.module == 0
    }

    /// Reports what is found in any module: whose it is, its place tells.
    fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Whether a part of a declaration could not be read, so that what it seems to lack may have been said there.
    fn has_syntax_error(&self, declaration: Span) -> bool {
        let is_within =
            |finding: &Diagnostic| finding.rule == rules::SYNTAX_ERROR.name && finding.span.touches(declaration);
        self.findings.iter().any(is_within)
    }

    fn text(&self, span: Span) -> &'s str {
        self.sources.text(span)
    }

    /// The atom a name mentions, of one of these kinds; what does not fit is reported.
    fn mention(&mut self, name: Name, kinds: Kinds) -> Option<AtomId> {
        self.mention_as(self.text(name.span), name.span, kinds)
    }

    /// The same of a name that is not written at its place as names are.
    fn mention_as(&mut self, text: &str, span: Span, kinds: Kinds) -> Option<AtomId> {
        match self.model.thing(self.module, text, span, kinds) {
            Ok(id) => {
                let atom = AtomId(id.0);
                self.kernel.mentioned[atom.index()] = true;
                Some(atom)
            }
            Err(finding) => {
                self.unmet(finding);
                None
            }
        }
    }

    /// A law or a scenario that a name mentions; that there is none is reported.
    fn mention_named(&mut self, sort: Sort, name: Span) -> Option<u32> {
        self.mention_named_as(sort, self.text(name), name)
    }

    /// The same of a name that is not written at its place as names are.
    fn mention_named_as(&mut self, sort: Sort, text: &str, span: Span) -> Option<u32> {
        match self.model.named(self.module, sort, text, span) {
            Ok(id) => Some(id.0),
            Err(finding) => {
                self.unmet(finding);
                None
            }
        }
    }

    fn unmet(&mut self, finding: Unmet) {
        self.findings.extend(finding.map(|finding| *finding));
    }

    /// The actors that names mention, each named once.
    fn mention_actors(&mut self, names: &[Name]) -> Vec<(AtomId, Span)> {
        let mut once = Once::default();
        names
            .iter()
            .filter_map(|&name| {
                let actor = self.mention(name, Kinds::ACTORS)?;
                once.is_first(self, actor, name).then_some((actor, name.span))
            })
            .collect()
    }

    /// The atom that a name in a situation or a set means: of an action its choice.
    fn mention_choice(&mut self, name: Name, kinds: Kinds) -> Option<AtomId> {
        self.mention(name, kinds).map(|atom| self.kernel.choice(atom))
    }

    fn mention_environment(&mut self, name: Name) -> Option<EnvironmentId> {
        let atom = self.mention(name, Kinds::ENVIRONMENTS)?;
        self.kernel.environment_of(atom)
    }
}

fn count<T>(names: &[T]) -> u32 {
    numbered(names.len())
}

/// A kernel that has the atoms of all declared things, in order, and after them those that elaboration adds.
#[warn(clippy::wildcard_enum_match_arm)]
fn with_atoms(model: &Model) -> Kernel {
    let things = model.things.len();
    let mut kernel = Kernel { atoms: Vec::with_capacity(things), mentioned: vec![false; things], ..Kernel::default() };
    for (symbol, id) in model.things.iter().zip(0..) {
        let kind = match symbol.kind() {
            Kind::Property => AtomKind::Property { bearer: None },
            Kind::Actor => AtomKind::Actor,
            Kind::Action => {
                let (none, costs) = (AtomId(u32::MAX), Worth::default());
                let action =
                    Action { chosen: none, performed: AtomId(id), actors: Vec::new(), enabled_by: None, costs };
                AtomKind::Performed(added(&mut kernel.actions, action))
            }
            Kind::Outcome => {
                AtomKind::Outcome(added(&mut kernel.outcomes, Outcome { atom: AtomId(id), changes: Vec::new() }))
            }
            Kind::Environment => {
                let environment = super::Environment {
                    atom: AtomId(id),
                    name: symbol.name.span,
                    own: symbol.is_own(),
                    parents: Vec::new(),
                    above: Vec::new(),
                    stated: indexmap::IndexMap::default(),
                    effective: indexmap::IndexMap::default(),
                };
                AtomKind::Environment(EnvironmentId(added(&mut kernel.environments, environment)))
            }
            Kind::Offering => AtomKind::Offering(added(&mut kernel.offerings, Offering::new(AtomId(id)))),
            Kind::Value => AtomKind::Value(added(&mut kernel.values, Value::new(AtomId(id)))),
            Kind::Proposition => AtomKind::Proposition(PropositionId(added(
                &mut kernel.propositions,
                Proposition { atom: AtomId(id), ..Proposition::default() },
            ))),
            Kind::Constellation => {
                let constellation = Constellation { atom: AtomId(id), members: Vec::new() };
                AtomKind::Record(Kind::Constellation, added(&mut kernel.constellations, constellation))
            }
            Kind::Cocreation => AtomKind::Cocreation(added(&mut kernel.cocreations, Cocreation::new(AtomId(id)))),
            Kind::Platform => AtomKind::Record(Kind::Platform, added(&mut kernel.platforms, Platform::new(AtomId(id)))),
            Kind::Problem => AtomKind::Record(Kind::Problem, added(&mut kernel.problems, Problem::new(AtomId(id)))),
            Kind::Hypergame => {
                AtomKind::Record(Kind::Hypergame, added(&mut kernel.hypergames, Hypergame::new(AtomId(id))))
            }
            Kind::Exchange => AtomKind::Record(Kind::Exchange, added(&mut kernel.exchanges, Exchange::new(AtomId(id)))),
            Kind::Adoption => AtomKind::Record(Kind::Adoption, added(&mut kernel.adoptions, Adoption::new(AtomId(id)))),
            Kind::Pricing => AtomKind::Record(Kind::Pricing, added(&mut kernel.pricings, Pricing::new(AtomId(id)))),
            Kind::Elevation => {
                AtomKind::Record(Kind::Elevation, added(&mut kernel.elevations, Elevation::new(AtomId(id))))
            }
            Kind::Evidence => AtomKind::Record(Kind::Evidence, added(&mut kernel.evidence, Evidence::new(AtomId(id)))),
            Kind::Object | Kind::Law | Kind::Scenario | Kind::Course => AtomKind::Object,
        };
        kernel.atoms.push(atom(kind, symbol));
    }
    for index in 0..kernel.actions.len() {
        let performed = kernel.actions[index].performed;
        kernel.actions[index].chosen = AtomId(count(&kernel.atoms));
        kernel.atoms.push(atom(AtomKind::Chosen(count(&kernel.actions[..index])), &model.things[performed.index()]));
    }
    for index in 0..kernel.offerings.len() {
        let offering = kernel.offerings[index].atom;
        kernel.offerings[index].provided = AtomId(count(&kernel.atoms));
        kernel.atoms.push(atom(AtomKind::Provided(count(&kernel.offerings[..index])), &model.things[offering.index()]));
    }
    kernel
}

/// Adds an item and gives its position.
fn added<T>(items: &mut Vec<T>, item: T) -> u32 {
    items.push(item);
    count(items) - 1
}

const fn atom(kind: AtomKind, symbol: &Symbol) -> Atom {
    Atom { kind, name: symbol.name.span, own: symbol.is_own() }
}
