//! The minimal ways to satisfy a condition, where they are few and nothing is asked for both present and absent.
//!
//! Such a condition holds exactly where one of its ways does, and its ways are its prime implicants: most laws are
//! judged by them at a glance. What is more than that is left to diagrams (`local`).

use super::alone::Literal;
use crate::kernel::{AtomId, GateId, Kernel, Term};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// How many ways are few.
const FEW: usize = 64;
/// How many literals all of them may name together.
const MOST_LITERALS: usize = 4_096;
/// Of so many inputs every choice is tried.
const FEW_INPUTS: usize = 16;

/// One way: literals in order, each once.
pub type Way = Vec<Literal>;

/// All minimal ways; none is within another.
#[derive(Debug, PartialEq, Eq)]
pub struct Ways(Vec<Way>);

impl Ways {
    /// The ways to satisfy a condition; none where they are not few.
    pub fn of(kernel: &Kernel, condition: GateId) -> Option<Self> {
        Expansion { kernel, by_choice: false }.gate(condition)?.told_apart()
    }

    /// The same, in which an action stands for what it takes to perform it: its choice and what enables it.
    pub fn by_choice(kernel: &Kernel, condition: GateId) -> Option<Self> {
        Expansion { kernel, by_choice: true }.gate(condition)?.told_apart()
    }

    /// The ways, the shortest first.
    pub fn iter(&self) -> impl Iterator<Item = &Way> {
        self.0.iter()
    }

    /// Whether nothing satisfies the condition.
    pub const fn is_never(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the condition holds whatever is present or absent.
    pub fn is_always(&self) -> bool {
        self.0.first().is_some_and(Vec::is_empty)
    }

    /// Whether another condition holds wherever this one does; none where one of them asks for a thing to be present that
    /// the other wants absent, and the ways do not tell.
    pub fn imply(&self, other: &Self) -> Option<bool> {
        if self.0.iter().all(|way| other.0.iter().any(|wider| is_within(wider, way))) {
            return Some(true);
        }
        is_told_apart([self, other]).then_some(false)
    }

    /// The literals that satisfy one of some conditions alone, each once and in order; no literal stands for none at all.
    /// None where some ask for a thing to be present that others want absent: together they may do without it.
    pub fn alone(all: &[Self]) -> Option<Vec<Option<Literal>>> {
        if !is_told_apart(all) {
            return None;
        }
        if all.iter().any(Self::is_always) {
            return Some(vec![None]);
        }
        let lone = all.iter().flat_map(Self::iter).filter(|way| way.len() == 1);
        let lone: BTreeSet<Literal> = lone.map(|way| way[0]).collect();
        Some(lone.into_iter().map(Some).collect())
    }

    /// The same ways; none where a thing is asked for both ways.
    fn told_apart(self) -> Option<Self> {
        is_told_apart([&self]).then_some(self)
    }
}

/// Whether some conditions ask for each thing in one way only: to be present, or to be absent.
fn is_told_apart<'w>(all: impl IntoIterator<Item = &'w Ways>) -> bool {
    let mut absent: FxHashMap<AtomId, bool> = FxHashMap::default();
    let mut literals = all.into_iter().flat_map(|ways| ways.0.iter().flatten());
    literals.all(|&(atom, is_absent)| *absent.entry(atom).or_insert(is_absent) == is_absent)
}

/// Whether all literals of one way are among those of another.
fn is_within(fewer: &[Literal], more: &[Literal]) -> bool {
    let mut more = more.iter();
    fewer.len() <= more.len() && fewer.iter().all(|literal| more.any(|one| one == literal))
}

struct Expansion<'k> {
    kernel: &'k Kernel,
    by_choice: bool,
}

