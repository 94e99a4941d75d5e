//! The one kernel: atoms, environments, laws and obligations.
//!
//! In: a resolved [`crate::model::Model`]. Out: a [`Kernel`] in which everything a model says is a law or an obligation,
//! each with the place of the text it came from. What declarations say beyond that (who supplies an offering, what a
//! value is worth, what parties promise) is kept as records beside the atoms; beyond elaboration nothing knows the trees.

mod atom;
mod condition;
mod conflict;
mod course;
mod elaborate;
mod environment;
mod evidence;
mod exchange;
mod hypergame;
mod law;
mod market;
mod names;
mod network;
mod obligation;
mod offering;
mod orchestration;
mod problem;
mod proposition;
mod situation;
mod unrolled;
mod worth;

pub use atom::{Action, Atom, AtomId, AtomKind, ByAtom, Outcome};
pub use condition::{Conditions, GateId, Term};
pub use conflict::Conflict;
pub use course::{Course, CourseId, During, Period, Supposals, Timed, When};
pub use elaborate::elaborate;
pub use environment::{Environment, EnvironmentId, Stated, Statement};
pub use evidence::{CalibratedSet, Cells, Cuts, Direction, Evidence, Test};
pub use exchange::{Exchange, Terms};
pub use hypergame::{Hypergame, Payoffs, Profile, View};
pub use law::{Enabling, Law, LawId, Origin};
pub use market::{Adoption, Elevation, Joining, Level, Order, Prices, Pricing};
pub use names::{Found, Names};
pub use network::{Joints, Networks};
pub use obligation::{Claim, Column, Expectation, Member, Poses, Scenario, ScenarioId, Supposed};
pub use offering::{Constellation, Content, Logic, Offering, Value};
pub use orchestration::{Cocreation, CocreationPhase, Measure, Platform};
pub use problem::{Height, Mode, Problem};
pub use proposition::{Dispute, Expected, NetClaim, Part, Party, Payment, Promise, Proposition, PropositionId};
pub use situation::atom_ids;
pub use situation::{Situation, blocked_with, is_exogenous};
pub use unrolled::{Goal, Moments, TooLong, unroll};
pub use worth::{Layer, Preferences, Worth};

