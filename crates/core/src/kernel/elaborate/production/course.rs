//! Courses: what they say of which period, their own clauses and those of the courses they are like.

use super::period;
use super::scenario::alike;
use super::table::{self, Tabled};
use crate::kernel::elaborate::once::OnlyClause;
use crate::kernel::elaborate::{Elaborate, Elaborator, count};
use crate::kernel::{
    AtomId, ByAtom, Conflict, Course, CourseId, During, EnvironmentId, LawId, Period, Poses, Scenario, ScenarioId,
    Statement, Supposed, Timed,
};
use crate::model::{Kind, Kinds, Sort, plain};
use coproduce_syntax::declaration::{self, CourseClause, Periods, Stated};
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::source::Span;
use std::cmp::Reverse;

/// What courses say themselves, in order, until it is known what those say that they are like.
#[derive(Default)]
pub(in crate::kernel::elaborate) struct Drafts(Vec<Draft>);

/// What a course says itself.
struct Draft {
    like: Option<(ScenarioId, Span)>,
    moves: Vec<During<EnvironmentId>>,
    changes: Vec<During<(AtomId, Supposed)>>,
}

impl Elaborate for declaration::Course {
    fn elaborate(&self, elaborator: &mut Elaborator, span: Span) {
        let id = elaborator.next_scenario();
        let environment = elaborator.mention_environment(self.environment);
        let like = alike(elaborator, self.like, Kind::Course);
        let last = last(elaborator, self, span);
        let begins = self.environment.span;
        let place = |what| During { what, first: 0, last: None, span: begins };
        let mut draft = Draft { like, moves: environment.into_iter().map(place).collect(), changes: Vec::new() };
        let mut expectations = Vec::new();
        let mut is_sound = environment.is_some() && last.is_some();
        let within = last.unwrap_or(Period::MAX);
        for clause in &self.clauses {
            match &clause.kind {
                CourseClause::For(_) | CourseClause::Table(_) => {}
                CourseClause::Change(change) => is_sound &= draft.take_up(elaborator, change, clause.span, within),
                CourseClause::Expect(expected) => {
                    for one in expected {
                        let found = timed(elaborator, one, within);
                        is_sound &= found.is_some();
                        expectations.extend(found);
                    }
                }
            }
        }
        let course = CourseId(count(&elaborator.kernel.courses));
        let is_table = self.is_table();
        if is_table {
            table::report_expected(elaborator, "course", expectations.first().map(|one| one.span));
            expectations.clear();
            let (name, environment) = (self.declared.name.span, environment.filter(|_| is_sound));
            table::elaborate(elaborator, Tabled { id, name, environment, last: Some(within) }, self.tables());
        }
        let last = last.unwrap_or(0);
        let (moves, changes) = (Vec::new(), Vec::new());
        elaborator.kernel.courses.push(Course { scenario: id, last, moves, changes, expectations });
        elaborator.courses.0.push(draft);
        elaborator.kernel.likes.push(None);
        elaborator.kernel.scenarios.push(Scenario {
            name: self.declared.name.span,
            span,
            row_of: None,
            poses: if is_table { Poses::Courses(course) } else { Poses::Course(course) },
            own: elaborator.is_own() && is_sound,
            environment: environment.unwrap_or(EnvironmentId(0)),
            states: ByAtom::default(),
            expectations: Vec::new(),
            disputes: Vec::new(),
        });
    }
}

