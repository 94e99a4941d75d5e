//! Subsets as numbers with a bit for each member.

/// The sets of so many things, smaller ones first.
pub(super) fn sets(count: u32) -> impl Iterator<Item = u128> {
    (0..=count).flat_map(move |size| {
        let first = if size == 128 { u128::MAX } else { (1_u128 << size) - 1 };
        std::iter::successors(Some(first), move |&set| next_of_size(set))
            .take_while(move |set| count == 128 || set >> count == 0)
    })
}

/// The next larger number with as many ones.
fn next_of_size(set: u128) -> Option<u128> {
    if set == 0 {
        return None;
    }
    let lowest = set & set.wrapping_neg();
    let carried = set.checked_add(lowest)?;
    Some(carried | (((carried ^ set) >> 2) / lowest))
}

#[cfg(test)]
mod tests {
    use super::sets;

    #[test]
    fn sets_come_by_size_and_each_once() {
        let found: Vec<u128> = sets(3).collect();
        assert_eq!(found, [0b000, 0b001, 0b010, 0b100, 0b011, 0b101, 0b110, 0b111]);
        assert_eq!(sets(0).collect::<Vec<_>>(), [0]);
        assert_eq!(sets(128).take(129).max(), Some(1 << 127));
        let ten: std::collections::BTreeSet<u128> = sets(10).collect();
        assert_eq!((ten.len(), sets(10).count()), (1024, 1024));
    }
}