use coproduce_engine::numbered;
use coproduce_syntax::source::Span;
use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// A model as laws and obligations.
#[derive(Clone, Debug, Default)]
pub struct Kernel {
    /// Everything that may be present or absent.
    pub atoms: Vec<Atom>,
    /// By declared thing: whether anything but its own declaration mentions it.
    pub mentioned: Vec<bool>,
    /// The actions, with their choice and their performance.
    pub actions: Vec<Action>,
    /// The outcomes, with what they change.
    pub outcomes: Vec<Outcome>,
    /// The offerings, with their content.
    pub offerings: Vec<Offering>,
    /// The values, with those they are of value to.
    pub values: Vec<Value>,
    /// The propositions, with what they promise.
    pub propositions: Vec<Proposition>,
    /// For each proposition what its promises put in place: choices of actions, and things that are brought.
    pub(crate) promised_parts: Vec<(PropositionId, AtomId)>,
    /// The constellations, with their members.
    pub constellations: Vec<Constellation>,
    /// The co-creations, with their phases.
    pub cocreations: Vec<Cocreation>,
    /// The platforms, with their strategies.
    pub platforms: Vec<Platform>,
    /// The problems, with their complexities.
    pub problems: Vec<Problem>,
    /// The hypergames, with how each player sees the other.
    pub hypergames: Vec<Hypergame>,
    /// The exchanges, with the hours of their parties.
    pub exchanges: Vec<Exchange>,
    /// The adoptions of platforms.
    pub adoptions: Vec<Adoption>,
    /// The prices of platforms.
    pub pricings: Vec<Pricing>,
    /// The spirals of co-creations.
    pub elevations: Vec<Elevation>,
    /// Tables of cases that laws are held against.
    pub evidence: Vec<Evidence>,
    /// What matters to actors who say so.
    pub preferences: ByAtom<Preferences>,
    /// The environments, with what they state.
    pub environments: Vec<Environment>,
    /// The laws.
    pub laws: Vec<Law>,
    /// The likelihoods of the laws that are only likely to hold; most models have none.
    likelihoods: FxHashMap<LawId, f64>,
    /// What the laws take that say what enables them, in its two parts.
    enabling: FxHashMap<LawId, Enabling>,
    /// What laws end that end something, in place of producing it.
    ended: FxHashMap<LawId, Vec<AtomId>>,
    /// What stays once it is there, in order of declaration.
    pub lasting: Vec<AtomId>,
    /// The products of all laws, one law after the other.
    products: Vec<AtomId>,
    /// The conditions of all laws.
    pub conditions: Conditions,
    /// The distinct sets of environments that laws name.
    pub(crate) environment_sets: IndexMap<Vec<EnvironmentId>, (), FxBuildHasher>,
    /// What must be proven.
    pub claims: Vec<Claim>,
    /// What must be proven of nets.
    pub net_claims: Vec<NetClaim>,
    /// The declared situations, with what must come of them.
    pub scenarios: Vec<Scenario>,
    /// The situations that go on, with what must come of them.
    pub courses: Vec<Course>,
    /// The place of the name of the model.
    pub title: Option<Span>,
    /// What columns of the tables of the module at hand suppose.
    pub columns: Vec<Column>,
    /// For each scenario, the one it is like, and where it says so.
    likes: Vec<Option<(ScenarioId, Span)>>,
    /// The scenarios of the module at hand that contradict themselves or their environments.
    conflicts: FxHashMap<ScenarioId, Conflict>,
    /// What everything is called.
    pub names: Names,
    /// Where it is a course in its periods, which period each atom stands in.
    pub moments: Option<Moments>,
    /// For each actor with actions, the atom that says the actor is not kept out.
    pub(crate) free: FxHashMap<AtomId, AtomId>,
}

impl Kernel {
    /// How a scenario of the module at hand contradicts itself or its environment, if it does.
    pub fn conflict(&self, scenario: ScenarioId) -> Option<Conflict> {
        self.conflicts.get(&scenario).copied()
    }

    /// What a law produces.
    pub fn products(&self, law: &Law) -> &[AtomId] {
        &self.products[law.products.0 as usize..law.products.1 as usize]
    }

    /// What a law ends; a law that does produces nothing.
    pub fn ended(&self, law: LawId) -> &[AtomId] {
        self.ended.get(&law).map_or(&[], Vec::as_slice)
    }

    /// The same kernel, in which a law asks for all of these and nothing else.
    #[must_use]
    pub fn with_condition(&self, law: LawId, terms: Vec<Term>) -> Self {
        let mut kernel = self.clone();
        kernel.laws[law.index()].condition = kernel.conditions.add(numbered(terms.len()), terms);
        kernel
    }

    /// Whether any law ends a thing.
    pub fn is_ended(&self, atom: AtomId) -> bool {
        self.ended.values().any(|ended| ended.contains(&atom))
    }

    /// Whether any law ends anything.
    pub fn ends_anything(&self) -> bool {
        !self.ended.is_empty()
    }

    /// Whether a thing stays once it is there.
    pub fn lasts(&self, atom: AtomId) -> bool {
        self.lasting.binary_search(&atom).is_ok()
    }

    /// Whether anything in it takes time: a delay, something that lasts, or something that is ended.
    pub fn takes_time(&self) -> bool {
        !self.lasting.is_empty() || !self.ended.is_empty() || self.laws.iter().any(|law| law.delay > 0)
    }

    /// The courses of all modules that can be followed: of a table its rows.
    pub fn followed_courses(&self) -> impl Iterator<Item = (CourseId, &Course)> {
        let courses = (0..).map(CourseId).zip(&self.courses);
        courses.filter(|(id, course)| self.scenarios[course.scenario.index()].course() == Some(*id))
    }

    /// The courses that the module at hand declares, and that were understood.
    pub fn own_courses(&self) -> impl Iterator<Item = (CourseId, &Course)> {
        self.followed_courses().filter(|(_, course)| self.scenarios[course.scenario.index()].own)
    }

