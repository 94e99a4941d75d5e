//! `:graph oak`: what stands next to a name.

use super::reading::Reading;
use crate::analysis::Words;
use crate::kernel::{AtomId, AtomKind, EnvironmentId, Kernel, LawId, Origin};
use indexmap::IndexSet;
use serde::Serialize;

/// What stands next to a name.
#[derive(Debug, Serialize)]
pub struct Neighbourhood {
    /// The name.
    pub name: String,
    /// The laws that produce it, with what each takes.
    pub produced_by: Vec<Edge>,
    /// The laws it coproduces in, with what each produces.
    pub coproduces: Vec<Edge>,
    /// What it is otherwise linked to by definition: who acts, what enables, what brings.
    pub linked: Vec<Link>,
    /// The environments that state it, with how.
    pub environments: Vec<(String, &'static str)>,
    /// How many laws were left out.
    pub omitted: usize,
}

/// A law, and the names on its other side.
#[derive(Debug, Serialize)]
pub struct Edge {
    /// The law.
    pub law: String,
    /// The environments it is stated in.
    pub environments: Vec<String>,
    /// What it takes, or what it produces.
    pub names: Vec<String>,
}

/// A link that is no law.
#[derive(Debug, Serialize)]
pub struct Link {
    /// How: `by`, `enabled by`, `brings`, `from`.
    pub how: &'static str,
    /// What.
    pub names: Vec<String>,
}

/// How many laws are listed on each side.
const LISTED: usize = 50;

/// What stands next to an atom.
pub(super) fn neighbourhood(reading: &Reading, atom: AtomId) -> Neighbourhood {
    let (words, kernel) = (reading.words(), &reading.program.kernel);
    // An offering's laws produce that it can be provided, and an action coproduces by being performed.
    let as_product = kernel.offering_of(atom).map_or(atom, |offering| offering.provided);
    let mut found = Neighbourhood {
        name: words.atom(atom).into_owned(),
        produced_by: Vec::new(),
        coproduces: Vec::new(),
        linked: links(words, kernel, atom),
        environments: environments(words, kernel, atom),
        omitted: 0,
    };
    let stated = kernel.laws_with_ids().filter(|(_, law)| matches!(law.origin, Origin::Stated | Origin::Used));
    for (id, law) in stated {
        let mut inputs = IndexSet::new();
        kernel.conditions.each_atom(law.condition, &mut |input| {
            inputs.insert(input);
        });
        if kernel.products(law).contains(&as_product) {
            push(&mut found.produced_by, &mut found.omitted, || edge(words, id, inputs.iter().copied()));
        }
        if inputs.contains(&atom) {
            push(&mut found.coproduces, &mut found.omitted, || edge(words, id, kernel.products(law).iter().copied()));
        }
    }
    found
}

fn push(edges: &mut Vec<Edge>, omitted: &mut usize, edge: impl FnOnce() -> Edge) {
    if edges.len() < LISTED {
        edges.push(edge());
    } else {
        *omitted += 1;
    }
}

fn edge(words: Words, law: LawId, atoms: impl Iterator<Item = AtomId>) -> Edge {
    let stated = words.kernel.stated_in(&words.kernel.laws[law.index()]).iter();
    Edge {
        law: words.law(law).into_owned(),
        environments: stated.map(|&environment| words.environment(environment).into_owned()).collect(),
        names: names(words, atoms),
    }
}

fn names(words: Words, atoms: impl IntoIterator<Item = AtomId>) -> Vec<String> {
    let names: IndexSet<String> = atoms.into_iter().map(|atom| words.atom(atom).into_owned()).collect();
    names.into_iter().collect()
}

/// What definitions link an atom to.
fn links(words: Words, kernel: &Kernel, atom: AtomId) -> Vec<Link> {
    let mut links = Vec::new();
    let mut add = |how: &'static str, names: Vec<String>| {
        if !names.is_empty() {
            links.push(Link { how, names });
        }
    };
    if let Some(action) = kernel.action_of(atom) {
        add("by", names(words, action.actors.iter().copied()));
    }
    if let AtomKind::Property { bearer: Some(bearer) } = kernel.atom(atom).kind {
        add("of", names(words, [bearer]));
    }
    if let Some(id) = kernel.environment_of(atom) {
        let of = |ids: &mut dyn Iterator<Item = EnvironmentId>| {
            ids.map(|id| words.environment(id).into_owned()).take(LISTED).collect::<Vec<_>>()
        };
        let parents = |id: EnvironmentId| kernel.environment(id).parents.iter().map(|&(parent, _)| parent);
        add("within", of(&mut parents(id)));
        add("around", of(&mut kernel.environment_ids().filter(|&other| parents(other).any(|parent| parent == id))));
        let laws = kernel.laws_with_ids().filter(|(_, law)| law.origin != Origin::Definition);
        let laws = laws.filter(|(_, law)| kernel.stated_in(law).contains(&id));
        add("law", laws.map(|(law, _)| words.law(law).into_owned()).take(LISTED).collect());
        for word in ["holds", "lacks", "includes", "likely"] {
            let stated = kernel.environment(id).stated.iter().filter(|(_, stated)| stated.statement.word() == word);
            add(word, names(words, stated.map(|(&atom, _)| atom).take(LISTED)));
        }
    }
    let acts = kernel.actions.iter().filter(|action| action.actors.contains(&atom));
    add("acts in", names(words, acts.map(|action| action.performed)));
    if let Some(value) = kernel.value_of(atom) {
        add("from", names(words, value.outcome.map(|(outcome, _)| outcome)));
        add("for", names(words, value.beneficiaries.iter().map(|(actor, _)| *actor)));
    }
    let values = kernel.values.iter().filter(|value| value.outcome.is_some_and(|(outcome, _)| outcome == atom));
    add("of value as", names(words, values.map(|value| value.atom)));
    definitions(words, kernel, atom, &mut add);
    links
}

