//! Random networks against what trying every situation says.

mod changes;
mod truncated;

use super::{Analysis, Limits, Reading};
use crate::lanes::POSSIBLE;
use crate::network::{INNER, Literal, Network, NetworkBuilder, Node};
use crate::role::{Role, Settled};

/// Numbers that look random, the same ones every time (Marsaglia's xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from((self.0 >> 33) % u64::from(limit)).unwrap()
    }
}

const VARIABLES: u32 = 5;
const NODES: u32 = VARIABLES + 9;

/// Nodes `0..VARIABLES` are free, the others produced. With `not`, a node depends on earlier ones only.
fn network(random: &mut Random, negates: bool) -> Network {
    let mut builder = NetworkBuilder::default();
    for head in VARIABLES..NODES {
        for _ in 0..=random.below(2) {
            let count = 1 + random.below(4);
            let below = if negates { head } else { NODES };
            let inputs: Vec<Literal> = (0..count)
                .map(|_| {
                    let node = random.below(below);
                    if negates && random.below(4) == 0 { Literal::absent(node) } else { Literal::present(node) }
                })
                .collect();
            builder.rule(head, 1 + random.below(count), INNER, inputs);
        }
    }
    builder.finish(NODES)
}

/// Some variables are certain, and some products are variables besides or kept away.
fn roles(random: &mut Random) -> Vec<Role<Node>> {
    let yes = Settled::Yes;
    (0..NODES)
        .map(|node| match (node < VARIABLES, random.below(12)) {
            (true, 0) => Role { present: Settled::Yes, allowed: yes },
            (false, 0) if node + 1 < NODES => Role { present: Settled::Where(node), allowed: yes },
            (false, 1) if node + 1 < NODES => Role { present: Settled::No, allowed: Settled::No },
            (false, 2) => Role { present: Settled::No, allowed: Settled::Unless(0) },
            (true, _) => Role { present: Settled::Where(node), allowed: yes },
            (false, _) => Role { present: Settled::No, allowed: yes },
        })
        .collect()
}

/// Whether the last node holds, by situation of the variables.
fn holds(network: &Network, roles: &[Role<Node>], variables: &[Node], situation: u32) -> bool {
    let present = |settled: Settled<Node>| {
        let value = |node: Node| {
            variables.iter().position(|&variable| variable == node).is_some_and(|place| situation >> place & 1 == 1)
        };
        match settled {
            Settled::Yes => true,
            Settled::No => false,
            Settled::Where(node) => value(node),
            Settled::Unless(node) => !value(node),
        }
    };
    let bits = |yes: bool| if yes { 0b11_u8 } else { 0 };
    let blocked: Vec<u8> = roles.iter().map(|role| bits(!present(role.allowed))).collect();
    let mut values: Vec<u8> =
        roles.iter().zip(&blocked).map(|(role, blocked)| bits(present(role.present)) & !blocked).collect();
    network.close(&mut values, &blocked, 2);
    values[NODES as usize - 1] & 0b11 == 0b11
}

/// The minimal cubes (present, absent) of a function: no other that implies it is contained in one.
fn primes(truth: &[bool], width: usize) -> Vec<(u32, u32)> {
    let mut implicants = Vec::new();
    for code in 0..3_u32.pow(u32::try_from(width).unwrap()) {
        let (mut present, mut absent, mut rest) = (0, 0, code);
        for place in 0..width {
            match rest % 3 {
                1 => present |= 1 << place,
                2 => absent |= 1 << place,
                _ => {}
            }
            rest /= 3;
        }
        let within = |situation: u32| situation & present == present && situation & absent == 0;
        if (0..1_u32 << width).all(|situation| !within(situation) || truth[situation as usize]) {
            implicants.push((present, absent));
        }
    }
    let minimal = |&(present, absent): &(u32, u32)| {
        !implicants
            .iter()
            .any(|&other| other != (present, absent) && other.0 & present == other.0 && other.1 & absent == other.1)
    };
    implicants.iter().copied().filter(minimal).collect()
}

