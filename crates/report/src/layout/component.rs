//! What hangs together.

/// The connected components, each in ascending order, in the order of their first members.
pub(super) fn components(count: usize, arrows: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut beside = vec![Vec::new(); count];
    for &(from, to) in arrows {
        beside[from].push(to);
        beside[to].push(from);
    }
    let mut seen = vec![false; count];
    let mut found = Vec::new();
    for start in 0..count {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let (mut component, mut open) = (Vec::new(), vec![start]);
        while let Some(at) = open.pop() {
            component.push(at);
            for &next in &beside[at] {
                if !std::mem::replace(&mut seen[next], true) {
                    open.push(next);
                }
            }
        }
        component.sort_unstable();
        found.push(component);
    }
    found
}
