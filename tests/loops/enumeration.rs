//! Random models against a brute-force enumeration of all cyclic sequences of things, which shares nothing with the
//! interpreter: it looks at the trees from which the text of the model is made.

use super::groups;
use super::random::Random;
use coproduce_core::Program;
use coproduce_core::analysis::ElementaryLoop;
use std::collections::BTreeSet;
use std::fmt::Write;

const THINGS: [&str; 5] = ["a", "b", "c", "d", "f"];

/// A condition, as it is written.
enum Condition {
    Thing(usize),
    Not(Box<Self>),
    /// Joined by a word.
    Joined(&'static str, Vec<Self>),
    AtLeast(usize, Vec<Self>),
}

struct Law {
    condition: Condition,
    ends: bool,
    targets: Vec<usize>,
    delay: u64,
    /// Whether it applies in the environment that is asked about.
    applies: bool,
}

impl Condition {
    fn random(random: &mut Random, depth: usize) -> Self {
        let several = |random: &mut Random| -> Vec<Self> {
            let count = random.between(2, 3);
            (0..count).map(|_| Self::random(random, depth - 1)).collect()
        };
        match random.between(0, if depth == 0 { 3 } else { 9 }) {
            0..=2 => Self::Thing(random.between(0, THINGS.len() - 1)),
            3 | 4 => Self::Not(Box::new(Self::random(random, depth.saturating_sub(1)))),
            5 | 6 => Self::Joined("and", several(random)),
            7 | 8 => Self::Joined("or", several(random)),
            _ => Self::AtLeast(2, several(random)),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Thing(thing) => THINGS[*thing].to_owned(),
            Self::Not(inner) => format!("not {}", inner.text()),
            Self::Joined(word, parts) => {
                format!("({})", parts.iter().map(Self::text).collect::<Vec<_>>().join(&format!(" {word} ")))
            }
            Self::AtLeast(count, parts) => {
                format!("at least {count} of ({})", parts.iter().map(Self::text).collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Its mentions of things, each with whether an odd number of `not` stands around it.
    fn mentions(&self, turned: bool, found: &mut Vec<(usize, bool)>) {
        match self {
            Self::Thing(thing) => found.push((*thing, turned)),
            Self::Not(inner) => inner.mentions(!turned, found),
            Self::Joined(_, parts) | Self::AtLeast(_, parts) => {
                for part in parts {
                    part.mentions(turned, found);
                }
            }
        }
    }
}

impl Law {
    fn random(random: &mut Random) -> Self {
        let count = random.between(1, 2);
        Self {
            condition: Condition::random(random, 2),
            ends: random.percent(25),
            targets: random.sample(&[0, 1, 2, 3, 4], count),
            delay: random.between(0, 3) as u64,
            applies: random.percent(90),
        }
    }

    /// For each of its mentions of a thing, whether its sign turns on the way to another.
    fn signs(&self, from: usize, to: usize) -> Vec<bool> {
        let mut mentions = Vec::new();
        if self.applies && self.targets.contains(&to) {
            self.condition.mentions(self.ends, &mut mentions);
        }
        mentions.into_iter().filter(|(thing, _)| *thing == from).map(|(_, turned)| turned).collect()
    }
}

fn text(laws: &[Law]) -> String {
    let mut text = format!(
        "object {} lasting\nobject ground\nenvironment e {{ holds ground }}\nenvironment elsewhere {{ lacks ground }}\n",
        THINGS.join(", ")
    );
    for (number, law) in laws.iter().enumerate() {
        let targets: Vec<&str> = law.targets.iter().map(|&target| THINGS[target]).collect();
        let _ = writeln!(
            text,
            "alternative law l{number} in {} {{ ground and {} {} {}{} }}",
            if law.applies { "e" } else { "elsewhere" },
            law.condition.text(),
            if law.ends { "end" } else { "produce" },
            targets.join(", "),
            if law.delay > 0 { format!(" after {} periods", law.delay) } else { String::new() }
        );
    }
    text
}

/// All sequences of different things of which the first is the least, each as a way round.
fn sequences() -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = (0..THINGS.len()).map(|first| vec![first]).collect();
    let mut at = 0;
    while at < all.len() {
        let (first, known) = (all[at][0], all[at].clone());
        all.extend((first + 1..THINGS.len()).filter(|next| !known.contains(next)).map(|next| {
            let mut longer = known.clone();
            longer.push(next);
            longer
        }));
        at += 1;
    }
    all
}

/// What a loop is: its kind, its things, its laws by step, the least and the most that it takes, and what cuts it.
type Told = (&'static str, Vec<String>, Vec<Vec<String>>, (u64, u64), BTreeSet<String>);

/// What a sequence is as a loop; none where some thing does not lead to the next.
fn told(laws: &[Law], sequence: &[usize]) -> Option<Told> {
    let (mut turned, mut is_mixed, mut delay) = (false, false, (0, 0));
    let (mut by, mut cuts) = (Vec::new(), BTreeSet::new());
    for (at, &from) in sequence.iter().enumerate() {
        let to = sequence[(at + 1) % sequence.len()];
        let leading: Vec<usize> = (0..laws.len()).filter(|&law| !laws[law].signs(from, to).is_empty()).collect();
        let signs: Vec<bool> = leading.iter().flat_map(|&law| laws[law].signs(from, to)).collect();
        turned ^= *signs.first()?;
        is_mixed |= signs.contains(&true) && signs.contains(&false);
        let delays = leading.iter().map(|&law| laws[law].delay);
        delay.0 += delays.clone().min()?;
        delay.1 += delays.max()?;
        if let [only] = leading[..] {
            cuts.insert(format!("l{only}"));
        }
        by.push(leading.iter().map(|law| format!("l{law}")).collect());
    }
    let kind = match (is_mixed, turned) {
        (true, _) => "mixed",
        (false, true) => "balancing",
        (false, false) => "reinforcing",
    };
    Some((kind, sequence.iter().map(|&thing| THINGS[thing].to_owned()).collect(), by, delay, cuts))
}

fn found(one: &ElementaryLoop) -> Told {
    let name = |name: &Option<std::borrow::Cow<str>>| name.as_deref().expect("only laws lead on").to_owned();
    (
        one.kind.word(),
        one.things.iter().map(ToString::to_string).collect(),
        one.steps.iter().map(|step| step.laws.iter().map(|law| name(&law.law)).collect()).collect(),
        (one.delay.least, one.delay.most),
        one.cut_by.iter().map(|cut| name(&cut.law)).collect(),
    )
}

#[test]
fn elementary_loops_are_all_cyclic_sequences_in_which_each_leads_to_the_next() {
    let sequences = sequences();
    assert_eq!(sequences.len(), 5 + 10 + 20 + 30 + 24, "of k of 5 things there are (k − 1)! cyclic sequences");
    let models = std::env::var("COPRODUCE_MODELS").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000);
    let mut count = 0;
    for seed in 0..models {
        let mut random = Random::new(seed);
        let laws: Vec<Law> = (0..random.between(2, 6)).map(|_| Law::random(&mut random)).collect();
        let text = text(&laws);
        let program = Program::read("random.coprod", &text);
        assert!(program.laws_understood, "seed {seed}: {:#?}\n{text}", program.findings);
        let expected: BTreeSet<Told> = sequences.iter().filter_map(|sequence| told(&laws, sequence)).collect();
        let groups = groups(&program, "e");
        let listed: Vec<Told> = groups.iter().flat_map(|group| &group.elementary).map(found).collect();
        let distinct: BTreeSet<Told> = listed.iter().cloned().collect();
        assert_eq!(distinct, expected, "seed {seed}\n{text}");
        assert_eq!(distinct.len(), listed.len(), "seed {seed}: one stands in two groups\n{text}");
        for group in &groups {
            assert_eq!(group.elementary_count, Some(group.elementary.len().to_string()), "seed {seed}\n{text}");
        }
        count += listed.len();
    }
    assert!(count as u64 > models, "the models have loops");
}
