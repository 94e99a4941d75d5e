//! Random courses.

use super::super::model::{Clause, Course, Effect, Expectation, Kind, LawAt, Saying, Thing, Timing, When};
use super::super::timetable::Timetable;
use super::Draw;

/// So many things are unknown at most: all completions are gone through.
const MOST_UNKNOWN: usize = 4;

impl Draw<'_> {
    pub fn course(&mut self, number: usize) -> Course {
        let environments: Vec<Thing> = self.model.environments.iter().map(|environment| environment.thing).collect();
        let like = (number > 1 && self.random.percent(35)).then(|| self.random.between(0, number - 2));
        // What the other course says is said of periods that this one has as well.
        let shortest = like.map_or(2, |other| self.model.courses[other].last);
        let last = self.random.between(shortest, shortest.max(10));
        // Most laws are those of the first environment.
        let environment = if self.random.percent(50) { environments[0] } else { self.random.pick(&environments) };
        let mut course = Course { name: format!("c{number}"), environment, like, last, ..Course::default() };
        let may_conflict = self.random.percent(8);
        for _ in 0..self.random.between(1, 7) {
            let clause = self.clause(last);
            course.clauses.push(clause);
            if self.is_too_much(&course, may_conflict) {
                course.clauses.pop();
            }
        }
        for _ in 0..self.random.pick(&[0, 0, 0, 1, 1, 2]) {
            // One is where the head says at first.
            let when = self.when(1, last);
            course.moves.push((when, self.random.pick(&environments)));
            if when == When::Throughout || self.is_too_much(&course, may_conflict) {
                course.moves.pop();
            }
        }
        for _ in 0..self.random.between(2, 7) {
            let expectation = self.expectation(last);
            course.expectations.push(expectation);
        }
        course
    }

    /// Makes some of the courses tables. The rows of all stand behind what is declared.
    pub fn tables(&mut self) {
        for table in 0..self.model.courses.len() {
            if self.random.percent(80) {
                continue;
            }
            let number = self.random.between(1, 3);
            let said = self.model.things().filter(|&thing| self.model.kind(thing) != Kind::Environment);
            let said: Vec<Thing> = said.collect();
            let columns = self.random.sample(&said, number);
            for row in 1..=self.random.between(1, 3) {
                let row = self.row(table, row, &columns);
                self.model.courses.push(row);
            }
            self.model.courses[table].expectations.clear();
        }
    }

    fn row(&mut self, table: usize, number: usize, columns: &[Thing]) -> Course {
        let Course { name, environment, last, .. } = &self.model.courses[table];
        let (environment, last) = (*environment, *last);
        let (name, like) = (format!("{name}: r{number}"), Some(table));
        let mut row = Course { name, environment, like, is_row: true, last, ..Course::default() };
        let may_conflict = self.random.percent(8);
        for &thing in columns {
            let saying = self.random.pick(&[Saying::Given, Saying::Given, Saying::Without, Saying::Unknown]);
            row.clauses.push(Clause { when: When::Throughout, saying, things: vec![thing] });
            if self.is_too_much(&row, may_conflict) {
                row.clauses.last_mut().expect("added just now").saying = Saying::Without;
            }
        }
        for _ in 0..self.random.between(0, 4) {
            let expectation = self.expectation(last);
            row.expectations.push(expectation);
        }
        row
    }

    fn is_too_much(&self, course: &Course, may_conflict: bool) -> bool {
        let timetable = Timetable::new(&self.model, course);
        timetable.unknown().len() > MOST_UNKNOWN || (!may_conflict && timetable.is_conflict())
    }

    fn when(&mut self, first: usize, last: usize) -> When {
        let begin = self.random.between(first, last);
        match self.random.between(0, 9) {
            0..=3 => When::Throughout,
            4..=6 => When::At(begin),
            7 if begin < last => When::Between(begin, self.random.between(begin + 1, last)),
            _ => When::From(begin),
        }
    }

    fn clause(&mut self, last: usize) -> Clause {
        let when = self.when(0, last);
        let saying = match self.random.between(0, 19) {
            0..=13 => Saying::Given,
            14..=17 => Saying::Without,
            18 => Saying::Unknown,
            _ => Saying::Likely(self.random.pick(&[25, 50, 90])),
        };
        let can_be_said = |thing: &Thing| match saying {
            // What a law produces is as likely as what produces it.
            Saying::Likely(_) => !self.model.is_product(*thing),
            _ => true,
        };
        let said = self.model.things().filter(|&thing| self.model.kind(thing) != Kind::Environment);
        let said: Vec<Thing> = said.filter(can_be_said).collect();
        let plain: Vec<Thing> = said.iter().copied().filter(|thing| !self.products.contains(thing)).collect();
        let said = if plain.is_empty() || self.random.percent(30) { said } else { plain };
        let two = self.random.between(1, 10) / 9 + 1;
        Clause { when, saying, things: self.random.sample(&said, two) }
    }

    fn expectation(&mut self, last: usize) -> Expectation {
        let said = self.model.things().filter(|&thing| self.model.kind(thing) != Kind::Environment);
        let said: Vec<Thing> = said.collect();
        let thing = if self.random.percent(80) { self.random.pick(&self.products) } else { self.random.pick(&said) };
        let other = self.random.pick(&said);
        let laws = (0..self.model.laws.len()).filter(|&law| {
            self.model.laws[law].effect == Effect::Produce && self.model.laws[law].things.contains(&thing)
        });
        let laws: Vec<LawAt> = laws.collect();
        let by = (!laws.is_empty() && self.random.percent(30)).then(|| self.random.pick(&laws));
        let timing = match self.random.between(0, 9) {
            0..=1 => Timing::At(self.random.between(0, last)),
            2 => Timing::Within(self.random.between(0, last)),
            3 => Timing::Before(self.random.between(1, last)),
            4 => Timing::From(self.random.between(0, last)),
            5 => Timing::Always,
            6 => Timing::Never,
            7..=8 => Timing::WithinOf(self.random.between(0, last), other),
            _ => Timing::BeforeThing(other),
        };
        let denied = timing != Timing::Never && self.random.percent(35);
        Expectation { denied, thing, by, timing }
    }
}
