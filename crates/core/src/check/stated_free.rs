//! What nodes are of themselves where all that environments state is left free, and the products on a circle stand for
//! themselves.

use super::Context;
use crate::kernel::{AtomId, AtomKind, EnvironmentId, Statement, is_exogenous};
use coproduce_engine::{CERTAIN, Network, Node, POSSIBLE, Role, Rule, Settled};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// What a product is a function of: an atom, and whether it is its being allowed that varies.
pub type Variable = (AtomId, bool);
pub type RoleOf<'r> = Box<dyn Fn(Node) -> Role<Variable> + 'r>;

/// Whether a node on a circle stands for itself; what comes about by its definition alone, as a performance does, stands
/// for what it comes of.
pub fn stands_for_itself(context: &Context, node: Node) -> bool {
    let atom = context.kernel.atoms.get(node as usize);
    atom.is_some_and(|atom| !atom.kind.is_derived())
}

/// What nodes are of themselves in a group of environments, all that is stated there being free; the products on a
/// circle stand for themselves.
pub fn role<'r>(context: &'r Context, group: &[EnvironmentId], range: Option<&Range<Rule>>) -> RoleOf<'r> {
    let kernel = context.kernel;
    let network = context.network(group[0]);
    let heads = range.cloned().into_iter().flatten().map(|rule| network.head(rule));
    let circle: FxHashSet<Node> = heads.filter(|&node| stands_for_itself(context, node)).collect();
    let mut stated: FxHashMap<AtomId, [bool; 2]> = FxHashMap::default();
    for &environment in group {
        for (&atom, found) in &kernel.environment(environment).effective {
            stated.entry(atom).or_default()[usize::from(found.statement == Statement::Lacks)] = true;
        }
    }
    let above = group.iter().flat_map(|&environment| &kernel.environment(environment).above);
    let names: FxHashSet<AtomId> = above.map(|&above| kernel.environment(above).atom).collect();
    Box::new(move |node| {
        if node as usize >= kernel.atoms.len() {
            return Role { present: Settled::No, allowed: Settled::Yes };
        }
        let atom = AtomId(node);
        let (present, allowed) = (Settled::Where((atom, false)), Settled::Where((atom, true)));
        match kernel.atom(atom).kind {
            _ if circle.contains(&node) => Role { present: Settled::Yes, allowed: present },
            // The name of an environment is never there outside of it.
            AtomKind::Environment(_) if !names.contains(&atom) => Role { present: Settled::No, allowed: Settled::Yes },
            AtomKind::Environment(_) => Role { present, allowed: Settled::Yes },
            AtomKind::Free { .. } => Role { present: Settled::Yes, allowed },
            _ if is_exogenous(kernel, network, atom) => Role { present, allowed: Settled::Yes },
            _ => {
                let [held, lacked] = stated.get(&atom).copied().unwrap_or_default();
                Role {
                    present: if held { present } else { Settled::No },
                    allowed: if lacked { allowed } else { Settled::Yes },
                }
            }
        }
    })
}

/// What is certain and what is possible over all values of all variables.
pub fn bounds(context: &Context, network: &Network, role: &RoleOf) -> Vec<u8> {
    let mut values = vec![0; network.nodes() as usize];
    let mut blocked = vec![0; network.nodes() as usize];
    for node in 0..u32::try_from(context.kernel.atoms.len()).unwrap_or(Node::MAX) {
        let Role { present, allowed } = role(node);
        let place = node as usize;
        values[place] = match present {
            Settled::Yes => CERTAIN | POSSIBLE,
            Settled::No => 0,
            Settled::Where(_) | Settled::Unless(_) => POSSIBLE,
        };
        blocked[place] = match allowed {
            Settled::Yes => 0,
            Settled::No => CERTAIN | POSSIBLE,
            Settled::Where(_) | Settled::Unless(_) => CERTAIN,
        };
        values[place] &= !blocked[place];
    }
    network.close(&mut values, &blocked, 2);
    values
}
