//! Situations that are drawn, many at a time.

use super::example::Own;
use super::network::Network;

/// What is present in 32 situations, two equal lanes each, or in 64 where no rule asks for an absence. Of each node it is
/// said whether it is present of itself, and whether it is allowed to be, or that this varies; the same every time.
///
/// In every other round half of what varies is present in some situations, in some a quarter, in others all but a quarter,
/// an eighth and so on; in the rounds between more are of the last kind. What takes very much to be there is there in
/// some, and one thing that it needs is still absent in others.
pub fn drawn(network: &Network, round: u64, own: &[Own]) -> Vec<u64> {
    const PAIRS: u64 = 0x5555_5555_5555_5555;
    const FEW: u64 = 0xFFFF << 8;
    /// In which situations absence is rarer still by half.
    const MORE: [u64; 9] = rarer([24, 32, 36, 40, 44, 48, 52, 56, 60]);
    const EVEN_MORE: [u64; 9] = rarer([0, 0, 4, 12, 20, 28, 40, 50, 60]);
    let (few, more) = if round.is_multiple_of(2) { (FEW, MORE) } else { (0, EVEN_MORE) };
    let nodes = network.nodes() as usize;
    let (mut values, mut blocked) = (Vec::with_capacity(nodes), Vec::with_capacity(nodes));
    for (node, own) in (0_u32..).zip(own) {
        let mut state = (u64::from(node) << 8 | round).wrapping_add(1);
        let mut next = || {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mixed = (state ^ state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^ mixed >> 31
        };
        let [present, allowed] = own.map(|own| match own {
            Some(false) => 0,
            Some(true) => u64::MAX,
            None => {
                let (one, two) = (next(), next());
                let chosen = one & !few | one & two & few;
                let chosen = more.into_iter().fold(chosen, |chosen, more| chosen | next() & more);
                if network.negates() { chosen & PAIRS | (chosen & PAIRS) << 1 } else { chosen }
            }
        });
        values.push(present & allowed);
        blocked.push(!allowed);
    }
    network.close(&mut values, &blocked, u64::BITS);
    values
}

/// All lanes but the first so many.
const fn rarer<const N: usize>(first: [u32; N]) -> [u64; N] {
    let mut lanes = [0; N];
    let mut index = 0;
    while index < N {
        lanes[index] = u64::MAX << first[index];
        index += 1;
    }
    lanes
}
