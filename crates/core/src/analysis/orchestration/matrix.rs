//! The matrix of a platform: which strategy does what for which phase of co-creation (Kijima, Rintamäki & Mitronen,
//! table 2). It is a checklist: six of its twelve cells are primary, the others are not forbidden.

use crate::analysis::inquiry::Words;
use crate::kernel::Platform;
use coproduce_syntax::declaration::{Aim, Phase, ProducerRole, Stage, Strategy};
use indexmap::IndexMap;
use serde::Serialize;
use std::borrow::Cow;

/// What a platform does, by strategy and phase.
#[derive(Clone, Debug, Serialize)]
pub struct Matrix<'s> {
    /// The platform.
    pub platform: Cow<'s, str>,
    /// Those who run it.
    pub operators: Vec<Cow<'s, str>>,
    /// The one side.
    pub customers: Vec<Cow<'s, str>>,
    /// The other.
    pub providers: Vec<Cow<'s, str>>,
    /// What it hosts.
    pub hosts: Vec<Cow<'s, str>>,
    /// The twelve cells, strategy by strategy.
    pub cells: Vec<Cell<'s>>,
    /// How many of the primary cells have an action.
    pub covered: usize,
    /// How many primary cells there are.
    pub primary: usize,
    /// What is done in each stage of involvement.
    pub stages: IndexMap<Stage, Vec<Cow<'s, str>>>,
    /// Who plays which part in bringing it about.
    pub producers: IndexMap<ProducerRole, Vec<Cow<'s, str>>>,
}

/// A strategy for a phase.
#[derive(Clone, Debug, Serialize)]
pub struct Cell<'s> {
    /// The strategy.
    pub strategy: Strategy,
    /// The phase.
    pub phase: Phase,
    /// What is done.
    pub actions: Vec<Cow<'s, str>>,
    /// Whether the strategy deals with the phase directly.
    pub primary: bool,
}

/// The matrix of a platform.
pub fn matrix<'s>(words: Words<'s>, platform: &Platform) -> Matrix<'s> {
    let names = |atoms: &[_]| -> Vec<Cow<'s, str>> { atoms.iter().map(|&atom| words.atom(atom)).collect() };
    let each = Strategy::ALL.into_iter().flat_map(|strategy| Phase::ALL.map(|phase| (strategy, phase)));
    let cells: Vec<Cell> = each
        .map(|(strategy, phase)| Cell {
            strategy,
            phase,
            actions: names(&platform.actions(strategy, phase)),
            primary: strategy.is_primary(phase),
        })
        .collect();
    let stage = |stage: Stage| {
        let measures = platform.measures.iter().filter(|one| one.aim == Aim::Stage(stage));
        (stage, measures.map(|one| words.atom(one.action)).collect())
    };
    let role = |role: ProducerRole| {
        let actors = platform.producers.iter().filter(|(one, _)| *one == role);
        (role, actors.map(|&(_, actor)| words.atom(actor)).collect())
    };
    let primary = || cells.iter().filter(|cell| cell.primary);
    Matrix {
        platform: words.atom(platform.atom),
        operators: names(&platform.operators),
        customers: names(&platform.customers),
        providers: names(&platform.providers),
        hosts: platform.hosts.iter().map(|&(hosted, _)| words.atom(hosted)).collect(),
        covered: primary().filter(|cell| !cell.actions.is_empty()).count(),
        primary: primary().count(),
        cells,
        stages: Stage::ALL.into_iter().map(stage).collect(),
        producers: ProducerRole::ALL.into_iter().map(role).collect(),
    }
}
