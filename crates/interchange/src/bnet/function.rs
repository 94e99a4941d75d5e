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
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut joined = Vec::new();
        for part in parts {
            match part {
                Self::Constant(true) => {}
                Self::Constant(false) => return part,
                Self::All(inner) => joined.extend(inner),
                other => joined.push(other),
            }
        }
        match joined.len() {
            0 => Self::Constant(true),
            1 => joined.swap_remove(0),
            _ => Self::All(joined),
        }
    }

    /// Any of the parts, without what is constant.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut joined = Vec::new();
        for part in parts {
            match part {
                Self::Constant(false) => {}
                Self::Constant(true) => return part,
                Self::Any(inner) => joined.extend(inner),
                other => joined.push(other),
            }
        }
        match joined.len() {
            0 => Self::Constant(false),
            1 => joined.swap_remove(0),
            _ => Self::Any(joined),
        }
    }

    /// How deep its parentheses and negations are nested where it is written.
    pub fn depth(&self) -> usize {
        let deepest = |parts: &[Self]| parts.iter().map(Self::depth_within).max().unwrap_or(0);
        match self {
            Self::Name(_) | Self::Constant(_) => 0,
            Self::Not(inner) => 1 + inner.depth_within(),
            Self::All(parts) | Self::Any(parts) => deepest(parts),
        }
    }

    /// The same where it is a part of something else, and so may need parentheses.
    fn depth_within(&self) -> usize {
        usize::from(matches!(self, Self::All(_) | Self::Any(_))) + self.depth()
    }

    /// Visits every name, once for each mention.
    pub fn each_name(&self, visit: &mut impl FnMut(&N)) {
        match self {
            Self::Name(name) => visit(name),
            Self::Constant(_) => {}
            Self::Not(inner) => inner.each_name(visit),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.each_name(visit)),
        }
    }
}
