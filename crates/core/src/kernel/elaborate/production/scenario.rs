//! Scenarios: closed situations, and what must come of them.

use super::course;
use super::environment::probability;
use super::table::{self, Tabled};
use crate::kernel::elaborate::once::Once;
use crate::kernel::elaborate::{Elaborate, Elaborator};
use crate::kernel::{
    AtomId, AtomKind, ByAtom, Conflict, Dispute, Expectation, Kernel, LawId, Poses, Scenario, ScenarioId, Statement,
    Supposed,
};
use crate::model::{Kind, Kinds, Sort, plain};
use coproduce_syntax::declaration::{self, ScenarioClause};
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;
use indexmap::map::Entry;

impl Elaborate for declaration::Scenario {
    fn elaborate(&self, elaborator: &mut Elaborator, span: Span) {
        let id = elaborator.next_scenario();
        let environment = elaborator.mention_environment(self.environment);
        let like = alike(elaborator, self.like, Kind::Scenario);
        let mut states = ByAtom::default();
        let mut expectations = Vec::new();
        let mut disputes = Vec::new();
        let mut once = Once::default();
        for clause in &self.clauses {
            let (names, supposed) = match &clause.kind {
                ScenarioClause::Given(names) => (names, Supposed::Given),
                ScenarioClause::Without(names) => (names, Supposed::Without),
                ScenarioClause::Unknown(names) => (names, Supposed::Unknown),
                ScenarioClause::Likely(likely) => {
                    for one in likely {
                        if let Some(probability) = probability(elaborator, &one.amount) {
                            suppose(elaborator, id, &mut states, (one.name, Supposed::Likely(probability)));
                        }
                    }
                    continue;
                }
                ScenarioClause::Expect(expected) => {
                    for one in expected {
                        expectations.extend(expectation(elaborator, one));
                    }
                    continue;
                }
                ScenarioClause::Disputed(named) => {
                    for one in named {
                        if let Some(dispute) = dispute(elaborator, one)
                            && once.is_first_as(elaborator, dispute.proposition, one.proposition, "disputed twice")
                        {
                            disputes.push(dispute);
                        }
                    }
                    continue;
                }
                ScenarioClause::Table(_) => continue,
            };
            states.reserve(names.len());
            for &name in names {
                suppose(elaborator, id, &mut states, (name, supposed));
            }
        }
        elaborator.kernel.likes.push(like);
        let is_table = self.is_table();
        if is_table {
            table::report_expected(elaborator, "scenario", expectations.first().map(|one| one.span));
            expectations.clear();
            let tabled = Tabled { id, name: self.declared.name.span, environment, last: None };
            table::elaborate(elaborator, tabled, self.tables());
        }
        elaborator.kernel.scenarios.push(Scenario {
            name: self.declared.name.span,
            span,
            row_of: None,
            poses: if is_table { Poses::Rows } else { Poses::Situation },
            own: elaborator.is_own() && environment.is_some(),
            environment: environment.unwrap_or(crate::kernel::EnvironmentId(0)),
            states,
            expectations,
            disputes,
        });
        debug_assert_eq!(elaborator.kernel.scenarios.len(), id.0 as usize + 1);
    }
}

/// The scenario or the course that another is like, which has to be of the same kind.
pub(super) fn alike(elaborator: &mut Elaborator, like: Option<Name>, kind: Kind) -> Option<(ScenarioId, Span)> {
    let span = like?.span;
    let found = elaborator.mention_named(Sort::Scenario, span)?;
    let symbol = elaborator.model.symbols(Sort::Scenario)[found as usize];
    if symbol.kind() != kind {
        let (name, is, other) = (plain(elaborator.text(span)), symbol.kind().with_article(), kind.with_article());
        elaborator.report(
            rules::WRONG_KIND
                .at(span, format!("`{name}` is {is}, and {other} is like {other}"))
                .remark(is)
                .label(symbol.name.span, "declared here")
                .help(format!("name {other}, or leave out `like`")),
        );
        return None;
    }
    Some((ScenarioId(found), span))
}

fn suppose(
    elaborator: &mut Elaborator,
    scenario: ScenarioId,
    states: &mut ByAtom<(Supposed, Span)>,
    (name, supposed): (Name, Supposed),
) {
    let Some(atom) = elaborator.mention_choice(name, Kinds::CONDITIONS) else { return };
    let known = *states.entry(atom).or_insert((supposed, name.span));
    if known.0 != supposed {
        let conflict = Conflict::Supposed([known, (supposed, name.span)]);
        elaborator.opposed.entry((scenario, atom)).or_insert(conflict);
        report(elaborator, conflict);
    }
}

pub(super) fn report(elaborator: &mut Elaborator, conflict: Conflict) {
    elaborator.report(conflict.finding(&elaborator.kernel, elaborator.sources));
}

pub(super) fn expectation(elaborator: &mut Elaborator, expected: &declaration::Expectation) -> Option<Expectation> {
    let product = elaborator.mention(expected.product, Kinds::EXPECTED);
    let by = expected.by.map(|name| elaborator.mention_named(Sort::Law, name.span).map(LawId));
    let by = match by {
        None => None,
        Some(law) => Some(law?),
    };
    Some(Expectation { span: expected.span, not: expected.not, product: product?, by })
}

