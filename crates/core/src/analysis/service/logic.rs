//! The four logics of value creation: views of an offering, and what in a model speaks against each.
//!
//! A logic is a focus, and not a fact: an offering is seen as an output or as an input, and value to come through
//! transactions or through relationships, by "which interaction is in current focus" (Ramírez & Wallin 2000, p. 141, as
//! Ing reads the diagram). So a model declares it, and what is found here are the views that nothing in it contradicts.

use super::offering::magnitude;
use crate::analysis::inquiry::cone_before;
use crate::kernel::{Action, AtomId, GateId, Kernel, Logic, Networks, Offering, Origin, Term};
use coproduce_syntax::declaration::Axis;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// What speaks against a logic for a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// Against an input: the customer acts neither in making the offering nor with it, and in its interactions only
    /// together with a supplier.
    OnlyReceives,
    /// Against an output: the customer alone performs all interactions.
    InteractsAlone,
    /// Against an output: the customer alone makes the offering or its content.
    MakesAlone,
    /// Against relationships: there is no content between people.
    NothingBetweenPeople,
    /// Against transactions: something of value to the customer depends on this item between people.
    DependsOnPeople(AtomId),
}

/// Where offerings and their content are used, and what is of value to whom: found once for all of them.
pub struct Logics<'k> {
    kernel: &'k Kernel,
    networks: &'k Networks,
    uses: FxHashMap<AtomId, Vec<Use>>,
    /// By offering, the actions on which its making depends.
    making: RefCell<FxHashMap<AtomId, Rc<[&'k Action]>>>,
    /// By customer, what its values depend on.
    valued: RefCell<FxHashMap<AtomId, Vec<bool>>>,
}

/// A place where something is put to use.
#[derive(Clone, Copy)]
enum Use {
    /// It enables an action.
    Enables(AtomId),
    /// A law needs it, and whatever else its condition names.
    NeededWith(GateId),
}

impl<'k> Logics<'k> {
    /// What is known of all offerings of a kernel.
    pub fn new(kernel: &'k Kernel, networks: &'k Networks) -> Self {
        Self { kernel, networks, uses: uses(kernel), making: RefCell::default(), valued: RefCell::default() }
    }

    /// The logics in which a customer can see an offering.
    pub fn open_to(&self, offering: &Offering, customer: AtomId) -> Vec<Logic> {
        let view = [false, true].map(|is_input| self.against_view(offering, customer, is_input).is_none());
        let channel = [false, true].map(|lasting| self.against_channel(offering, customer, lasting).is_none());
        let is_open =
            |logic: &Logic| view[usize::from(logic.is_input())] && channel[usize::from(logic.is_relationship())];
        Logic::ALL.into_iter().filter(is_open).collect()
    }

    /// What speaks against a logic for a customer.
    pub fn contradiction(&self, offering: &Offering, customer: AtomId, logic: Logic) -> Option<Contradiction> {
        self.against_view(offering, customer, logic.is_input())
            .or_else(|| self.against_channel(offering, customer, logic.is_relationship()))
    }

    /// What speaks against seeing an offering as an input, or as an output.
    fn against_view(&self, offering: &Offering, customer: AtomId, is_input: bool) -> Option<Contradiction> {
        if is_input {
            self.part(offering, customer).is_none().then_some(Contradiction::OnlyReceives)
        } else {
            self.alone(offering, customer)
        }
    }

    /// What speaks against value through relationships, or through transactions.
    fn against_channel(&self, offering: &Offering, customer: AtomId, is_relationship: bool) -> Option<Contradiction> {
        if is_relationship {
            (magnitude(offering, Axis::People) <= 0.0).then_some(Contradiction::NothingBetweenPeople)
        } else {
            self.item_between_people(offering, customer).map(Contradiction::DependsOnPeople)
        }
    }

    /// An action by which a customer has a part in an offering beyond being served: with it, in making it or its
    /// content, or in an interaction without any supplier.
    pub fn part(&self, offering: &Offering, customer: AtomId) -> Option<AtomId> {
        let apart = offering.interactions.iter().map(|&(performed, _)| performed).find(|&performed| {
            let served =
                |action: &Action| action.actors.iter().any(|one| *one != customer && is_supplier(offering, *one));
            self.action_by(performed, customer).is_some_and(|action| !served(action))
        });
        apart.or_else(|| self.used_by(offering, customer)).or_else(|| {
            let making = self.making(offering);
            making.iter().find(|action| action.actors.contains(&customer)).map(|action| action.performed)
        })
    }

