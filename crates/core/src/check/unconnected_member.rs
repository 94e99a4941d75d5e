//! `unconnected-member`: a member of a constellation that is not connected with the others in the part it is given.
//!
//! A constellation is made of "the actors brought together to interact in this process of co-producing value" (Ramírez &
//! Wallin 2000, p. 62): through offerings, promises, and actions that values need.

use super::{Context, Rule};
use crate::analysis::cone_before;
use crate::kernel::{AtomId, Constellation, Offering};
use coproduce_syntax::declaration::PartIn;
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level, listed};
use coproduce_syntax::source::Span;
use indexmap::{IndexMap, IndexSet};
use rustc_hash::{FxHashMap, FxHashSet};

pub static RULE: Rule = Rule::new(
    "unconnected-member",
    Level::Warning,
    "a member of a constellation has nothing to do with the others in its role",
    include_str!("../../../../docs/rules/unconnected-member.md"),
)
.of_service()
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    let mut coproducing = None;
    for constellation in kernel.constellations.iter().filter(|one| kernel.atom(one.atom).own) {
        // That somebody coproduces nothing at all is reported of a bystander.
        let coproducing = coproducing.get_or_insert_with(|| super::bystander::coproducing(context));
        let mut members = Members::of(context, constellation);
        let mut reported: FxHashSet<AtomId> = FxHashSet::default();
        for &customer in members.customers.iter().filter(|customer| !members.served.contains(*customer)) {
            if let Some(&supplier) = members.serving.get(&customer) {
                reported.insert(customer);
                findings.push(wrong_way_round(context, constellation, &members, [supplier, customer]));
            }
        }
        for &supplier in members.suppliers.iter().filter(|supplier| !members.giving.contains(*supplier)) {
            if coproducing[supplier.index()] && reported.insert(supplier) {
                findings.push(gives_nothing(context, constellation, &members, supplier));
            }
        }
        for group in members.apart() {
            let is_reported = group.iter().any(|actor| reported.contains(actor) || !coproducing[actor.index()]);
            if !is_reported {
                findings.push(apart(context, constellation, &members, &group));
            }
        }
    }
}

/// The members of a constellation, and what connects them: an offering or a promise of one to another, or an action of one
/// that a value of another needs.
struct Members {
    /// Each with the place that names it first.
    places: IndexMap<AtomId, Span>,
    suppliers: IndexSet<AtomId>,
    customers: IndexSet<AtomId>,
    /// Those who give another something.
    giving: FxHashSet<AtomId>,
    /// The customers to whom a supplier offers something.
    served: FxHashSet<AtomId>,
    /// Customers who offer a supplier something, each with the first such supplier.
    serving: FxHashMap<AtomId, AtomId>,
    /// By position, a member that is connected with it; itself where it is the first of its group.
    connected: Vec<usize>,
}

impl Members {
    fn of(context: &Context, constellation: &Constellation) -> Self {
        let mut members = Self {
            places: IndexMap::new(),
            suppliers: IndexSet::new(),
            customers: IndexSet::new(),
            giving: FxHashSet::default(),
            served: FxHashSet::default(),
            serving: FxHashMap::default(),
            connected: Vec::new(),
        };
        for &(part, actor, span) in &constellation.members {
            members.places.entry(actor).or_insert(span);
            match part {
                PartIn::Supplier => drop(members.suppliers.insert(actor)),
                PartIn::Customer => drop(members.customers.insert(actor)),
                PartIn::Subcontractor | PartIn::Counterpart => {}
            }
        }
        members.connected = (0..members.places.len()).collect();
        members.connect(context);
        members
    }

    fn connect(&mut self, context: &Context) {
        let kernel = context.kernel;
        for offering in &kernel.offerings {
            self.offer(offering);
            self.give(&offering.suppliers, &offering.customers);
        }
        for proposition in kernel.propositions.iter().filter(|one| one.sound) {
            for promise in &proposition.promises {
                self.give(&[proposition.actor(promise.by)], &[proposition.actor(promise.by.other())]);
            }
        }
        let mut valued: IndexMap<AtomId, Vec<AtomId>> = IndexMap::new();
        for value in &kernel.values {
            for &(beneficiary, _) in value.beneficiaries.iter().filter(|(one, _)| self.places.contains_key(one)) {
                valued.entry(beneficiary).or_default().push(value.atom);
            }
        }
        for (beneficiary, values) in valued {
            let cone = cone_before(kernel, context.networks, &values, &[]);
            let acting = kernel.actions.iter().filter(|action| cone[action.performed.index()]);
            let actors: Vec<AtomId> = acting.flat_map(|action| action.actors.iter().copied()).collect();
            self.give(&actors, &[beneficiary]);
        }
    }

