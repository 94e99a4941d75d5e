//! `run`: what is produced in each situation, and what is missing.

use crate::analysis::course::{CourseReport, follow};
use crate::analysis::inquiry::{
    Inquiry, Literal, MissingSets, Setting, Supposal, Supposition, Verdict, Words, missing,
};
use crate::analysis::orchestration::cocreation::{self, CocreationReport, Progress};
use crate::analysis::production::How;
use crate::analysis::production::chosen::{ActionReport, chosen};
use crate::analysis::production::origin::{how, kept_out, producing_laws};
use crate::analysis::service::consequence;
use crate::analysis::service::{
    Assembly, ConstellationReport, Deal, Keeping, Logics, NetReport, OfferingReport, PropositionReport, ValueReport,
};
use crate::kernel::{
    AtomId, AtomKind, Course, CourseId, Kernel, Networks, Origin, Proposition, Scenario, Situation, Supposed,
};
use crate::model::Kind;
use coproduce_syntax::source::Sources;
use indexmap::{IndexMap, IndexSet};
use serde::Serialize;
use std::borrow::Cow;

/// Which situations are evaluated, and how much is said of each.
#[derive(Clone, Debug)]
pub struct Options {
    /// The only situation wanted, in place of those that the model declares.
    pub only: Option<Setting>,
    /// The only course wanted, in place of all situations.
    pub only_course: Option<CourseId>,
    /// How many missing sets are listed for a product.
    pub missing_sets: usize,
    /// How many products are listed of those that are produced, and how many of the others; the rest is counted.
    pub listed: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { only: None, only_course: None, missing_sets: 100, listed: usize::MAX }
    }
}

/// How many names the missing sets of a situation may list together before fewer sets are listed.
const MOST_NAMES: usize = 200_000;
/// How many sets are listed of a product, however many names they have.
const FEW_SETS: usize = 5;

/// Where the missing sets of a situation would list too many names, fewer are listed of each product; how many there are
/// is known all the same.
fn shorten(all: &mut [MissingSets]) {
    let names: usize = all.iter().flat_map(|one| &one.sets).map(Vec::len).sum();
    if names > MOST_NAMES {
        for one in all {
            let share = one.sets.len() * MOST_NAMES / names;
            one.sets.truncate(share.max(FEW_SETS));
        }
    }
}

/// What comes of a model.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Evaluation<'s> {
    /// One entry for each situation, in order of declaration.
    pub situations: Vec<SituationReport<'s>>,
    /// The courses, in order of declaration.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub courses: Vec<CourseReport<'s>>,
    /// The offerings, apart from any situation.
    pub offerings: Vec<OfferingReport<'s>>,
    /// The co-creations, apart from any situation.
    pub cocreations: Vec<CocreationReport<'s>>,
}

/// What comes of a situation.
#[derive(Clone, Debug, Serialize)]
pub struct SituationReport<'s> {
    /// The scenario's name, or the environment's.
    pub name: Cow<'s, str>,
    /// The environment.
    pub environment: Cow<'s, str>,
    /// What poses it.
    pub kind: Posed,
    /// Whether what is not stated is absent; otherwise it is open.
    pub closed: bool,
    /// What it supposes.
    pub supposes: Vec<Supposal>,
    /// Every product of a law, as far as they are listed.
    pub products: Vec<ProductReport<'s>>,
    /// How many products are not listed: produced, not produced, undetermined.
    #[serde(skip)]
    pub unlisted: [usize; 3],
    /// Every action that is chosen.
    pub actions: Vec<ActionReport<'s>>,
    /// Every value, for each of its beneficiaries.
    pub values: Vec<ValueReport<'s>>,
    /// The propositions that play a part.
    pub propositions: Vec<PropositionReport<'s>>,
    /// The constellations.
    pub constellations: Vec<ConstellationReport<'s>>,
    /// The co-creations that take place there.
    pub cocreations: Vec<Progress<'s>>,
    /// In a closed situation, what everyone nets whom a value, a cost or a payment concerns.
    pub nets: IndexMap<Cow<'s, str>, NetReport>,
}