impl Expansion<'_> {
    fn gate(&self, gate: GateId) -> Option<Ways> {
        let conditions = &self.kernel.conditions;
        let inputs = conditions.inputs(gate);
        let (need, many) = (conditions.need(gate) as usize, inputs.len());
        let mut inputs = inputs.map(|input| self.term(input));
        if need == many {
            inputs.try_fold(always(), |all, input| both(&all, &input?))
        } else if need == 1 {
            inputs.try_fold(never(), |any, input| either(any, input?))
        } else if many <= FEW_INPUTS {
            at_least(need, &inputs.collect::<Option<Vec<Ways>>>()?)
        } else {
            None
        }
    }

    fn term(&self, term: Term) -> Option<Ways> {
        match term {
            Term::Present(atom) => self.present(atom),
            Term::Absent(atom) => self.absent(atom),
            Term::Gate(inner) => self.gate(inner),
        }
    }

    fn present(&self, atom: AtomId) -> Option<Ways> {
        let action = self.kernel.action_of(atom).filter(|action| self.by_choice && action.performed == atom);
        let Some(action) = action else { return Some(literal(atom, false)) };
        let choice = literal(action.chosen, false);
        match action.enabled_by {
            None => Some(choice),
            Some(Term::Present(atom)) => both(&choice, &literal(atom, false)),
            Some(Term::Absent(atom)) => both(&choice, &literal(atom, true)),
            // What enables a choice names what is performed as it is.
            Some(Term::Gate(gate)) => both(&choice, &Expansion { by_choice: false, ..*self }.gate(gate)?),
        }
    }

    /// What is not performed lacks its choice, or what enables it: that is left to diagrams.
    fn absent(&self, atom: AtomId) -> Option<Ways> {
        let is_action = self.by_choice && self.kernel.action_of(atom).is_some_and(|action| action.performed == atom);
        (!is_action).then(|| literal(atom, true))
    }
}

fn always() -> Ways {
    Ways(vec![Way::new()])
}

const fn never() -> Ways {
    Ways(Vec::new())
}

fn literal(atom: AtomId, is_absent: bool) -> Ways {
    Ways(vec![vec![(atom, is_absent)]])
}

fn either(mut one: Ways, other: Ways) -> Option<Ways> {
    one.0.extend(other.0);
    minimal(one.0)
}

fn both(one: &Ways, other: &Ways) -> Option<Ways> {
    let literals = |ways: &Ways| ways.0.iter().map(Vec::len).sum::<usize>();
    let many = one.0.len() * other.0.len();
    if many > FEW * FEW || literals(one) * other.0.len() + literals(other) * one.0.len() > MOST_LITERALS * FEW {
        return None;
    }
    let joined = one.0.iter().flat_map(|way| other.0.iter().map(move |more| joined(way, more)));
    minimal(joined.collect())
}

fn joined(one: &[Literal], other: &[Literal]) -> Way {
    let mut way = [one, other].concat();
    way.sort_unstable();
    way.dedup();
    way
}

/// The ways in which at least so many of some conditions hold.
fn at_least(need: usize, all: &[Ways]) -> Option<Ways> {
    match (need, all.split_first()) {
        (0, _) => Some(always()),
        (_, None) => Some(never()),
        (_, Some((first, rest))) => either(both(first, &at_least(need - 1, rest)?)?, at_least(need, rest)?),
    }
}

