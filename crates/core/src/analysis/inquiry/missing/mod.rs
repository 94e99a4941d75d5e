//! Missing sets: the minimal sets of changes after which a product is produced however open atoms turn out.
//!
//! All of them are known where the product's function is small enough (`solver`). The functions of many products are
//! given little room first and more later (`room`); of what is left without an answer a few sets are found that are
//! minimal as well (`few`), and it is said that there may be others.

mod changes;
mod few;
mod room;
mod solver;

use super::verdict::{Inquiry, Verdict};
use crate::kernel::AtomId;
use changes::{Changes, Reach};
use coproduce_engine::exact::{Count, Unfinished};
pub use room::missing;
use solver::Solver;

/// How many edges the function of several products together may have, and how many nodes each of its diagrams: what
/// takes more is hardly ever known with five times the room, and takes seconds to fail.
const ROOM_FOR_ALL: usize = 100_000;

/// One change: an atom put in place, or taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Missing {
    /// The atom; of an action, its choice.
    pub atom: AtomId,
    /// Whether it must be taken away.
    pub away: bool,
}

/// The missing sets of one product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissingSets {
    /// The sets, smallest first; within a size in order of declaration. Each is minimal.
    pub sets: Vec<Vec<Missing>>,
    /// How many there are, or are known.
    pub count: Count,
    /// Whether the analysis reached its limit, so that there may be other sets, and smaller ones.
    pub gave_up: bool,
}

impl MissingSets {
    /// How many there are, where not all of them are listed.
    pub fn count_of_more(&self) -> Option<&Count> {
        Some(&self.count).filter(|count| **count > Count::from(self.sets.len() as u128))
    }
}

/// The minimal sets of changes after which all members of a loop are produced, given the verdict on all of them together:
/// what would seed it. As with missing sets, only what is open is changed where that suffices; else whatever no law
/// produces, and the members themselves may be put in place.
///
/// # Errors
///
/// [`Unfinished`]
pub fn seeds(inquiry: &Inquiry, members: &[AtomId], verdict: Verdict, most: usize) -> Result<MissingSets, Unfinished> {
    let reach = match verdict {
        Verdict::Produced => return Ok(MissingSets { sets: vec![Vec::new()], count: Count::from(1), gave_up: false }),
        Verdict::Undetermined => Reach::Open,
        Verdict::NotProduced => Reach::Loop(members),
    };
    all_of(&inquiry.about_all(members), members, reach, most)
}

/// The minimal sets of some products, in order of declaration, that bring about all of them once they are put in place.
///
/// # Errors
///
/// [`Unfinished`]
pub fn seeds_among(inquiry: &Inquiry, products: &[AtomId], most: usize) -> Result<MissingSets, Unfinished> {
    all_of(inquiry, products, Reach::Products(products), most)
}

fn all_of(inquiry: &Inquiry, members: &[AtomId], reach: Reach, most: usize) -> Result<MissingSets, Unfinished> {
    let changes = Changes::new(inquiry, reach, None);
    let mut solver = Solver::new(&changes, inquiry.limit.min(ROOM_FOR_ALL));
    let all = members.iter().map(|member| solver.functions.of(member.0)).collect::<Result<Vec<_>, _>>()?;
    let all = solver.functions.formulas.all(&all);
    solver.sets(all, most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Program;
    use crate::kernel::{Networks, Situation};
    use std::fmt::Write as _;

    /// Numbers that look random and are the same each time.
    struct Drawn(u32);

    impl Drawn {
        fn below(&mut self, bound: usize) -> usize {
            self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (self.0 >> 16) as usize % bound
        }

        /// Laws of two or three coproducers among six things that nothing produces and six products, some in circles.
        fn model(&mut self, negates: bool) -> String {
            let mut text =
                "object c0, c1, c2, c3, c4, c5, p0, p1, p2, p3, p4, p5\nenvironment e { holds c0   lacks c5 }\n"
                    .to_owned();
            for law in 0..10 {
                let name = |at: usize| if at < 6 { format!("c{at}") } else { format!("p{}", at - 6) };
                let product = self.below(6);
                let count = 2 + self.below(2);
                let coproducers: Vec<String> = (0..count)
                    .map(|_| {
                        let at = self.below(12);
                        let not = if negates && at < 6 && self.below(4) == 0 { "not " } else { "" };
                        format!("{not}{}", name(at))
                    })
                    .collect();
                let joined = coproducers.join(if self.below(4) == 0 { " or " } else { " and " });
                writeln!(text, "alternative law l{law} in e {{ {joined} produce p{product} }}").expect("a text");
            }
            text
        }
    }

    #[test]
    fn a_few_sets_are_among_all() {
        let mut drawn = Drawn(7);
        let (mut compared, mut lost) = (0, 0);
        for round in 0..400 {
            let text = drawn.model(round % 2 == 1);
            let program = Program::read("drawn.coprod", &text);
            assert!(program.understood, "{text}");
            let kernel = &program.kernel;
            let networks = Networks::new(kernel);
            let environment = program.environments().next().expect("the environment");
            let network = networks.of(kernel, environment);
            for situation in
                [Situation::open(kernel, network, environment), Situation::closed(kernel, network, environment, [])]
            {
                let inquiry = Inquiry::new(kernel, network, situation);
                let narrow = Inquiry { limit: 1, ..inquiry.clone() };
                let products = (0..6).map(|at| program.find(&format!("p{at}")).one().expect("a product"));
                let products: Vec<_> =
                    products.filter_map(|product| Some((product, inquiry.verdict(product).ok()?))).collect();
                let all = missing(&inquiry, &products, usize::MAX);
                let few = missing(&narrow, &products, usize::MAX);
                for ((all, few), (product, verdict)) in all.iter().zip(&few).zip(&products) {
                    assert!(!all.gave_up);
                    // Where nothing that is open or that no law produces suffices, other products are put in place: with no
                    // room it is not known that nothing does.
                    for set in &few.sets {
                        assert!(all.sets.contains(set), "{product:?} {verdict:?} {set:?} {all:?}\n{text}");
                        compared += 1;
                    }
                    lost += usize::from(few.gave_up && few.sets.is_empty() && !all.sets.is_empty());
                }
            }
        }
        assert!(compared > 500, "{compared} sets were compared, {lost} products without any");
    }
}
