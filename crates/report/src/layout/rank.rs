//! Columns: every arrow leads to a later one.

/// By box, the number of its column: as far to the left as arrows allow, and then, where more of them leave a box than
/// lead to it, as far to the right, so that they are short.
pub(super) fn ranks(count: usize, arrows: &[(usize, usize)], reversed: &[bool]) -> Vec<usize> {
    let (mut down, mut up) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    for (&(from, to), &reversed) in arrows.iter().zip(reversed) {
        let (from, to) = if reversed { (to, from) } else { (from, to) };
        down[from].push(to);
        up[to].push(from);
    }
    let mut waiting: Vec<usize> = up.iter().map(Vec::len).collect();
    let mut order: Vec<usize> = (0..count).filter(|&at| waiting[at] == 0).collect();
    let mut ranks = vec![0; count];
    let mut next = 0;
    while let Some(&at) = order.get(next) {
        next += 1;
        for &to in &down[at] {
            ranks[to] = ranks[to].max(ranks[at] + 1);
            waiting[to] -= 1;
            if waiting[to] == 0 {
                order.push(to);
            }
        }
    }
    for &at in order.iter().rev().filter(|&&at| down[at].len() > up[at].len()) {
        if let Some(first) = down[at].iter().map(|&to| ranks[to]).min() {
            ranks[at] = first - 1;
        }
    }
    let least = ranks.iter().copied().min().unwrap_or(0);
    ranks.into_iter().map(|rank| rank - least).collect()
}
