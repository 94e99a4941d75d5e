//! What cases cover and what nobody would miss, against a computation that closes sets of names one by one.

#![allow(clippy::disallowed_methods, reason = "a test may panic as it likes")]

#[path = "grammar_support/random.rs"]
#[allow(dead_code, reason = "others draw more from it")]
mod random;

use coproduce_core::Program;
use coproduce_core::analysis::{Words, coverage};
use random::Random;
use std::collections::BTreeSet;
use std::fmt::Write;

const NAMES: usize = 8;
/// Names from here on may be produced.
const PRODUCED: usize = 4;

struct Model {
    /// Needed names and the product of each law.
    laws: Vec<(BTreeSet<usize>, usize)>,
    /// What each scenario gives.
    scenarios: Vec<BTreeSet<usize>>,
}

impl Model {
    fn random(random: &mut Random) -> Self {
        let some = |random: &mut Random, most: usize| {
            (0..=random.below(most)).map(|_| random.below(NAMES)).collect::<BTreeSet<usize>>()
        };
        let laws =
            (0..=random.below(5)).map(|_| (some(random, 2), PRODUCED + random.below(NAMES - PRODUCED))).collect();
        let scenarios = (0..random.below(4)).map(|_| some(random, 4)).collect();
        Self { laws, scenarios }
    }

    fn text(&self) -> String {
        let names = |of: &BTreeSet<usize>, between: &str| {
            of.iter().map(|name| format!("x{name}")).collect::<Vec<_>>().join(between)
        };
        let mut text = "object h, x0, x1, x2, x3, x4, x5, x6, x7\nenvironment e { holds h }\n".to_owned();
        for (at, (needs, product)) in self.laws.iter().enumerate() {
            let _ = writeln!(text, "alternative law l{at} in e {{ {} produce x{product} }}", names(needs, " and "));
        }
        for (at, given) in self.scenarios.iter().enumerate() {
            let _ = writeln!(text, "scenario s{at} in e {{ given {}   expect x0 }}", names(given, ", "));
        }
        text
    }

    /// What follows from some names where one is taken away.
    fn closed(&self, given: &BTreeSet<usize>, away: Option<usize>) -> BTreeSet<usize> {
        let mut present = given.clone();
        loop {
            present.retain(|name| Some(*name) != away);
            let more = self.laws.iter().find(|(needs, product)| {
                needs.is_subset(&present) && !present.contains(product) && Some(*product) != away
            });
            let Some((_, product)) = more else { return present };
            present.insert(*product);
        }
    }

    /// Whether taking a name away changes another product, in a scenario or in the environment with nothing or all of
    /// what is open.
    fn is_missed(&self, away: usize) -> bool {
        let produced: BTreeSet<usize> = self.laws.iter().map(|(_, product)| *product).collect();
        let open: BTreeSet<usize> = (0..NAMES).filter(|name| !produced.contains(name)).collect();
        let nothing = BTreeSet::new();
        self.scenarios.iter().chain([&nothing, &open]).any(|given| {
            let products = |away: Option<usize>, skipped: usize| {
                self.closed(given, away)
                    .into_iter()
                    .filter(|name| produced.contains(name) && *name != skipped)
                    .collect::<Vec<_>>()
            };
            products(None, away) != products(Some(away), away)
        })
    }
}

#[test]
fn what_is_covered_is_what_closing_by_hand_says() {
    let mut random = Random::new(11);
    let (mut missed, mut unmissed) = (0, 0);
    for _ in 0..2_000 {
        let model = Model::random(&mut random);
        let text = model.text();
        let program = Program::read("random.coprod", &text);
        assert!(program.understood, "{text}\n{:#?}", program.findings);
        let words = Words { sources: &program.sources, kernel: &program.kernel };
        let covered = coverage(&program.kernel, &program.networks, true);
        let closed: Vec<BTreeSet<usize>> = model.scenarios.iter().map(|given| model.closed(given, None)).collect();
        let fired: Vec<bool> =
            model.laws.iter().map(|(needs, _)| closed.iter().any(|present| needs.is_subset(present))).collect();
        assert_eq!(covered.laws.iter().map(|(_, fired)| *fired).collect::<Vec<_>>(), fired, "{text}");
        assert_eq!(covered.environments[0].1, !model.scenarios.is_empty(), "{text}");
        let named: BTreeSet<usize> = model.laws.iter().flat_map(|(needs, _)| needs.iter().copied()).collect();
        assert_eq!(covered.coproducers.len(), named.len(), "{text}");
        for (tried, name) in covered.coproducers.iter().zip(named) {
            assert_eq!(words.atom(tried.atom), format!("x{name}"));
            let seen = (
                closed.iter().any(|present| present.contains(&name)),
                closed.iter().any(|present| !present.contains(&name)),
                model.is_missed(name),
            );
            assert_eq!((tried.present, tried.absent, tried.missed), seen, "x{name}\n{text}");
            *(if seen.2 { &mut missed } else { &mut unmissed }) += 1;
        }
    }
    assert!(missed > 1_000 && unmissed > 1_000, "{missed} missed, {unmissed} not");
}

#[test]
fn more_coproducers_than_are_taken_away_at_once() {
    // Each of 100 has a product of its own, but for the last two, of which either serves.
    let names: Vec<String> = (0..100).map(|name| format!("x{name}")).collect();
    let mut text = format!("object h, q, {}\nenvironment e {{ holds h }}\n", names.join(", "));
    for name in 0..98 {
        let _ = writeln!(text, "object p{name}\nlaw l{name} in e {{ x{name} and h produce p{name} }}");
    }
    text.push_str("law last in e { (x98 or x99) and h produce q }\n");
    let program = Program::read("many.coprod", &text);
    let covered = coverage(&program.kernel, &program.networks, true);
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let unmissed: Vec<_> =
        covered.coproducers.iter().filter(|tried| !tried.missed).map(|tried| words.atom(tried.atom)).collect();
    assert_eq!((covered.coproducers.len(), unmissed), (101, vec!["x98".into(), "x99".into()]));
}

#[test]
fn an_action_is_taken_away_with_its_performance() {
    // Without the walk there is no rest; that the walker is then not there is no product.
    let text = "actor walker\naction walk, whistle by walker\nobject path, rest, tune\nenvironment hill { holds path }\n\
        law resting in hill { walk and path produce rest }\nlaw piping in hill { whistle and path produce tune }\n\
        scenario noon in hill { given walk   expect rest }\n";
    let program = Program::read("hill.coprod", text);
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let covered = coverage(&program.kernel, &program.networks, true);
    let told: Vec<(String, bool, bool, bool)> = covered
        .coproducers
        .iter()
        .map(|tried| (words.atom(tried.atom).into_owned(), tried.present, tried.absent, tried.missed))
        .collect();
    assert_eq!(
        told,
        [
            ("walk".to_owned(), true, false, true),
            // Open in the environment: it may be whistled there.
            ("whistle".to_owned(), false, true, true),
            ("path".to_owned(), true, false, true),
        ]
    );
}
