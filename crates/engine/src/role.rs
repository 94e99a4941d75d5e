//! What nodes are of themselves, before any rule is applied.

/// By what an atom is present of itself, and by what it is kept from being present at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role<V> {
    /// Present of itself.
    pub present: Settled<V>,
    /// Allowed to be present, of itself or by a rule.
    pub allowed: Settled<V>,
}

/// Something that holds, does not, or depends on a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled<V> {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It holds where the variable does.
    Where(V),
    /// It holds where the variable does not.
    Unless(V),
}
