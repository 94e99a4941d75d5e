//! A smaller model on which a check fails as well.

use super::generate::is_sound;
use super::language::{Condition, Model};

/// Takes away whatever can be taken away while the check still fails.
pub fn shrunk(model: &Model, fails: &dyn Fn(&Model) -> bool) -> Model {
    let mut smallest = model.clone();
    while let Some(smaller) = smaller(&smallest).into_iter().find(|model| is_sound(model) && fails(model)) {
        smallest = smaller;
    }
    smallest
}

/// Every model that has one thing less.
fn smaller(model: &Model) -> Vec<Model> {
    let mut all = Vec::new();
    let mut less = |change: &dyn Fn(&mut Model)| {
        let mut changed = model.clone();
        change(&mut changed);
        all.push(changed);
    };
    for place in 0..model.laws.len() {
        less(&|model| drop(model.laws.remove(place)));
    }
    less(&|model| model.claims.clear());
    less(&|model| model.propositions.clear());
    less(&|model| model.values.clear());
    for place in (0..model.scenarios.len()).rev() {
        less(&|model| {
            model.scenarios.truncate(place);
        });
    }
    for place in 0..model.laws.len() {
        for condition in weaker(&model.laws[place].condition) {
            less(&|model| model.laws[place].condition = condition.clone());
        }
        less(&|model| model.laws[place].environments.truncate(1));
        less(&|model| model.laws[place].products.truncate(1));
        if model.laws[place].enabling.is_some() {
            less(&|model| model.laws[place].enabling = None);
        }
        if model.laws[place].likelihood.is_some() {
            less(&|model| model.laws[place].likelihood = None);
        }
    }
    for place in 0..model.actions.len() {
        if model.actions[place].enabling.is_some() {
            less(&|model| model.actions[place].enabling = None);
        }
        less(&|model| model.actions[place].actors.truncate(1));
    }
    for place in 0..model.environments.len() {
        for other in 0..4 {
            let environment = &model.environments[place];
            let count =
                [&environment.holds, &environment.lacks, &environment.includes, &environment.parents][other].len();
            for item in 0..count {
                less(&|model| {
                    let environment = &mut model.environments[place];
                    let lists = [
                        &mut environment.holds,
                        &mut environment.lacks,
                        &mut environment.includes,
                        &mut environment.parents,
                    ];
                    lists[other].remove(item);
                });
            }
        }
    }
    all.retain(|smaller| size(smaller) < size(model));
    all
}

fn size(model: &Model) -> usize {
    super::writer::text(model).len()
}

/// A condition with one part less.
fn weaker(condition: &Condition) -> Vec<Condition> {
    let mut all: Vec<Condition> = condition.parts().to_vec();
    if let Condition::And(items) | Condition::Or(items) = condition {
        for place in 0..items.len() {
            if items.len() < 3 {
                continue;
            }
            let mut fewer = items.clone();
            fewer.remove(place);
            all.push(match condition {
                Condition::And(_) => Condition::And(fewer),
                _ => Condition::Or(fewer),
            });
        }
        for (place, item) in items.iter().enumerate() {
            for weak in weaker(item) {
                let mut changed = items.clone();
                changed[place] = weak;
                all.push(match condition {
                    Condition::And(_) => Condition::And(changed),
                    _ => Condition::Or(changed),
                });
            }
        }
    }
    all
}
