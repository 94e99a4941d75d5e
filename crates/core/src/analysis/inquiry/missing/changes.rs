//! What may be changed in a situation, and what is settled however it is changed.

use super::Inquiry;
use crate::kernel::{AtomId, AtomKind, is_exogenous};
use coproduce_engine::exact::Freedom;
use coproduce_engine::{CERTAIN, Node, POSSIBLE, Role, Settled};

/// Which atoms may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach<'i> {
    /// Those that are open.
    Open,
    /// Those no law produces: also what is lacked, taken away or not given.
    Exogenous,
    /// Those, and the members of a loop: what would seed it.
    Loop(&'i [AtomId]),
    /// These products alone, in order of declaration; nothing is taken away.
    Products(&'i [AtomId]),
    /// Other products too, and environments: what would seed any loop.
    Everything,
}

/// Whether a change is about an atom's presence of itself, or about its being allowed at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Aspect {
    Present,
    Allowed,
}

pub(super) type Variable = (AtomId, Aspect);

/// What may be changed in a situation, and what is settled however it is changed.
pub(super) struct Changes<'i> {
    pub inquiry: &'i Inquiry<'i>,
    reach: Reach<'i>,
    product: Option<AtomId>,
    /// By node: what is certain and what is possible, over all changes.
    pub values: Vec<u8>,
}

impl<'i> Changes<'i> {
    pub fn new(inquiry: &'i Inquiry<'i>, reach: Reach<'i>, product: Option<AtomId>) -> Self {
        let mut changes = Self { inquiry, reach, product, values: Vec::new() };
        let mut values = inquiry.situation.present.clone();
        let mut blocked = inquiry.situation.blocked.clone();
        for node in 0..inquiry.kernel.atoms.len() {
            let role = changes.role(u32::try_from(node).unwrap_or(Node::MAX));
            values[node] = match role.present {
                Settled::Yes => CERTAIN | POSSIBLE,
                Settled::No => 0,
                Settled::Where(_) | Settled::Unless(_) => POSSIBLE,
            };
            blocked[node] = match role.allowed {
                Settled::Yes => 0,
                Settled::No => CERTAIN | POSSIBLE,
                Settled::Where(_) | Settled::Unless(_) => CERTAIN,
            };
            values[node] &= !blocked[node];
        }
        inquiry.network.leave_circular_open(&mut values, &blocked);
        inquiry.network.close(&mut values, &blocked, 2);
        changes.values = values;
        changes
    }

    /// Whether an atom may be changed.
    pub fn may_change(&self, atom: AtomId) -> bool {
        let inquiry = &self.inquiry;
        if self.product == Some(atom) {
            return false;
        }
        let open = inquiry.situation.present[atom.index()] == POSSIBLE;
        match self.reach {
            Reach::Open => open,
            Reach::Exogenous => open || is_exogenous(inquiry.kernel, inquiry.network, atom),
            Reach::Loop(members) => {
                let is_derived = inquiry.kernel.atom(atom).kind.is_derived();
                open || is_exogenous(inquiry.kernel, inquiry.network, atom) || !is_derived && members.contains(&atom)
            }
            Reach::Products(products) => {
                !inquiry.kernel.atom(atom).kind.is_derived() && products.binary_search(&atom).is_ok()
            }
            Reach::Everything => match inquiry.kernel.atom(atom).kind {
                AtomKind::Unnamed(_) => is_exogenous(inquiry.kernel, inquiry.network, atom),
                kind => !kind.is_derived(),
            },
        }
    }

    pub fn role(&self, node: Node) -> Role<Variable> {
        let inquiry = &self.inquiry;
        let Some(atom) = inquiry.atom_of(node) else {
            return Role { present: Settled::No, allowed: Settled::Yes };
        };
        match inquiry.kernel.atom(atom).kind {
            AtomKind::Performed(_) => {
                let choice = inquiry.choice_of_performance(atom).unwrap_or(atom);
                let allowed = if inquiry.situation.is_blocked(choice) { self.allowed(choice) } else { Settled::Yes };
                Role { present: Settled::No, allowed }
            }
            AtomKind::Free { actor } => Role { present: Settled::Yes, allowed: self.allowed(actor) },
            _ => Role { present: self.present(atom), allowed: self.allowed(atom) },
        }
    }

    fn present(&self, atom: AtomId) -> Settled<Variable> {
        let situation = &self.inquiry.situation;
        let changes = self.may_change(atom);
        match situation.present[atom.index()] {
            POSSIBLE => Settled::Where((atom, Aspect::Present)),
            0 if !changes => Settled::No,
            0 if situation.is_blocked(atom) => Settled::Yes,
            0 => Settled::Where((atom, Aspect::Present)),
            _ => Settled::Yes,
        }
    }

    fn allowed(&self, atom: AtomId) -> Settled<Variable> {
        let inquiry = &self.inquiry;
        let (situation, kernel) = (&inquiry.situation, inquiry.kernel);
        let changes = self.may_change(atom);
        let varies = Settled::Where((atom, Aspect::Allowed));
        if situation.is_blocked(atom) {
            return if changes { varies } else { Settled::No };
        }
        // Taking away helps only where something asks for an absence.
        if !changes || !inquiry.network.negates() || matches!(self.reach, Reach::Products(_)) {
            return Settled::Yes;
        }
        let produced_otherwise = match kernel.atom(atom).kind {
            AtomKind::Actor => true,
            _ => inquiry.network.is_produced(atom.0),
        };
        let stays = situation.present[atom.index()] & CERTAIN != 0;
        if produced_otherwise || stays { varies } else { Settled::Yes }
    }

    pub fn freedom(&self, (atom, aspect): Variable) -> Freedom {
        let situation = &self.inquiry.situation;
        match aspect {
            Aspect::Allowed => Freedom::Kept { as_it_is: !situation.is_blocked(atom) },
            Aspect::Present if situation.present[atom.index()] == POSSIBLE => {
                let may = self.may_change(atom);
                // Whoever may be taken away is so by the other aspect.
                let apart = matches!(self.allowed(atom), Settled::Where(_));
                Freedom::Open { present: may, absent: may && !apart }
            }
            Aspect::Present => Freedom::Kept { as_it_is: false },
        }
    }
}