/// Adds a row of a table of courses: a course that is like the table, as long, and begins where it does, in which the
/// cells hold throughout.
pub(super) fn add_row(
    elaborator: &mut Elaborator,
    mut row: Scenario,
    table: (ScenarioId, Span),
    expectations: Vec<Timed>,
) {
    let scenario = ScenarioId(count(&elaborator.kernel.scenarios));
    let id = CourseId(count(&elaborator.kernel.courses));
    let stated = elaborator.kernel.scenarios[table.0.index()].stated_course();
    let last = stated.map_or(0, |course| elaborator.kernel.course(course).last);
    let throughout = |(atom, (supposed, span))| During { what: (atom, supposed), first: 0, last: None, span };
    let changes = std::mem::take(&mut row.states).into_iter().map(throughout).collect();
    let begins = During { what: row.environment, first: 0, last: None, span: table.1 };
    elaborator.courses.0.push(Draft { like: Some(table), moves: vec![begins], changes });
    let (moves, changes) = (Vec::new(), Vec::new());
    elaborator.kernel.courses.push(Course { scenario, last, moves, changes, expectations });
    elaborator.kernel.likes.push(None);
    elaborator.kernel.scenarios.push(Scenario { poses: Poses::Course(id), ..row });
}

impl Draft {
    /// Takes up a clause; whether all of it was understood.
    fn take_up(&mut self, elaborator: &mut Elaborator, change: &declaration::Change, span: Span, end: Period) -> bool {
        let Some((first, last)) = periods(elaborator, change.periods, end) else { return false };
        let mut is_sound = true;
        let mut suppose = |atom: Option<AtomId>, supposed: Supposed, span: Span| match atom {
            Some(atom) => self.changes.push(During { what: (atom, supposed), first, last, span }),
            None => is_sound = false,
        };
        let (names, supposed) = match &change.stated {
            Stated::Given(names) => (names, Supposed::Given),
            Stated::Without(names) => (names, Supposed::Without),
            Stated::Unknown(names) => (names, Supposed::Unknown),
            Stated::Likely(likely) => {
                for one in likely {
                    let atom = elaborator.mention_choice(one.name, Kinds::CONDITIONS);
                    let probability = super::environment::probability(elaborator, &one.amount);
                    suppose(
                        atom.filter(|_| probability.is_some()),
                        Supposed::Likely(probability.unwrap_or(0.0)),
                        one.name.span,
                    );
                }
                return is_sound;
            }
            Stated::In(name) => {
                let place = elaborator.mention_environment(*name);
                self.moves.extend(place.map(|what| During { what, first, last, span }));
                return place.is_some();
            }
        };
        for &name in names {
            suppose(elaborator.mention_choice(name, Kinds::CONDITIONS), supposed, name.span);
        }
        is_sound
    }
}

/// The last period.
fn last(elaborator: &mut Elaborator, course: &declaration::Course, span: Span) -> Option<Period> {
    let mut lengths = OnlyClause::default();
    for clause in &course.clauses {
        if let CourseClause::For(number) = clause.kind {
            lengths.say(elaborator, clause.span, "for how many periods it is followed", number);
        }
    }
    let length = lengths.content();
    // A clause that was not understood may have said it.
    if length.is_none() && !elaborator.has_syntax_error(span) {
        let name = course.declared.name.span;
        let text = plain(elaborator.text(name));
        let message = format!("`{text}` does not say for how many periods it is followed");
        elaborator.report(rules::SYNTAX_ERROR.at(name, message).remark("not complete").help("add `for 10 periods`"));
    }
    period::length(elaborator, length?)
}

/// The first of the periods that something is said of, and the last; a period that never comes is reported.
fn periods(elaborator: &mut Elaborator, periods: Periods, end: Period) -> Option<(Period, Option<Period>)> {
    match periods {
        Periods::All => Some((0, None)),
        Periods::From(first) => Some((period::period(elaborator, first, end)?, None)),
        Periods::Between(first, last) => {
            let from = period::period(elaborator, first, end)?;
            let to = period::period(elaborator, last, end)?;
            if to < from {
                let text = elaborator.text(first.to(last));
                elaborator.report(
                    rules::NUMBER_OUT_OF_RANGE
                        .at(first.to(last), format!("`{text}` has no period"))
                        .remark("ends before it begins")
                        .help(format!("write `{to} to {from}`")),
                );
                return None;
            }
            Some((from, Some(to)))
        }
    }
}

