//! Modules that use one another in a circle.

use super::modules::Module;
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use coproduce_syntax::source::Span;
use indexmap::IndexMap;
use std::collections::VecDeque;

/// Reports the shortest way round from the first module back to itself; where there is none, a circle among those it
/// uses, in one of these.
pub(super) fn report(modules: &[Module], findings: &mut Vec<Diagnostic>) {
    let around = |module: usize| way_round(modules, module);
    let Some(way) = around(0).or_else(|| entangled(modules).into_iter().find_map(around)) else { return };
    let names: Vec<&str> = way.iter().map(|&at| modules[at].path.as_str()).collect();
    let (from, next) = (&modules[way[0]], way.get(1).copied());
    let position = from.imports.iter().position(|&import| import == next).unwrap_or(0);
    let span = from.uses.get(position).map_or(Span::default(), |found| found.1);
    findings.push(
        rules::IMPORT_CYCLE
            .at(span, "modules use one another in a cycle")
            .remark(format!("the cycle: {}", names.join(" → ")))
            .help("move what both need into a third module that uses neither"),
    );
}

/// The shortest way from a module back to itself, with the module at both ends.
fn way_round(modules: &[Module], start: usize) -> Option<Vec<usize>> {
    let mut came_from: IndexMap<usize, usize> = IndexMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(module) = queue.pop_front() {
        for &target in modules[module].imports.iter().flatten() {
            if target == start {
                let mut way = vec![start];
                let mut at = module;
                while at != start {
                    way.push(at);
                    at = came_from.get(&at).copied().unwrap_or(start);
                }
                way.push(start);
                way.reverse();
                return Some(way);
            }
            if !came_from.contains_key(&target) {
                came_from.insert(target, module);
                queue.push_back(target);
            }
        }
    }
    None
}

/// The modules that lie on circles or between them: those left where what uses nothing that is left is taken away, one
/// after the other, until nothing more can be.
fn entangled(modules: &[Module]) -> Vec<usize> {
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); modules.len()];
    let mut left = vec![0_usize; modules.len()];
    for (user, module) in modules.iter().enumerate() {
        for &target in module.imports.iter().flatten() {
            users[target].push(user);
            left[user] += 1;
        }
    }
    let mut free: Vec<usize> = (0..modules.len()).filter(|&module| left[module] == 0).collect();
    while let Some(module) = free.pop() {
        for &user in &users[module] {
            left[user] -= 1;
            if left[user] == 0 {
                free.push(user);
            }
        }
    }
    (0..modules.len()).filter(|&module| left[module] > 0).collect()
}
