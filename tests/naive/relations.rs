//! The six relations of a set to a product in an environment, by going through every completion.

use super::fixpoint::Program;
use super::member::Change;
use super::model::{Atom, Kind, Model, Set, atoms, one, set};
use super::sets::{asked, subsets};
use super::setting::Setting;

pub use super::member::Member;

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
    let each = |holds: &dyn Fn(&Member) -> bool| set.iter().all(holds);
    Relations {
        sufficient: question.sufficient(set, question.inputs(set), &question.as_it_stands()),
        necessary: each(&|member| question.necessary(member, question.inputs_of(member))),
        producer: each(&|member| question.producer(member)),
        potential_producer: each(&|member| question.potential_producer(member)),
        cause: question.cause(set),
        irrelevant: each(&|member| question.irrelevant(member)),
    }
}

/// Whether a literal suffices alone where nothing is stated: with an atom given, or in every completion where it is absent,
/// the product is there.
pub fn suffices_alone(model: &Model, (atom, absent): (Atom, bool), product: Atom, environment: Atom) -> bool {
    let question = Question::new(model, product, environment);
    let free = question.nothing_stated().free & !one(atom);
    let given = if absent { 0 } else { one(atom) };
    subsets(free & question.program.reaching(product).0).all(|free| {
        let produced = question.program.produced(free | given, 0);
        produced & one(product) != 0 || absent && produced & one(atom) != 0
    })
}

/// What is free where nothing is stated, without the product.
pub fn free(model: &Model, product: Atom, environment: Atom) -> Set {
    Question::new(model, product, environment).nothing_stated().free
}

/// A product in an environment.
struct Question<'m> {
    model: &'m Model,
    product: Atom,
    environment: Atom,
    setting: Setting,
    /// The laws that apply.
    program: Program<'m>,
}

/// What is settled, and what may be present or absent.
#[derive(Clone, Copy)]
struct Ground {
    given: Set,
    blocked: Set,
    free: Set,
}

impl<'m> Question<'m> {
    fn new(model: &'m Model, product: Atom, environment: Atom) -> Self {
        let setting = model.setting(environment);
        Self { model, product, environment, setting, program: Program::new(model, environment) }
    }

    /// The environment as it stands: what is held is there, what is lacked is blocked, what is open may be either.
    fn as_it_stands(&self) -> Ground {
        let Setting { within, held, lacked } = self.setting;
        let open = self.model.open(self.environment) & !asked(self.model, self.product);
        Ground { given: within | held, blocked: lacked, free: open }
    }

    /// Nothing is stated: what is held, included or lacked, and the names of the environments, are free like all else.
    ///
    /// Choice: free is present or merely absent, as an open atom is.
    fn nothing_stated(&self) -> Ground {
        let Setting { within, held, lacked } = self.setting;
        let free = self.model.exogenous(self.environment) | within | held | lacked;
        Ground { given: 0, blocked: 0, free: free & !one(self.product) }
    }

    /// The same within the environments one is in, whose names are in place.
    fn within(&self) -> Ground {
        let Ground { given, blocked, free } = self.nothing_stated();
        Ground { given: given | self.setting.within, blocked, free: free & !self.setting.within }
    }

    /// Whether the product follows on a ground once something is changed, with some of what is free there.
    fn follows(&self, ground: &Ground, change: &Change, free: Set) -> bool {
        let given = ((ground.given | free) & !change.without) | change.with;
        let blocked = (ground.blocked & !change.with) | change.without;
        let produced = if change.left == 0 {
            self.program.produced(given, blocked)
        } else {
            // A law applies where one of its environments is still there.
            let there = self.setting.within & !change.left;
            Program::of(self.model, |law| set(&law.environments) & there != 0).produced(given, blocked)
        };
        produced & one(self.product) != 0
    }

    /// What may be in place or not like what is open: the members that laws produce, and where the product can then be
    /// produced in no completion, the products on a circle with it.
    ///
    /// Choice: whether it can be produced is asked of the environment as it stands, also for the relations that leave
    /// free what is stated. Else a producer could fail to be a potential producer.
    fn inputs(&self, members: &[Member]) -> Set {
        let produced = self.produced();
        let own = members.iter().fold(0, |all, member| all | set(member.atoms())) & produced;
        if self.can(own) { own } else { own | (self.program.circle(self.product) & produced) }
    }

    fn inputs_of(&self, member: &Member) -> Set {
        self.inputs(std::slice::from_ref(member))
    }

    /// What laws produce here, but for the product itself and for what is up to the situation all the same.
    fn produced(&self) -> Set {
        let applying = self.model.laws.iter().filter(|law| self.model.applies(law, self.environment));
        let produced = applying.fold(0, |all, law| all | set(&law.products));
        produced & !self.model.exogenous(self.environment) & !one(self.product)
    }

    /// Whether the product can be produced as things stand.
    fn can(&self, inputs: Set) -> bool {
        self.can_after(inputs, &Change::default())
    }

    fn can_after(&self, inputs: Set, change: &Change) -> bool {
        let ground = self.as_it_stands();
        let free = self.bearing(&ground, inputs) & !change.touches();
        subsets(free).any(|free| self.follows(&ground, change, free))
    }

    /// What is free and bears on the product; the rest makes no difference, and the enumeration smaller.
    ///
    /// Choice: of an input that is held or lacked its environment decides, as of all that is open.
    fn bearing(&self, ground: &Ground, inputs: Set) -> Set {
        (ground.free | (inputs & !ground.given & !ground.blocked)) & self.program.reaching(self.product).0
    }

