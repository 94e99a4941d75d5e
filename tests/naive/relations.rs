//! The six relations of a set to a product in an environment, by going through every completion.

use super::fixpoint::Program;
use super::member::Named;
use super::model::{Atom, Kind, Model, Set, one, set};
use super::sets::{asked, sets, subsets};

pub use super::member::Member;
use super::setting::Setting;

/// Which relations hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each relation of the language")]
pub struct Relations {
    pub sufficient: bool,
    pub necessary: bool,
    pub producer: bool,
    pub potential_producer: bool,
    pub cause: bool,
    pub irrelevant: bool,
}

/// All relations of a set to a product in an environment. Of several members, necessary, producer, potential producer
/// and irrelevant mean each of them.
pub fn all(model: &Model, set: &[Member], product: Atom, environment: Atom) -> Relations {
    let question = Question::new(model, product, environment);
    Relations {
        sufficient: question.sufficient(set, true),
        necessary: set.iter().all(|member| question.necessary(member)),
        producer: set.iter().all(|member| question.producer(member)),
        potential_producer: set.iter().all(|member| question.potential_producer(member)),
        cause: question.cause(set),
        irrelevant: set.iter().all(|member| question.irrelevant(member)),
    }
}

/// A product in an environment.
struct Question<'m> {
    model: &'m Model,
    program: Program<'m>,
    product: Atom,
    environment: Atom,
    setting: Setting,
    /// What `e` holds, the environments and the included actors among it.
    held: Set,
    /// The open atoms, without the product.
    open: Set,
    /// The atoms that bear on the product, and among them those that do through a `not`.
    reaching: (Set, Set),
}

impl<'m> Question<'m> {
    fn new(model: &'m Model, product: Atom, environment: Atom) -> Self {
        let program = Program::new(model, environment);
        let reaching = program.reaching(product);
        let setting = model.setting(environment);
        let open = model.open(environment) & !asked(model, product);
        Self { model, program, product, environment, setting, held: setting.held | setting.within, open, reaching }
    }

    /// Whether the product follows from what is there, what is blocked, and nothing else.
    fn follows(&self, given: Set, blocked: Set) -> bool {
        self.program.produced(given, blocked) & one(self.product) != 0
    }

    /// What naming an atom names: for an environment its name and all it holds, lacks and includes.
    ///
    /// Choice: what an environment holds is what it holds after inheritance, the names of the environments above it
    /// among it (*held* includes the environments); what it lacks is named as `not x`. Both count although an
    /// environment below it may override them, so that naming what `e` overrides contradicts `e`.
    /// Choice: the product, never a member of its own set, is left out of what an environment names.
    fn named(&self, atom: Atom) -> Named {
        if self.model.names[atom].kind != Kind::Environment {
            return Named { with: one(atom), without: 0 };
        }
        let Setting { within, held, lacked } = self.model.setting(atom);
        Named { with: (within | held) & !one(self.product), without: lacked & !one(self.product) }
    }

    /// The ways to have a member: one, or for a class one for each of its members.
    fn ways(&self, member: &Member) -> Vec<Named> {
        match member {
            Member::Name(atom) => vec![self.named(*atom)],
            Member::Not(atom) => vec![self.named(*atom).taken_away()],
            Member::AnyOf(atoms) => atoms.iter().map(|&atom| self.named(atom)).collect(),
        }
    }

    /// *sufficient*: with what `e` holds (or, not `helped`, when nothing is held) the set produces the product in every
    /// completion of the open atoms that reach it through a `not`, and contradicts nothing `e` lacks or holds. Held
    /// atoms that are dropped are free where they reach the product through a `not`. A class is sufficient only if each
    /// of its members would be.
    ///
    /// Choice: only an atom that `e` lacks by name contradicts it; naming an action of a lacked actor does not, it is
    /// merely not performed.
    fn sufficient(&self, set: &[Member], helped: bool) -> bool {
        let mut choices = vec![Named::default()];
        for member in set {
            let ways = self.ways(member);
            choices = choices.iter().flat_map(|&chosen| ways.iter().map(move |&way| chosen.and(way))).collect();
        }
        choices.into_iter().all(|named| {
            let held = if helped { self.held } else { 0 };
            let contradicts = named.with & self.setting.lacked != 0 || named.without & held != 0;
            let open = self.open | (self.held & !held & !one(self.product));
            let free = open & self.reaching.1 & !named.touches();
            let blocked = self.setting.lacked | named.without;
            !contradicts && subsets(free).all(|free| self.follows(held | named.with | free, blocked))
        })
    }

