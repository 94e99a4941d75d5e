//! What is said beside a name in a picture.

use crate::analysis::graph::{Graph, Link, Node};
use crate::analysis::inquiry::Words;
use crate::analysis::inquiry::exact;
use crate::analysis::normal::inputs;
use crate::kernel::{AtomId, AtomKind, EnvironmentId, LawId, Statement};
use crate::model::written;

/// How many names are listed.
const LISTED: usize = 3;

/// Names in a row; of many the first.
fn names(words: impl ExactSizeIterator<Item = String>) -> String {
    let count = words.len();
    let mut shown: Vec<String> = words.take(if count > LISTED { LISTED - 1 } else { LISTED }).collect();
    if count > LISTED {
        shown.push(format!("{} more", count - shown.len()));
    }
    match shown.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => shown.concat(),
    }
}

/// By node, what environments state of it: the environment, and how.
pub(super) fn statements(graph: &Graph) -> Vec<Vec<(AtomId, Statement)>> {
    let mut found = vec![Vec::new(); graph.nodes().len()];
    for edge in &graph.edges {
        if let (Link::States(statement), Some(Node::Atom(environment))) = (edge.link, graph.node(edge.from)) {
            found[edge.to].push((environment, statement));
        }
    }
    found
}

/// What is said of an atom: whose it is, and that it is held.
pub(super) fn of_atom(
    words: Words,
    atom: AtomId,
    environment: Option<EnvironmentId>,
    stated: &[(AtomId, Statement)],
) -> Vec<String> {
    let kernel = words.kernel;
    let all = |atoms: &[AtomId]| names(atoms.iter().map(|&atom| words.written(atom)));
    let mut notes = Vec::new();
    match kernel.atom(atom).kind {
        AtomKind::Property { bearer: Some(bearer) } => notes.push(format!("of {}", words.written(bearer))),
        AtomKind::Offering(index) => {
            let offering = &kernel.offerings[index as usize];
            notes.push(format!("from {} to {}", all(&offering.suppliers), all(&offering.customers)));
        }
        AtomKind::Value(index) => {
            let value = &kernel.values[index as usize];
            let with = value.counterpart.map(|(with, _)| format!(" with {}", words.written(with)));
            let beneficiaries: Vec<AtomId> = value.beneficiaries.iter().map(|(actor, _)| *actor).collect();
            notes.push(format!("for {}{}", all(&beneficiaries), with.unwrap_or_default()));
        }
        AtomKind::Proposition(id) => {
            let parties = kernel.proposition(id).parties;
            notes.push(format!("between {} and {}", words.written(parties[0]), words.written(parties[1])));
        }
        _ => {}
    }
    if kernel.lasts(atom) {
        notes.push("lasting".to_owned());
    }
    match environment {
        Some(environment) => notes.extend(here(words, atom, environment)),
        None => notes.extend(anywhere(words, stated)),
    }
    notes
}

/// What an environment states of an atom, and which one it has that from.
fn here(words: Words, atom: AtomId, environment: EnvironmentId) -> Option<String> {
    let effective = &words.kernel.environment(environment).effective;
    let stated = effective.get(&atom).or_else(|| effective.get(&words.kernel.choice(atom)))?;
    let by = written(&words.environment(stated.by)).into_owned();
    Some(match stated.statement {
        Statement::Holds => format!("held by {by}"),
        Statement::Lacks => format!("lacked by {by}"),
        Statement::Includes => format!("in {by}"),
        Statement::Likely(probability) => format!("likely {} in {by}", exact(probability)),
    })
}

/// Which environments hold an atom, or include it.
fn anywhere<'w>(words: Words<'w>, stated: &'w [(AtomId, Statement)]) -> impl Iterator<Item = String> + 'w {
    let kinds = [("held by", Statement::Holds), ("in", Statement::Includes)];
    kinds.into_iter().filter_map(move |(how, meant)| {
        let stating: Vec<AtomId> =
            stated.iter().filter(|(_, statement)| *statement == meant).map(|(environment, _)| *environment).collect();
        let names = names(stating.iter().map(|&environment| words.written(environment)));
        (!stating.is_empty()).then(|| format!("{how} {names}"))
    })
}

/// What is said of a law: how much of its condition is needed, where it applies, and how surely.
pub(super) fn of_law(words: Words, law: LawId, environment: Option<EnvironmentId>) -> Vec<String> {
    let stated = &words.kernel.laws[law.index()];
    let mut notes = Vec::new();
    if stated.alternative {
        notes.push("alternative".to_owned());
    }
    let (need, inputs) = inputs(words.kernel, stated.condition);
    if need < inputs.len() {
        notes.push(needed(need, inputs.len()));
    }
    if environment.is_none() {
        let stated = words.kernel.stated_in(stated);
        notes.push(format!("in {}", names(stated.iter().map(|&id| written(&words.environment(id)).into_owned()))));
    }
    let likelihood = words.kernel.likelihood(law);
    if likelihood < 1.0 {
        notes.push(format!("likelihood {likelihood}"));
    }
    notes
}

/// How much of a condition is needed: `any of 3`.
pub(super) fn needed(need: usize, inputs: usize) -> String {
    match need {
        _ if need == inputs => format!("all of {inputs}"),
        1 => format!("any of {inputs}"),
        _ => format!("at least {need} of {inputs}"),
    }
}