fn dispute(elaborator: &mut Elaborator, disputed: &declaration::Dispute) -> Option<Dispute> {
    let atom = elaborator.mention(disputed.proposition, Kinds::PROPOSITIONS)?;
    match elaborator.kernel.atom(atom).kind {
        AtomKind::Proposition(proposition) => Some(Dispute { proposition, resolved: disputed.resolved }),
        _ => None,
    }
}

/// Takes over what scenarios are like, and notes and reports which contradict themselves or their environments.
pub(in crate::kernel::elaborate) fn settle(elaborator: &mut Elaborator) {
    elaborator.module = 0;
    for row in std::mem::take(&mut elaborator.rows) {
        if let Some(timed) = row.timed {
            course::add_row(elaborator, row.scenario, row.table, timed);
        } else {
            elaborator.kernel.scenarios.push(row.scenario);
            elaborator.kernel.likes.push(Some(row.table));
        }
    }
    table::report_same_names(elaborator);
    let circles = take_over(elaborator);
    for (id, circle) in (0..).map(ScenarioId).zip(circles) {
        let scenario = &elaborator.kernel.scenarios[id.index()];
        if !scenario.own {
            continue;
        }
        let lacked: ByAtom<Conflict> = lacked(&elaborator.kernel, scenario).collect();
        let supposed = |atom: &AtomId| elaborator.opposed.get(&(id, *atom)).or_else(|| lacked.get(atom)).copied();
        let conflict = scenario.states.keys().find_map(supposed).or(circle);
        elaborator.kernel.conflicts.extend(conflict.map(|conflict| (id, conflict)));
        for (atom, conflict) in lacked {
            let scenario = &elaborator.kernel.scenarios[id.index()];
            if scenario.says(scenario.states[&atom].1) {
                report(elaborator, conflict);
            }
        }
    }
}

/// What a scenario gives and its environment lacks.
fn lacked(kernel: &Kernel, scenario: &Scenario) -> impl Iterator<Item = (AtomId, Conflict)> {
    let given = scenario.states.iter().filter(|(_, (supposed, _))| *supposed == Supposed::Given);
    given.filter_map(|(&atom, &(_, given))| {
        let environment = scenario.environment;
        let stated = kernel.environment(environment).effective.get(&atom)?;
        // A cell does not name what it speaks of.
        let name = if scenario.row_of.is_some() { kernel.name_span(atom) } else { given };
        let conflict = Conflict::Lacked { name, given, lacked: stated.span, environment };
        (stated.statement == Statement::Lacks).then_some((atom, conflict))
    })
}

/// Lets every scenario take over what the one says that it is like, which has taken over its own before: the nearest comes
/// first. A circle has no beginning, and nothing is taken over along it. The circle that a scenario is on, or leads to, is
/// its conflict, and reported at every scenario on it.
fn take_over(elaborator: &mut Elaborator) -> Vec<Option<Conflict>> {
    let count = elaborator.kernel.scenarios.len();
    let mut circles = vec![None; count];
    let mut met = vec![Met::Never; count];
    let mut on_circles = Vec::new();
    for id in (0..).map(ScenarioId).take(count) {
        let (mut path, mut end) = (Vec::new(), Some(id));
        while let Some(at) = end.filter(|at| met[at.index()] == Met::Never) {
            met[at.index()] = Met::OnPath;
            path.push(at);
            end = elaborator.kernel.likes[at.index()].map(|(target, _)| target);
        }
        let begin = end.filter(|end| met[end.index()] == Met::OnPath);
        let circle = begin.and_then(|begin| path.iter().position(|&at| at == begin)).unwrap_or(path.len());
        for &at in &path[circle..] {
            circles[at.index()] =
                elaborator.kernel.likes[at.index()].map(|(_, span)| Conflict::Circle(span, Kind::Scenario));
            on_circles.push(at);
        }
        for &at in path[..circle].iter().rev() {
            if let Some((target, _)) = elaborator.kernel.likes[at.index()] {
                circles[at.index()] = circles[target.index()];
                take_over_from(elaborator, at, target);
            }
        }
        for at in path {
            met[at.index()] = Met::Done;
        }
    }
    on_circles.sort_unstable();
    for circle in on_circles.into_iter().filter_map(|at| circles[at.index()]) {
        report(elaborator, circle);
    }
    circles
}

/// How far a scenario has come in taking over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Met {
    Never,
    OnPath,
    Done,
}

/// Copies the states and disputes of a scenario to one that is like it and says nothing else of them.
fn take_over_from(elaborator: &mut Elaborator, id: ScenarioId, target: ScenarioId) {
    let states = elaborator.kernel.scenarios[target.index()].states.clone();
    for (atom, state) in states {
        if let Entry::Vacant(vacant) = elaborator.kernel.scenarios[id.index()].states.entry(atom) {
            vacant.insert(state);
            let opposed = elaborator.opposed.get(&(target, atom)).copied();
            elaborator.opposed.extend(opposed.map(|conflict| ((id, atom), conflict)));
        }
    }
    for dispute in elaborator.kernel.scenarios[target.index()].disputes.clone() {
        let own = &mut elaborator.kernel.scenarios[id.index()].disputes;
        if !own.iter().any(|known| known.proposition == dispute.proposition) {
            own.push(dispute);
        }
    }
}
