//! Which scenarios contradict themselves or their environments, against a reading of the scenarios one by one.

#![allow(clippy::disallowed_methods, reason = "a test may panic as it likes")]

#[path = "grammar_support/random.rs"]
#[allow(dead_code, reason = "others draw more from it")]
mod random;

use coproduce_core::Program;
use coproduce_core::analysis::judgement::{Case, Failure, Ruling};
use random::Random;
use std::collections::BTreeSet;
use std::fmt::Write;

const NAMES: usize = 3;
const SCENARIOS: usize = 4;

/// A scenario: whether it is set in the yard, which lacks names, what it is like, and what it says in order, each name
/// given or taken away.
struct Scenario {
    in_yard: bool,
    like: Option<usize>,
    says: Vec<(usize, bool)>,
}

struct Model {
    lacked: BTreeSet<usize>,
    scenarios: Vec<Scenario>,
}

impl Model {
    fn random(random: &mut Random) -> Self {
        let lacked = (0..NAMES).filter(|_| random.below(3) == 0).collect();
        let scenario = |_| Scenario {
            in_yard: random.below(2) == 0,
            like: (random.below(2) == 0).then(|| random.below(SCENARIOS)),
            says: (0..random.below(4)).map(|_| (random.below(NAMES), random.below(4) > 0)).collect(),
        };
        Self { lacked, scenarios: (0..SCENARIOS).map(scenario).collect() }
    }

    fn text(&self) -> String {
        let mut text = "object n0, n1, n2, product\nenvironment garden {}\n".to_owned();
        let lacked: Vec<String> = self.lacked.iter().map(|name| format!("n{name}")).collect();
        let lacks = if lacked.is_empty() { String::new() } else { format!("lacks {}", lacked.join(", ")) };
        writeln!(text, "environment yard within garden {{ {lacks} }}").unwrap();
        text.push_str("law growing in garden { n0 and n1 and n2 produce product }\n");
        for (at, scenario) in self.scenarios.iter().enumerate() {
            let place = if scenario.in_yard { "yard" } else { "garden" };
            let like = scenario.like.map_or_else(String::new, |like| format!("like s{like} "));
            let said = |&(name, given): &(usize, bool)| format!("{} n{name} ", if given { "given" } else { "without" });
            let says: String = scenario.says.iter().map(said).collect();
            writeln!(text, "scenario s{at} in {place} {like}{{ {says}expect product }}").unwrap();
        }
        text
    }

    /// The scenarios that one rests on, itself first and then the nearest; and whether they go round in a circle.
    fn chain(&self, at: usize) -> (Vec<usize>, bool) {
        let mut chain = vec![at];
        while let Some(like) = self.scenarios[chain[chain.len() - 1]].like {
            if chain.contains(&like) {
                return (chain, true);
            }
            chain.push(like);
        }
        (chain, false)
    }

    /// Whether a scenario is no situation, and whether `product` comes of it if it is one. Of each name the nearest
    /// scenario that speaks of it counts; what none speaks of is absent.
    fn expected(&self, at: usize) -> (bool, bool) {
        let (chain, is_circle) = self.chain(at);
        let (mut conflict, mut produced) = (is_circle, true);
        for name in 0..NAMES {
            let of = |scenario: &usize| -> Vec<bool> {
                let says = self.scenarios[*scenario].says.iter();
                says.filter(|(said, _)| *said == name).map(|&(_, given)| given).collect()
            };
            let said = chain.iter().map(of).find(|said| !said.is_empty()).unwrap_or_default();
            let is_twofold = said.contains(&true) && said.contains(&false);
            let is_lacked = self.scenarios[at].in_yard && self.lacked.contains(&name);
            conflict |= is_twofold || is_lacked && said.first() == Some(&true);
            produced &= said.first() == Some(&true);
        }
        (conflict, produced)
    }
}

#[test]
fn scenarios_that_are_no_situations_fail_and_all_others_are_judged() {
    let mut random = Random::new(20);
    let (mut conflicts, mut held) = (0, 0);
    for _ in 0..2_000 {
        let model = Model::random(&mut random);
        let text = model.text();
        let program = Program::read("garden.coprod", &text);
        assert!(program.understood && program.judgements.len() == SCENARIOS, "{text}\n{:?}", program.findings);
        for judgement in &program.judgements {
            let Case::Expectation(scenario, _) = judgement.case else { panic!("{text}") };
            let expected = model.expected(scenario.index());
            let (is_conflict, is_held) = match judgement.ruling {
                Ruling::Failed(Failure::Conflict(_)) => (true, false),
                Ruling::Held => (false, true),
                Ruling::Failed(_) => (false, false),
                Ruling::Undecided(_) | Ruling::Unjudged(_) => panic!("nothing is open\n{text}"),
            };
            assert_eq!((is_conflict, is_held), (expected.0, expected.1 && !expected.0), "{}\n{text}", scenario.index());
            // What is said of it is said once: by itself, or as an expectation that is not met.
            let unmet = program.findings.iter().filter(|finding| {
                finding.rule == "unmet-expectation" && finding.span == judgement.case.span(&program.kernel)
            });
            assert_eq!(unmet.count(), usize::from(!is_conflict && !is_held), "{text}");
            conflicts += usize::from(is_conflict);
            held += usize::from(is_held);
        }
    }
    assert!(conflicts > 1_000 && held > 20, "{conflicts} conflicts, {held} held");
}