fn named(variables: &[Node], cubes: &[(u32, u32)]) -> Vec<Vec<(Node, bool)>> {
    let mut sets: Vec<Vec<(Node, bool)>> = cubes
        .iter()
        .map(|&(present, absent)| {
            let mut set: Vec<(Node, bool)> = Vec::new();
            for (place, &variable) in variables.iter().enumerate() {
                if (present | absent) >> place & 1 == 1 {
                    set.push((variable, present >> place & 1 == 1));
                }
            }
            set.sort_unstable();
            set
        })
        .collect();
    sets.sort_unstable_by_key(|set| (set.len(), set.clone()));
    sets
}

fn by_size(sets: &[Vec<(Node, bool)>]) -> Vec<u128> {
    let mut counts = vec![0; sets.iter().map(|set| set.len() + 1).max().unwrap_or(0)];
    for set in sets {
        counts[set.len()] += 1;
    }
    counts
}

/// Nothing is settled before roles are looked at.
const OPEN: [u8; NODES as usize] = [POSSIBLE; NODES as usize];

fn agree(network: &Network, roles: &[Role<Node>]) {
    let role = |node: Node| roles[node as usize];
    let analysis = Analysis::of(network, NODES - 1, &OPEN, role, Limits::default()).unwrap();
    let variables: Vec<Node> = analysis.variables().collect();
    let width = variables.len();
    if width > 7 {
        return;
    }
    let truth: Vec<bool> = (0..1_u32 << width).map(|situation| holds(network, roles, &variables, situation)).collect();
    let rewritten = super::rewrite::rewritten(&analysis.graph);
    for (situation, &expected) in (0..).zip(&truth) {
        for graph in [&analysis.graph, &rewritten] {
            let found = graph.holds(graph.root, |variable| situation >> variable & 1 == 1);
            assert_eq!(found, expected);
        }
    }
    let constant = truth.iter().all(|&holds| holds == truth[0]).then_some(truth[0]);
    assert_eq!(analysis.constant(), constant);

    situations_agree(&analysis, &variables, &truth);

    let expected = named(&variables, &primes(&truth, width));
    let sets = analysis.sets(Reading::Primes).unwrap();
    assert_eq!(sets.smallest(usize::MAX), expected);
    assert_eq!(sets.count().small(), Some(expected.len() as u128));
    let counts: Vec<u128> = sets.counts_by_size().iter().map(|count| count.small().unwrap()).collect();
    assert_eq!(counts, by_size(&expected));
    assert_eq!(sets.smallest(2), expected[..expected.len().min(2)]);

    let complement: Vec<bool> = truth.iter().map(|holds| !holds).collect();
    let blocking = analysis.blocking().unwrap();
    assert_eq!(blocking.smallest(usize::MAX), named(&variables, &primes(&complement, width)));

    let models: Vec<(u32, u32)> = (0..1_u32 << width)
        .filter(|&one| truth[one as usize])
        .filter(|&one| !(0..one).any(|other| other & one == other && truth[other as usize]))
        .map(|one| (one, 0))
        .collect();
    let models = named(&variables, &models);
    assert_eq!(analysis.sets(Reading::Models).unwrap().smallest(usize::MAX), models);

    let chance = |node: Node| 0.05 + 0.9 / f64::from(node + 1);
    let weight = |situation: u32, forced: Option<(usize, bool)>| {
        variables.iter().enumerate().fold(1.0, |product, (place, &variable)| {
            let present = situation >> place & 1 == 1;
            product
                * match forced {
                    Some((forced, value)) if forced == place => f64::from(u8::from(value == present)),
                    _ if present => chance(variable),
                    _ => 1.0 - chance(variable),
                }
        })
    };
    let total = |forced, counts: &dyn Fn(u32) -> bool| -> f64 {
        (0..1_u32 << width).filter(|&situation| counts(situation)).map(|situation| weight(situation, forced)).sum()
    };
    let close = |found: f64, expected: f64| {
        assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1e-3), "{found} {expected}");
    };
    let holds = |situation: u32| truth[situation as usize];
    let q = total(None, &holds);
    close(analysis.probability(&chance), q);
    if q == 0.0 {
        return;
    }
    let importances = analysis.importances(&chance);
    let unions = analysis.fussell_vesely(&chance).unwrap();
    let cubes = primes(&truth, width);
    for (place, (importance, union)) in importances.iter().zip(unions).enumerate() {
        let (present, absent) = (total(Some((place, true)), &holds), total(Some((place, false)), &holds));
        close(importance.birnbaum, present - absent);
        close(importance.criticality, chance(importance.variable) * (present - absent) / q);
        close(importance.raw, present / q);
        if absent == 0.0 {
            assert!(importance.rrw.is_infinite());
        } else {
            close(importance.rrw, q / absent);
        }
        let complete = |situation: u32| {
            cubes
                .iter()
                .any(|&(with, without)| with >> place & 1 == 1 && situation & with == with && situation & without == 0)
        };
        assert_eq!(union.0, importance.variable);
        close(union.1, total(None, &complete) / q);
    }
}