    /// The course with this identity.
    pub fn course(&self, id: CourseId) -> &Course {
        &self.courses[id.index()]
    }

    /// The likelihood that a law's condition suffices; where it is below 1, a coproducer is not named, and
    /// the residual coproducer is among the inputs.
    pub fn likelihood(&self, law: LawId) -> f64 {
        self.likelihoods.get(&law).copied().unwrap_or(1.0)
    }

    /// The laws that are only likely to hold, in order of declaration.
    pub fn unnamed(&self) -> impl Iterator<Item = LawId> {
        self.atoms.iter().filter_map(|atom| if let AtomKind::Unnamed(law) = atom.kind { Some(law) } else { None })
    }

    /// What a law uses and what enables it, where it tells them apart. Its condition asks for both.
    pub fn enabling(&self, law: LawId) -> Option<Enabling> {
        self.enabling.get(&law).copied()
    }

    /// The environments a law names; it applies in each of them and in all within them.
    pub fn stated_in(&self, law: &Law) -> &[EnvironmentId] {
        self.environment_sets.get_index(law.environments as usize).map_or(&[], |(set, ())| set.as_slice())
    }

    /// Whether a law applies in an environment.
    pub fn applies(&self, law: &Law, environment: EnvironmentId) -> bool {
        law.origin == Origin::Definition
            || self.stated_in(law).iter().any(|&stated| self.environment(environment).is_within(stated))
    }

    /// The environment with this identity.
    pub fn environment(&self, id: EnvironmentId) -> &Environment {
        &self.environments[id.index()]
    }

    /// All environments, in order of declaration.
    pub fn environment_ids(&self) -> impl Iterator<Item = EnvironmentId> + use<> {
        (0..numbered(self.environments.len())).map(EnvironmentId)
    }

    /// All laws with their identities, in order of declaration.
    pub fn laws_with_ids(&self) -> impl Iterator<Item = (LawId, &Law)> {
        (0..).map(LawId).zip(&self.laws)
    }

    /// The atom with this identity.
    pub fn atom(&self, id: AtomId) -> &Atom {
        &self.atoms[id.index()]
    }

    /// The environment whose presence an atom is, if it is one.
    pub fn environment_of(&self, atom: AtomId) -> Option<EnvironmentId> {
        match self.atom(atom).kind {
            AtomKind::Environment(id) => Some(id),
            _ => None,
        }
    }

    /// The action whose choice or performance an atom is, if it is one.
    pub fn action_of(&self, atom: AtomId) -> Option<&Action> {
        match self.atom(atom).kind {
            AtomKind::Performed(index) | AtomKind::Chosen(index) => Some(&self.actions[index as usize]),
            _ => None,
        }
    }

    /// The offering whose delivery an atom is, if it is one.
    pub fn offering_of(&self, atom: AtomId) -> Option<&Offering> {
        match self.atom(atom).kind {
            AtomKind::Offering(index) => Some(&self.offerings[index as usize]),
            _ => None,
        }
    }

    /// The value whose actuality an atom is, if it is one.
    pub fn value_of(&self, atom: AtomId) -> Option<&Value> {
        match self.atom(atom).kind {
            AtomKind::Value(index) => Some(&self.values[index as usize]),
            _ => None,
        }
    }

    /// The proposition with this identity.
    pub fn proposition(&self, id: PropositionId) -> &Proposition {
        &self.propositions[id.index()]
    }

    /// What a name in a situation or a set means: of an action its choice, of all else its presence.
    pub fn choice(&self, atom: AtomId) -> AtomId {
        self.action_of(atom).map_or(atom, |action| action.chosen)
    }

    /// The atom that stands where a thing is declared: of an action, its performance.
    pub fn declared(&self, atom: AtomId) -> AtomId {
        self.action_of(atom).map_or(atom, |action| action.performed)
    }

    /// The place of the name by which people call an atom.
    pub fn name_span(&self, atom: AtomId) -> Span {
        self.atom(atom).name
    }
}
