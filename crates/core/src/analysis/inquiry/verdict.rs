//! What becomes of a product in a situation.

use crate::analysis::DEFAULT_LIMIT;
use crate::kernel::{AtomId, AtomKind, Kernel, Situation};
use coproduce_engine::exact::{Analysis, Functions, Limits, Reading, Sets, Unfinished};
use coproduce_engine::{CERTAIN, Network, Node, POSSIBLE, Role, Rule, Settled};
use serde::Serialize;
use std::borrow::Cow;

/// What becomes of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It follows in every completion of the open atoms.
    Produced,
    /// It follows in none.
    NotProduced,
    /// It follows in some and not in others.
    Undetermined,
}

impl Verdict {
    /// The verdict on a function of what is open: a constant, or none.
    const fn of(value: Option<bool>) -> Self {
        match value {
            Some(true) => Self::Produced,
            Some(false) => Self::NotProduced,
            None => Self::Undetermined,
        }
    }

    /// The word people read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Produced => "produced",
            Self::NotProduced => "not produced",
            Self::Undetermined => "undetermined",
        }
    }
}

/// A situation with all that follows in it.
#[derive(Clone)]
pub struct Inquiry<'k> {
    /// The model.
    pub kernel: &'k Kernel,
    /// The laws that apply.
    pub network: &'k Network,
    /// The situation.
    pub situation: Situation,
    /// By node: whether it is certain, and whether it is possible.
    pub values: Vec<u8>,
    /// How many nodes an exact analysis may grow to.
    pub limit: usize,
}

impl<'k> Inquiry<'k> {
    /// Closes a situation.
    pub fn new(kernel: &'k Kernel, network: &'k Network, situation: Situation) -> Self {
        let values = situation.close(network);
        Self { kernel, network, situation, values, limit: DEFAULT_LIMIT }
    }

