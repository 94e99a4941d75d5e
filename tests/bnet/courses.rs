//! Random models with time: a network that is written goes through the same periods as a course of the model.

use super::export::exported;
use super::functions::Imported;
use super::imported;
use super::random::Random;
use coproduce_core::Program;
use coproduce_core::analysis::course::Stepper;
use coproduce_core::kernel::atom_ids;
use coproduce_engine::CERTAIN;
use std::fmt::Write;

const INPUTS: [&str; 3] = ["input", "spring", "never"];
/// What laws produce within a period, after one, and what lasts.
const THINGS: [&str; 8] = ["once", "next", "lasts", "once_b", "next_b", "lasts_b", "once_c", "next_c"];

const fn takes_a_period(thing: &str) -> bool {
    matches!(thing.as_bytes()[0], b'n')
}

const fn is_lasting(thing: &str) -> bool {
    matches!(thing.as_bytes()[0], b'l')
}

/// A condition over some names.
fn condition(random: &mut Random, names: &[&str], depth: usize) -> String {
    match random.between(0, if depth == 0 { 1 } else { 6 }) {
        0 | 1 => random.pick(names).to_owned(),
        2 => format!("not {}", random.pick(names)),
        3 => format!("not ({})", condition(random, names, depth - 1)),
        4 => {
            let parts: Vec<String> = (0..3).map(|_| condition(random, names, depth - 1)).collect();
            format!("at least {} of ({})", random.between(1, 3), parts.join(", "))
        }
        _ => {
            let joint = random.pick(&["and", "or"]);
            format!("({} {joint} {})", condition(random, names, depth - 1), condition(random, names, depth - 1))
        }
    }
}

/// A model with a course; what begins is what takes a period or lasts.
fn model(random: &mut Random) -> String {
    let mut text = format!("object {}\n", INPUTS.join(", "));
    for thing in THINGS {
        let _ = writeln!(text, "object {thing}{}", if is_lasting(thing) { " lasting" } else { "" });
    }
    let setting = random.pick(&["holds spring", "lacks spring", "likely spring 0", ""]);
    let _ = writeln!(text, "environment e {{ {setting} }}\nenvironment away {{ }}");
    let mut order = THINGS.to_vec();
    for place in (1..order.len()).rev() {
        let other = random.between(0, place);
        order.swap(place, other);
    }
    let all: Vec<&str> = INPUTS.iter().chain(&THINGS).copied().collect();
    let mut number = 0;
    let mut law = |before: &str, verb: &str, thing: &str, after: &str| {
        number += 1;
        let _ = writeln!(text, "alternative law l{number} in e {{ {before} {verb} {thing} {after} }}");
    };
    for (place, &thing) in order.iter().enumerate() {
        // Within a period, things depend on those before them in some order.
        let before: Vec<&str> = INPUTS.iter().copied().chain(order[..place].iter().copied()).collect();
        if takes_a_period(thing) || is_lasting(thing) && random.percent(60) {
            law(&condition(random, &all, 2), "produce", thing, "after 1 period");
        }
        if !takes_a_period(thing) || random.percent(40) {
            law(&condition(random, &before, 2), "produce", thing, "");
        }
        if is_lasting(thing) && random.percent(60) {
            law(&condition(random, &all, 2), "end", thing, "after 1 period");
        }
        if is_lasting(thing) && random.percent(60) {
            law(&condition(random, &before, 2), "end", thing, "");
        }
    }
    text.push_str("law elsewhere in away { spring produce next after 5 periods }\ncourse c in e {\n  for 8 periods\n");
    if random.percent(50) {
        text.push_str("  given input\n");
    }
    let begins = THINGS.iter().copied().filter(|thing| takes_a_period(thing) || is_lasting(thing));
    let begins: Vec<&str> = begins.filter(|_| random.percent(50)).collect();
    if !begins.is_empty() {
        let _ = writeln!(text, "  at 0 given {}", begins.join(", "));
    }
    text.push_str("}\n");
    text
}

#[test]
fn a_network_goes_through_the_periods_of_a_course() {
    let mut random = Random::new(3);
    let mut changed = 0;
    for _ in 0..400 {
        let text = model(&mut random);
        let program = Program::read("model.coprod", text.as_str());
        let written = exported(&text).expect(&text);
        let names: Vec<&str> = written
            .lines()
            .skip_while(|line| *line != "targets, factors")
            .skip(1)
            .filter_map(|line| Some(line.split_once(',')?.0))
            .collect();
        let network = Imported::of(&imported(&written), &names);
        let kernel = &program.kernel;
        let words = program.words();
        let atoms: Vec<usize> = names
            .iter()
            .map(|name| atom_ids(kernel).find(|&atom| words.atom(atom) == **name).expect("a name of the model").index())
            .collect();
        let mut stepper = Stepper::new(kernel, &program.networks, &kernel.courses[0]);
        let mut state: Option<Vec<bool>> = None;
        for period in 0..=8 {
            let values = stepper.advance().values;
            let found: Vec<bool> = atoms.iter().map(|&atom| values[atom] & CERTAIN != 0).collect();
            if let Some(before) = state {
                let next: Vec<bool> = network.next(&before).into_iter().map(|next| next.expect("a target")).collect();
                assert_eq!(next, found, "period {period} of {names:?}\n{text}\n{written}");
                changed += usize::from(before != found);
            }
            state = Some(found);
        }
    }
    assert!(changed > 400, "{changed}");
}