    /// *necessary*: the product can be produced in `e`, and cannot once the member is taken away, even where `e` holds
    /// it. A class is taken away all at once.
    ///
    /// Choice: taking away an environment also takes away what it lacks, that is, puts it in place, as for `not y`.
    fn necessary(&self, member: &Member) -> bool {
        let away = self.ways(member).into_iter().fold(Named::default(), Named::and).taken_away();
        self.can(Named::default()) && !self.can(away)
    }

    /// Whether the product can be produced in `e` with some atoms put in place and some kept away.
    fn can(&self, named: Named) -> bool {
        let given = (self.held & !named.without) | named.with;
        let blocked = (self.setting.lacked & !named.with) | named.without;
        let free = self.open & self.reaching.0 & !named.touches();
        subsets(free).any(|free| self.follows(given | free, blocked))
    }

    /// *producer*: necessary in `e`, and not sufficient alone when nothing is held.
    fn producer(&self, member: &Member) -> bool {
        self.necessary(member) && !self.sufficient(std::slice::from_ref(member), false)
    }

    /// *cause*: at least two, sufficient without help from held conditions the set does not name, each necessary.
    fn cause(&self, set: &[Member]) -> bool {
        set.len() >= 2 && self.sufficient(set, false) && set.iter().all(|member| self.necessary(member))
    }

    /// *potential producer*: a producer in some declared environment, or a literal of some production set without being
    /// necessary.
    ///
    /// Choice: a class stands in a production set when one of its members does.
    /// Choice: an environment is asked about only in environments within it; elsewhere it is not a producer.
    fn potential_producer(&self, member: &Member) -> bool {
        let environments = self.model.environments.iter().map(|environment| environment.atom);
        let somewhere = environments.into_iter().any(|environment| {
            let named = set(member.atoms()) & self.model.all(Kind::Environment);
            named & !self.model.within(environment) == 0
                && Question::new(self.model, self.product, environment).producer(member)
        });
        somewhere || (self.in_production_set(member) && !self.necessary(member))
    }

    fn in_production_set(&self, member: &Member) -> bool {
        let production = sets(self.model, self.product, self.environment).production;
        production.iter().any(|found| match member {
            Member::Name(_) | Member::AnyOf(_) => set(member.atoms()) & found.with != 0,
            Member::Not(atom) => one(*atom) & found.without != 0,
        })
    }

    /// *irrelevant*: with whatever is exogenous, held or lacked left free, adding or taking away the member never makes
    /// a difference to the product.
    ///
    /// Choice: free is present or merely absent, as an open atom is.
    /// Choice: a class is added by any one of its members, the others left free where they are free.
    fn irrelevant(&self, member: &Member) -> bool {
        let setting = self.held | self.setting.lacked;
        let free =
            (self.model.exogenous(self.environment) | setting) & self.reaching.0 & !asked(self.model, self.product);
        let ways = self.ways(member);
        let class = ways.iter().copied().fold(Named::default(), Named::and);
        let away = class.taken_away();
        subsets(free & !class.touches()).all(|rest| {
            let without = self.follows(rest | away.with, away.without);
            ways.iter().all(|way| {
                let others = free & class.touches() & !way.touches();
                subsets(others).all(|others| self.follows(rest | others | way.with, way.without) == without)
            })
        })
    }

    /// Every free atom of *sufficient* at once: an equal and coarser reading, to check the one above with.
    #[cfg(test)]
    fn sufficient_in_every_completion(&self, set: &[Member]) -> bool {
        let named = set.iter().flat_map(|member| self.ways(member)).fold(Named::default(), Named::and);
        let contradicts = named.with & self.setting.lacked != 0 || named.without & self.held != 0;
        let blocked = self.setting.lacked | named.without;
        let free = self.open & !named.touches();
        !contradicts && subsets(free).all(|free| self.follows(self.held | named.with | free, blocked))
    }
}

/// Whether both readings of *sufficient* agree on a set without classes.
#[cfg(test)]
pub fn readings_agree(model: &Model, set: &[Member], product: Atom, environment: Atom) -> bool {
    let question = Question::new(model, product, environment);
    question.sufficient(set, true) == question.sufficient_in_every_completion(set)
}
