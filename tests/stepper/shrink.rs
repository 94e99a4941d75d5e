//! A smaller model on which a comparison fails as well.

use super::model::{Condition, Course, Effect, Law, Model, Timing, When};

/// Takes away whatever can be taken away while it still fails.
pub fn shrunk(model: &Model, fails: &dyn Fn(&Model) -> bool) -> Model {
    let mut smallest = model.clone();
    let size = |model: &Model| model.written().len();
    while let Some(smaller) =
        smaller(&smallest).into_iter().find(|model| size(model) < size(&smallest) && model.is_settled() && fails(model))
    {
        smallest = smaller;
    }
    smallest
}

/// A list without one of its items, for each of them.
fn without_one<T: Clone>(items: &[T]) -> impl Iterator<Item = Vec<T>> + '_ {
    (0..items.len()).map(|place| [&items[..place], &items[place + 1..]].concat())
}

/// Every model that has one thing less.
fn smaller(model: &Model) -> Vec<Model> {
    let mut all = Vec::new();
    let mut less = |change: &dyn Fn(&mut Model)| {
        let mut changed = model.clone();
        change(&mut changed);
        all.push(changed);
    };
    for place in (0..model.courses.len()).rev() {
        // The others still find the course they are like.
        if !model.courses.iter().any(|course| course.like.is_some_and(|like| like >= place)) {
            less(&|model| drop(model.courses.remove(place)));
        }
        let course = &model.courses[place];
        for expectations in without_one(&course.expectations) {
            less(&|model| model.courses[place].expectations.clone_from(&expectations));
        }
        if course.is_row {
            less(&|model| become_a_course(model, place));
            continue;
        }
        less(&|model| model.courses[place].like = None);
        less(&|model| shorten(model, place));
        for clauses in without_one(&course.clauses) {
            less(&|model| model.courses[place].clauses.clone_from(&clauses));
        }
        for moves in without_one(&course.moves) {
            less(&|model| model.courses[place].moves.clone_from(&moves));
        }
        for at in 0..course.clauses.len() {
            for things in without_one(&course.clauses[at].things) {
                less(&|model| model.courses[place].clauses[at].things.clone_from(&things));
            }
            less(&|model| model.courses[place].clauses[at].when = When::Throughout);
        }
    }
    for place in 0..model.laws.len() {
        less(&|model| leave_out(model, place));
        let law = &model.laws[place];
        less(&|model| model.laws[place].enabling = None);
        less(&|model| model.laws[place].likelihood = None);
        less(&|model| model.laws[place].delay = law.delay.min(1));
        less(&|model| model.laws[place].delay = 0);
        less(&|model| model.laws[place].environments.truncate(1));
        for things in without_one(&law.things) {
            less(&|model| model.laws[place].things.clone_from(&things));
        }
        for condition in weaker(&law.condition) {
            less(&|model| model.laws[place].condition = condition.clone());
        }
    }
    for place in 0..model.actions.len() {
        less(&|model| model.actions[place].enabling = None);
    }
    for place in 0..model.environments.len() {
        less(&|model| model.environments[place].holds.truncate(0));
        less(&|model| model.environments[place].lacks.truncate(0));
        less(&|model| model.environments[place].includes.truncate(0));
        less(&|model| model.environments[place].parents.truncate(0));
    }
    for thing in model.things() {
        let ends = |law: &Law| law.effect == Effect::End && law.things.contains(&thing);
        if !model.laws.iter().any(ends) {
            less(&|model| model.names[thing].lasting = false);
        }
    }
    all.retain(is_sayable);
    all
}

/// Lets a row be the course that says the same.
fn become_a_course(model: &mut Model, row: usize) {
    model.courses[row].is_row = false;
    model.courses[row].name = model.courses[row].name.replace(": ", "_");
}

/// Ends a course a period earlier, and its rows with it.
fn shorten(model: &mut Model, course: usize) {
    let last = model.courses[course].last.saturating_sub(1).max(1);
    for (at, one) in model.courses.iter_mut().enumerate() {
        if at == course || one.is_row && one.like == Some(course) {
            one.last = last;
        }
    }
}

/// Leaves out a law. Nothing is expected of it any more, and the places of those behind it change.
fn leave_out(model: &mut Model, law: usize) {
    model.laws.remove(law);
    for course in &mut model.courses {
        course.expectations.retain(|one| one.by != Some(law));
        let named = course.expectations.iter_mut().filter_map(|one| one.by.as_mut());
        named.filter(|place| **place > law).for_each(|place| *place -= 1);
    }
}

/// Whether no list is empty, and nothing is said of a period beyond the end of a course.
fn is_sayable(model: &Model) -> bool {
    let latest = |when: When| when.end().unwrap_or(when.begin());
    let is_within = |course: &Course| {
        let like = course.like.map_or(0, |other| model.courses[other].last);
        let whens = course.clauses.iter().map(|clause| clause.when).chain(course.moves.iter().map(|place| place.0));
        let asked = course.expectations.iter().map(|expectation| match expectation.timing {
            Timing::At(period) | Timing::Within(period) | Timing::Before(period) | Timing::From(period) => period,
            _ => 0,
        });
        whens.map(latest).chain(asked).chain([like]).all(|period| period <= course.last)
            && !course.clauses.iter().any(|clause| clause.things.is_empty())
    };
    model.courses.iter().all(is_within) && !model.laws.iter().any(|law| law.things.is_empty())
}

/// A condition with one part less.
fn weaker(condition: &Condition) -> Vec<Condition> {
    let mut all: Vec<Condition> = condition.parts().to_vec();
    if let Condition::And(items) | Condition::Or(items) = condition {
        let rebuilt = |items: Vec<Condition>| match condition {
            Condition::And(_) => Condition::And(items),
            _ => Condition::Or(items),
        };
        if items.len() > 2 {
            all.extend(without_one(items).map(rebuilt));
        }
        for (place, item) in items.iter().enumerate() {
            for weak in weaker(item) {
                let mut changed = items.clone();
                changed[place] = weak;
                all.push(rebuilt(changed));
            }
        }
    }
    all
}
