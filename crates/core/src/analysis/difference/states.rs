//! What becomes of everything in a setting, in words that can be compared.

use crate::analysis::difference::Change;
use crate::analysis::inquiry::{Inquiry, Setting, Verdict, Words, signed};
use crate::analysis::service::nets_in;
use crate::analysis::{Options, evaluate_setting, produced_atoms};
use crate::kernel::{AtomId, AtomKind, Networks};
use indexmap::IndexMap;

/// The sorts of what is compared, as they are reported.
const KINDS: [&str; 5] = ["product", "action", "value", "proposition", "net"];

/// What something becomes of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subject {
    kind: &'static str,
    name: String,
    /// For whom it is, where it is a value.
    beneficiary: Option<String>,
}

impl Subject {
    pub(super) const fn new(kind: &'static str, name: String) -> Self {
        Self { kind, name, beneficiary: None }
    }
}

/// What becomes of what.
pub type States = IndexMap<Subject, String>;

/// What becomes of products and actions, values, propositions and nets.
pub fn states(words: Words, networks: &Networks, setting: &Setting) -> States {
    let mut states = States::new();
    let kernel = words.kernel;
    let inquiry = setting.inquiry(kernel, networks);
    for atom in produced_atoms(kernel) {
        let word = inquiry.verdict(atom).map_or("not decided", |verdict| verdict.word());
        states.insert(Subject::new(KINDS[0], words.atom(atom).into_owned()), word.to_owned());
    }
    for action in &kernel.actions {
        if matches!(kernel.atom(action.performed).kind, AtomKind::Performed(_)) {
            let name = words.atom(action.performed).into_owned();
            states.insert(Subject::new(KINDS[1], name), performed(&inquiry, action.performed));
        }
    }
    service(words, networks, setting, &mut states);
    for (actor, net) in nets_in(words, &inquiry) {
        let amount = match (net.total, net.between) {
            (Some(total), _) => signed(Some(total)),
            (None, Some([least, most])) => format!("{} to {}", signed(Some(least)), signed(Some(most))),
            (None, None) => "open".to_owned(),
        };
        states.insert(Subject::new(KINDS[4], actor.into_owned()), amount);
    }
    states
}

fn performed(inquiry: &Inquiry, performed: AtomId) -> String {
    match inquiry.presence(performed) {
        Verdict::Produced => "performed",
        Verdict::NotProduced => "not performed",
        Verdict::Undetermined => "undetermined",
    }
    .to_owned()
}

/// Values and propositions.
fn service(words: Words, networks: &Networks, setting: &Setting, states: &mut States) {
    let options = Options { missing_sets: 1, listed: 0, ..Options::default() };
    let report = evaluate_setting(words, networks, setting, &options);
    for value in report.values {
        let beneficiary = Some(value.beneficiary.into_owned());
        let subject = Subject { kind: KINDS[2], name: value.name.into_owned(), beneficiary };
        states.insert(subject, value.status.word().to_owned());
    }
    for proposition in report.propositions {
        states.insert(Subject::new(KINDS[3], proposition.name.into_owned()), proposition.status.word().to_owned());
    }
}

/// What is not as it was: by sort, as they are reported; within one in order of declaration.
pub fn compared(old: &States, new: &States) -> Vec<Change> {
    let change = |subject: &Subject, was: Option<&String>, now: Option<&String>| Change {
        kind: subject.kind,
        name: subject.name.clone(),
        beneficiary: subject.beneficiary.clone(),
        before: was.cloned(),
        after: now.cloned(),
    };
    let other = new.iter().map(|(key, now)| (key, old.get(key), now)).filter(|(_, was, now)| *was != Some(*now));
    let mut changes: Vec<Change> = other.map(|(key, was, now)| change(key, was, Some(now))).collect();
    let gone = old.iter().filter(|(key, _)| !new.contains_key(*key)).map(|(key, was)| change(key, Some(was), None));
    changes.extend(gone);
    changes.sort_by_key(|change| KINDS.iter().position(|kind| *kind == change.kind));
    changes
}