/// What definitional laws say: what an offering brings and takes, what enables an action.
fn definitions(words: Words, kernel: &Kernel, atom: AtomId, add: &mut impl FnMut(&'static str, Vec<String>)) {
    let is_shown = |&other: &AtomId| {
        let kind = kernel.atom(other).kind;
        other != atom && !kind.is_behind_another() && !matches!(kind, AtomKind::Free { .. })
    };
    let (mut takes, mut brings) = (IndexSet::new(), IndexSet::new());
    let definitions = kernel.laws.iter().filter(|law| law.origin == Origin::Definition);
    for law in definitions {
        let mut inputs = IndexSet::new();
        kernel.conditions.each_atom(law.condition, &mut |input| {
            inputs.insert(input);
        });
        if kernel.products(law).contains(&atom) {
            takes.extend(inputs.iter().copied().filter(is_shown));
        }
        if inputs.contains(&atom) {
            brings.extend(kernel.products(law).iter().copied().filter(is_shown));
        }
    }
    match kernel.atom(atom).kind {
        AtomKind::Performed(_) => {
            let actors = kernel.action_of(atom).map(|action| action.actors.as_slice()).unwrap_or_default();
            takes.retain(|other| !actors.contains(other));
            brings.retain(|other| !actors.contains(other));
            add("enabled by", names(words, takes));
            add("takes part in", names(words, brings));
        }
        AtomKind::Offering(_) => {
            add("takes", names(words, takes));
            add("brings", names(words, brings));
        }
        AtomKind::Actor | AtomKind::Value(_) => {}
        _ => {
            add("brought by", names(words, takes));
            add("enables", names(words, brings.into_iter().filter(|&other| kernel.value_of(other).is_none())));
        }
    }
}

/// The environments that state something of an atom themselves.
fn environments(words: Words, kernel: &Kernel, atom: AtomId) -> Vec<(String, &'static str)> {
    let choice = kernel.choice(atom);
    let stating = kernel.environment_ids().filter_map(|id| {
        let stated = &kernel.environment(id).stated;
        let stated = stated.get(&atom).or_else(|| stated.get(&choice))?;
        Some((words.environment(id).into_owned(), stated.statement.word()))
    });
    stating.collect()
}
