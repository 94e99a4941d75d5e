//! Functions before they are analysed: built of variables, and of one another.

use super::graph::{Edge, Graph};
use super::plan::{Plan, Proxies};
use super::rewrite::{rewritten, settled};
use super::sample::Sample;
use super::{Analysis, Freedom, Limits, Sets, Unfinished};
use crate::network::numbered;
use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Cow;
use std::hash::Hash;

/// A function of some [`Formulas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Formula(pub(super) Edge);

impl Formula {
    /// Holds always.
    pub const TRUE: Self = Self(Edge::TRUE);
    /// Holds never.
    pub const FALSE: Self = Self(Edge::FALSE);

    /// It does not hold.
    #[must_use]
    pub const fn not(self) -> Self {
        Self(self.0.complement())
    }
}

/// Functions of variables, which share what they have in common.
pub struct Formulas<V> {
    pub(super) graph: Graph,
    sample: Sample,
    variables: IndexSet<V, FxBuildHasher>,
    /// How far each analysis may go.
    pub limits: Limits,
}

/// One function with its own variables.
pub(super) type Part<V> = (Graph, IndexSet<V, FxBuildHasher>);

impl<V: Copy + Eq + Ord + Hash> Formulas<V> {
    /// No function yet; each analysis of one goes as far as the limits.
    pub fn new(limits: Limits) -> Self {
        Self { graph: Graph::new(), sample: Sample::default(), variables: IndexSet::default(), limits }
    }

    /// Holds where a variable does.
    pub fn variable(&mut self, variable: V) -> Formula {
        let number = self.variables.insert_full(variable).0;
        Formula(self.graph.variable(numbered(number)))
    }

    /// At least `need` of some functions hold.
    pub fn at_least(&mut self, need: usize, formulas: &[Formula]) -> Formula {
        Formula(self.graph.at_least(need, formulas.iter().map(|formula| formula.0).collect()))
    }

    /// All of some functions hold.
    pub fn all(&mut self, formulas: &[Formula]) -> Formula {
        Formula(self.graph.all(formulas.iter().map(|formula| formula.0).collect()))
    }

    /// One of some functions holds.
    pub fn any(&mut self, formulas: &[Formula]) -> Formula {
        Formula(self.graph.any(formulas.iter().map(|formula| formula.0).collect()))
    }

    /// The variables met so far, in the order in which they were.
    pub fn variables(&self) -> impl Iterator<Item = V> {
        self.variables.iter().copied()
    }

    /// How many edges all functions have together.
    pub const fn edges(&self) -> usize {
        self.graph.size
    }

    /// How many edges a function has; none where these are more than `most`, of which no more are looked at.
    pub fn edges_of(&self, formula: Formula, most: usize) -> Option<usize> {
        self.graph.reach(formula.0, most)
    }

    /// A function ready to be asked.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn analysis(&self, formula: Formula) -> Result<Analysis<V>, Unfinished> {
        let (graph, variables) = self.part(formula);
        let plan = Plan::of(&[&rewritten(&graph), &graph], Proxies::All, self.limits)?;
        Ok(Analysis { variables, graph, plan, limits: self.limits })
    }

    /// Whether a function is constant, and which.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn value(&mut self, formula: Formula) -> Result<Option<bool>, Unfinished> {
        match formula {
            Formula::TRUE => Ok(Some(true)),
            Formula::FALSE => Ok(Some(false)),
            _ if ![0, u64::MAX].contains(&self.sample.of(&self.graph, formula.0)) => Ok(None),
            _ => Ok(self.analysis(formula)?.constant()),
        }
    }

    /// The same, where the sizes of the functions that have to be analysed are taken from a budget of edges.
    ///
    /// # Errors
    ///
    /// [`Unfinished`], also where the budget is spent.
    pub fn value_within(&mut self, formula: Formula, budget: &mut usize) -> Result<Option<bool>, Unfinished> {
        let is_constant = [Formula::TRUE, Formula::FALSE].contains(&formula);
        if is_constant || ![0, u64::MAX].contains(&self.sample.of(&self.graph, formula.0)) {
            return self.value(formula);
        }
        let size = self.graph.reach(formula.0, *budget).map(|edges| edges.max(1));
        *budget = size
            .and_then(|size| budget.checked_sub(size))
            .ok_or(Unfinished::TooLarge { limit: self.limits.nodes, progress: super::Progress::default() })?;
        self.value(formula)
    }

    /// The minimal sets of changes after which a function holds however open variables turn out.
    ///
    /// # Errors
    ///
    /// [`Unfinished`]
    pub fn changes(&self, formula: Formula, freedom: impl Fn(V) -> Freedom) -> Result<Sets<'static, V>, Unfinished> {
        let (graph, variables) = self.part(formula);
        changes(&graph, Cow::Owned(variables), freedom, self.limits)
    }

    pub(super) fn part(&self, formula: Formula) -> Part<V> {
        let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
        let mut variables = IndexSet::default();
        let graph = self.graph.part(formula.0, |variable| {
            *numbers.entry(variable).or_insert_with(|| {
                let number = variables.insert_full(self.variables[variable as usize]).0;
                numbered(number)
            })
        });
        (graph.pushed(), variables)
    }
}

/// The minimal sets of changes after which the function of a graph holds however open variables turn out.
pub(super) fn changes<'a, V: Copy + Eq + Ord + Hash>(
    graph: &Graph,
    variables: Cow<'a, IndexSet<V, FxBuildHasher>>,
    freedom: impl Fn(V) -> Freedom,
    limits: Limits,
) -> Result<Sets<'a, V>, Unfinished> {
    let freedoms: Vec<Freedom> = variables.iter().map(|&variable| freedom(variable)).collect();
    let certain = |variable: u32, polarity| freedoms[variable as usize].certain(polarity);
    let raw = settled(graph.clone(), certain);
    let graph = simplified(&raw, certain);
    let plan = Plan::of(&[&graph, &raw], Proxies::Changes, limits)?;
    Sets::changes(variables, &plan, &freedoms, limits)
}

/// The graph rewritten, with values for variables as far as the way they are asked for says.
pub(super) fn simplified(graph: &Graph, certain: impl Fn(u32, [bool; 2]) -> Option<bool> + Copy) -> Graph {
    let mut graph = settled(rewritten(graph), certain);
    loop {
        let again = settled(rewritten(&graph), certain);
        if again.gates == graph.gates {
            return graph;
        }
        graph = again;
    }
}
