//! Laws to functions: what acts within a period is written out where it is needed.
//!
//! What a target is in the next period follows from what is so in this one: a law that takes a period is read as it is. A
//! law that acts within the period is read in the next one, so that what it asks for is replaced by what makes that so.

use super::expression::MOST_NESTED;
use super::function::Function;
use super::roles::{Role, Roles};
use crate::Refusal;
use coproduce_core::analysis::Words;
use coproduce_core::kernel::{AtomId, ByAtom, GateId, Term};
use coproduce_syntax::diagnostic::joined;
use indexmap::IndexSet;

/// How many names may be written out in place of others, in all functions together.
const MOST_WRITTEN_OUT: u64 = 1_000_000;

/// A function of what is so in a period, over atoms.
pub(super) type OfAtoms = Function<AtomId>;

/// Functions that are found one after the other.
pub(super) struct Elimination<'r, 'w> {
    words: Words<'w>,
    roles: &'r Roles,
    /// What atoms are in this period, where that follows from others.
    now: ByAtom<Measured>,
    /// What atoms are in the next period.
    next: ByAtom<Measured>,
    /// How many more names may be written out.
    left: u64,
}

/// A function, with how many names it mentions.
struct Measured {
    function: OfAtoms,
    mentions: u64,
}

/// Which period a condition asks about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Now,
    Next,
}

impl<'r, 'w> Elimination<'r, 'w> {
    /// The functions of targets.
    ///
    /// # Errors
    ///
    /// Where atoms depend on one another within a period, a law is only likely, or a function becomes too large.
    pub fn of(words: Words<'w>, roles: &'r Roles, targets: &[AtomId]) -> Result<ByAtom<OfAtoms>, Refusal> {
        let mut elimination =
            Self { words, roles, now: ByAtom::default(), next: ByAtom::default(), left: MOST_WRITTEN_OUT };
        let next = elimination.order(targets.iter().copied(), Role::follows)?;
        let mut asked: IndexSet<AtomId> = IndexSet::new();
        for &atom in &next {
            for gate in roles.conditions(atom).of_the_period_before() {
                words.kernel.conditions.each_atom(gate, &mut |atom| _ = asked.insert(atom));
            }
        }
        let at_once = |role| matches!(role, Role::AtOnce | Role::OpenAtOnce);
        let asked = asked.into_iter().filter(|&atom| at_once(roles.role(atom)));
        for atom in elimination.order(asked, at_once)? {
            let function = elimination.produced(atom, When::Now)?;
            let found = elimination.measured(atom, function)?;
            elimination.now.insert(atom, found);
        }
        for atom in next {
            let function = elimination.following(atom)?;
            let found = elimination.measured(atom, function)?;
            elimination.next.insert(atom, found);
        }
        Ok(elimination.next.into_iter().map(|(atom, found)| (atom, found.function)).collect())
    }

    /// What some atoms depend on within the period, and they themselves, each after all that it depends on.
    fn order(
        &self,
        from: impl Iterator<Item = AtomId>,
        follows: impl Fn(Role) -> bool,
    ) -> Result<Vec<AtomId>, Refusal> {
        let needs = |atom: AtomId| {
            let mut found: IndexSet<AtomId> = IndexSet::new();
            for gate in self.roles.conditions(atom).of_the_period() {
                self.words.kernel.conditions.each_atom(gate, &mut |atom| _ = found.insert(atom));
            }
            found.into_iter().filter(|&atom| follows(self.roles.role(atom))).collect::<Vec<_>>()
        };
        let mut ordered: IndexSet<AtomId> = IndexSet::new();
        for start in from {
            if ordered.contains(&start) {
                continue;
            }
            let mut way: IndexSet<AtomId> = IndexSet::from([start]);
            let mut rest = vec![needs(start)];
            while let Some(left) = rest.last_mut() {
                match left.pop() {
                    Some(atom) if ordered.contains(&atom) => {}
                    Some(atom) => {
                        let (place, is_new) = way.insert_full(atom);
                        if !is_new {
                            return Err(self.circle(way.iter().skip(place)));
                        }
                        rest.push(needs(atom));
                    }
                    None => {
                        rest.pop();
                        ordered.extend(way.pop());
                    }
                }
            }
        }
        Ok(ordered.into_iter().collect())
    }

