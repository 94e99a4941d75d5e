//! How members of a set stand to a product in an environment: the six relations.

use super::follow::{State, follow};
use super::ground::{Ground, Node, Set, nodes, one};
use super::language::{Atom, Kind, Member, Relation};
use super::setting::Statement;
use super::table::Table;
use super::verdicts::Situation;

/// A question about a product in a situation.
pub struct Question<'g> {
    pub ground: &'g Ground<'g>,
    /// The open situation in which it is asked.
    pub situation: Situation,
    pub product: Atom,
}

/// Which part of what is stated stays in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// Held stays held, lacked stays lacked.
    AsItStands,
    /// What is stated is open; one is in the environments that one is in.
    StatedFree,
    /// What is stated is open, and so are the names of environments.
    NothingHeld,
}

impl Question<'_> {
    /// Whether a relation holds; none where there is too much to try.
    pub fn holds(&self, relation: Relation, members: &[Member]) -> Option<bool> {
        let each = |judge: &dyn Fn(&Member) -> Option<bool>| -> Option<bool> {
            members.iter().try_fold(true, |all, member| Some(all & judge(member)?))
        };
        match relation {
            Relation::Sufficient => self.sufficient(members, Mode::AsItStands),
            Relation::Necessary => each(&|member| self.necessary(member, std::slice::from_ref(member))),
            Relation::Producer => each(&|member| self.producer(member)),
            Relation::PotentialProducer => {
                each(&|member| Some(self.producer(member)? || self.potential_producer(member)?))
            }
            Relation::Irrelevant => each(&|member| self.irrelevant(member)),
            Relation::Cause => {
                let necessary =
                    members.iter().try_fold(true, |all, member| Some(all & self.necessary(member, members)?));
                Some(members.len() >= 2 && necessary? && self.sufficient(members, Mode::NothingHeld)?)
            }
        }
    }

    fn in_environment(&self, environment: Atom) -> Self {
        Question { ground: self.ground, situation: Situation::open(environment), product: self.product }
    }

    fn is_environment(&self, atom: Atom) -> bool {
        self.ground.model.kind(atom) == Kind::Environment
    }

    /// The situation in one of the modes, with the members of a set as inputs.
    fn state(&self, mode: Mode, members: &[Member]) -> Option<State> {
        let ground = self.ground;
        let as_it_stands = self.situation.state(ground);
        let there = as_it_stands.there.clone();
        let stated = as_it_stands.given | as_it_stands.blocked;
        let named = members.iter().flat_map(Member::names).filter(|&atom| !self.is_environment(atom));
        let inputs = named.fold(0, |all, atom| all | one(ground.input(atom)));
        let inside = there.iter().fold(0, |all, &environment| all | one(environment));
        let mut state = as_it_stands;
        let mut open = nodes_of(&state.open) | inputs;
        if mode != Mode::AsItStands {
            let held_or_lacked = nodes(stated & !inside).filter(|&node| !ground.is_action(node));
            open |= held_or_lacked.fold(0, |all, node| all | one(node)) | ground.exogenous(&there);
            let keep = one(self.product);
            state.given = if mode == Mode::NothingHeld { 0 } else { inside };
            state.blocked = 0;
            open = (open & !keep) | if mode == Mode::NothingHeld { inside } else { 0 };
        }
        let mut behind = ground.behind(&there, one(self.product));
        let actors = ground.model.actions.iter().filter(|action| behind & one(action.atom) != 0);
        behind |= actors.flat_map(|action| &action.actors).fold(0, |all, &actor| all | one(actor));
        let open = open & behind & !one(self.product);
        state.open = nodes(open).collect();
        // Where the product can be produced in no completion as things stand, products on a circle with it are inputs too.
        let cannot_start = match mode {
            Mode::AsItStands => !follow(ground, &state)?[self.product].ever(),
            Mode::StatedFree | Mode::NothingHeld => self.has_circle_as_input(members)?,
        };
        if cannot_start {
            let circle = nodes(ground.circle(&there, self.product));
            let circle = circle.filter(|&node| node < ground.model.names.len() && !ground.is_action(node));
            state.open = nodes(open | circle.fold(0, |all, node| all | one(node))).collect();
        }
        Some(state)
    }

    /// Whether, as things stand, the product can be produced in no completion, so that products on a circle with it count
    /// as inputs.
    fn has_circle_as_input(&self, members: &[Member]) -> Option<bool> {
        let ground = self.ground;
        let mut state = self.situation.state(ground);
        let named = members.iter().flat_map(Member::names).filter(|&atom| !self.is_environment(atom));
        let inputs = named.fold(0, |all, atom| all | one(ground.input(atom)));
        let behind = ground.behind(&state.there, one(self.product));
        let actors = ground.model.actions.iter().filter(|action| behind & one(action.atom) != 0);
        let behind = actors.flat_map(|action| &action.actors).fold(behind, |all, &actor| all | one(actor));
        state.open = nodes((nodes_of(&state.open) | inputs) & behind & !one(self.product)).collect();
        Some(!follow(ground, &state)?[self.product].ever())
    }

    fn function(&self, state: &State) -> Option<Table> {
        Some(follow(self.ground, state)?.swap_remove(self.product))
    }

    /// With a member in place, once for each member of a class.
    fn placed(&self, state: &State, member: &Member) -> Vec<State> {
        let mut placed = state.clone();
        match member {
            Member::Name(atom) if self.is_environment(*atom) => self.enter(&mut placed, *atom),
            Member::Name(atom) => placed.place(self.ground, self.ground.input(*atom)),
            Member::Not(atom) => placed.take(self.ground, self.ground.input(*atom)),
            Member::AnyOf(class) => {
                return class.iter().flat_map(|&atom| self.placed(state, &Member::Name(atom))).collect();
            }
        }
        vec![placed]
    }

    /// With a member taken away; a class all at once, and what is not to be there put in place.
    fn taken(&self, state: &State, member: &Member) -> State {
        let mut taken = state.clone();
        match member {
            Member::Name(atom) if self.is_environment(*atom) => self.leave(&mut taken, *atom),
            Member::Not(atom) => taken.place(self.ground, self.ground.input(*atom)),
            Member::Name(_) | Member::AnyOf(_) => {
                member.names().into_iter().for_each(|atom| taken.take(self.ground, self.ground.input(atom)));
            }
        }
        taken
    }

    /// To name an environment names it and those above it, what it holds, and the absence of what it lacks.
    fn enter(&self, state: &mut State, environment: Atom) {
        let model = self.ground.model;
        state.given |= model.within(environment).into_iter().fold(0, |all, at| all | one(at));
        let (held, lacked) = model.held_and_lacked(environment);
        for atom in held.into_iter().filter(|&atom| atom != self.product) {
            state.place(self.ground, self.ground.input(atom));
        }
        for atom in lacked.into_iter().filter(|&atom| atom != self.product) {
            state.take(self.ground, self.ground.input(atom));
        }
    }

    /// To take an environment away is to leave it and every environment within it: what only these state is reversed.
    fn leave(&self, state: &mut State, environment: Atom) {
        let left = self.left_with(&state.there, environment);
        state.there.retain(|at| !left.contains(at));
        for &at in &left {
            state.given &= !one(at);
            state.blocked |= one(at);
        }
        for (input, held) in self.stated_by_left(&left) {
            if held { state.take(self.ground, input) } else { state.place(self.ground, input) }
        }
    }

    /// An environment one is in is in place as it stands: with what would be reversed by leaving it.
    fn stay(&self, state: &mut State, environment: Atom) {
        let left = self.left_with(&state.there, environment);
        for (input, held) in self.stated_by_left(&left) {
            if held { state.place(self.ground, input) } else { state.take(self.ground, input) }
        }
    }

    /// An environment and those within it, of some.
    fn left_with(&self, there: &[Atom], environment: Atom) -> Vec<Atom> {
        there.iter().copied().filter(|&at| self.ground.model.is_within(at, environment)).collect()
    }

    /// The inputs that some environments alone state, after inheritance, and whether they are held. What is supposed
    /// stays as it is, and so does the product.
    fn stated_by_left(&self, left: &[Atom]) -> Vec<(Node, bool)> {
        let (model, situation) = (self.ground.model, &self.situation);
        let mut stay = model.within(situation.environment);
        stay.retain(|at| !left.contains(at));
        let supposed = [&situation.given, &situation.without, &situation.unknown];
        let reversed = |atom: Atom| {
            if atom == self.product || supposed.iter().any(|names| names.contains(&atom)) {
                return None;
            }
            let stated = model.statement(situation.environment, atom)?;
            // Choice: what an environment that stays states as well is as that one states it; where several that stay
            // disagree, it stays as it was.
            let rest = model.stated_by(&stay, atom).unwrap_or(Some(stated));
            match (stated, rest) {
                (Statement::Held, None | Some(Statement::Lacked)) => Some((self.ground.input(atom), true)),
                (Statement::Lacked, None | Some(Statement::Held)) => Some((self.ground.input(atom), false)),
                _ => None,
            }
        };
        (0..model.names.len()).filter_map(reversed).collect()
    }

    /// Whether a set names what contradicts itself or, in an environment as it stands, what that states.
    fn contradicts(&self, members: &[Member], state: &State, mode: Mode) -> bool {
        let (mut present, mut absent): (Set, Set) = (0, 0);
        for member in members {
            match member {
                Member::Name(atom) if self.is_environment(*atom) => {
                    let (held, lacked) = self.ground.model.held_and_lacked(*atom);
                    let set = |atoms: Vec<Atom>| {
                        let inputs = atoms.into_iter().filter(|&atom| atom != self.product);
                        inputs.fold(0, |all, atom| all | one(self.ground.input(atom)))
                    };
                    present |= set(held);
                    absent |= set(lacked);
                }
                Member::Name(atom) => present |= one(self.ground.input(*atom)),
                Member::Not(atom) => absent |= one(self.ground.input(*atom)),
                Member::AnyOf(_) => {}
            }
        }
        let stated = mode == Mode::AsItStands && (present & state.blocked != 0 || absent & state.given != 0);
        stated || present & absent != 0
    }

    fn sufficient(&self, members: &[Member], mode: Mode) -> Option<bool> {
        self.sufficient_with(members, members, mode)
    }

    /// Whether the chosen members suffice, all of the set being inputs. A class suffices only where each of its members
    /// would.
    fn sufficient_with(&self, chosen: &[Member], set: &[Member], mode: Mode) -> Option<bool> {
        for (place, member) in chosen.iter().enumerate() {
            let Member::AnyOf(class) = member else { continue };
            return class.iter().try_fold(true, |all, atom| {
                let mut single = chosen.to_vec();
                single[place] = Member::Name(*atom);
                Some(all & self.sufficient_with(&single, set, mode)?)
            });
        }
        let mut state = self.state(mode, set)?;
        if self.contradicts(chosen, &state, mode) {
            return Some(false);
        }
        for member in chosen {
            state = self.placed(&state, member).swap_remove(0);
        }
        Some(self.function(&state)?.always())
    }

    fn necessary(&self, member: &Member, inputs: &[Member]) -> Option<bool> {
        let state = self.state(Mode::AsItStands, inputs)?;
        Some(self.function(&state)?.ever() && !self.function(&self.taken(&state, member))?.ever())
    }

    fn producer(&self, member: &Member) -> Option<bool> {
        let alone = std::slice::from_ref(member);
        Some(self.necessary(member, alone)? && !self.sufficient(alone, Mode::NothingHeld)?)
    }

    fn potential_producer(&self, member: &Member) -> Option<bool> {
        let environment = member.names().into_iter().find(|&atom| self.is_environment(atom));
        let model = self.ground.model;
        let asked = model.environments.iter().map(|at| at.atom);
        let mut asked = asked.filter(|&at| environment.is_none_or(|outer| model.is_within(at, outer)));
        asked.try_fold(false, |any, at| Some(any | self.in_environment(at).potential_here(member)?))
    }

    fn potential_here(&self, member: &Member) -> Option<bool> {
        let alone = std::slice::from_ref(member);
        let state = self.state(Mode::StatedFree, alone)?;
        let without = self.function(&self.taken(&state, member))?;
        let placed = match member {
            Member::Name(atom) if self.is_environment(*atom) => {
                let mut placed = state.clone();
                self.stay(&mut placed, *atom);
                vec![placed]
            }
            _ => self.placed(&state, member),
        };
        let mut better = false;
        for placed in placed {
            better |= !without.covers(&self.function(&placed)?);
        }
        Some(better && !self.sufficient(alone, Mode::NothingHeld)?)
    }

    fn irrelevant(&self, member: &Member) -> Option<bool> {
        let state = self.state(Mode::AsItStands, std::slice::from_ref(member))?;
        let usual = self.function(&state)?;
        let mut same = self.function(&self.taken(&state, member))? == usual;
        let is_environment = member.names().iter().any(|&atom| self.is_environment(atom));
        for placed in self.placed(&state, member).into_iter().filter(|_| !is_environment) {
            same &= self.function(&placed)? == usual;
        }
        Some(same)
    }
}

fn nodes_of(list: &[Node]) -> Set {
    list.iter().fold(0, |all, &node| all | one(node))
}
