//! `what changed`: the difference between two moments of a session.

use super::reading::Reading;
use super::situation::Situation;
use crate::analysis::{Options, Setting, Words, evaluate_setting, nets_in, produced_atoms};
use crate::kernel::{AtomId, AtomKind};
use indexmap::IndexMap;
use serde::Serialize;
use std::rc::Rc;

/// A moment of a session: what was known, and what was supposed.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    pub reading: Rc<Reading>,
    pub situation: Situation,
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.reading, &other.reading) && self.situation == other.situation
    }
}

/// Something that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What sort of thing it is.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// What became of it before; none where it was not there.
    pub before: Option<String>,
    /// What becomes of it now; none where it is gone.
    pub after: Option<String>,
}

/// What is different between two moments: products and actions, values, propositions, nets.
pub(super) fn changes(before: &Moment, after: &Moment) -> Vec<Change> {
    let (old, new) = (states(before), states(after));
    let change = |key: &(&'static str, String), was: Option<&String>, now: Option<&String>| Change {
        kind: key.0,
        name: key.1.clone(),
        before: was.cloned(),
        after: now.cloned(),
    };
    let compared = new.iter().map(|(key, now)| (key, old.get(key), now)).filter(|(_, was, now)| *was != Some(*now));
    let mut changes: Vec<Change> = compared.map(|(key, was, now)| change(key, was, Some(now))).collect();
    let gone = old.iter().filter(|(key, _)| !new.contains_key(*key)).map(|(key, was)| change(key, Some(was), None));
    changes.extend(gone);
    // By sort, as they are reported; within one in order of declaration.
    changes.sort_by_key(|change| KINDS.iter().position(|kind| *kind == change.kind));
    changes
}

const KINDS: [&str; 5] = ["product", "action", "value", "proposition", "net"];

type States = IndexMap<(&'static str, String), String>;

/// What becomes of everything at a moment; nothing where no environment is chosen.
fn states(moment: &Moment) -> States {
    let mut states = States::new();
    let reading = &*moment.reading;
    let Some(setting) = moment.situation.setting(reading).filter(|_| reading.program.understood) else { return states };
    let (words, kernel) = (reading.words(), &reading.program.kernel);
    let inquiry = setting.inquiry(kernel, &reading.program.networks);
    for atom in produced_atoms(kernel) {
        let word = inquiry.verdict(atom).map_or("not decided", |verdict| verdict.word());
        states.insert((KINDS[0], words.atom(atom).into_owned()), word.to_owned());
    }
    for action in &kernel.actions {
        if matches!(kernel.atom(action.performed).kind, AtomKind::Performed(_)) {
            states.insert((KINDS[1], name(words, action.performed)), performed(&inquiry, action.performed));
        }
    }
    service(words, reading, &setting, &mut states);
    for (actor, net) in nets_in(words, &inquiry) {
        let amount = match (net.total, net.between) {
            (Some(total), _) => crate::report::signed(Some(total)),
            (None, Some([least, most])) => {
                format!("{} to {}", crate::report::signed(Some(least)), crate::report::signed(Some(most)))
            }
            (None, None) => "open".to_owned(),
        };
        states.insert((KINDS[4], actor.into_owned()), amount);
    }
    states
}

fn name(words: Words, atom: AtomId) -> String {
    words.atom(atom).into_owned()
}

fn performed(inquiry: &crate::analysis::Inquiry, performed: AtomId) -> String {
    use crate::analysis::Verdict;
    match inquiry.presence(performed) {
        Verdict::Produced => "performed",
        Verdict::NotProduced => "not performed",
        Verdict::Undetermined => "undetermined",
    }
    .to_owned()
}

/// Values and propositions.
fn service(words: Words, reading: &Reading, setting: &Setting, states: &mut States) {
    let options = Options { missing_sets: 1, listed: 0, ..Options::default() };
    let report = evaluate_setting(words, &reading.program.networks, setting, &options);
    for value in report.values {
        let key = (KINDS[2], format!("{} for {}", value.name, value.beneficiary));
        states.insert(key, value.status.word().to_owned());
    }
    for proposition in report.propositions {
        states.insert((KINDS[3], proposition.name.into_owned()), proposition.status.word().to_owned());
    }
}