/// Witnesses hold or fail as they say, there is one where there can be, and a variable decides where two situations say.
fn situations_agree(analysis: &Analysis<Node>, variables: &[Node], truth: &[bool]) {
    let place = |variable: Node| variables.iter().position(|&one| one == variable).unwrap();
    let within = |situation: usize, way: &[(Node, bool)]| {
        way.iter().all(|&(variable, present)| (situation >> place(variable) & 1 == 1) == present)
    };
    for holds in [true, false] {
        let possible = truth.contains(&holds);
        let witness = analysis.witness(holds);
        assert_eq!(witness.is_some(), possible);
        let Some(witness) = witness else { continue };
        assert!((0..truth.len()).filter(|&situation| within(situation, &witness)).all(|one| truth[one] == holds));
    }
    let mut support = Vec::new();
    for (place, &variable) in variables.iter().enumerate() {
        let bit = 1 << place;
        let decides = |absent: usize, helps: bool| truth[absent | bit] == helps && truth[absent] != helps;
        let mut depends = false;
        for helps in [true, false] {
            let possible = (0..truth.len()).filter(|one| one & bit == 0).any(|one| decides(one, helps));
            depends |= possible;
            let way = analysis.deciding(variable, helps).unwrap();
            assert_eq!(way.is_some(), possible);
            let Some(way) = way else { continue };
            assert!(way.iter().all(|&(other, _)| other != variable));
            let situations = (0..truth.len()).filter(|&one| one & bit == 0 && within(one, &way));
            assert!(situations.clone().count() > 0 && situations.into_iter().all(|one| decides(one, helps)));
        }
        if depends {
            support.push(variable);
        }
    }
    assert_eq!(analysis.support().collect::<Vec<_>>(), support);
}

#[test]
fn random_networks_without_absences_agree_with_trying_everything() {
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    for _ in 0..300 {
        let network = network(&mut random, false);
        let roles = roles(&mut random);
        let roles: Vec<_> = roles
            .into_iter()
            .map(|role| match role.allowed {
                Settled::Unless(_) => Role { allowed: Settled::Yes, ..role },
                _ => role,
            })
            .collect();
        agree(&network, &roles);
    }
}

#[test]
fn random_networks_with_absences_agree_with_trying_everything() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..300 {
        let network = network(&mut random, true);
        let roles = roles(&mut random);
        agree(&network, &roles);
    }
}

#[test]
fn a_limit_is_an_error_that_says_how_far_it_got() {
    // Thirteen of 26, twice with their ends exchanged, so that no order of variables suits both.
    let mut builder = NetworkBuilder::default();
    let pairs = |step: u32| (0..13).map(move |place| [place, 13 + (place * step + 3) % 13]);
    for (step, head) in [(1, 26), (5, 27), (8, 28)] {
        for [one, other] in pairs(step) {
            builder.rule(head, 2, INNER, [Literal::present(one), Literal::present(other)]);
        }
    }
    builder.rule(29, 3, INNER, [26, 27, 28].map(Literal::present));
    let network = builder.finish(30);
    let role = |node: Node| Role {
        present: if node < 26 { Settled::Where(node) } else { Settled::No },
        allowed: Settled::Yes,
    };
    let Err(unfinished) = Analysis::of(&network, 29, &[POSSIBLE; 30], role, Limits { nodes: 500 }) else {
        panic!("it is large")
    };
    let crate::exact::Unfinished::TooLarge { limit, progress } = unfinished else { panic!("nothing is circular") };
    assert_eq!(limit, 500);
    assert!(progress.gates > 0);
    assert!(Analysis::of(&network, 29, &[POSSIBLE; 30], role, Limits::default()).is_ok());
}
