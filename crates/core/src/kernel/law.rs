//! Laws: in these environments this condition suffices for these products.

use super::{AtomId, GateId, Term};
use coproduce_syntax::source::Span;

/// The identity of a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LawId(pub u32);

impl LawId {
    /// The position as an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A law of the kernel.
#[derive(Clone, Copy, Debug)]
pub struct Law {
    /// The place of its name.
    pub name: Span,
    /// The place of its declaration.
    pub span: Span,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether other laws for the same product are meant to stand beside it.
    pub alternative: bool,
    /// After how many periods it produces, in a course; 0 within the period.
    pub delay: u16,
    /// The condition.
    pub condition: GateId,
    pub(super) products: (u32, u32),
    pub(super) environments: u32,
}

/// What a law takes, in two parts that its condition asks for together.
#[derive(Clone, Copy, Debug)]
pub struct Enabling {
    /// What it uses.
    pub uses: Term,
    /// What enables it. In a set of laws that sustains itself it may be supplied mutually.
    pub by: Term,
    /// Where it says what enables it.
    pub said: Span,
}

/// Where a law comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The module at hand states it.
    Stated,
    /// A module it uses states it.
    Used,
    /// A part of it could not be understood: it produces nothing, and no rule judges it.
    Unread,
    /// It says what a word means, and holds in every environment: no rule about laws complains of it.
    Definition,
}

/// The residual coproducer of a law, where it has one.
pub(super) type Residual = Option<AtomId>;