    fn offer(&mut self, offering: &Offering) {
        let another = |among: &[AtomId], part: &IndexSet<AtomId>, than: AtomId| {
            among.iter().copied().find(|&one| one != than && part.contains(&one))
        };
        for &to in offering.customers.iter().filter(|to| self.customers.contains(*to)) {
            if another(&offering.suppliers, &self.suppliers, to).is_some() {
                self.served.insert(to);
            }
        }
        for &from in offering.suppliers.iter().filter(|from| self.customers.contains(*from)) {
            if let Some(to) = another(&offering.customers, &self.suppliers, from) {
                self.serving.entry(from).or_insert(to);
            }
        }
    }

    /// Notes that members among the first give something to members among the second.
    fn give(&mut self, from: &[AtomId], to: &[AtomId]) {
        let members =
            |actors: &[AtomId]| actors.iter().filter_map(|one| self.places.get_index_of(one)).collect::<Vec<usize>>();
        let (from, to) = (members(from), members(to));
        for &one in &from {
            if to.iter().any(|&other| other != one) {
                self.giving.extend(self.places.get_index(one).map(|(&actor, _)| actor));
            }
        }
        if let (Some(&first), false) = (from.first(), to.is_empty()) {
            from.iter().chain(&to).for_each(|&one| self.join(first, one));
        }
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first_of(one), self.first_of(other));
        self.connected[one.max(other)] = one.min(other);
    }

    /// The first member of the group that a member belongs to.
    fn first_of(&mut self, mut at: usize) -> usize {
        while self.connected[at] != at {
            self.connected[at] = self.connected[self.connected[at]];
            at = self.connected[at];
        }
        at
    }

    /// The groups of members that nothing connects with the first supplier.
    fn apart(&mut self) -> Vec<Vec<AtomId>> {
        let supplier = self.suppliers.first().filter(|_| !self.customers.is_empty());
        let Some(supplier) = supplier.and_then(|supplier| self.places.get_index_of(supplier)) else {
            return Vec::new();
        };
        let home = self.first_of(supplier);
        let mut groups: IndexMap<usize, Vec<AtomId>> = IndexMap::new();
        for at in 0..self.places.len() {
            let group = self.first_of(at);
            if group != home {
                groups.entry(group).or_default().extend(self.places.get_index(at).map(|(&actor, _)| actor));
            }
        }
        groups.into_values().collect()
    }
}

fn wrong_way_round(
    context: &Context,
    constellation: &Constellation,
    members: &Members,
    [supplier, customer]: [AtomId; 2],
) -> Diagnostic {
    let words = context.words;
    let (supplier, customer_name) = (words.quoted(supplier), words.quoted(customer));
    let place = words.quoted(constellation.atom);
    RULE.at(
        members.places[&customer],
        format!("{customer_name} is a customer in {place}, and offers what is exchanged"),
    )
    .remark(format!("offers to {supplier}, and no supplier offers anything to it"))
    .help(format!("name {customer_name} under `supplier`, and {supplier} under `customer`"))
}

fn gives_nothing(context: &Context, constellation: &Constellation, members: &Members, supplier: AtomId) -> Diagnostic {
    let words = context.words;
    let (name, place) = (words.quoted(supplier), words.quoted(constellation.atom));
    RULE.at(members.places[&supplier], format!("supplier {name} supplies nobody in {place}"))
        .remark("offers and promises nothing to any member, and no member's value needs an action of it")
        .help(format!("state what {name} offers or promises to a customer, or leave {name} out"))
        .fix(Fix::taking_out(members.places[&supplier]))
}

fn apart(context: &Context, constellation: &Constellation, members: &Members, group: &[AtomId]) -> Diagnostic {
    let words = context.words;
    let names: Vec<_> = group.iter().map(|&actor| words.atom(actor)).collect();
    let supplier = members.suppliers.first().map_or_else(String::new, |&one| words.quoted(one));
    let message = format!(
        "{} has no connection with supplier {supplier} in {}",
        listed(&names[..1]),
        words.quoted(constellation.atom)
    );
    let remark = match names.split_first() {
        Some((_, [])) | None => "no offering, promise or value connects them".to_owned(),
        Some((_, rest)) => {
            format!("no offering, promise or value connects them; connected only with {}", listed(rest))
        }
    };
    RULE.at(members.places[&group[0]], message)
        .remark(remark)
        .help(format!("state what connects them, or declare another constellation for {}", listed(&names)))
}
