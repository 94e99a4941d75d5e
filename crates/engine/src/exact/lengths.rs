//! How long the sets of a family are: a set of lengths in a fixed room, exact while they lie near each other.

/// The last bit, which stands for its own length and all beyond.
const LAST: u32 = 127;

/// Lengths, each the least of them and what is more. However long sets are, those of one family mostly differ by little: all
/// sets of `at least 145 of 193` have 145 members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lengths {
    least: u32,
    /// The bit `i` is there where sets have `least + i` members; from the last bit on, lengths share it.
    more: u128,
}

impl Lengths {
    /// No length: there is no set.
    pub const NONE: Self = Self { least: u32::MAX, more: 0 };

    /// One length.
    pub const fn only(length: u32) -> Self {
        Self { least: length, more: 1 }
    }

    /// Whether sets may have a length. Only far beyond the least one is it not certain.
    pub fn has(self, length: usize) -> bool {
        let beyond = u32::try_from(length).unwrap_or(u32::MAX).checked_sub(self.least);
        beyond.is_some_and(|beyond| self.more >> beyond.min(LAST) & 1 == 1)
    }

    /// The greatest length; none, where it is not known. Where there is no set, it is none of them.
    pub fn greatest(self) -> Option<usize> {
        if self.more == 0 {
            return Some(0);
        }
        let top = LAST - self.more.leading_zeros();
        (top < LAST).then_some(self.least as usize + top as usize)
    }

    /// The lengths of the sets of one family and of those of another.
    pub fn or(self, other: Self) -> Self {
        let least = self.least.min(other.least);
        Self { least, more: moved(self.more, self.least - least) | moved(other.more, other.least - least) }
    }

    /// The lengths of the sets of one family joined to those of another, where the two have no members in common.
    pub fn and(self, other: Self) -> Self {
        if self.more == 0 || other.more == 0 {
            return Self::NONE;
        }
        let (mut more, mut rest) = (0, self.more);
        while rest != 0 {
            more |= moved(other.more, rest.trailing_zeros());
            rest &= rest - 1;
        }
        Self { least: self.least.saturating_add(other.least), more }
    }
}

/// Bits moved up; those that would be moved beyond the last share it.
fn moved(bits: u128, by: u32) -> u128 {
    if bits == 0 || by == 0 {
        return bits;
    }
    if by > LAST {
        return 1 << LAST;
    }
    // What is at the last bit, or comes beyond it, stays there.
    let beyond = u128::from(bits >> (LAST + 1 - by) != 0) << LAST;
    bits << by | beyond
}

#[cfg(test)]
mod tests {
    use super::Lengths;
    use std::collections::BTreeSet;

    fn of(lengths: &BTreeSet<u32>) -> Lengths {
        lengths.iter().fold(Lengths::NONE, |all, &one| all.or(Lengths::only(one)))
    }

    #[test]
    fn lengths_far_from_nothing_are_told_apart() {
        let all = (0..145).fold(Lengths::only(0), |all, _| all.and(Lengths::only(1)));
        assert_eq!(all, Lengths::only(145));
        assert!(all.has(145) && !all.has(144) && !all.has(127) && !all.has(146));
        assert_eq!(all.greatest(), Some(145));
    }

    #[test]
    fn no_length_is_lost_and_near_ones_are_exact() {
        // Every pair of some sets of lengths, against sets that are written out.
        let sets: Vec<BTreeSet<u32>> = vec![
            BTreeSet::new(),
            BTreeSet::from([0]),
            BTreeSet::from([1, 3]),
            BTreeSet::from([120, 126, 127]),
            BTreeSet::from([128, 200, 254]),
            BTreeSet::from([0, 127]),
            BTreeSet::from([5, 500]),
            (300..420).step_by(2).collect(),
        ];
        for (one, other) in sets.iter().flat_map(|one| sets.iter().map(move |other| (one, other))) {
            let either: BTreeSet<u32> = one | other;
            let joined: BTreeSet<u32> = one.iter().flat_map(|a| other.iter().map(move |b| a + b)).collect();
            for (expected, found) in [(either, of(one).or(of(other))), (joined, of(one).and(of(other)))] {
                let least = expected.first().copied().unwrap_or_default();
                for length in 0..1200_u32 {
                    let is_there = expected.contains(&length);
                    let may_be = found.has(length as usize);
                    assert!(may_be || !is_there, "{length} of {one:?} and {other:?}");
                    assert!(may_be == is_there || length >= least + 127, "{length} of {one:?} and {other:?}");
                }
                if let Some(greatest) = found.greatest() {
                    assert_eq!(greatest, expected.last().copied().unwrap_or_default() as usize);
                }
            }
        }
    }
}
