//! The produced set of a closed situation: a stratified least fixpoint by naive iteration.

use super::model::{Atom, Condition, Kind, Model, Set, one, set};

/// The laws and actions that apply in one environment, ready to be iterated.
pub struct Program<'m> {
    model: &'m Model,
    rules: Vec<Rule<'m>>,
    strata: Vec<usize>,
    /// Who depends on whom, to tell what reaches a product.
    edges: Vec<Edge>,
}

/// One way for one atom to come about.
enum Rule<'m> {
    /// A law: its condition, what it leaves unnamed, one product.
    Law(&'m Condition, Set, Atom),
    /// An action: performed when chosen, enabled, and none of its actors is blocked.
    Action(&'m super::model::Action),
    /// A performed action makes its actor present.
    Acts(Atom, Atom),
}

/// `from` bears on `to`, inside a `not` or not.
struct Edge {
    from: Atom,
    to: Atom,
    negated: bool,
}

impl<'m> Program<'m> {
    /// The program of an environment. The model must be stratified.
    pub fn new(model: &'m Model, environment: Atom) -> Self {
        Self::of(model, |law| model.applies(law, environment))
    }

    /// The program of some laws, and of all actions.
    pub fn of(model: &'m Model, applies: impl Fn(&super::model::Law) -> bool) -> Self {
        let rules = rules(model, applies);
        let strata = strata(model).expect("a stratified model");
        let mut edges = edges(&rules);
        // A blocked actor blocks its actions, so it bears on them too, though its mere absence does not.
        for action in &model.actions {
            edges.extend(action.actors.iter().map(|&actor| Edge { from: actor, to: action.atom, negated: false }));
        }
        Self { model, rules, strata, edges }
    }

    /// `lfp of X ↦ (given ∪ { p | a law of p holds in X }) \ blocked`. For an action, `given` and `blocked` speak of
    /// the choice (a blocked choice is not performed either), the answer of the performance.
    pub fn produced(&self, given: Set, blocked: Set) -> Set {
        let given = given & !blocked;
        let mut present = given & !self.model.all(Kind::Action);
        for stratum in 0..=self.strata.iter().copied().max().unwrap_or(0) {
            loop {
                let before = present;
                for rule in &self.rules {
                    let head = rule.head();
                    if self.strata[head] == stratum && rule.holds(present, given, blocked) {
                        present |= one(head) & !blocked;
                    }
                }
                if present == before {
                    break;
                }
            }
        }
        present
    }

    /// The atoms on a circle with a product: it depends on them, and they on it.
    pub fn circle(&self, product: Atom) -> Set {
        let edges = edges(&self.rules);
        let before = |target: Atom| {
            let mut found = 0;
            loop {
                let reaches = |edge: &&Edge| edge.to == target || found & one(edge.to) != 0;
                let next = edges.iter().filter(reaches).fold(found, |all, edge| all | one(edge.from));
                if next == found {
                    return found;
                }
                found = next;
            }
        };
        let depended_on = before(product);
        super::model::atoms(depended_on)
            .filter(|&atom| before(atom) & one(product) != 0)
            .fold(0, |all, one_of| all | one(one_of))
    }

    /// The atoms that bear on a product, and among them those that do through a `not`.
    pub fn reaching(&self, product: Atom) -> (Set, Set) {
        let (mut reaching, mut through_not) = (one(product), 0);
        loop {
            let before = (reaching, through_not);
            for edge in &self.edges {
                if reaching & one(edge.to) != 0 {
                    reaching |= one(edge.from);
                    if edge.negated || through_not & one(edge.to) != 0 {
                        through_not |= one(edge.from);
                    }
                }
            }
            if (reaching, through_not) == before {
                return before;
            }
        }
    }
}

impl Rule<'_> {
    fn head(&self) -> Atom {
        match self {
            Self::Law(_, _, head) | Self::Acts(_, head) => *head,
            Self::Action(action) => action.atom,
        }
    }

    fn holds(&self, present: Set, given: Set, blocked: Set) -> bool {
        match self {
            Self::Law(condition, residual, _) => condition.holds(present) && residual & !present == 0,
            Self::Action(action) => {
                let chosen = given & one(action.atom) != 0;
                let enabled = action.enabling.as_ref().is_none_or(|condition| condition.holds(present));
                chosen && enabled && set(&action.actors) & blocked == 0
            }
            Self::Acts(action, _) => present & one(*action) != 0,
        }
    }
}

/// The rules of the laws that are wanted and of all actions.
fn rules(model: &Model, wanted: impl Fn(&super::model::Law) -> bool) -> Vec<Rule<'_>> {
    let mut rules = Vec::new();
    for law in model.laws.iter().filter(|law| wanted(law)) {
        let residual = law.likelihood.map_or(0, |(_, residual)| one(residual));
        rules.extend(law.products.iter().map(|&product| Rule::Law(&law.condition, residual, product)));
    }
    for action in &model.actions {
        rules.push(Rule::Action(action));
        rules.extend(action.actors.iter().map(|&actor| Rule::Acts(action.atom, actor)));
    }
    rules
}

/// What each rule's head depends on.
fn edges(rules: &[Rule]) -> Vec<Edge> {
    let mut edges = Vec::new();
    for rule in rules {
        let mentions = match rule {
            Rule::Law(condition, residual, _) => {
                let unnamed = super::model::atoms(*residual).map(|atom| (atom, false));
                condition.mentions().into_iter().chain(unnamed).collect()
            }
            Rule::Action(action) => action.enabling.as_ref().map_or_else(Vec::new, Condition::mentions),
            Rule::Acts(action, _) => vec![(*action, false)],
        };
        edges.extend(mentions.into_iter().map(|(from, negated)| Edge { from, to: rule.head(), negated }));
    }
    edges
}

/// A stratum for each atom: not below what it depends on, above what it depends on inside a `not`. Nothing when
/// there is a cycle through `not`.
///
/// Choice: strata are of the whole model, whatever the environment, and any mention inside a `not` counts, a doubled
/// `not` too.
pub fn strata(model: &Model) -> Option<Vec<usize>> {
    let edges = edges(&rules(model, |_| true));
    let mut strata = vec![0; model.names.len()];
    loop {
        let mut changed = false;
        for edge in &edges {
            let least = strata[edge.from] + usize::from(edge.negated);
            if strata[edge.to] < least {
                strata[edge.to] = least;
                changed = true;
            }
        }
        if !changed {
            return Some(strata);
        }
        if strata.iter().any(|&stratum| stratum > model.names.len()) {
            return None;
        }
    }
}
