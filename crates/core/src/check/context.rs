//! What all rules look at, computed once.

use super::Rule;
use super::delivery::Delivery;
use super::free::{self, Way};
use super::life::Life;
use super::promised::Promised;
use super::ways::Ways;
use crate::analysis::judgement::{Judgement, judge_net, judgements};
use crate::analysis::{Accounts, Deal, Words};
use crate::kernel::{
    AtomId, Course, EnvironmentId, GateId, Kernel, Law, LawId, Networks, Offering, Origin, Proposition, Situation,
};
use crate::model::plain;
use coproduce_engine::{Network, numbered};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::names_in;
use coproduce_syntax::source::{Sources, Span};
use indexmap::IndexMap;
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// A kernel and what rules ask of it again and again.
pub struct Context<'a> {
    pub sources: &'a Sources,
    pub kernel: &'a Kernel,
    pub networks: &'a Networks,
    pub words: Words<'a>,
    /// Whether all of the text was understood, so that no law is missing.
    pub understood: bool,
    by_product: OnceCell<ByProduct>,
    life: OnceCell<Life>,
    accounts: OnceCell<Accounts<'a>>,
    promised: OnceCell<Vec<Promised<'a>>>,
    judgements: OnceCell<Vec<Judgement>>,
    delivery: OnceCell<Delivery>,
    without_action: OnceCell<IndexMap<AtomId, Way>>,
    unattended: OnceCell<IndexMap<AtomId, Way>>,
    /// The environment asked about last, with all that follows in it.
    open: RefCell<Option<(EnvironmentId, Rc<Vec<u8>>)>>,
    /// The ways to satisfy conditions that are compared with one another; none where they are not few.
    ways: RefCell<FxHashMap<GateId, Option<Rc<Ways>>>>,
}

impl<'a> Context<'a> {
    pub fn new(sources: &'a Sources, kernel: &'a Kernel, networks: &'a Networks, understood: bool) -> Self {
        Self {
            sources,
            kernel,
            networks,
            words: Words { sources, kernel },
            understood,
            by_product: OnceCell::new(),
            life: OnceCell::new(),
            accounts: OnceCell::new(),
            promised: OnceCell::new(),
            judgements: OnceCell::new(),
            delivery: OnceCell::new(),
            without_action: OnceCell::new(),
            unattended: OnceCell::new(),
            open: RefCell::new(None),
            ways: RefCell::default(),
        }
    }

    /// The laws the module itself states, as far as they were understood.
    pub fn stated_laws(&self) -> impl Iterator<Item = (LawId, &'a Law)> {
        self.kernel.laws_with_ids().filter(|(_, law)| law.origin == Origin::Stated)
    }