/// What poses a situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Posed {
    /// A declared scenario.
    Scenario,
    /// An environment, perhaps with additions.
    Environment,
    /// A proposition: all its promises are kept, and what it assumes is there.
    Proposition,
}

/// What becomes of a product.
#[derive(Clone, Debug, Serialize)]
pub struct ProductReport<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// Its kind.
    pub kind: Kind,
    /// What becomes of it.
    pub verdict: Verdict,
    /// The minimal sets of what is missing, smallest first.
    pub missing: Vec<Vec<Literal>>,
    /// How many such sets there are, where not all are listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing_count: Option<String>,
    /// Whether an analysis reached its limit, so that the verdict or the missing sets are not the whole truth.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub gave_up: bool,
    /// Whether it depends, apart from time, on its own absence, so that only a course tells what becomes of it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub circular: bool,
    /// The laws that produce it.
    pub by: Vec<Cow<'s, str>>,
    /// How it comes about, where it is produced; where it is itself lacked or taken away, that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
}

/// Evaluates situations of a model.
pub fn evaluate<'s>(
    sources: &'s Sources,
    kernel: &'s Kernel,
    networks: &Networks,
    options: &Options,
) -> Evaluation<'s> {
    let words = Words { sources, kernel };
    let evaluator = Evaluator { words, networks, options, products: produced_atoms(kernel) };
    let scenarios: Vec<&Scenario> = kernel.scenarios.iter().filter(|scenario| scenario.is_own_situation()).collect();
    let courses: Vec<&Course> = match (&options.only, &options.only_course) {
        (Some(_), None) => Vec::new(),
        (_, only) => kernel
            .own_courses()
            .filter(|(id, _)| only.is_none_or(|only| only == *id))
            .map(|(_, course)| course)
            .collect(),
    };
    let mut situations = Vec::new();
    if options.only_course.is_some() {
        // The course stands for itself.
    } else if let Some(only) = &options.only {
        situations.push(evaluator.setting(only));
    } else if scenarios.is_empty() && courses.is_empty() {
        let own = kernel.environment_ids().filter(|id| kernel.environment(*id).own);
        let bare = own.map(|environment| Supposition { environment, states: Vec::new() });
        situations.extend(bare.map(|supposition| evaluator.supposition(&supposition)));
    } else {
        situations.extend(scenarios.into_iter().map(|scenario| evaluator.scenario(scenario)));
        let unkept = evaluator.unkept(&situations);
        situations.extend(unkept);
    }
    let courses = courses.into_iter().map(|course| follow(words, networks, course)).collect();
    let offerings = kernel.offerings.iter().filter(|offering| kernel.atom(offering.atom).own);
    let logics = Logics::new(kernel, networks);
    let offerings = offerings.map(|offering| OfferingReport::new(words, &logics, offering)).collect();
    Evaluation { situations, courses, offerings, cocreations: cocreation::cocreations(words, networks) }
}

/// What comes of one situation, however it is posed. Of the options, those about situations mean nothing here.
pub fn evaluate_setting<'s>(
    words: Words<'s>,
    networks: &Networks,
    setting: &Setting,
    options: &Options,
) -> SituationReport<'s> {
    Evaluator { words, networks, options, products: produced_atoms(words.kernel) }.setting(setting)
}

