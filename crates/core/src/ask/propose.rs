//! What two actors could promise and pay one another.

use super::answer::Proposed;
use super::name;
use super::question::Extent;
use super::refusal::Refusal;
use super::word::Word;
use crate::Program;
use crate::analysis::propose::{ProposalsReport, Wish, propose};
use crate::analysis::{Setting, Words};
use crate::kernel::{AtomId, EnvironmentId, Found, Proposition, Supposed};
use crate::model::{Kinds, plain};
use coproduce_syntax::diagnostic::rules;

/// What two actors could propose in a situation; where there is none to ask in, exchanges alone.
///
/// # Errors
///
/// [`Refusal`]
pub fn proposed<'p>(
    program: &'p Program,
    setting: Option<&Setting>,
    parties: &[Word; 2],
    otherwise: &[(Word, f64)],
    extent: &Extent,
) -> Result<Proposed<'p>, Refusal> {
    let kernel = &program.kernel;
    let words = Words { sources: &program.sources, kernel };
    let actor = |word: &Word| name::thing(program, word, Kinds::ACTORS, "propose");
    let [one, other] = parties;
    let parties = [actor(one)?, actor(other)?];
    if parties[0] == parties[1] {
        let twice = rules::WRONG_KIND.at(other.span, format!("`{}` is named twice", plain(&other.name)));
        return Err(twice.remark("named twice").help("a proposition is between two actors").into());
    }
    let is_taken = |name: &str| program.find(name) != Found::None;
    let Some(setting) = setting else {
        return Ok(Proposed { proposals: vec![ProposalsReport::new(words, parties, None, &is_taken)] });
    };
    let environment = setting.environment(kernel);
    let network = program.networks.of(kernel, environment);
    if !network.unstratified().is_empty() {
        let place = words.environment(environment);
        return Err(Refusal::Impossible(format!("in `{place}` products depend on their own absence")));
    }
    let theirs = theirs(program, environment, parties);
    let wish = Wish {
        parties,
        environment,
        assumptions: assumptions(program, setting, &theirs),
        otherwise: disagreement(program, parties, otherwise, &theirs)?,
    };
    let found = propose(kernel, network, &wish, extent.proposals);
    Ok(Proposed { proposals: vec![ProposalsReport::new(words, parties, Some((&wish, found)), &is_taken)] })
}

/// The propositions that the two make there.
fn theirs(program: &Program, environment: EnvironmentId, parties: [AtomId; 2]) -> Vec<&Proposition> {
    let theirs = program.kernel.propositions.iter().filter(|one| {
        one.sound && one.environment == environment && parties.iter().all(|party| one.parties.contains(party))
    });
    theirs.collect()
}

/// What is assumed: what the situation gives, else what propositions of the two assume.
fn assumptions(program: &Program, setting: &Setting, theirs: &[&Proposition]) -> Vec<AtomId> {
    let states = setting.states(&program.kernel).into_iter();
    let mut assumed: Vec<AtomId> =
        states.filter(|(_, state)| *state == Supposed::Given).map(|(atom, _)| atom).collect();
    if assumed.is_empty() {
        assumed.extend(theirs.iter().flat_map(|one| one.assumptions.iter().map(|&(atom, _)| atom)));
    }
    let mut seen = rustc_hash::FxHashSet::default();
    assumed.retain(|&atom| seen.insert(atom));
    assumed
}

/// What the two have without a deal: what is said, else what the first proposition of the two says.
fn disagreement(
    program: &Program,
    parties: [AtomId; 2],
    said: &[(Word, f64)],
    theirs: &[&Proposition],
) -> Result<[f64; 2], Refusal> {
    let mut otherwise = [0.0; 2];
    if let Some(first) = theirs.first() {
        let of = |actor: AtomId| {
            first.parties.iter().position(|&party| party == actor).map_or(0.0, |at| first.otherwise[at])
        };
        otherwise = parties.map(of);
    }
    for (word, number) in said {
        let actor = name::thing(program, word, Kinds::ACTORS, "otherwise")?;
        let Some(party) = parties.iter().position(|&party| party == actor) else {
            let other = rules::WRONG_KIND.at(word.span, format!("`{}` is neither of the two", plain(&word.name)));
            return Err(other.remark("neither of the two").help("state it for one of the two who propose").into());
        };
        otherwise[party] = *number;
    }
    Ok(otherwise)
}