    /// The offerings the module itself declares.
    pub fn own_offerings(&self) -> impl Iterator<Item = &'a Offering> {
        let kernel = self.kernel;
        kernel.offerings.iter().filter(|offering| kernel.atom(offering.atom).own)
    }

    /// Whether the module itself says what stands at a place.
    ///
    /// A rule judges what a file states, wherever its subject is declared. A breach that several statements make together
    /// is found in the file whose statement completes it, which is the one that uses the others; what these state by
    /// themselves is found where they are checked.
    pub fn is_own(&self, place: Span) -> bool {
        self.kernel.names.home(self.sources, place) == 0
    }

    /// Where the module itself states by one of some laws that something is produced.
    pub fn own_mention(&self, laws: &[LawId], product: AtomId) -> Option<Span> {
        let law = laws.iter().map(|&law| self.law(law)).find(|law| law.origin == Origin::Stated)?;
        Some(self.mention(law, product))
    }

    /// A finding about a thing: where the module itself declares it there, or else at a place of its own, with a label at
    /// the other.
    pub fn completed(
        &self,
        rule: &'static Rule,
        subject: Span,
        own: Option<Span>,
        message: String,
    ) -> Option<Diagnostic> {
        if self.is_own(subject) {
            return Some(rule.at(subject, message));
        }
        Some(rule.at(own?, message).label(subject, "declared here"))
    }

    pub fn law(&self, id: LawId) -> &'a Law {
        &self.kernel.laws[id.index()]
    }

    /// The laws for each product, definitions left out.
    pub fn by_product(&self) -> &ByProduct {
        self.by_product.get_or_init(|| ByProduct::of(self.kernel))
    }

    /// Which laws can ever be satisfied, and which loops nothing starts.
    pub fn life(&self) -> &Life {
        self.life.get_or_init(|| Life::of(self))
    }

    /// For each law whether some environment or scenario can satisfy it.
    pub fn living(&self) -> &[bool] {
        &self.life().laws
    }

    /// What each actor gains and gives up.
    pub fn accounts(&self) -> &Accounts<'a> {
        self.accounts.get_or_init(|| Accounts::new(self.kernel))
    }

    /// What becomes of the propositions that the module itself makes, in order of declaration.
    pub fn promised(&self) -> &[Promised<'a>] {
        self.promised.get_or_init(|| super::promised::promised(self))
    }

    /// How the expectations and claims of the module stand, in order of place.
    pub fn judgements(&self) -> &[Judgement] {
        self.judgements.get_or_init(|| {
            judgements(self.kernel, self.networks, |claim| {
                let known = super::promised::net_of(self, claim);
                judge_net(self.kernel, self.networks, self.accounts(), known, claim)
            })
        })
    }

    /// The judgements that rules asked for.
    pub fn into_judgements(self) -> Vec<Judgement> {
        self.judgements.into_inner().unwrap_or_default()
    }

    /// A proposition as it is promised. Closing it takes time and memory, so that not all of them are kept.
    pub fn deal(&self, proposition: &'a Proposition) -> Deal<'a, 'a> {
        let environment = proposition.environment;
        Deal::as_promised(self.kernel, self.network(environment), proposition, environment, &[])
    }

    /// Which offerings can be delivered.
    pub fn delivery(&self) -> &Delivery {
        self.delivery.get_or_init(|| Delivery::of(self))
    }

    /// The outcomes that can come about with no action performed, each with a way.
    pub fn without_action(&self) -> &IndexMap<AtomId, Way> {
        self.without_action.get_or_init(|| {
            let outcomes = self.kernel.outcomes.iter().map(|outcome| outcome.atom);
            free::ways(self, outcomes, |_| true)
        })
    }

    /// The values that can become actual with no offering and no action of those for whom and with whom they are, each
    /// with a way.
    pub fn unattended(&self) -> &IndexMap<AtomId, Way> {
        self.unattended.get_or_init(|| super::passive_end_customer::unattended(self))
    }

    /// The network of the laws that apply in an environment.
    pub fn network(&self, environment: EnvironmentId) -> &'a Network {
        self.networks.of(self.kernel, environment)
    }

    /// Whether everything within a period can be settled wherever a course is.
    pub fn is_stratified_in(&self, course: &Course) -> bool {
        let within = |place: EnvironmentId| self.networks.within_a_period(self.kernel, place);
        course.moves.iter().all(|place| within(place.what).unstratified().is_empty())
    }

    /// What is certain and what is possible in an environment as it is, by atom.
    pub fn open(&self, environment: EnvironmentId) -> Rc<Vec<u8>> {
        let mut last = self.open.borrow_mut();
        if let Some((known, values)) = last.as_ref()
            && *known == environment
        {
            return Rc::clone(values);
        }
        let network = self.network(environment);
        let values = Rc::new(Situation::open(self.kernel, network, environment).close(network));
        *last = Some((environment, Rc::clone(&values)));
        values
    }

    /// The minimal ways to satisfy a condition that is compared with many others; none where they are not few.
    pub fn ways(&self, condition: GateId) -> Option<Rc<Ways>> {
        let mut known = self.ways.borrow_mut();
        known.entry(condition).or_insert_with(|| Ways::of(self.kernel, condition).map(Rc::new)).clone()
    }

    /// Where a law mentions an atom; its name where it does not.
    pub fn mention(&self, law: &Law, atom: AtomId) -> Span {
        let text = self.sources.text(law.span);
        let body = text.find('{').unwrap_or(0);
        let declared = self.kernel.name_span(atom);
        let name = self.words.plain(declared);
        let same = names_in(text)
            .filter(|(range, _)| range.start > body)
            .filter(|(_, found)| plain(found.rsplit('.').next().unwrap_or(found)) == name);
        // Where a law names things of several modules that are called the same, what is written tells which is meant.
        let mut same: Vec<_> = same.collect();
        let is_meant = |found: &str| {
            self.kernel.find(self.sources, found).one().is_some_and(|found| self.kernel.name_span(found) == declared)
        };
        if same.len() > 1
            && let Some(meant) = same.iter().position(|(_, found)| is_meant(found))
        {
            same.swap(0, meant);
        }
        same.into_iter().next().map_or(law.name, |(range, _)| {
            let offset = |at: usize| law.span.start + u32::try_from(at).unwrap_or(0);
            Span::new(offset(range.start), offset(range.end))
        })
    }
}

/// Laws by product.
pub struct ByProduct {
    starts: Vec<u32>,
    laws: Vec<LawId>,
}

impl ByProduct {
    fn of(kernel: &Kernel) -> Self {
        let mut starts = vec![0_u32; kernel.atoms.len() + 1];
        for law in kernel.laws.iter().filter(|law| matches!(law.origin, Origin::Stated | Origin::Used)) {
            for product in kernel.products(law) {
                starts[product.index() + 1] += 1;
            }
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut laws = vec![LawId(0); *starts.last().unwrap_or(&0) as usize];
        // What is used was stated before the file that uses it.
        let of = |origin: Origin| kernel.laws_with_ids().filter(move |(_, law)| law.origin == origin);
        for (id, law) in of(Origin::Used).chain(of(Origin::Stated)) {
            for product in kernel.products(law) {
                laws[next[product.index()] as usize] = id;
                next[product.index()] += 1;
            }
        }
        Self { starts, laws }
    }

    /// The laws for a product, in order of declaration, those of modules that are used before the module's own.
    pub fn laws(&self, product: AtomId) -> &[LawId] {
        &self.laws[self.starts[product.index()] as usize..self.starts[product.index() + 1] as usize]
    }

    /// The products, in order of declaration, each with its laws.
    pub fn iter(&self) -> impl Iterator<Item = (AtomId, &[LawId])> {
        let atoms = 0..numbered(self.starts.len() - 1);
        atoms.map(AtomId).map(|atom| (atom, self.laws(atom))).filter(|(_, laws)| !laws.is_empty())
    }
}
