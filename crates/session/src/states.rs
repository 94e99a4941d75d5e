//! What is supposed, by name.

use coproduce_core::kernel::Supposed;
use indexmap::IndexMap;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

/// What is supposed, by name, in the order in which it was. Every question keeps copies, and a scenario may suppose
/// very much: copies are one until they are changed.
#[derive(Clone, Debug, Default)]
pub struct States(Rc<IndexMap<String, Supposed>>);

impl States {
    /// Whether this is an unchanged copy.
    fn is_copy_of(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// What is supposed here, and otherwise or not at all there.
    pub fn beyond<'s>(&'s self, other: &'s Self) -> impl DoubleEndedIterator<Item = (&'s String, Supposed)> {
        let all = (!self.is_copy_of(other)).then(|| self.iter());
        let all = all.into_iter().flatten().map(|(name, &state)| (name, state));
        all.filter(|(name, state)| other.get(*name) != Some(state))
    }
}

impl PartialEq for States {
    fn eq(&self, other: &Self) -> bool {
        self.is_copy_of(other) || self.0 == other.0
    }
}

impl Deref for States {
    type Target = IndexMap<String, Supposed>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for States {
    fn deref_mut(&mut self) -> &mut Self::Target {
        Rc::make_mut(&mut self.0)
    }
}

impl FromIterator<(String, Supposed)> for States {
    fn from_iter<I: IntoIterator<Item = (String, Supposed)>>(states: I) -> Self {
        Self(Rc::new(states.into_iter().collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_copy_leaves_the_other_as_it_was() {
        let told: States = [("acorn", Supposed::Given), ("soil", Supposed::Given)].map(own).into_iter().collect();
        let mut states = told.clone();
        assert_eq!((&states, states.beyond(&told).count()), (&told, 0));
        states.insert("soil".to_owned(), Supposed::Without);
        states.insert("frost".to_owned(), Supposed::Unknown);
        assert_ne!(states, told);
        assert_eq!(told["soil"], Supposed::Given);
        let beyond: Vec<(&str, Supposed)> = states.beyond(&told).map(|(name, state)| (&**name, state)).collect();
        assert_eq!(beyond, [("soil", Supposed::Without), ("frost", Supposed::Unknown)]);
        states.insert("soil".to_owned(), Supposed::Given);
        states.shift_remove("frost");
        assert_eq!(states, told, "what is supposed counts, not how it came about");
    }

    fn own((name, state): (&str, Supposed)) -> (String, Supposed) {
        (name.to_owned(), state)
    }
}