/// The products of laws and the offerings, in order of declaration.
pub fn produced_atoms(kernel: &Kernel) -> Vec<AtomId> {
    let mut produced = vec![false; kernel.atoms.len()];
    // An offering without interactions and laws is up to the situation.
    let is_offered = |atom: &&AtomId| matches!(kernel.atom(**atom).kind, AtomKind::Offering(_));
    for law in kernel.laws.iter().filter(|law| law.origin == Origin::Definition) {
        for offering in kernel.products(law).iter().filter(is_offered) {
            produced[offering.index()] = true;
        }
    }
    let phases = kernel.cocreations.iter().flat_map(|cocreation| &cocreation.phases);
    for reached in phases.flat_map(|phase| &phase.reaches) {
        produced[reached.index()] = true;
    }
    for law in kernel.laws.iter().filter(|law| matches!(law.origin, Origin::Stated | Origin::Used)) {
        for product in kernel.products(law) {
            produced[product.index()] = true;
        }
    }
    let stands_for_itself = |atom: &AtomId| !kernel.atom(*atom).kind.is_behind_another();
    crate::kernel::atom_ids(kernel).filter(|atom| produced[atom.index()]).filter(stands_for_itself).collect()
}

struct Evaluator<'e, 's> {
    words: Words<'s>,
    networks: &'e Networks,
    options: &'e Options,
    products: Vec<AtomId>,
}

