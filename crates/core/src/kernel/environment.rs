//! Environments: what a setting supplies, excludes and inherits.

use super::{AtomId, ByAtom, Kernel};
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use coproduce_syntax::source::{Sources, Span};

/// The identity of an environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnvironmentId(pub u32);

impl EnvironmentId {
    /// The position as an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A setting.
#[derive(Clone, Debug)]
pub struct Environment {
    /// Its own atom: that the situation lies within it.
    pub atom: AtomId,
    /// The place of its name.
    pub name: Span,
    /// Whether the module at hand declares it.
    pub own: bool,
    /// The environments it lies directly within, with the places that say so.
    pub parents: Vec<(EnvironmentId, Span)>,
    /// Itself and all environments it lies within, sorted.
    pub above: Vec<EnvironmentId>,
    /// What it states itself.
    pub stated: ByAtom<Stated>,
    /// What holds in it: its own statements and those it inherits.
    pub effective: ByAtom<Stated>,
}

/// What an environment states of an atom, and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stated {
    /// What is stated.
    pub statement: Statement,
    /// The environment that states it.
    pub by: EnvironmentId,
    /// The place.
    pub span: Span,
}

/// What an environment states of an atom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Statement {
    /// It supplies it.
    Holds,
    /// It excludes it.
    Lacks,
    /// The actor is in it.
    Includes,
    /// It is present with this probability.
    Likely(f64),
}

impl Statement {
    /// Whether the atom is present by it: held or included.
    pub const fn is_presence(self) -> bool {
        matches!(self, Self::Holds | Self::Includes)
    }

    /// The clause that states it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Lacks => "lacks",
            Self::Includes => "includes",
            Self::Likely(_) => "likely",
        }
    }

    fn agrees_with(self, other: Self) -> bool {
        self == other || self.is_presence() && other.is_presence()
    }
}

impl Environment {
    /// Whether it is, or lies within, another.
    pub fn is_within(&self, other: EnvironmentId) -> bool {
        self.above.binary_search(&other).is_ok()
    }

    /// Whether it supplies or includes an atom.
    pub fn holds(&self, atom: AtomId) -> bool {
        self.effective.get(&atom).is_some_and(|stated| stated.statement.is_presence())
    }

    /// Whether it excludes an atom.
    pub fn lacks(&self, atom: AtomId) -> bool {
        self.effective.get(&atom).is_some_and(|stated| stated.statement == Statement::Lacks)
    }
}

/// Computes what each environment lies within and inherits.
///
/// A statement is overridden by one of any environment below its own; where those left disagree, that is a finding, as
/// is a circle of environments within one another.
pub(super) fn inherit(kernel: &mut Kernel, sources: &Sources, findings: &mut Vec<Diagnostic>) {
    let order = order(kernel, sources, findings);
    for id in order {
        let environment = &kernel.environments[id.index()];
        let mut above = vec![id];
        for &(parent, _) in &environment.parents {
            above.extend_from_slice(&kernel.environments[parent.index()].above);
        }
        above.sort_unstable();
        above.dedup();
        let mut effective = environment.stated.clone();
        let mut disagreements = Vec::new();
        for (atom, found) in inherited(kernel, id, &above) {
            if effective.contains_key(&atom) {
                continue;
            }
            let overridden = |one: &Stated| {
                found.iter().any(|other| other.by != one.by && kernel.environment(other.by).is_within(one.by))
            };
            let left: Vec<Stated> = found.iter().filter(|one| !overridden(one)).copied().collect();
            if let Some(other) = left.iter().find(|other| !other.statement.agrees_with(left[0].statement)) {
                disagreements.push((atom, left[0], *other));
            }
            // That one includes an actor whom another holds is the same in whatever order they are declared.
            let included = left.iter().find(|one| one.statement == Statement::Includes);
            effective.insert(atom, *included.unwrap_or(&left[0]));
        }
        if environment.own {
            for (atom, one, other) in disagreements {
                findings.push(disagreement(kernel, sources, id, atom, one, other));
            }
        }
        let environment = &mut kernel.environments[id.index()];
        environment.above = above;
        environment.effective = effective;
    }
}

/// What the environments above have to say of each atom.
fn inherited(kernel: &Kernel, id: EnvironmentId, above: &[EnvironmentId]) -> ByAtom<Vec<Stated>> {
    let mut found: ByAtom<Vec<Stated>> = ByAtom::default();
    for environment in above.iter().filter(|&&environment| environment != id) {
        for (&atom, &stated) in &kernel.environment(*environment).stated {
            found.entry(atom).or_default().push(stated);
        }
    }
    found
}

fn disagreement(
    kernel: &Kernel,
    sources: &Sources,
    id: EnvironmentId,
    atom: AtomId,
    one: Stated,
    other: Stated,
) -> Diagnostic {
    let say = |stated: Stated| {
        let name = sources.text(kernel.environment(stated.by).name);
        format!("`{name}` says: {}", stated.statement.word())
    };
    let name = sources.text(kernel.name_span(atom));
    let this = sources.text(kernel.environment(id).name);
    rules::ENVIRONMENT_CONFLICT
        .at(kernel.environment(id).name, format!("`{this}` inherits contradicting statements about `{name}`"))
        .remark("lies within both")
        .label(one.span, say(one))
        .label(other.span, say(other))
        .help(format!("say in `{this}` itself whether it holds or lacks `{name}`"))
}

/// The environments, those above before those below; what closes a circle is reported and cut.
fn order(kernel: &mut Kernel, sources: &Sources, findings: &mut Vec<Diagnostic>) -> Vec<EnvironmentId> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; kernel.environments.len()];
    let mut order = Vec::new();
    for start in kernel.environment_ids() {
        let mut path = vec![(start, 0)];
        while let Some(&(id, next)) = path.last() {
            if next == 0 && marks[id.index()] == Mark::Done {
                path.pop();
                continue;
            }
            marks[id.index()] = Mark::Open;
            let Some(&(parent, span)) = kernel.environments[id.index()].parents.get(next) else {
                marks[id.index()] = Mark::Done;
                order.push(id);
                path.pop();
                continue;
            };
            if let Some(last) = path.last_mut() {
                last.1 += 1;
            }
            match marks[parent.index()] {
                Mark::Done => {}
                Mark::New => path.push((parent, 0)),
                Mark::Open => {
                    let from = path.iter().position(|&(on, _)| on == parent).unwrap_or(0);
                    let mut names: Vec<&str> =
                        path[from..].iter().map(|&(on, _)| sources.text(kernel.environment(on).name)).collect();
                    names.push(sources.text(kernel.environment(parent).name));
                    findings.push(
                        rules::ENVIRONMENT_CONFLICT
                            .at(span, "environments lie within one another in a cycle")
                            .remark(format!("the cycle: {}", names.join(" → ")))
                            .help("remove one `within` from the cycle"),
                    );
                    let environment = &mut kernel.environments[id.index()];
                    environment.parents.remove(next);
                    if let Some(last) = path.last_mut() {
                        last.1 -= 1;
                    }
                    // The mark of an environment whose first parent is cut must stay open.
                    if next == 0 {
                        marks[id.index()] = Mark::Open;
                    }
                }
            }
        }
    }
    order
}
