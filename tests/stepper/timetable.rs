//! What a course says of every period, once its clauses and those of the courses it is like are laid over one another.

use super::model::{Course, Model, Saying, Thing, When};

/// Something that is said of a thing, or that one is somewhere.
struct Said<T> {
    when: When,
    /// 0 for the course itself, 1 for the one it is like, and so on.
    distance: usize,
    what: T,
}

pub struct Timetable<'m> {
    model: &'m Model,
    last: usize,
    things: Vec<(Thing, Said<Saying>)>,
    places: Vec<Said<Thing>>,
}

/// What decides in a period: of all that covers it what begins latest, and of this what is said nearest.
fn deciding<'a, T: 'a>(said: impl Iterator<Item = &'a Said<T>>, period: usize) -> Option<&'a T> {
    let covering = said.filter(|said| said.when.covers(period));
    covering.max_by_key(|said| (said.when.begin(), std::cmp::Reverse(said.distance))).map(|said| &said.what)
}

/// Whether two different things decide together in a period: they begin together, and are said equally near.
fn is_contradictory<'a, T: PartialEq + 'a>(said: impl Iterator<Item = &'a Said<T>>, last: usize) -> bool {
    let said: Vec<_> = said.collect();
    let rank = |said: &Said<T>| (said.when.begin(), std::cmp::Reverse(said.distance));
    (0..=last).any(|period| {
        let covering: Vec<_> = said.iter().filter(|said| said.when.covers(period)).collect();
        let highest = covering.iter().map(|said| rank(said)).max();
        let mut deciding = covering.iter().filter(|said| Some(rank(said)) == highest);
        let first = deciding.next();
        deciding.any(|other| first.is_some_and(|first| first.what != other.what))
    })
}

impl<'m> Timetable<'m> {
    pub fn new(model: &'m Model, course: &Course) -> Self {
        let mut table = Self { model, last: course.last, things: Vec::new(), places: Vec::new() };
        let (mut next, mut distance) = (Some(course), 0);
        while let Some(course) = next {
            for clause in &course.clauses {
                let said = |&thing: &Thing| (thing, Said { when: clause.when, distance, what: clause.saying });
                table.things.extend(clause.things.iter().map(said));
            }
            table.places.push(Said { when: When::Throughout, distance, what: course.environment });
            table.places.extend(course.moves.iter().map(|&(when, what)| Said { when, distance, what }));
            (next, distance) = (course.like.map(|other| &model.courses[other]), distance + 1);
        }
        table
    }

    fn of(&self, thing: Thing) -> impl Iterator<Item = &Said<Saying>> {
        self.things.iter().filter(move |said| said.0 == thing).map(|said| &said.1)
    }

    pub fn saying(&self, period: usize, thing: Thing) -> Option<Saying> {
        deciding(self.of(thing), period).copied()
    }

    pub fn environment(&self, period: usize) -> Thing {
        *deciding(self.places.iter(), period).expect("a place from period 0 on")
    }

    /// Whether it says what cannot be: two things that begin together, or that something is given where it is lacked.
    pub fn is_conflict(&self) -> bool {
        let gives_lacked = |period: usize, thing: Thing| {
            self.saying(period, thing) == Some(Saying::Given) && self.model.lacks(self.environment(period), thing)
        };
        self.model.things().any(|thing| is_contradictory(self.of(thing), self.last))
            || is_contradictory(self.places.iter(), self.last)
            || (0..=self.last).any(|period| self.model.things().any(|thing| gives_lacked(period, thing)))
    }

    /// What it leaves open in some period, those after the last change and the end among them.
    pub fn unknown(&self) -> Vec<Thing> {
        let is_open = |period, thing| matches!(self.saying(period, thing), Some(Saying::Unknown | Saying::Likely(_)));
        let ever = self.last.max(self.last_change() + 1);
        self.model.things().filter(|&thing| (0..=ever).any(|period| is_open(period, thing))).collect()
    }

    /// The last period in which a clause begins or ends.
    pub fn last_change(&self) -> usize {
        let things = self.things.iter().map(|said| said.1.when);
        let whens = things.chain(self.places.iter().map(|said| said.when));
        whens.map(|when| when.end().unwrap_or(when.begin())).max().unwrap_or(0)
    }
}
