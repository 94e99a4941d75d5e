//! What two models say that need not show in what follows: likelihoods, what enables laws, claims and expectations.

use crate::analysis::difference::{Change, SeenChange, Side, plain};
use crate::analysis::inquiry::Setting;
use crate::analysis::normal;
use crate::kernel::{AtomKind, Kernel, Origin, Scenario, atom_ids};
use indexmap::{IndexMap, IndexSet};

/// What is said of what; by a key, a name and what is said.
type Said<K> = IndexMap<K, (String, String)>;

/// Likelihoods of a setting that are not as they were. By atom, `names` tell what is the same.
pub(super) fn likelihoods(sides: [(Side, &Setting); 2], names: [&[String]; 2]) -> Vec<Change> {
    let [old, new] = [0, 1].map(|at| {
        let (side, setting) = sides[at];
        let kernel = side.words.kernel;
        let mut said: Said<&str> = Said::new();
        for atom in atom_ids(kernel).filter(|&atom| !matches!(kernel.atom(atom).kind, AtomKind::Unnamed(_))) {
            if let Some(likelihood) = setting.likelihood(kernel, atom) {
                let stated = (side.words.atom(atom).into_owned(), likelihood.to_string());
                said.entry(names[at][atom.index()].as_str()).or_insert(stated);
            }
        }
        said
    });
    differing("likelihood", &old, &new)
}

/// Likelihoods of laws that both have, and claims and expectations that one side alone has.
pub(super) fn stated(old: Side, new: Side) -> Vec<SeenChange> {
    let [was, now] = [old, new].map(laws);
    let both = |one: &Said<String>, other: &Said<String>| -> Said<String> {
        one.iter()
            .filter(|(name, _)| other.contains_key(*name))
            .map(|(name, said)| (name.clone(), said.clone()))
            .collect()
    };
    let laws = differing("likelihood", &both(&was, &now), &both(&now, &was));
    let enabling = enabling(old, new, |law| was.contains_key(law) && now.contains_key(law));
    let records = records(old, new);
    let all = laws.into_iter().chain(enabling).chain(records);
    let mut changes: Vec<SeenChange> = all.map(|change| plain(None, change)).collect();
    let [was, now] = [old, new].map(|side| normal::obliged(side.words, side.modules));
    let scenarios = [old, new].map(|side| scenarios(side));
    for (one, other, is_new) in [(&was, &now, false), (&now, &was, true)] {
        // A law that an expectation names may say something else, or have another name.
        let forms: IndexSet<_> = other.iter().map(|obliged| (&obliged.scenario, &obliged.normal)).collect();
        let texts: IndexSet<_> = other.iter().map(|obliged| (&obliged.scenario, &obliged.text)).collect();
        let is_known = |one: &normal::Obliged| {
            forms.contains(&(&one.scenario, &one.normal)) || texts.contains(&(&one.scenario, &one.text))
        };
        let is_there = |scenario: &Option<String>| {
            // Of a scenario that one side alone has, it is said that it is gone or new.
            scenario.as_ref().is_none_or(|name| scenarios.iter().all(|known| known.contains(name)))
        };
        for obliged in one.iter().filter(|one| !is_known(one) && is_there(&one.scenario)) {
            let (kind, said) = match obliged.scenario {
                Some(_) => ("expectation", "expected"),
                None => ("claim", "claimed"),
            };
            let said = Some(said.to_owned());
            let (before, after) = if is_new { (None, said) } else { (said, None) };
            let change = Change::new(kind, obliged.text.clone(), before, after);
            changes.push(plain(obliged.scenario.as_deref(), change));
        }
    }
    changes
}

/// How likely laws are, by their names; of several with one name all together.
fn laws(side: Side) -> Said<String> {
    let kernel: &Kernel = side.words.kernel;
    let mut said: Said<String> = Said::new();
    for (id, _) in kernel.laws_with_ids().filter(|(_, law)| matches!(law.origin, Origin::Stated | Origin::Used)) {
        let name = side.words.law(id).into_owned();
        let likelihood = kernel.likelihood(id).to_string();
        match said.get_mut(&name) {
            Some((_, known)) => *known = format!("{known}, {likelihood}"),
            None => {
                said.insert(name.clone(), (name, likelihood));
            }
        }
    }
    said
}

/// What enables laws that both have, where that is not as it was.
fn enabling(old: Side, new: Side, in_both: impl Fn(&String) -> bool) -> Vec<Change> {
    let [was, now] = [old, new].map(|side| {
        let laws = normal::enabling(side.words, side.modules).into_iter();
        let said = laws.map(|(id, normal)| {
            let at = side.words.kernel.enabling(id).map(|enabling| side.words.sources.text(enabling.said));
            let text = at.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
            (side.words.law(id).into_owned(), (normal, text))
        });
        said.collect::<IndexMap<String, (String, String)>>()
    });
    let names: IndexSet<&String> = now.keys().chain(was.keys()).filter(|name| in_both(name)).collect();
    let change = |name: &String| {
        let [before, after] = [&was, &now].map(|side| side.get(name));
        (before.map(|said| &said.0) != after.map(|said| &said.0)).then(|| {
            let [before, after] = [before, after].map(|said| said.map(|(_, text)| text.clone()));
            Change::new("enabling", name.clone(), before, after)
        })
    };
    names.into_iter().filter_map(change).collect()
}

/// Platforms, problems, games and the like that are not as they were.
fn records(old: Side, new: Side) -> Vec<Change> {
    let [was, now] = [old, new].map(|side| {
        let records = normal::records(side.words, side.modules).into_iter();
        records.map(|(kind, name, normal)| ((kind, name), normal)).collect::<IndexMap<_, _>>()
    });
    let names: IndexSet<&(&'static str, String)> = now.keys().chain(was.keys()).collect();
    let change = |key: &(&'static str, String)| {
        let [before, after] = [&was, &now].map(|side| side.get(key));
        (before != after).then(|| {
            let [before, after] = [before, after].map(|said| said.map(|_| "declared".to_owned()));
            Change::new(key.0, key.1.clone(), before, after)
        })
    };
    names.into_iter().filter_map(change).collect()
}

fn scenarios(side: Side) -> IndexSet<String> {
    let is_named = |scenario: &&Scenario| scenario.is_own_situation() || scenario.own && scenario.course().is_some();
    let own = side.words.kernel.scenarios.iter().filter(is_named);
    own.map(|scenario| side.words.scenario(scenario).into_owned()).collect()
}

/// What is said otherwise, or on one side alone.
fn differing<K: std::hash::Hash + Eq>(kind: &'static str, old: &Said<K>, new: &Said<K>) -> Vec<Change> {
    let keys: IndexSet<&K> = new.keys().chain(old.keys()).collect();
    let change = |key: &K| {
        let [was, now] = [old, new].map(|side| side.get(key));
        let (name, _) = now.or(was)?;
        let [before, after] = [was, now].map(|said| said.map(|(_, said)| said.clone()));
        (before != after).then(|| Change::new(kind, name.clone(), before, after))
    };
    keys.into_iter().filter_map(change).collect()
}
