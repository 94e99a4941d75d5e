//! A course as a table: what is there when.

use super::settling::{Settling, settling};
use super::stepper::Stepper;
use crate::analysis::evaluation::produced_atoms;
use crate::analysis::inquiry::{Setting, Verdict, Words};
use crate::kernel::{AtomId, AtomKind, Course, Goal, Networks, Period, Supposed, unroll};
use crate::model::Kind;
use coproduce_engine::{CERTAIN, POSSIBLE};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::borrow::Cow;

/// What becomes of a course.
#[derive(Clone, Debug, Serialize)]
pub struct CourseReport<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// The last period; the first is 0.
    pub last: Period,
    /// Where one is, each place with the period from which on.
    pub places: Vec<Place<'s>>,
    /// What is said of which periods, in the order in which it begins.
    pub changes: Vec<Said<'s>>,
    /// What laws produce, what lasts, and what changes from outside; in order of declaration.
    pub lines: Vec<Line<'s>>,
    /// How it ends where nothing changes any more; none where something is open in it.
    #[serde(flatten)]
    pub settling: Option<Settling>,
    /// Whether an analysis reached its limit, so that what is undetermined may be settled.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub gave_up: bool,
}

/// Where one is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place<'s> {
    /// From which period on.
    pub from: Period,
    /// The environment.
    pub environment: Cow<'s, str>,
}

/// What is said of some periods.
#[derive(Clone, Debug, Serialize)]
pub struct Said<'s> {
    /// `given`, `without`, `unknown` or `likely`.
    pub state: &'static str,
    /// The name.
    pub name: Cow<'s, str>,
    /// With what probability, where it is likely.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<f64>,
    /// The first of the periods.
    pub from: Period,
    /// The last; none where it is said of all that come.
    pub to: Option<Period>,
}

/// What becomes of a thing, period by period.
#[derive(Clone, Debug, Serialize)]
pub struct Line<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// Its kind.
    pub kind: Kind,
    /// By period.
    #[serde(skip)]
    pub cells: Vec<Cell>,
    /// The periods in which it changes, each with what it is from then on; the first is 0.
    pub changes: Vec<Change>,
}

/// What becomes of a thing from a period on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The period.
    pub from: Period,
    /// What becomes of it.
    pub is: Cell,
}

/// What becomes of a thing in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// It is absent.
    Absent,
    /// It is present.
    Present,
    /// That depends on what is open.
    Undetermined,
    /// The course gives it.
    Given,
    /// The course takes it away.
    TakenAway,
}

impl Cell {
    /// The sign by which it is shown.
    pub const fn sign(self) -> char {
        match self {
            Self::Absent => '·',
            Self::Present => '█',
            Self::Undetermined => '░',
            Self::Given => '+',
            Self::TakenAway => '×',
        }
    }
}

impl CourseReport<'_> {
    /// The same, apart from the texts that its names stand in.
    pub fn into_owned(self) -> CourseReport<'static> {
        fn owned(name: Cow<str>) -> Cow<'static, str> {
            Cow::Owned(name.into_owned())
        }
        let place = |place: Place| Place { from: place.from, environment: owned(place.environment) };
        let said = |said: Said| Said { name: owned(said.name), ..said };
        let line = |line: Line| Line { name: owned(line.name), ..line };
        CourseReport {
            name: owned(self.name),
            last: self.last,
            places: self.places.into_iter().map(place).collect(),
            changes: self.changes.into_iter().map(said).collect(),
            lines: self.lines.into_iter().map(line).collect(),
            settling: self.settling,
            gave_up: self.gave_up,
        }
    }
}

/// Follows a course.
pub fn follow<'s>(words: Words<'s>, networks: &Networks, course: &Course) -> CourseReport<'s> {
    let kernel = words.kernel;
    let shown = shown(words, course);
    let mut cells: Vec<Vec<Cell>> = vec![Vec::with_capacity(course.last as usize + 1); shown.len()];
    let mut places: Vec<Place> = Vec::new();
    let mut open: Vec<AtomId> = Vec::new();
    let mut stepper = Stepper::new(kernel, networks, course);
    for period in 0..=course.last {
        let step = stepper.advance();
        let environment = words.environment(step.environment);
        if places.last().is_none_or(|place| place.environment != environment) {
            places.push(Place { from: period, environment });
        }
        let supposed = course.supposes(period);
        for (&atom, cells) in shown.iter().zip(&mut cells) {
            let said = supposed.get(&kernel.choice(atom)).map(|&(supposed, _)| supposed);
            let cell = match (step.values[atom.index()], said) {
                (0, Some(Supposed::Without)) => Cell::TakenAway,
                (value, _) if value & POSSIBLE == 0 => Cell::Absent,
                (value, _) if value & CERTAIN == 0 => Cell::Undetermined,
                (_, Some(Supposed::Given)) => Cell::Given,
                _ => Cell::Present,
            };
            if cell == Cell::Undetermined && open.last() != Some(&atom) && !open.contains(&atom) {
                open.push(atom);
            }
            cells.push(cell);
        }
    }
    let gave_up = settle(words, course, &open, (&shown, &mut cells)).is_none();
    let line = |(&atom, cells): (&AtomId, Vec<Cell>)| Line {
        name: words.atom(atom),
        kind: words.kind(atom),
        changes: changes(&cells),
        cells,
    };
    let name = words.scenario(&kernel.scenarios[course.scenario.index()]);
    let lines = shown.iter().zip(cells).map(line).collect();
    let changes = said(words, course);
    CourseReport {
        name,
        last: course.last,
        places,
        changes,
        lines,
        settling: settling(kernel, networks, course),
        gave_up,
    }
}

