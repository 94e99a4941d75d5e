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

/// Whether two different things are said that begin together, by the nearest course that says anything that begins then.
fn is_contradictory<'a, T: PartialEq + 'a>(said: impl Iterator<Item = &'a Said<T>>) -> bool {
    let said: Vec<_> = said.collect();
    let nearest = |begin: usize| {
        said.iter().filter(|other| other.when.begin() == begin).map(|other| other.distance).min().unwrap_or(0)
    };
    said.iter().any(|one| {
        let begin = one.when.begin();
        let together = |other: &Said<T>| other.when.begin() == begin && other.distance == one.distance;
        one.distance == nearest(begin) && said.iter().any(|other| together(other) && other.what != one.what)
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
        self.model.things().any(|thing| is_contradictory(self.of(thing)))
            || is_contradictory(self.places.iter())
            || (0..=self.last).any(|period| self.model.things().any(|thing| gives_lacked(period, thing)))
    }

    /// What it leaves open in some period.
    pub fn unknown(&self) -> Vec<Thing> {
        let is_open = |period, thing| matches!(self.saying(period, thing), Some(Saying::Unknown | Saying::Likely(_)));
        self.model.things().filter(|&thing| (0..=self.last).any(|period| is_open(period, thing))).collect()
    }

    /// The last period in which a clause begins or ends.
    pub fn last_change(&self) -> usize {
        let things = self.things.iter().map(|said| said.1.when);
        let whens = things.chain(self.places.iter().map(|said| said.when));
        whens.map(|when| when.end().unwrap_or(when.begin())).max().unwrap_or(0)
    }
}
