//! Products of two models as functions of what is open in a setting that both have.

use crate::analysis::difference::alike::Alike;
use crate::analysis::difference::product::{Open, Products};
use crate::analysis::difference::said::likelihoods;
use crate::analysis::difference::states::{Subject, compared, states};
use crate::analysis::difference::{Change, Differences, SeenChange, Side, Unproven, plain};
use crate::analysis::inquiry::Setting;
use crate::analysis::produced_atoms;
use crate::kernel::AtomId;
use coproduce_engine::exact::{Limits, Unfinished};
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

/// Adds what is not in the new model's setting as it was in the old one's. By atom, `names` tell what is the same.
pub(super) fn compare(
    sides: [(Side, &Setting); 2],
    names: [&[String]; 2],
    situation: &str,
    limits: Limits,
    found: &mut Differences,
) {
    let [was, now] = sides.map(|(side, setting)| states(side.words, side.networks, setting));
    let mut changes: Vec<SeenChange> =
        compared(&was, &now).into_iter().map(|change| plain(Some(situation), change)).collect();
    changes.extend(likelihoods(sides, names).into_iter().map(|change| plain(Some(situation), change)));
    let inquiries = sides.map(|(side, setting)| setting.inquiry(side.words.kernel, side.networks));
    let alike = Alike::of(sides, &inquiries, names);
    let open = Open::of(&inquiries, names);
    let mut products = Products::new(sides, &inquiries, &open, limits);
    let mut known: IndexMap<String, usize, FxBuildHasher> = changes
        .iter()
        .enumerate()
        .filter(|(_, seen)| seen.change.kind == "product")
        .map(|(at, seen)| (seen.change.name.clone(), at))
        .collect();
    let [before, after] = [0, 1].map(|at| {
        let kernel = sides[at].0.words.kernel;
        produced_atoms(kernel).into_iter().map(move |atom| (names[at][atom.index()].as_str(), atom))
    });
    let after: IndexMap<&str, AtomId, FxBuildHasher> = after.collect();
    for (name, old) in before {
        let Some(&new) = after.get(name) else { continue };
        if alike.likelihoods[old.index()] {
            continue;
        }
        let shown = sides[1].0.words.atom(new).into_owned();
        let formulas = match products.formulas([old, new]) {
            Ok(formulas) => formulas,
            // What is on a circle that takes time is compared in courses.
            Err(Unfinished::Circular) => continue,
            Err(Unfinished::TooLarge { .. }) => {
                found.unproven.push(Unproven { situation: situation.to_owned(), name: shown });
                continue;
            }
        };
        let witness = if alike.functions[old.index()] { Ok(None) } else { products.difference(formulas) };
        match witness {
            Ok(None) => {}
            Ok(Some(witness)) => {
                let at = *known.entry(shown.clone()).or_insert_with(|| {
                    // The verdict is the same, and what it takes is not.
                    let state = was.get(&Subject::new("product", shown.clone())).cloned();
                    let change = Change::new("product", shown.clone(), state.clone(), state);
                    changes.push(plain(Some(situation), change));
                    changes.len() - 1
                });
                changes[at].witness = Some(witness);
                (changes[at].lost, changes[at].gained) = products.sets(formulas);
            }
            Err(_) => found.unproven.push(Unproven { situation: situation.to_owned(), name: shown.clone() }),
        }
        let [before, after] = products.probabilities(formulas);
        if before != after {
            changes.push(plain(Some(situation), Change::new("probability", shown, before, after)));
        }
    }
    found.changes.extend(changes);
}