impl<'s> Evaluator<'_, 's> {
    fn setting(&self, setting: &Setting) -> SituationReport<'s> {
        let scenarios = &self.words.kernel.scenarios;
        match setting {
            Setting::Environment(supposition) => self.supposition(supposition),
            Setting::Scenario(index) => self.scenario(&scenarios[*index]),
            Setting::Changed(index, supposition) => self.scenario(&supposition.like(&scenarios[*index])),
        }
    }

    fn supposition(&self, supposition: &Supposition) -> SituationReport<'s> {
        let kernel = self.words.kernel;
        let network = self.networks.of(kernel, supposition.environment);
        let states = supposition.states.iter().copied();
        let situation = Situation::with(kernel, network, supposition.environment, states.clone());
        let environment = self.words.environment(supposition.environment);
        let supposes = states.map(|(atom, supposed)| self.supposes(atom, supposed)).collect();
        let posed = (Posed::Environment, environment, supposes);
        let inquiry = Inquiry::new(kernel, network, situation);
        let mut report = self.report(posed, &inquiry);
        report.propositions = consequence::promised(self.words, &inquiry, &supposition.states);
        report.constellations = consequence::promised_constellations(self.words, &inquiry, &supposition.states);
        report
    }

    fn scenario(&self, scenario: &Scenario) -> SituationReport<'s> {
        let kernel = self.words.kernel;
        let network = self.networks.of(kernel, scenario.environment);
        let situation = Situation::of(kernel, network, scenario);
        let supposes =
            scenario.states.iter().take(SUPPOSED).map(|(&atom, &(supposed, _))| self.supposes(atom, supposed));
        let posed = (Posed::Scenario, self.words.scenario(scenario), supposes.collect());
        let inquiry = Inquiry::new(kernel, network, situation);
        let mut report = self.report(posed, &inquiry);
        report.propositions = consequence::touched(self.words, self.networks, &inquiry, &scenario.disputes);
        report.constellations = consequence::constellations(self.words, &inquiry);
        report.nets = consequence::nets(self.words, &Assembly::in_situation(inquiry));
        report
    }

    /// The propositions of the module that are kept in none of some situations, each as its own situation.
    fn unkept(&self, situations: &[SituationReport]) -> Vec<SituationReport<'s>> {
        let kernel = self.words.kernel;
        let kept: IndexSet<&str> = situations
            .iter()
            .flat_map(|situation| &situation.propositions)
            .filter(|report| report.promises.iter().all(|promise| promise.keeping == Keeping::Kept))
            .map(|report| report.name.as_ref())
            .collect();
        let own = kernel.propositions.iter().filter(|one| one.sound && kernel.atom(one.atom).own);
        let unkept = own.filter(|one| !kept.contains(self.words.atom(one.atom).as_ref()));
        unkept.map(|one| self.as_promised(one)).collect()
    }

    /// A proposition as the situation in which it is kept.
    fn as_promised(&self, proposition: &Proposition) -> SituationReport<'s> {
        let kernel = self.words.kernel;
        let network = self.networks.of(kernel, proposition.environment);
        let deal = Deal::as_promised(kernel, network, proposition, proposition.environment, &[]);
        let given = crate::analysis::service::force::promised(kernel, network, proposition, proposition.environment);
        let supposes = given.into_iter().map(|atom| self.supposes(atom, Supposed::Given)).collect();
        let posed = (Posed::Proposition, self.words.atom(proposition.atom), supposes);
        let mut report = self.report(posed, &deal.inquiry);
        report.propositions = vec![PropositionReport::new(self.words, &deal, &deal, None)];
        let nets = deal.nets();
        report.nets = nets.iter().map(|(&actor, net)| (self.words.atom(actor), NetReport::of(net))).collect();
        report
    }

    fn supposes(&self, atom: AtomId, supposed: Supposed) -> Supposal {
        Supposal::new(self.words.atom(atom), supposed)
    }

    /// What is produced in a situation, and which values are actual.
    fn report(
        &self,
        (kind, name, supposes): (Posed, Cow<'s, str>, Vec<Supposal>),
        inquiry: &Inquiry,
    ) -> SituationReport<'s> {
        let mut unlisted = [0; 3];
        let mut room = [self.options.listed; 2];
        let mut listed: Vec<(AtomId, Option<Verdict>)> = Vec::new();
        for &product in &self.products {
            let verdict = inquiry.verdict(product).ok();
            let room = &mut room[usize::from(verdict != Some(Verdict::Produced))];
            if *room > 0 {
                *room -= 1;
                listed.push((product, verdict));
            } else {
                unlisted[verdict.unwrap_or(Verdict::Undetermined) as usize] += 1;
            }
        }
        let unexplained: Vec<(AtomId, Verdict)> = listed
            .iter()
            .filter_map(|&(product, verdict)| Some((product, verdict?)))
            .filter(|&(_, verdict)| verdict != Verdict::Produced)
            .collect();
        let mut found = missing(inquiry, &unexplained, self.options.missing_sets);
        shorten(&mut found);
        let mut found = found.into_iter();
        let products = listed
            .into_iter()
            .map(|(product, verdict)| {
                let (by, sets) = match verdict {
                    Some(Verdict::Produced) => (self.producing(inquiry, product), MissingSets::default()),
                    Some(_) => (Vec::new(), found.next().unwrap_or_default()),
                    None => (Vec::new(), MissingSets::default()),
                };
                ProductReport {
                    name: self.words.atom(product),
                    kind: self.words.kind(product),
                    verdict: verdict.unwrap_or(Verdict::Undetermined),
                    missing_count: sets.count_of_more().map(ToString::to_string),
                    missing: sets.sets.iter().map(|set| self.words.changes(set)).collect(),
                    gave_up: sets.gave_up || verdict.is_none(),
                    circular: verdict.is_none() && inquiry.network.is_circular(product.0),
                    how: match verdict {
                        Some(Verdict::Produced) => Some(how(inquiry, product, !by.is_empty())),
                        _ => kept_out(inquiry, product),
                    },
                    by,
                }
            })
            .collect();
        SituationReport {
            name,
            kind,
            environment: self.words.environment(inquiry.situation.environment),
            closed: inquiry.situation.closed,
            supposes,
            products,
            unlisted,
            actions: chosen(self.words, inquiry),
            values: crate::analysis::service::value::values(self.words, inquiry, self.options.missing_sets),
            propositions: Vec::new(),
            constellations: Vec::new(),
            cocreations: cocreation::progress(self.words, inquiry, self.options.missing_sets),
            nets: IndexMap::new(),
        }
    }

    fn producing(&self, inquiry: &Inquiry, product: AtomId) -> Vec<Cow<'s, str>> {
        producing_laws(inquiry, product).map(|law| self.words.law(law)).collect()
    }
}

/// How many suppositions of a scenario a report repeats.
const SUPPOSED: usize = 1000;
