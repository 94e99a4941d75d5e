//! What depends on what, in whatever environment.

use crate::kernel::{AtomId, Kernel, Networks};

/// By atom: whether a product may depend on it, in any environment.
pub fn cone(kernel: &Kernel, networks: &Networks, product: AtomId) -> Vec<bool> {
    cone_before(kernel, networks, &[product], &[])
}

/// By atom: whether one of some products may depend on it, in any environment, and not only by way of the `ends`.
pub fn cone_before(kernel: &Kernel, networks: &Networks, products: &[AtomId], ends: &[AtomId]) -> Vec<bool> {
    let mut cone = vec![false; kernel.atoms.len()];
    let targets: Vec<u32> = products.iter().map(|product| product.0).collect();
    for network in networks.all(kernel) {
        let mut here = vec![false; network.nodes() as usize];
        for end in ends {
            here[end.index()] = true;
        }
        network.follow(&targets, &mut here);
        for (depends, here) in cone.iter_mut().zip(here) {
            *depends |= here;
        }
    }
    for end in ends {
        cone[end.index()] = false;
    }
    cone
}

/// Whether an actor, or an action the actor takes part in, is in a cone.
pub fn takes_part(kernel: &Kernel, cone: &[bool], actor: AtomId) -> bool {
    let acts = kernel.actions.iter().filter(|action| action.actors.contains(&actor));
    cone[actor.index()] || acts.into_iter().any(|action| cone[action.performed.index()])
}