    fn circle<'a>(&self, around: impl Iterator<Item = &'a AtomId>) -> Refusal {
        let names: IndexSet<String> = around.map(|&atom| self.words.atom(atom).into_owned()).collect();
        let names: Vec<String> = names.into_iter().collect();
        let message = match names.as_slice() {
            [only] => format!("`{only}` depends on itself within a period"),
            _ => format!("{} depend on one another within a period", joined(&names, "and")),
        };
        Refusal::new(None, message, "let a law among them take a period: `after 1 period`")
    }

    /// What an atom that follows from others is in the next period.
    fn following(&mut self, atom: AtomId) -> Result<OfAtoms, Refusal> {
        let conditions = self.roles.conditions(atom);
        let mut ways = vec![self.any(atom, &conditions.later, When::Now)?, self.produced(atom, When::Next)?];
        if self.words.kernel.lasts(atom) {
            let ended = [
                self.any(atom, &conditions.ended_later, When::Now)?,
                self.any(atom, &conditions.ended_at_once, When::Next)?,
            ];
            ways.insert(0, Function::all([Function::Name(atom), Function::not(Function::any(ended))]));
        }
        Ok(Function::any(ways))
    }

    /// That an atom is produced within the period, or is there of itself.
    fn produced(&mut self, atom: AtomId, when: When) -> Result<OfAtoms, Refusal> {
        let conditions = self.roles.conditions(atom);
        let produced = self.any(atom, &conditions.at_once, when)?;
        let is_open = self.roles.role(atom) == Role::OpenAtOnce;
        Ok(if is_open { Function::any([Function::Name(atom), produced]) } else { produced })
    }

    fn any(&mut self, atom: AtomId, gates: &[GateId], when: When) -> Result<OfAtoms, Refusal> {
        let ways = gates.iter().map(|&gate| self.gate(atom, gate, when)).collect::<Result<Vec<_>, _>>()?;
        Ok(Function::any(ways))
    }

    fn gate(&mut self, product: AtomId, gate: GateId, when: When) -> Result<OfAtoms, Refusal> {
        let conditions = &self.words.kernel.conditions;
        let mut parts = Vec::new();
        for term in conditions.inputs(gate) {
            parts.push(match term {
                Term::Present(atom) => self.atom(product, atom, when)?,
                Term::Absent(atom) => Function::not(self.atom(product, atom, when)?),
                Term::Gate(inner) => self.gate(product, inner, when)?,
            });
        }
        let need = conditions.need(gate) as usize;
        if need <= 1 {
            return Ok(if need == 0 { Function::Constant(true) } else { Function::any(parts) });
        }
        if need < parts.len() {
            let mentions: u64 = parts.iter().map(mentions).sum();
            let sets = binomial(parts.len() as u64 - 1, need as u64 - 1);
            self.charge(product, mentions.saturating_mul(sets))?;
        }
        Ok(at_least(need, &parts))
    }

    /// What an atom is, in a condition for a product.
    fn atom(&mut self, product: AtomId, atom: AtomId, when: When) -> Result<OfAtoms, Refusal> {
        let role = self.roles.role(atom);
        let known = match (role, when) {
            (Role::Fixed(value), _) | (Role::Stated(value), When::Next) => return Ok(Function::Constant(value)),
            (Role::Unnamed(law), _) => {
                let message = format!("law `{}` is only likely to hold", self.words.law(law));
                return Err(Refusal::new(
                    None,
                    message,
                    "a Boolean network has no probabilities: leave out `likelihood`",
                ));
            }
            (Role::Open | Role::Stated(_), _) | (Role::Target, When::Now) => None,
            (Role::AtOnce | Role::OpenAtOnce, When::Now) => self.now.get(&atom),
            (Role::Target | Role::AtOnce | Role::OpenAtOnce, When::Next) => self.next.get(&atom),
        };
        let Some(known) = known else { return Ok(Function::Name(atom)) };
        let (function, mentions) = (known.function.clone(), known.mentions);
        self.charge(product, mentions)?;
        Ok(function)
    }

    fn charge(&mut self, product: AtomId, mentions: u64) -> Result<(), Refusal> {
        let Some(left) = self.left.checked_sub(mentions) else {
            let product = self.words.quoted(product);
            let message =
                format!("with {product}, more than {MOST_WRITTEN_OUT} names are written out in place of others");
            return Err(Refusal::new(None, message, WRITTEN_OUT));
        };
        self.left = left;
        Ok(())
    }

    /// A function with its size, unless it is nested too deeply to be read again.
    fn measured(&self, atom: AtomId, function: OfAtoms) -> Result<Measured, Refusal> {
        if function.depth() > MOST_NESTED {
            let message = format!("the function of {} is nested more than {MOST_NESTED} deep", self.words.quoted(atom));
            return Err(Refusal::new(None, message, WRITTEN_OUT));
        }
        Ok(Measured { mentions: mentions(&function), function })
    }
}

const WRITTEN_OUT: &str = "`at least` and laws that act within a period are written out where they are needed: use \
                           fewer of them, or let the laws take a period";

fn mentions(function: &OfAtoms) -> u64 {
    let mut mentions = 0;
    function.each_name(&mut |_| mentions += 1);
    mentions
}

/// How many sets of so many there are among some.
fn binomial(among: u64, many: u64) -> u64 {
    let many = many.min(among - many);
    (0..many).try_fold(1_u64, |sets, taken| Some(sets.checked_mul(among - taken)? / (taken + 1))).unwrap_or(u64::MAX)
}

/// So many of the parts: all of some set of that many.
fn at_least(need: usize, parts: &[OfAtoms]) -> OfAtoms {
    if need == parts.len() {
        return Function::all(parts.iter().cloned());
    }
    let mut places: Vec<usize> = (0..need).collect();
    let mut sets = Vec::new();
    loop {
        sets.push(Function::all(places.iter().map(|&place| parts[place].clone())));
        // The last place that can still move on does; those behind it follow closely.
        let Some(moving) = (0..need).rev().find(|&place| places[place] < parts.len() - need + place) else {
            return Function::any(sets);
        };
        places[moving] += 1;
        for place in moving + 1..need {
            places[place] = places[place - 1] + 1;
        }
    }
}