/// What a course expects up to its last period.
pub(super) fn timed(elaborator: &mut Elaborator, expected: &declaration::Timed, end: Period) -> Option<Timed> {
    let product = elaborator.mention(expected.product, Kinds::EXPECTED);
    let by = expected.by.map(|name| elaborator.mention_named(Sort::Law, name.span).map(LawId));
    let when =
        period::when(elaborator, expected.when, end, |elaborator, name| elaborator.mention(name, Kinds::EXPECTED))?;
    let not = expected.not || matches!(expected.when, declaration::When::Never);
    let by = match by {
        None => None,
        Some(law) => Some(law?),
    };
    Some(Timed { span: expected.span, not, product: product?, by, when })
}

/// Puts together what each course says and what those say that it is like, and reports which contradict themselves or
/// the environments one is in.
pub(in crate::kernel::elaborate) fn settle(elaborator: &mut Elaborator) {
    let drafts = std::mem::take(&mut elaborator.courses);
    for (index, id) in (0..drafts.0.len()).zip((0..).map(CourseId)) {
        let (circle, inherited) = put_together(elaborator, &drafts, index);
        let course = elaborator.kernel.course(id);
        let scenario = &elaborator.kernel.scenarios[course.scenario.index()];
        if !scenario.own {
            continue;
        }
        let draft = &drafts.0[index];
        let conflicts: Vec<Conflict> = circle
            .into_iter()
            .chain(displaced(draft))
            .chain(opposed(draft))
            .chain(lacked(elaborator, course))
            .collect();
        // What another course contradicts itself in is reported there.
        let first = conflicts.first().copied().or(inherited);
        let findings = conflicts.iter().map(|conflict| conflict.finding(&elaborator.kernel, elaborator.sources));
        elaborator.findings.extend(findings.filter(|finding| scenario.says(finding.span)));
        elaborator.kernel.conflicts.extend(first.map(|conflict| (course.scenario, conflict)));
    }
}

/// What is said, after how far away the course is that says it; the farthest first.
type Told<What> = (Reverse<usize>, During<What>);

/// Orders what is said by when it begins; of what begins together, a course's own clauses decide, then the nearer ones.
/// Gives the circle that a course is on, and how another course contradicts itself in what is taken over from it.
fn put_together(elaborator: &mut Elaborator, drafts: &Drafts, index: usize) -> (Option<Conflict>, Option<Conflict>) {
    let mut moves: Vec<Told<EnvironmentId>> = Vec::new();
    let mut changes: Vec<Told<(AtomId, Supposed)>> = Vec::new();
    let (mut seen, mut at, mut circle) = (vec![index], index, None);
    loop {
        let (draft, distance) = (&drafts.0[at], Reverse(seen.len()));
        // Where another course begins is not taken over.
        let taken = draft.moves.iter().skip(usize::from(at != index));
        moves.extend(taken.map(|&place| (distance, place)));
        changes.extend(draft.changes.iter().map(|&change| (distance, change)));
        let Some((like, span)) = draft.like else { break };
        let Some(next) = elaborator.kernel.scenarios[like.index()].stated_course() else { break };
        if seen.contains(&next.index()) {
            circle = Some(Conflict::Circle(span, Kind::Course));
            break;
        }
        seen.push(next.index());
        at = next.index();
    }
    moves.sort_by_key(|(distance, place)| (place.first, *distance));
    changes.sort_by_key(|(distance, change)| (change.first, *distance));
    let course = &mut elaborator.kernel.courses[index];
    let supposed = contradicted(&changes, |(atom, _)| atom, course.last);
    let supposed = supposed.map(|both| Conflict::Supposed(both.map(|one| (one.what.1, one.span))));
    let displaced = contradicted(&moves, |_| (), course.last);
    let displaced = displaced.map(|both| Conflict::Displaced(both.map(|one| (one.what, one.span))));
    let inherited = supposed.or(displaced);
    course.moves = moves.into_iter().map(|(_, place)| place).collect();
    course.changes = changes.into_iter().map(|(_, change)| change).collect();
    (circle, inherited)
}

