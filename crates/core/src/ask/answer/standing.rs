//! `oak?`: what becomes of something in a situation, by which laws, or for want of what.

use super::because::Because;
use crate::analysis::inquiry::missing;
use crate::analysis::{Inquiry, Literal, Unfinished, Verdict, Words, producing_laws};
use crate::kernel::{AtomId, AtomKind, GateId, LawId, Supposed, Term, is_exogenous};
use crate::model::Kind;
use serde::Serialize;

/// How many missing sets are listed.
const SETS: usize = 20;

/// What becomes of one thing.
#[derive(Clone, Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is told apart")]
pub struct Standing {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// What becomes of it; of what no law produces, whether it is there.
    pub verdict: Verdict,
    /// Whether it is up to the situation, and no product at all.
    pub exogenous: bool,
    /// By what it is there or not, where no law says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Because>,
    /// Whether it is itself lacked or taken away, whatever the laws say.
    #[serde(skip)]
    pub kept_out: bool,
    /// The laws that produce it.
    pub laws: Vec<Producing>,
    /// The minimal sets of what is missing, smallest first.
    pub missing: Vec<Vec<Literal>>,
    /// How many of them there are, where not all are listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing_count: Option<String>,
    /// Whether an analysis ended before its time, so that nothing is claimed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub gave_up: bool,
    /// Whether it depends, apart from time, on its own absence, so that only a course tells what becomes of it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub circular: bool,
}

/// A law that produces something, with its coproducers.
#[derive(Clone, Debug, Serialize)]
pub struct Producing {
    /// Its name.
    pub law: String,
    /// Where it is stated.
    pub environments: Vec<String>,
    /// What it takes, all of it.
    pub coproducers: Vec<Condition>,
}

/// Part of the condition of a law.
#[derive(Clone, Debug, Serialize)]
pub struct Condition {
    /// A name, or a condition over several.
    pub text: String,
    /// The environment that supplies it, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_by: Option<String>,
}

/// Whether something is no product: no law produces it, here or elsewhere. Actions are not, since their choice is up to
/// their actors.
pub(crate) fn is_up_to_the_situation(inquiry: &Inquiry, atom: AtomId) -> bool {
    let kernel = inquiry.kernel;
    kernel.choice(atom) == atom
        && is_exogenous(kernel, inquiry.network, atom)
        && !inquiry.network.is_produced(atom.0)
        && !kernel.laws.iter().any(|law| kernel.products(law).contains(&atom))
}

impl Standing {
    /// What becomes of something in a situation, in which this is supposed.
    pub fn new(words: Words, inquiry: &Inquiry, states: &[(AtomId, Supposed)], atom: AtomId) -> Self {
        let exogenous = is_up_to_the_situation(inquiry, atom);
        let verdict = if exogenous { Ok(inquiry.presence(atom)) } else { inquiry.verdict(atom) };
        let settled = verdict.unwrap_or(Verdict::Undetermined);
        let mut standing = Self {
            name: words.atom(atom).into_owned(),
            kind: words.kind(atom),
            verdict: settled,
            exogenous,
            because: Because::of(words, inquiry, states, atom, settled),
            kept_out: inquiry.situation.is_blocked(atom),
            laws: Vec::new(),
            missing: Vec::new(),
            missing_count: None,
            gave_up: verdict.is_err(),
            circular: verdict == Err(Unfinished::Circular),
        };
        if exogenous || verdict.is_err() {
            return standing;
        }
        if settled == Verdict::Produced {
            standing.laws = producing_laws(inquiry, atom).map(|law| producing(words, inquiry, law)).collect();
            return standing;
        }
        let sets = missing(inquiry, &[(atom, settled)], SETS).swap_remove(0);
        standing.missing_count = sets.count_of_more().map(ToString::to_string);
        standing.missing = words.sets(&sets.sets);
        standing.gave_up = sets.gave_up;
        standing
    }
}

/// What becomes of several things, one entry for each name.
#[derive(Debug, Serialize)]
pub struct Standings {
    /// One entry for each name.
    pub verdicts: Vec<Standing>,
}

fn producing(words: Words, inquiry: &Inquiry, law: LawId) -> Producing {
    let kernel = inquiry.kernel;
    let stated = &kernel.laws[law.index()];
    let environments = kernel.stated_in(stated).iter().map(|&environment| words.environment(environment).into_owned());
    Producing {
        law: words.law(law).into_owned(),
        environments: environments.collect(),
        coproducers: coproducers(words, inquiry, stated.condition),
    }
}

/// The parts of a condition; a condition that does not need all of them is one part.
fn coproducers(words: Words, inquiry: &Inquiry, gate: GateId) -> Vec<Condition> {
    let conditions = &inquiry.kernel.conditions;
    let inputs = conditions.inputs(gate);
    if inputs.len() > 1 && (conditions.need(gate) as usize) < inputs.len() {
        return vec![Condition { text: phrase(words, inquiry, Term::Gate(gate)), held_by: None }];
    }
    let here = inquiry.kernel.environment(inquiry.situation.environment);
    let held_by = |term| match term {
        Term::Present(atom) => here.effective.get(&atom).filter(|stated| stated.statement.is_presence()),
        _ => None,
    };
    inputs
        .map(|term| Condition {
            text: phrase(words, inquiry, term),
            held_by: held_by(term).map(|stated| words.environment(stated.by).into_owned()),
        })
        .collect()
}

/// Part of a condition as a model writes it.
fn phrase(words: Words, inquiry: &Inquiry, term: Term) -> String {
    let gate = match term {
        Term::Present(atom) if matches!(inquiry.kernel.atom(atom).kind, AtomKind::Unnamed(_)) => {
            return words.atom(atom).into_owned();
        }
        Term::Present(atom) => return words.written(atom),
        Term::Absent(atom) => return format!("not {}", words.written(atom)),
        Term::Gate(gate) => gate,
    };
    let inputs = inquiry.kernel.conditions.inputs(gate);
    let (need, count) = (inquiry.kernel.conditions.need(gate) as usize, inputs.len());
    let parts: Vec<String> = inputs.map(|input| phrase(words, inquiry, input)).collect();
    let parts = parts.join(", ");
    match need {
        _ if count == 1 => parts,
        1 => format!("any of ({parts})"),
        all if all == count => format!("all of ({parts})"),
        some => format!("at least {some} of ({parts})"),
    }
}