    /// The same inquiry, in which the product asked about is not up to the situation.
    pub(in crate::analysis) fn about(&self, product: AtomId) -> Cow<'_, Self> {
        self.about_all(&[product])
    }

    /// The same inquiry, in which none of the products asked about is up to the situation.
    pub(super) fn about_all(&self, products: &[AtomId]) -> Cow<'_, Self> {
        let is_open = |product: &&AtomId| self.situation.present[product.index()] == POSSIBLE;
        let mut open = products.iter().filter(is_open).peekable();
        if open.peek().is_none() {
            return Cow::Borrowed(self);
        }
        let mut situation = self.situation.clone();
        for product in open {
            situation.present[product.index()] = 0;
        }
        Cow::Owned(Self { limit: self.limit, ..Self::new(self.kernel, self.network, situation) })
    }

    /// What becomes of several products together: whether every completion produces all of them, or none does.
    ///
    /// # Errors
    ///
    /// [`Unfinished`] where the function of their coming about together grows too large.
    pub fn verdict_on_all(&self, products: &[AtomId]) -> Result<Verdict, Unfinished> {
        let this = self.about_all(products);
        let all = |bit: u8| products.iter().all(|product| this.values[product.index()] & bit != 0);
        if all(CERTAIN) {
            return Ok(Verdict::Produced);
        }
        if !all(POSSIBLE) {
            return Ok(Verdict::NotProduced);
        }
        if !self.network.negates() {
            return Ok(Verdict::Undetermined);
        }
        let mut completions = this.completions();
        let functions = products.iter().map(|product| completions.of(product.0)).collect::<Result<Vec<_>, _>>()?;
        let together = completions.formulas.all(&functions);
        Ok(Verdict::of(completions.formulas.value(together)?))
    }

    /// Whether a product is neither given nor producible: no law for it applies, and it is not up to the situation.
    pub(in crate::analysis) fn is_without_law(&self, product: AtomId) -> bool {
        self.situation.present[product.index()] & CERTAIN == 0 && !self.network.is_produced(product.0)
    }

    /// What becomes of a product.
    ///
    /// Without `not`, two closures settle it: with nothing open present and with all of it. Where an open atom reaches
    /// the product through a `not`, its function decides.
    ///
    /// # Errors
    ///
    /// [`Unfinished`] where that function grows too large.
    pub fn verdict(&self, product: AtomId) -> Result<Verdict, Unfinished> {
        if self.is_without_law(product) {
            return Ok(Verdict::NotProduced);
        }
        self.about(product).settled(product)
    }

    /// Whether an atom is present. Unlike a product that is asked about, it may be up to the situation. Where the
    /// function that decides grows too large, nothing is claimed.
    pub fn presence(&self, atom: AtomId) -> Verdict {
        self.settled(atom).unwrap_or(Verdict::Undetermined)
    }

    fn settled(&self, atom: AtomId) -> Result<Verdict, Unfinished> {
        match self.values[atom.index()] {
            value if value & CERTAIN != 0 => Ok(Verdict::Produced),
            value if value & POSSIBLE == 0 => Ok(Verdict::NotProduced),
            _ if !self.network.negates() => Ok(Verdict::Undetermined),
            _ => {
                let mut completions = self.completions();
                let function = completions.of(atom.0)?;
                Ok(Verdict::of(completions.formulas.value(function)?))
            }
        }
    }

    /// Whether a rule is satisfied in every completion of the open atoms. Where that is too large to be decided, it is
    /// not claimed.
    pub(crate) fn always_satisfied(&self, rule: Rule) -> bool {
        let holds = self.network.holds(rule, &self.values);
        if holds & CERTAIN != 0 || holds & POSSIBLE == 0 || !self.network.negates() {
            return holds & CERTAIN != 0;
        }
        let mut completions = self.completions();
        completions.of_rule(rule).and_then(|function| completions.formulas.value(function)) == Ok(Some(true))
    }

    /// A completion of the open atoms in which the product is produced, or in which it is not: the open atoms that
    /// matter, with their presence.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn completion(&self, product: AtomId, produced: bool) -> Result<Option<Vec<(AtomId, bool)>>, Unfinished> {
        let this = self.about(product);
        let mut completions = this.completions();
        let function = completions.of(product.0)?;
        Ok(completions.formulas.analysis(function)?.witness(produced))
    }

    /// Functions over the open atoms.
    pub(crate) fn completions(&self) -> Functions<'_, AtomId, impl Fn(Node) -> Role<AtomId>> {
        let role = |node: Node| {
            self.fixed_role(node).unwrap_or(Role { present: Settled::Where(AtomId(node)), allowed: Settled::Yes })
        };
        Functions::new(self.network, &self.values, role, Limits { nodes: self.limit })
    }

    /// The product as a function of the open atoms, for its sets and its probability.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn exact(&self, product: AtomId, limits: Limits) -> Result<Analysis<AtomId>, Unfinished> {
        let this = self.about(product);
        let mut completions = this.completions();
        completions.formulas.limits = limits;
        let function = completions.of(product.0)?;
        completions.formulas.analysis(function)
    }

    /// The sets that suffice for a product with at most so many members, also where all of them are too many; without
    /// `holds`, those that suffice to keep it from being produced.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn sets_up_to(
        &self,
        product: AtomId,
        holds: bool,
        reading: Reading,
        order: usize,
        limits: Limits,
    ) -> Result<Sets<'static, AtomId>, Unfinished> {
        let this = self.about(product);
        let mut completions = this.completions();
        completions.formulas.limits = limits;
        let function = completions.of(product.0)?;
        let function = if holds { function } else { function.not() };
        completions.formulas.sets_up_to(function, reading, order)
    }

    /// The role of a node that the situation settles; none for an open atom.
    pub(in crate::analysis) fn fixed_role<V>(&self, node: Node) -> Option<Role<V>> {
        let index = node as usize;
        let allowed = if self.situation.blocked[index] == 0 { Settled::Yes } else { Settled::No };
        let present = match self.situation.present[index] {
            0 => Settled::No,
            POSSIBLE => return None,
            _ => Settled::Yes,
        };
        Some(Role { present, allowed })
    }

    /// Whether a node is an atom, and not the inner part of a condition.
    pub(in crate::analysis) fn atom_of(&self, node: Node) -> Option<AtomId> {
        ((node as usize) < self.kernel.atoms.len()).then_some(AtomId(node))
    }

    /// The choice of the action that an atom is the performance of.
    pub(super) fn choice_of_performance(&self, atom: AtomId) -> Option<AtomId> {
        match self.kernel.atom(atom).kind {
            AtomKind::Performed(_) => self.kernel.action_of(atom).map(|action| action.chosen),
            _ => None,
        }
    }
}
