//! Boolean functions.

/// A function over names of some kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Function<N> {
    Name(N),
    Constant(bool),
    Not(Box<Function<N>>),
    All(Vec<Function<N>>),
    Any(Vec<Function<N>>),
}

impl<N> Function<N> {
    /// What is 1 where a function is 0.
    pub fn not(function: Self) -> Self {
        match function {
            Self::Constant(value) => Self::Constant(!value),
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// All of the parts, without what is constant.
    pub fn all(parts: Vec<Self>) -> Self {
        Self::join(parts, true, Self::All)
    }

    /// Any of the parts, without what is constant.
    pub fn any(parts: Vec<Self>) -> Self {
        Self::join(parts, false, Self::Any)
    }

    /// Joins parts, of which those that are the neutral constant make no difference, and the other constant decides.
    fn join(mut parts: Vec<Self>, neutral: bool, joined: fn(Vec<Self>) -> Self) -> Self {
        if parts.iter().any(|part| matches!(part, Self::Constant(value) if *value != neutral)) {
            return Self::Constant(!neutral);
        }
        parts.retain(|part| !matches!(part, Self::Constant(_)));
        match parts.len() {
            0 => Self::Constant(neutral),
            1 => parts.swap_remove(0),
            _ => joined(parts),
        }
    }
}
