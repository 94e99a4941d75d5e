//! Coproducers taken away from a situation, each on its own, many at once.
//!
//! What is certain and what is possible is compared, in the closures with nothing and with all that is open. Where an
//! open atom reaches a product through a `not`, these are bounds, and a change of bounds counts as a change.

use crate::kernel::{AtomId, Kernel, Situation, blocked_with};
use coproduce_engine::{CERTAIN, Lanes, Network, Node, POSSIBLE};

/// How many situations are closed at once: two lanes each.
const AT_ONCE: usize = 32;

/// A situation from which coproducers are taken away.
pub(super) struct KnockOuts<'k> {
    pub kernel: &'k Kernel,
    pub network: &'k Network,
    pub situation: &'k Situation,
    /// What is compared.
    pub products: &'k [AtomId],
}

impl KnockOuts<'_> {
    /// By coproducer, whether taking it away changes what becomes of a product other than itself.
    pub fn missed(&self, coproducers: &[AtomId]) -> Vec<bool> {
        let before = self.situation.close(self.network);
        let mut missed = vec![false; coproducers.len()];
        // What is not there leaves nothing behind.
        let there: Vec<usize> = (0..coproducers.len()).filter(|&at| before[coproducers[at].index()] != 0).collect();
        for batch in there.chunks(AT_ONCE) {
            let atoms: Vec<AtomId> = batch.iter().map(|&at| coproducers[at]).collect();
            let changed = self.changed(&before, &atoms);
            for (pair, &at) in (0..).zip(batch) {
                missed[at] = changed & lanes_of(pair) != 0;
            }
        }
        missed
    }

    /// The lanes in which something becomes of a product that does not with nothing taken away.
    fn changed(&self, before: &[u8], taken: &[AtomId]) -> u64 {
        let mut present: Vec<u64> = self.situation.present.iter().map(|&value| everywhere(value)).collect();
        let mut blocked: Vec<u64> = self.situation.blocked.iter().map(|&value| everywhere(value)).collect();
        let mut itself: Vec<(Node, u64)> = Vec::new();
        for (pair, &atom) in (0..).zip(taken) {
            for away in blocked_with(self.kernel, self.kernel.choice(atom)) {
                present[away.index()] &= !lanes_of(pair);
                blocked[away.index()] |= lanes_of(pair);
                itself.push((away.0, lanes_of(pair)));
            }
        }
        let lanes = u32::try_from(2 * taken.len()).unwrap_or(u64::COUNT);
        self.network.close(&mut present, &blocked, lanes);
        let used = if lanes >= u64::COUNT { u64::ALL } else { (1 << lanes) - 1 };
        let changes = self.products.iter().map(|product| {
            let own = itself.iter().filter(|(node, _)| *node == product.0).fold(0, |own, (_, lanes)| own | lanes);
            (present[product.index()] ^ everywhere(before[product.index()])) & used & !own
        });
        changes.fold(0, |all, change| all | change)
    }
}

/// The two lanes of a situation.
const fn lanes_of(pair: u32) -> u64 {
    0b11 << (2 * pair)
}

/// A value in every situation.
const fn everywhere(value: u8) -> u64 {
    const EACH: u64 = 0x5555_5555_5555_5555;
    (value & (CERTAIN | POSSIBLE)) as u64 * EACH
}
