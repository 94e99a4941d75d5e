//! Breaking a promise never adds to what is produced, where no law asks for an absence.

#[path = "naive/random.rs"]
#[allow(dead_code, reason = "other tests need all of it")]
mod random;

use coproduce_core::Program;
use coproduce_core::analysis::{Deal, Verdict};
use coproduce_core::kernel::AtomId;
use random::Random;
use std::fmt::Write;

/// How many products, and how many actions of each party, a model has.
const PRODUCTS: usize = 4;
const ACTIONS: usize = 3;

/// One law: which things it needs, by their positions, and what it produces.
type Law = (Vec<usize>, usize);

/// The names that a law may need: actions of both, and products.
fn needed(position: usize) -> String {
    let actions = 2 * ACTIONS;
    if position < actions { act(position) } else { format!("p{}", position - actions) }
}

fn act(position: usize) -> String {
    format!("{}{}", if position < ACTIONS { "x" } else { "y" }, position % ACTIONS)
}

fn model(laws: &[Law], enabling: &[Option<usize>], promised: &[usize], expected: usize) -> String {
    let mut text = String::from("actor x, y\nobject stone\nenvironment e { holds stone   includes x, y }\n");
    for product in 0..PRODUCTS {
        writeln!(text, "object p{product}").unwrap();
    }
    for (position, enabled_by) in enabling.iter().enumerate() {
        let actors = if position == 0 {
            "x and y"
        } else if position < ACTIONS {
            "x"
        } else {
            "y"
        };
        let enabled = enabled_by.map(|product| format!(" enabled by p{product}")).unwrap_or_default();
        writeln!(text, "action {} by {actors}{enabled} costs economic {position}", act(position)).unwrap();
    }
    for (index, (coproducers, product)) in laws.iter().enumerate() {
        let names: Vec<String> = coproducers.iter().map(|&position| needed(position)).collect();
        writeln!(text, "alternative law l{index} in e {{ stone and {} produce p{product} }}", names.join(" and "))
            .unwrap();
    }
    let of = |party: std::ops::Range<usize>| -> Vec<String> {
        promised.iter().filter(|position| party.contains(position)).map(|&position| act(position)).collect()
    };
    writeln!(text, "proposition deal between x and y in e {{").unwrap();
    for (party, acts) in [("x", of(0..ACTIONS)), ("y", [vec![act(0)], of(ACTIONS..2 * ACTIONS)].concat())] {
        if !acts.is_empty() {
            writeln!(text, "  {party} promises {}", acts.join(", ")).unwrap();
        }
    }
    writeln!(text, "  x pays y 5\n  x expects p{expected}\n}}").unwrap();
    text
}

fn produced(deal: &Deal, atoms: usize) -> Vec<bool> {
    let ids = (0..atoms).map(|index| AtomId(u32::try_from(index).unwrap()));
    ids.map(|atom| deal.inquiry.presence(atom) == Verdict::Produced).collect()
}

#[test]
fn a_breach_never_adds_to_what_is_produced() {
    let mut lost = 0;
    for seed in 0..1000 {
        let mut random = Random::new(seed);
        let count = random.between(1, 6);
        let things = 2 * ACTIONS + PRODUCTS - 1;
        let laws: Vec<Law> = (0..count)
            .map(|_| {
                let needs = random.between(1, 3);
                ((0..needs).map(|_| random.between(0, things)).collect(), random.between(0, PRODUCTS - 1))
            })
            .collect();
        let enabling: Vec<Option<usize>> =
            (0..2 * ACTIONS).map(|_| random.percent(30).then(|| random.between(0, PRODUCTS - 1))).collect();
        let promised = random.some(&(0..2 * ACTIONS).collect::<Vec<_>>(), 80);
        let text = model(&laws, &enabling, &promised, random.between(0, PRODUCTS - 1));
        let program = Program::read("deal.coprod", &text);
        assert!(program.understood, "{text}\n{:#?}", program.findings);
        let kernel = &program.kernel;
        let proposition = &kernel.propositions[0];
        let network = program.networks.of(kernel, proposition.environment);
        let deal = Deal::as_promised(kernel, network, proposition, proposition.environment, &[]);
        let before = produced(&deal, kernel.atoms.len());
        for breakable in deal.breakables() {
            let after = produced(&deal.broken(breakable), kernel.atoms.len());
            for (before, after) in before.iter().zip(&after) {
                assert!(*before || !*after, "seed {seed}\n{text}");
                lost += usize::from(*before && !*after);
            }
        }
    }
    assert!(lost > 1000, "breaches take something away: {lost}");
}
