//! `why`: a proof in the words of the model, every product explained once.
//!
//! The proof is irreducible: what is given alone produces the product, and nothing given can be left out.

use super::proof::{Proof, Writer};
use crate::analysis::inquiry::Words;
use crate::analysis::inquiry::{Inquiry, Verdict};
use crate::engine::{CERTAIN, Literal, Node, POSSIBLE, Reason, Step};
use crate::kernel::{AtomId, AtomKind, Situation};

/// Why a product is produced in a situation; none where it is not, or where what is open decides by which laws.
pub fn why<'s>(words: Words<'s>, inquiry: &Inquiry, product: AtomId) -> Option<Proof<'s>> {
    if inquiry.verdict(product) != Ok(Verdict::Produced) || inquiry.values[product.index()] & CERTAIN == 0 {
        return None;
    }
    let mut steps = irreducible(inquiry, product);
    // An absence may come of leaving something out, and is none then.
    let is_so = |literal: &Literal| !literal.is_absent() || inquiry.values[literal.node() as usize] & POSSIBLE == 0;
    if !steps.iter().all(|(literal, _)| is_so(literal)) {
        steps = proof(inquiry, product);
    }
    Some(Writer::new(words, inquiry, &steps).proof(Literal::present(product.0)))
}

fn proof(inquiry: &Inquiry, product: AtomId) -> Vec<Step> {
    inquiry.network.proof(product.0, &inquiry.situation.present, &inquiry.values)
}

/// A proof that rests on nothing the product does not need: nothing that is given, as long as the environment supplies
/// what does as well, and nothing of that.
fn irreducible(inquiry: &Inquiry, product: AtomId) -> Vec<Step> {
    let steps = proof(inquiry, product);
    let here = inquiry.kernel.environment(inquiry.situation.environment);
    let (mut fixed, mut supplied) = (Vec::new(), Vec::new());
    let present = (0..).zip(&inquiry.situation.present).filter(|(_, present)| **present & CERTAIN != 0);
    for (node, _) in present {
        match inquiry.atom_of(node).map(|atom| inquiry.kernel.atom(atom).kind) {
            None | Some(AtomKind::Environment(_) | AtomKind::Free { .. }) => fixed.push(node),
            Some(_) if here.holds(AtomId(node)) => supplied.push(node),
            // What is given, and not rested on, cannot be needed.
            Some(_) => {}
        }
    }
    let is_given = |node: &Node| fixed.binary_search(node).is_err() && !here.holds(AtomId(*node));
    let given: Vec<Node> = leaves(&steps).filter(is_given).collect();
    let fewer = without_needless(inquiry, product, &fixed, [&given, &supplied]).or_else(|| {
        let fixed: Vec<Node> = fixed.iter().chain(&supplied).copied().collect();
        without_needless(inquiry, product, &fixed, [&given, &[]])
    });
    fewer.map_or(steps, |fewer| proof(&fewer, product))
}

/// What a proof rests on.
fn leaves(proof: &[Step]) -> impl Iterator<Item = Node> {
    let leaves = proof.iter().filter(|(literal, reason)| !literal.is_absent() && *reason == Reason::Itself);
    leaves.map(|(literal, _)| literal.node())
}

/// The same situation with nothing `free` in it that the product does not need; none where an absence that the product
/// needs rests on what would be left out.
fn without_needless<'k>(
    inquiry: &Inquiry<'k>,
    product: AtomId,
    fixed: &[Node],
    free: [&[Node]; 2],
) -> Option<Inquiry<'k>> {
    let Inquiry { kernel, network, situation, .. } = inquiry;
    let kept = network.irreducible(product.0, fixed, free, &situation.blocked);
    let mut present = vec![0; situation.present.len()];
    for &node in fixed.iter().chain(&kept) {
        present[node as usize] = situation.present[node as usize];
    }
    let smaller = Inquiry::new(kernel, network, Situation { present, ..situation.clone() });
    (smaller.values[product.index()] & CERTAIN != 0).then_some(smaller)
}