/// Decides what two bits a node leave open, on the network of the periods; none where that is too large.
fn settle(words: Words, course: &Course, open: &[AtomId], (shown, cells): (&[AtomId], &mut [Vec<Cell>])) -> Option<()> {
    if open.is_empty() {
        return Some(());
    }
    let (kernel, networks, _) = unroll(words.kernel, course, course.last, Goal::Throughout(open)).ok()?;
    let inquiry = Setting::Scenario(course.scenario.index()).inquiry(&kernel, &networks);
    let place = |atom: AtomId, period: Period| kernel.moments.as_ref()?.place(atom, period);
    // Each period rests on those before it, so that what is known of these is kept.
    let mut completions = inquiry.completions();
    let mut verdict = |atom: AtomId| match inquiry.values[atom.index()] {
        value if value & CERTAIN != 0 => Some(Some(true)),
        value if value & POSSIBLE == 0 => Some(Some(false)),
        _ => completions.of(atom.0).and_then(|function| completions.formulas.value(function)).ok(),
    };
    let mut is_all_known = Some(());
    for (&atom, cells) in shown.iter().zip(cells).filter(|(atom, _)| open.contains(atom)) {
        for (period, cell) in (0..).zip(cells).filter(|(_, cell)| **cell == Cell::Undetermined) {
            match place(atom, period).and_then(&mut verdict) {
                Some(Some(true)) => *cell = Cell::Present,
                Some(Some(false)) => *cell = Cell::Absent,
                Some(None) => {}
                None => is_all_known = None,
            }
        }
    }
    is_all_known
}

/// By atom, whether it is there in a period; what is too large to be decided is undetermined.
pub fn presences(words: Words, networks: &Networks, course: &Course, at: Period) -> Vec<Verdict> {
    let kernel = words.kernel;
    let mut stepper = Stepper::new(kernel, networks, course);
    for _ in 0..at {
        stepper.advance();
    }
    let values = &stepper.advance().values[..kernel.atoms.len()];
    let verdict = |value: &u8| match (value & CERTAIN != 0, value & POSSIBLE != 0) {
        (true, _) => Verdict::Produced,
        (false, true) => Verdict::Undetermined,
        (false, false) => Verdict::NotProduced,
    };
    let mut presences: Vec<Verdict> = values.iter().map(verdict).collect();
    let is_open = |atom: &AtomId| presences[atom.index()] == Verdict::Undetermined;
    let open: Vec<AtomId> = crate::kernel::atom_ids(kernel).filter(is_open).collect();
    if !open.is_empty()
        && let Ok((laid_out, networks, _)) = unroll(kernel, course, at, Goal::Things(&open))
    {
        let inquiry = Setting::Scenario(course.scenario.index()).inquiry(&laid_out, &networks);
        for atom in open {
            presences[atom.index()] = inquiry.verdict(atom).unwrap_or(Verdict::Undetermined);
        }
    }
    presences
}

/// What laws produce, what lasts, and what changes from outside.
fn shown(words: Words, course: &Course) -> Vec<AtomId> {
    let kernel = words.kernel;
    let is_throughout = |atom: AtomId| {
        let mut said = course.changes.iter().filter(|change| change.what.0 == atom);
        said.all(|change| change.first == 0 && change.last.is_none())
    };
    let changing = course.changes.iter().map(|change| change.what.0).filter(|&atom| !is_throughout(atom));
    let changing = changing.map(|atom| kernel.declared(atom));
    let mut shown: Vec<AtomId> = produced_atoms(kernel);
    shown.extend(changing.chain(kernel.lasting.iter().copied()));
    shown.retain(|&atom| !matches!(kernel.atom(atom).kind, AtomKind::Unnamed(_)));
    shown.sort_unstable();
    shown.dedup();
    shown
}

/// What a course says of the periods in which that decides: what is overruled in all of its own is left out.
fn said<'s>(words: Words<'s>, course: &Course) -> Vec<Said<'s>> {
    let mut decides = vec![false; course.changes.len()];
    for period in course.turns().into_iter().filter(|&period| period <= course.last) {
        let covering = course.changes.iter().enumerate().filter(|(_, change)| change.covers(period));
        let deciding: FxHashMap<AtomId, usize> = covering.map(|(at, change)| (change.what.0, at)).collect();
        for at in deciding.into_values() {
            decides[at] = true;
        }
    }
    let deciding = course.changes.iter().zip(decides).filter(|&(_, decides)| decides);
    let said = deciding.map(|(change, _)| {
        let (atom, supposed) = change.what;
        let likelihood = if let Supposed::Likely(probability) = supposed { Some(probability) } else { None };
        let (from, to) = (change.first, change.last);
        Said { state: supposed.word(), name: words.atom(atom), likelihood, from, to }
    });
    said.collect()
}

fn changes(cells: &[Cell]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for (from, &is) in (0..).zip(cells) {
        if changes.last().is_none_or(|change| change.is != is) {
            changes.push(Change { from, is });
        }
    }
    changes
}
