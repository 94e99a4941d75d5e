//! Elaboration: declarations to laws and obligations, one file for each vocabulary.
//!
//! In: resolved names and the trees they came from. Out: the [`Kernel`]. What cannot be elaborated is reported and left
//! out; a law with such a part is kept, but marked, so that no rule judges what was not understood.

mod exchange;
mod market;
mod once;
mod orchestration;
mod production;
mod service;

use super::environment::inherit;
use super::{
    Action, Adoption, Atom, AtomId, AtomKind, Cocreation, Conflict, Constellation, Elevation, EnvironmentId, Exchange,
    Hypergame, Kernel, LawId, Names, Offering, Outcome, Platform, Pricing, Problem, Proposition, PropositionId,
    ScenarioId, Value, Worth,
};
use crate::model::{Kind, Kinds, Model, Module, Modules, Sort, Symbol, Tables, Unmet};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::name::Name;
use coproduce_syntax::source::{Sources, Span};
use coproduce_syntax::{Declaration, Laws, Part};
use coproduce_threads::ahead;
use market::{adoption, elevation, pricing, side};
use once::Once;
use orchestration::{cocreation, hypergame, platform, problem};
use production::laws::Resolved;
use production::{action, actor, claim, environment, law, laws, outcome, property, scenario, table};
use rustc_hash::FxHashMap;
use service::{constellation, offering, proposition, value};

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
    };
    let runs: Vec<(usize, &Laws)> = modules.modules.iter().enumerate().flat_map(runs).collect();
    laws::reserve(&mut elaborator.kernel, runs.iter().map(|&(_, laws)| laws));
    let resolve = |&(module, laws): &(usize, &Laws)| Resolved::of(laws, sources, model, module);
    ahead(&runs, resolve, |resolved| {
        elaborator.each(modules, Elaborator::first_pass, |elaborator, run| {
            laws::elaborate(elaborator, run, resolved.next().flatten());
        });
    });
    offering::find_laws(&mut elaborator);
    inherit(&mut elaborator.kernel, sources, elaborator.findings);
    elaborator.next = Next::default();
    elaborator.each(modules, Elaborator::second_pass, |elaborator, run| elaborator.next.law += count(run.names()));
    scenario::settle(&mut elaborator);
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
}

impl<'s> Elaborator<'_, 's> {
    fn each(
        &mut self,
        modules: &Modules,
        pass: fn(&mut Self, &Declaration, Span),
        mut laws: impl FnMut(&mut Self, &Laws),
    ) {
        for (index, module) in modules.modules.iter().enumerate() {
            self.module = index;
            for &listed in self.model.scopes[index].listed() {
                self.kernel.mentioned[listed.index()] = true;
            }
            for part in &module.survey.parts {
                match part {
                    Part::Paragraph(paragraph) => pass(self, &paragraph.declaration, paragraph.span),
                    Part::Laws(run) => laws(self, run),
                }
            }
        }
    }

    /// Environments, whose statements are inherited before anything depends on them, and laws, which scenarios name.
    fn first_pass(&mut self, declaration: &Declaration, span: Span) {
        match declaration {
            Declaration::Environment(environment) => environment::elaborate(self, environment),
            Declaration::Law(law) => law::elaborate(self, law, span),
            Declaration::Hypergame(game) => hypergame::elaborate(self, game),
            other => self.skip(other),
        }
    }

    fn second_pass(&mut self, declaration: &Declaration, span: Span) {
        match declaration {
            Declaration::Object(_) | Declaration::Environment(_) | Declaration::Law(_) | Declaration::Hypergame(_) => {
                self.skip(declaration);
            }
            Declaration::Property(property) => property::elaborate(self, property),
            Declaration::Actor(actor) => actor::elaborate(self, actor),
            Declaration::Action(action) => action::elaborate(self, action, span),
            Declaration::Outcome(outcome) => outcome::elaborate(self, outcome),
            Declaration::Claim(claim) => claim::elaborate(self, claim, span),
            Declaration::Scenario(scenario) => scenario::elaborate(self, scenario, span),
            Declaration::Offering(offering) => offering::elaborate(self, offering, span),
            Declaration::Value(value) => value::elaborate(self, value, span),
            Declaration::Proposition(proposition) => proposition::elaborate(self, proposition),
            Declaration::Constellation(constellation) => constellation::elaborate(self, constellation),
            Declaration::Cocreation(cocreation) => cocreation::elaborate(self, cocreation, span),
            Declaration::Platform(platform) => platform::elaborate(self, platform),
            Declaration::Problem(problem) => problem::elaborate(self, problem),
            Declaration::View(view) => hypergame::elaborate_view(self, view),
            Declaration::Exchange(exchange) => exchange::elaborate(self, exchange),
            Declaration::Adoption(adoption) => adoption::elaborate(self, adoption),
            Declaration::Pricing(pricing) => pricing::elaborate(self, pricing),
            Declaration::Elevation(elevation) => elevation::elaborate(self, elevation),
            Declaration::Model(_) | Declaration::Import(_) => {}
        }
    }

    fn skip(&mut self, declaration: &Declaration) {
        match declaration {
            Declaration::Object(object) => self.next.thing += count(&object.names),
            Declaration::Property(property) => self.next.thing += count(&property.names),
            Declaration::Actor(actor) => self.next.thing += count(&actor.names),
            Declaration::Action(action) => self.next.thing += count(&action.names),
            Declaration::Outcome(outcome) => self.next.thing += count(&outcome.names),
            Declaration::Environment(_)
            | Declaration::Offering(_)
            | Declaration::Value(_)
            | Declaration::Proposition(_)
            | Declaration::Constellation(_)
            | Declaration::Cocreation(_)
            | Declaration::Platform(_)
            | Declaration::Problem(_)
            | Declaration::Hypergame(_)
            | Declaration::Exchange(_)
            | Declaration::Adoption(_)
            | Declaration::Pricing(_)
            | Declaration::Elevation(_) => self.next.thing += 1,
            Declaration::Law(_) => self.next.law += 1,
            Declaration::Scenario(_) => self.next.scenario += 1,
            Declaration::Claim(_) | Declaration::View(_) | Declaration::Model(_) | Declaration::Import(_) => {}
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
    u32::try_from(names.len()).unwrap_or(u32::MAX)
}

/// A kernel that has the atoms of all declared things, in order, and after them those that elaboration adds.
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
            Kind::Object | Kind::Law | Kind::Scenario => AtomKind::Object,
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