/// Of some ways those that no other is within, the shortest first; none where they are not few.
fn minimal(mut ways: Vec<Way>) -> Option<Ways> {
    ways.sort_unstable_by(|one, other| one.len().cmp(&other.len()).then_with(|| one.cmp(other)));
    let (mut kept, mut literals) = (Vec::<Way>::new(), 0);
    for way in ways {
        if kept.iter().any(|fewer| is_within(fewer, &way)) {
            continue;
        }
        literals += way.len();
        kept.push(way);
        if kept.len() > FEW || literals > MOST_LITERALS {
            return None;
        }
    }
    Some(Ways(kept))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Program;
    use coproduce_engine::{CERTAIN, POSSIBLE};

    fn ways(condition: &str) -> Option<Vec<Way>> {
        let text =
            format!("object a, b, c, d, p\nenvironment e {{ holds d }}\nlaw l in e {{ {condition} produce p }}\n");
        let program = Program::read("ways.coprod", &text);
        let law = program.find_law("l").one().expect("the law");
        Ways::of(&program.kernel, program.kernel.laws[law.index()].condition).map(|ways| ways.0)
    }

    fn way(letters: &str) -> Way {
        let atom = |letter: char| AtomId(u32::from(letter.to_ascii_lowercase()) - u32::from('a'));
        letters.chars().map(|letter| (atom(letter), letter.is_uppercase())).collect()
    }

    #[test]
    fn ways_are_minimal() {
        // Worked out by hand; a capital stands for an absence.
        assert_eq!(ways("a and b"), Some(vec![way("ab")]));
        assert_eq!(ways("a and (a or b)"), Some(vec![way("a")]));
        assert_eq!(ways("a and (b or c) and not d"), Some(vec![way("abD"), way("acD")]));
        assert_eq!(ways("at least 2 of (a, b, c)"), Some(vec![way("ab"), way("ac"), way("bc")]));
        assert_eq!(ways("at least 2 of (a, b or c, a and b)"), Some(vec![way("ab"), way("ac")]));
    }

    #[test]
    fn what_is_asked_for_both_ways_is_left_to_diagrams() {
        assert_eq!(ways("a and b or not a and c"), None);
        // Absorbed before it is looked at: `b` suffices.
        assert_eq!(ways("b or b and not b"), Some(vec![way("b")]));
    }

    #[test]
    fn conditions_imply_others() {
        let of = |all: &[&str]| Ways(all.iter().map(|letters| way(letters)).collect());
        assert_eq!(of(&["ab", "ac"]).imply(&of(&["a"])), Some(true));
        assert_eq!(of(&["ab", "ac"]).imply(&of(&["ab"])), Some(false));
        assert_eq!(of(&[]).imply(&of(&["a"])), Some(true));
        // Whether `b` brings about `a or not a and b` is not seen from the ways.
        assert_eq!(of(&["b"]).imply(&of(&["a", "Ab"])), None);
        assert_eq!(of(&["ab"]).imply(&of(&["a", "Ab"])), Some(true));
    }

    #[test]
    fn what_suffices_alone_is_seen_where_laws_agree_on_what_they_ask_for() {
        let of = |all: &[&str]| Ways(all.iter().map(|letters| way(letters)).collect());
        let alone = |letter: &str| Some(way(letter)[0]);
        assert_eq!(Ways::alone(&[of(&["b", "ac"]), of(&["a"])]), Some(vec![alone("a"), alone("b")]));
        assert_eq!(Ways::alone(&[of(&["b"]), of(&[""])]), Some(vec![None]));
        // `a and b` and `not a and b` come to `b`.
        assert_eq!(Ways::alone(&[of(&["ab"]), of(&["Ab"])]), None);
    }

    /// Conditions as people write them, of five things; the numbers look random and are the same each time.
    struct Written(u32);

    impl Written {
        fn below(&mut self, bound: u32) -> u32 {
            self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (self.0 >> 16) % bound
        }

        fn condition(&mut self, depth: u32) -> String {
            match if depth == 0 { 0 } else { self.below(5) } {
                0 | 1 => {
                    let not = if self.below(4) == 0 { "not " } else { "" };
                    format!("{not}{}", ["a", "b", "c", "d", "f"][self.below(5) as usize])
                }
                2 => format!("({} and {})", self.condition(depth - 1), self.condition(depth - 1)),
                3 => format!("({} or {})", self.condition(depth - 1), self.condition(depth - 1)),
                _ => {
                    let three: Vec<String> = (0..3).map(|_| self.condition(depth - 1)).collect();
                    format!("at least 2 of ({})", three.join(", "))
                }
            }
        }
    }

    #[test]
    fn a_condition_holds_where_one_of_its_ways_does() {
        let mut written = Written(1);
        let mut compared = 0;
        for _ in 0..300 {
            let condition = written.condition(3);
            let text = format!(
                "object a, b, c, d, f, p\nenvironment e {{ holds d }}\nlaw l in e {{ {condition} produce p }}\n"
            );
            let program = Program::read("written.coprod", &text);
            let law = program.find_law("l").one().expect("the law");
            let gate = program.kernel.laws[law.index()].condition;
            let Some(ways) = Ways::of(&program.kernel, gate) else { continue };
            compared += 1;
            let things = ["a", "b", "c", "d", "f"].map(|name| program.find(name).one().expect("a thing"));
            for situation in 0..32_u32 {
                let is_present = |atom: AtomId| {
                    things.iter().position(|&thing| thing == atom).is_some_and(|place| situation >> place & 1 == 1)
                };
                let mut values = vec![0_u8; program.kernel.atoms.len()];
                for thing in things.into_iter().filter(|&thing| is_present(thing)) {
                    values[thing.index()] = CERTAIN | POSSIBLE;
                }
                let holds = ways.iter().any(|way| way.iter().all(|&(atom, is_absent)| is_present(atom) != is_absent));
                let expected = program.kernel.conditions.value(gate, &values) & CERTAIN != 0;
                assert_eq!(holds, expected, "{condition} in {situation:05b}: {ways:?}");
            }
        }
        assert!(compared > 100, "{compared} compared");
    }
}