    /// An action of a customer with an offering or its content, beyond the interactions: one that these enable, or that
    /// a law needs beside them.
    fn used_by(&self, offering: &Offering, customer: AtomId) -> Option<AtomId> {
        let is_own = |atom: AtomId| {
            let interacts = offering.interactions.iter().any(|&(performed, _)| performed == atom);
            self.action_by(atom, customer).filter(|_| !interacts).map(|action| action.performed)
        };
        let brought = std::iter::once(offering.atom).chain(offering.contents.iter().map(|content| content.atom));
        let mut uses = brought.filter_map(|atom| self.uses.get(&atom)).flatten();
        uses.find_map(|found| match *found {
            Use::Enables(performed) => is_own(performed),
            Use::NeededWith(condition) => {
                let mut with = None;
                self.kernel.conditions.each_atom(condition, &mut |atom| with = with.or_else(|| is_own(atom)));
                with
            }
        })
    }

    fn action_by(&self, atom: AtomId, actor: AtomId) -> Option<&'k Action> {
        self.kernel.action_of(atom).filter(|action| action.actors.contains(&actor))
    }

    /// Whether all is done by the customer alone.
    fn alone(&self, offering: &Offering, customer: AtomId) -> Option<Contradiction> {
        let is_alone = |action: &Action| action.actors == [customer];
        let interactions = || offering.interactions.iter().filter_map(|&(one, _)| self.kernel.action_of(one));
        if interactions().next().is_some() && interactions().all(is_alone) {
            return Some(Contradiction::InteractsAlone);
        }
        let making = self.making(offering);
        (!making.is_empty() && making.iter().all(|action| is_alone(action))).then_some(Contradiction::MakesAlone)
    }

    /// The actions on which it depends that the offering is provided and its content made, other than by its delivery.
    fn making(&self, offering: &Offering) -> Rc<[&'k Action]> {
        if let Some(known) = self.making.borrow().get(&offering.atom) {
            return Rc::clone(known);
        }
        let made = offering.contents.iter().filter(|content| content.made).map(|content| content.atom);
        let made: Vec<AtomId> = made.chain(offering.has_laws.then_some(offering.provided)).collect();
        let making: Rc<[&Action]> = if made.is_empty() {
            Rc::default()
        } else {
            let cone = cone_before(self.kernel, self.networks, &made, &[offering.atom]);
            self.kernel.actions.iter().filter(|action| cone[action.performed.index()]).collect()
        };
        self.making.borrow_mut().insert(offering.atom, Rc::clone(&making));
        making
    }

    /// An item between people on which something of value to the customer depends.
    fn item_between_people(&self, offering: &Offering, customer: AtomId) -> Option<AtomId> {
        let mut people =
            offering.contents.iter().filter(|item| item.axis == Axis::People && item.magnitude > 0.0).peekable();
        people.peek()?;
        let mut valued = self.valued.borrow_mut();
        let cone = valued.entry(customer).or_insert_with(|| {
            let is_for = |value: &&crate::kernel::Value| value.beneficiaries.iter().any(|&(one, _)| one == customer);
            let own: Vec<AtomId> = self.kernel.values.iter().filter(is_for).map(|value| value.atom).collect();
            cone_before(self.kernel, self.networks, &own, &[])
        });
        people.map(|item| item.atom).find(|item| cone[item.index()])
    }
}

fn is_supplier(offering: &Offering, actor: AtomId) -> bool {
    offering.suppliers.contains(&actor)
}

fn uses(kernel: &Kernel) -> FxHashMap<AtomId, Vec<Use>> {
    let brought = |offering: &Offering| {
        let contents = offering.contents.iter().map(|content| content.atom).collect::<Vec<_>>();
        std::iter::once(offering.atom).chain(contents)
    };
    let mut uses: FxHashMap<AtomId, Vec<Use>> =
        kernel.offerings.iter().flat_map(brought).map(|atom| (atom, Vec::new())).collect();
    if uses.is_empty() {
        return uses;
    }
    let mut note = |atom: AtomId, found: Use| {
        if let Some(uses) = uses.get_mut(&atom) {
            uses.push(found);
        }
    };
    for action in &kernel.actions {
        match action.enabled_by {
            Some(Term::Present(atom) | Term::Absent(atom)) => note(atom, Use::Enables(action.performed)),
            Some(Term::Gate(gate)) => {
                kernel.conditions.each_atom(gate, &mut |atom| note(atom, Use::Enables(action.performed)));
            }
            None => {}
        }
    }
    for law in kernel.laws.iter().filter(|law| matches!(law.origin, Origin::Stated | Origin::Used)) {
        kernel.conditions.each_atom(law.condition, &mut |atom| note(atom, Use::NeededWith(law.condition)));
    }
    uses
}
