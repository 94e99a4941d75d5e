//! Circles are cut: arrows that close one are laid out against their direction.

/// By arrow, whether it is laid out from its end to its start: those that lead back on the way of a search in depth,
/// which begins at what nothing leads to.
pub(super) fn reversed(count: usize, arrows: &[(usize, usize)]) -> Vec<bool> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut out = vec![Vec::new(); count];
    let mut entered = vec![false; count];
    for (arrow, &(from, to)) in arrows.iter().enumerate() {
        out[from].push(arrow);
        entered[to] = true;
    }
    let mut marks = vec![Mark::New; count];
    let mut reversed = vec![false; arrows.len()];
    let (sources, others): (Vec<usize>, Vec<usize>) = (0..count).partition(|&at| !entered[at]);
    for start in sources.into_iter().chain(others) {
        if marks[start] != Mark::New {
            continue;
        }
        marks[start] = Mark::Open;
        let mut way = vec![(start, 0)];
        while let Some((at, next)) = way.last_mut() {
            let Some(&arrow) = out[*at].get(*next) else {
                marks[*at] = Mark::Done;
                way.pop();
                continue;
            };
            *next += 1;
            let to = arrows[arrow].1;
            match marks[to] {
                Mark::New => {
                    marks[to] = Mark::Open;
                    way.push((to, 0));
                }
                Mark::Open => reversed[arrow] = true,
                Mark::Done => {}
            }
        }
    }
    reversed
}
