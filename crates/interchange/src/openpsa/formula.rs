//! Formulae over events.

/// How deep formulae may be nested.
pub(super) const MOST_NESTED: usize = 100;

/// A formula over events of some kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Formula<E> {
    Event(E),
    Constant(bool),
    Not(Box<Formula<E>>),
    All(Vec<Formula<E>>),
    Any(Vec<Formula<E>>),
    AtLeast(usize, Vec<Formula<E>>),
    /// One of the two, and not both.
    Either(Box<[Formula<E>; 2]>),
}

impl<E> Formula<E> {
    /// The same formula over other events.
    pub fn map<F>(self, to: &mut impl FnMut(E) -> F) -> Formula<F> {
        let mut all = |parts: Vec<Self>| parts.into_iter().map(|part| part.map(to)).collect();
        match self {
            Self::All(parts) => Formula::All(all(parts)),
            Self::Any(parts) => Formula::Any(all(parts)),
            Self::AtLeast(need, parts) => Formula::AtLeast(need, all(parts)),
            Self::Event(event) => Formula::Event(to(event)),
            Self::Constant(value) => Formula::Constant(value),
            Self::Not(inner) => Formula::Not(Box::new(inner.map(to))),
            Self::Either(parts) => {
                let [one, other] = *parts;
                let one = one.map(to);
                Formula::Either(Box::new([one, other.map(to)]))
            }
        }
    }
}
