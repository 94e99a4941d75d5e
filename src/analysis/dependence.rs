//! What depends on what, in whatever environment.

use crate::kernel::{AtomId, Kernel, Networks};

/// By node of the largest network: whether a product may depend on it, in any environment.
pub fn cone(kernel: &Kernel, networks: &Networks, product: AtomId) -> Vec<bool> {
    cone_of_any(kernel, networks, &[product])
}

/// By atom: whether any of some products may depend on it, in any environment.
pub fn cone_of_any(kernel: &Kernel, networks: &Networks, products: &[AtomId]) -> Vec<bool> {
    let targets: Vec<_> = products.iter().map(|product| product.0).collect();
    let mut cone = vec![false; kernel.atoms.len()];
    for group in networks.groups() {
        let Some(&environment) = group.first() else { continue };
        let here = networks.of(kernel, environment).cone(&targets);
        for (depends, here) in cone.iter_mut().zip(here) {
            *depends |= here;
        }
    }
    cone
}

/// Whether an actor, or an action the actor takes part in, is in a cone.
pub fn takes_part(kernel: &Kernel, cone: &[bool], actor: AtomId) -> bool {
    let acts = kernel.actions.iter().filter(|action| action.actors.contains(&actor));
    cone[actor.index()] || acts.into_iter().any(|action| cone[action.performed.index()])
}