    /// *necessary*: the product can be produced, and cannot once the member is taken away. A class is taken away all at
    /// once.
    fn necessary(&self, member: &Member, inputs: Set) -> bool {
        self.can(inputs) && !self.can_after(inputs, &self.taken_away(member))
    }

    /// *producer*: necessary, and not sufficient alone when nothing is stated.
    fn producer(&self, member: &Member) -> bool {
        let inputs = self.inputs_of(member);
        self.necessary(member, inputs) && !self.alone(member, inputs)
    }

    fn alone(&self, member: &Member, inputs: Set) -> bool {
        self.sufficient(std::slice::from_ref(member), inputs, &self.nothing_stated())
    }

    /// *cause*: at least two, sufficient when nothing is stated, each necessary; all produced members are inputs together.
    fn cause(&self, members: &[Member]) -> bool {
        let inputs = self.inputs(members);
        members.len() >= 2
            && self.sufficient(members, inputs, &self.nothing_stated())
            && members.iter().all(|member| self.necessary(member, inputs))
    }

    /// *sufficient*: with the set in place the product is produced in every completion, and the set contradicts nothing
    /// that is settled. A class is sufficient only if each of its members would be.
    ///
    /// Choice: only an atom that `e` lacks by name counts; to name an action of a lacked actor contradicts nothing.
    /// Choice: where nothing is stated, nothing is contradicted.
    fn sufficient(&self, members: &[Member], inputs: Set, ground: &Ground) -> bool {
        let mut choices = vec![Change::default()];
        for member in members {
            let ways = self.ways(member, &|atom| self.naming(atom));
            choices = choices.iter().flat_map(|&chosen| ways.iter().map(move |&way| chosen.and(way))).collect();
        }
        choices.into_iter().all(|named| {
            let contradicts = named.with & ground.blocked != 0 || named.without & ground.given != 0;
            let free = self.bearing(ground, inputs) & !named.touches();
            !contradicts && subsets(free).all(|free| self.follows(ground, &named, free))
        })
    }

    /// *irrelevant*: as things stand, neither adding the member nor taking it away ever changes the product.
    fn irrelevant(&self, member: &Member) -> bool {
        !self.differs(member, self.inputs_of(member), &self.as_it_stands(), &|with, without| with != without)
    }

    /// *potential producer*: in some declared environment with nothing stated, the member makes a difference for the
    /// better, and does not suffice alone. An environment is asked about in environments within it. A producer is one, also
    /// where it takes what its environment lacks.
    fn potential_producer(&self, member: &Member) -> bool {
        if self.producer(member) {
            return true;
        }
        let named = set(member.atoms()) & self.model.all(Kind::Environment);
        self.model.environments.iter().any(|environment| {
            let there = Question::new(self.model, self.product, environment.atom);
            let inputs = there.inputs_of(member);
            named & !there.setting.within == 0
                && there.differs(member, inputs, &there.within(), &|with, without| with && !without)
                && !there.alone(member, inputs)
        })
    }

    /// Whether the product with the member in place, and with it taken away, ever differ as is said.
    ///
    /// Choice: a class is put in place by any one of its members; the others are as they are.
    fn differs(&self, member: &Member, inputs: Set, ground: &Ground, differ: &dyn Fn(bool, bool) -> bool) -> bool {
        let away = self.taken_away(member);
        let free = self.bearing(ground, inputs);
        subsets(free & !away.touches()).any(|rest| {
            let without = self.follows(ground, &away, rest);
            self.ways(member, &|atom| self.leaving(atom).reversed()).into_iter().any(|way| {
                subsets(free & away.touches() & !way.touches())
                    .any(|others| differ(self.follows(ground, &way, rest | others), without))
            })
        })
    }

    /// The ways to have a member: one, or for a class one for each of its members.
    fn ways(&self, member: &Member, having: &dyn Fn(Atom) -> Change) -> Vec<Change> {
        match member {
            Member::Name(atom) => vec![having(*atom)],
            Member::Not(atom) => vec![self.leaving(*atom)],
            Member::AnyOf(atoms) => atoms.iter().map(|&atom| having(atom)).collect(),
        }
    }

    /// A member taken away; to take `not y` away puts `y` in place.
    fn taken_away(&self, member: &Member) -> Change {
        match member {
            Member::Not(atom) => self.leaving(*atom).reversed(),
            _ => member.atoms().iter().fold(Change::default(), |all, &atom| all.and(self.leaving(atom))),
        }
    }

    /// What naming an atom names: for an environment its name and those above, all it holds and includes, and the absence
    /// of what it lacks; the product is left out.
    fn naming(&self, atom: Atom) -> Change {
        if self.model.names[atom].kind != Kind::Environment {
            return Change { with: one(atom), ..Change::default() };
        }
        let Setting { within, held, lacked } = self.model.setting(atom);
        Change { with: (within | held) & !one(self.product), without: lacked & !one(self.product), left: 0 }
    }

    /// To leave an environment is to leave all within it: their names go, and what only they state is reversed.
    ///
    /// Choice: a statement that also holds in an environment that stays is one that stays.
    fn leaving(&self, atom: Atom) -> Change {
        if self.model.names[atom].kind != Kind::Environment {
            return Change { without: one(atom), ..Change::default() };
        }
        let Setting { within, held, lacked } = self.setting;
        let left = atoms(within).filter(|&above| self.model.within(above) & one(atom) != 0);
        let left = left.fold(0, |all, above| all | one(above));
        let (mut staying_held, mut staying_lacked) = (one(self.product), one(self.product));
        for stays in atoms(within & !left) {
            let setting = self.model.setting(stays);
            staying_held |= setting.held;
            staying_lacked |= setting.lacked;
        }
        Change { with: lacked & !staying_lacked, without: left | (held & !staying_held), left }
    }
}
