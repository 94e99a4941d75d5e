//! Names looked up: every mention becomes the position of what it means.

use super::element::{Element, Kind, Mention};
use super::formula::Formula;
use crate::Refusal;
use crate::places::{MOST_REFUSALS, Places};
use coproduce_syntax::diagnostic::{joined, nearest};
use coproduce_syntax::source::Position;
use rustc_hash::{FxHashMap, FxHashSet};

/// The longest name that known ones are compared with.
const MOST_COMPARED: usize = 20_000;

/// An element whose formula mentions others by their position.
pub(super) struct Event {
    /// The name, of a private one with its containers.
    pub name: String,
    pub label: Option<String>,
    pub kind: Resolved,
}

pub(super) enum Resolved {
    Gate(Formula<usize>),
    Basic(Option<f64>),
    House(bool),
}

/// Looks up all names, and refuses what is defined twice, not at all, or in a circle.
pub(super) fn resolve(elements: Vec<Element>, places: &Places) -> Result<Vec<Event>, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    for (index, element) in elements.iter().enumerate() {
        let names = if element.private || element.path.is_empty() {
            [shown(element), String::new()]
        } else {
            [element.name.clone(), element.full_name()]
        };
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            if let Some(first) = known.insert(name, index) {
                let line = places.at(elements[first].at).line;
                let message = format!("`{}` is defined twice", shown(element));
                refusals.push(Refusal::new(
                    Some(places.at(element.at)),
                    message,
                    format!("it is defined in line {line} already; names of events are global"),
                ));
                break;
            }
        }
    }
    let names: Vec<String> = elements.iter().map(shown).collect();
    let mut mentions: Vec<Vec<(usize, usize)>> = vec![Vec::new(); elements.len()];
    let mut events = Vec::with_capacity(elements.len());
    for (index, element) in elements.into_iter().enumerate() {
        let Element { path, label, kind, .. } = element;
        let kind = match kind {
            Kind::Basic(probability) => Resolved::Basic(probability),
            Kind::House(value) => Resolved::House(value),
            Kind::Gate(formula) => Resolved::Gate(formula.map(&mut |mention: Mention| {
                let found = look_up(&known, &path, &mention.name);
                if let Some(found) = found {
                    mentions[index].push((found, mention.at));
                } else if refusals.len() < MOST_REFUSALS {
                    refusals.push(undefined(&mention, &names, places.at(mention.at)));
                }
                found.unwrap_or(0)
            })),
        };
        events.push(Event { name: names[index].clone(), label, kind });
    }
    if refusals.is_empty() {
        refusals.extend(circle(&mentions).map(|around| {
            let around_names: Vec<String> = around.iter().map(|&(event, _)| names[event].clone()).collect();
            let at = around.first().map_or(0, |&(_, at)| at);
            Refusal::new(
                Some(places.at(at)),
                format!("{} depend on one another in a cycle", joined(&around_names, "and")),
                "a fault tree has no cycles",
            )
        }));
    }
    if refusals.is_empty() { Ok(events) } else { Err(refusals) }
}

/// The name by which an element is called outside its container.
fn shown(element: &Element) -> String {
    if element.private && !element.path.is_empty() { element.full_name() } else { element.name.clone() }
}

/// A name as it is meant within containers: the innermost private one first.
fn look_up(known: &FxHashMap<String, usize>, path: &[String], name: &str) -> Option<usize> {
    for depth in (1..=path.len()).rev() {
        let full = format!("{}.{name}", path[..depth].join("."));
        if let Some(&found) = known.get(&full) {
            return Some(found);
        }
    }
    known.get(name).copied()
}

fn undefined(mention: &Mention, names: &[String], at: Position) -> Refusal {
    let near = nearest(&mention.name, names.iter().take(MOST_COMPARED).map(String::as_str));
    let help = if near.is_empty() {
        "define it as a gate, a basic event or a house event".to_owned()
    } else {
        format!("perhaps {} was meant", joined(&near, "or"))
    };
    Refusal::new(Some(at), format!("`{}` is not defined", mention.name), help)
}

/// A circle of mentions: events that lead from one back to itself, each with the place that leads on.
fn circle(mentions: &[Vec<(usize, usize)>]) -> Option<Vec<(usize, usize)>> {
    let mut done: FxHashSet<usize> = FxHashSet::default();
    for start in 0..mentions.len() {
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        let mut on_way: FxHashSet<usize> = FxHashSet::from_iter([start]);
        if done.contains(&start) {
            continue;
        }
        while let Some((event, next)) = way.last_mut() {
            let event = *event;
            let Some(&(to, _)) = mentions[event].get(*next) else {
                done.insert(event);
                on_way.remove(&event);
                way.pop();
                continue;
            };
            *next += 1;
            if on_way.contains(&to) {
                let from = way.iter().position(|&(event, _)| event == to).unwrap_or(0);
                return Some(way[from..].iter().map(|&(event, next)| (event, mentions[event][next - 1].1)).collect());
            }
            if !done.contains(&to) {
                way.push((to, 0));
                on_way.insert(to);
            }
        }
    }
    None
}