/// Two things that a course which another is like says of one subject, that begin together, and of which one decides in
/// some period of this one.
fn contradicted<What: Copy + PartialEq, Subject: PartialEq>(
    told: &[Told<What>],
    subject: impl Fn(What) -> Subject,
    last: Period,
) -> Option<[During<What>; 2]> {
    let is_alike = |(one, said): &Told<What>, (other, again): &Told<What>| {
        let begins_alike = one == other && said.first == again.first;
        begins_alike && said.what != again.what && subject(said.what) == subject(again.what)
    };
    let decides = |(distance, said): &Told<What>| {
        (said.first..=said.last.unwrap_or(last).min(last)).any(|period| {
            let is_meant = |one: &&Told<What>| subject(one.1.what) == subject(said.what) && one.1.covers(period);
            let deciding = told.iter().rev().find(is_meant);
            deciding.is_some_and(|(of, one)| of == distance && one.first == said.first)
        })
    };
    let inherited = told.iter().enumerate().filter(|(_, (distance, _))| distance.0 > 1);
    let mut pairs =
        inherited.filter_map(|(at, later)| Some((told[..at].iter().find(|one| is_alike(one, later))?, later)));
    let (one, other) = pairs.find(|(earlier, later)| decides(earlier) || decides(later))?;
    Some([one.1, other.1])
}

/// Things of which two different things are said that begin together.
fn opposed(draft: &Draft) -> impl Iterator<Item = Conflict> {
    let mut known: indexmap::IndexMap<(AtomId, Period), (Supposed, Span), rustc_hash::FxBuildHasher> =
        indexmap::IndexMap::default();
    draft.changes.iter().filter_map(move |change| {
        let (atom, supposed) = change.what;
        let before = *known.entry((atom, change.first)).or_insert((supposed, change.span));
        (before.0 != supposed).then_some(Conflict::Supposed([before, (supposed, change.span)]))
    })
}

/// Two places where one would be at once.
fn displaced(draft: &Draft) -> impl Iterator<Item = Conflict> {
    draft.moves.iter().enumerate().filter_map(|(at, place)| {
        let other = draft.moves[..at].iter().find(|other| other.first == place.first && other.what != place.what)?;
        Some(Conflict::Displaced([(other.what, other.span), (place.what, place.span)]))
    })
}

/// What is given where the environment of the period lacks it; each clause once.
fn lacked(elaborator: &Elaborator, course: &Course) -> Vec<Conflict> {
    let kernel = &elaborator.kernel;
    let scenario = &kernel.scenarios[course.scenario.index()];
    let mut found = Vec::new();
    let given = course.changes.iter().filter(|change| change.what.1 == Supposed::Given);
    for change in given {
        let atom = change.what.0;
        let lacking = |place: &&During<EnvironmentId>| {
            let stated = kernel.environment(place.what).effective.get(&atom);
            place.meets(change) && stated.is_some_and(|stated| stated.statement == Statement::Lacks)
        };
        for place in course.moves.iter().filter(lacking) {
            // Either may be overruled in some of the periods that both speak of.
            let (first, last) = (place.first.max(change.first), place.last.unwrap_or(course.last).min(course.last));
            let last = change.last.unwrap_or(last).min(last);
            let decides = |period: &Period| {
                let deciding = course.changes.iter().rev().find(|one| one.what.0 == atom && one.covers(*period));
                course.environment(*period) == place.what && deciding.is_some_and(|one| one.span == change.span)
            };
            if (first..=last).any(|period| decides(&period))
                && let Some(stated) = kernel.environment(place.what).effective.get(&atom)
            {
                // A cell does not name what it speaks of.
                let is_cell = scenario.row_of.is_some() && scenario.span.touches(change.span);
                let name = if is_cell { kernel.name_span(atom) } else { change.span };
                let (given, lacked) = (change.span, stated.span);
                found.push(Conflict::Lacked { name, given, lacked, environment: place.what });
                break;
            }
        }
    }
    found
}
