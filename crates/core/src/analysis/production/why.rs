//! `why`: a proof in the words of the model, every product explained once.
//!
//! The proof is irreducible: what is given alone produces the product, and nothing given can be left out.

use super::proof::{How, Proof, Writer};
use crate::analysis::inquiry::{Inquiry, Literal, Verdict, Words};
use crate::kernel::{AtomId, AtomKind, Situation, atom_ids};
use coproduce_engine::exact::{Formula, Unfinished};
use coproduce_engine::{CERTAIN, Literal as NodeLiteral, Node, POSSIBLE, Reason, Step};

/// How many ways are shown in which a product comes about whatever is open.
const MOST_WAYS: usize = 20;

/// Why a product is produced.
#[derive(Clone, Debug)]
pub enum Why<'s> {
    /// In one way, whatever is open.
    Proof(Proof<'s>),
    /// In one way or another, as what is open turns out.
    OneOf {
        /// The ways; together they cover every completion, if they are all.
        ways: Vec<Alternative<'s>>,
        /// Whether these are all.
        is_complete: bool,
    },
}

/// One of several ways in which a product is produced.
#[derive(Clone, Debug)]
pub struct Alternative<'s> {
    /// What has to be present, and what absent, of what is open, in order of declaration: the part that this covers.
    pub with: Vec<Literal>,
    /// The proof there.
    pub proof: Proof<'s>,
}

/// Why a product is produced in a situation; none where it is not.
///
/// # Errors
///
/// [`Unfinished`]
pub fn why<'s>(words: Words<'s>, inquiry: &Inquiry, product: AtomId) -> Result<Option<Why<'s>>, Unfinished> {
    if inquiry.verdict(product)? != Verdict::Produced {
        return Ok(None);
    }
    let inquiry = inquiry.about(product);
    if inquiry.values[product.index()] & CERTAIN != 0 {
        let steps = steps(&inquiry, product);
        return Ok(Some(Why::Proof(Writer::new(words, &inquiry, &steps).proof(NodeLiteral::present(product.0)))));
    }
    ways(words, &inquiry, product).map(Some)
}

/// Ways that cover every completion: each is a proof in a completion that those before do not cover, and covers all that
/// agree with it in what the proof rests on.
fn ways<'s>(words: Words<'s>, inquiry: &Inquiry, product: AtomId) -> Result<Why<'s>, Unfinished> {
    let mut completions = inquiry.completions();
    let (mut ways, mut left) = (Vec::new(), Formula::TRUE);
    while let Some(chosen) = completions.formulas.analysis(left)?.witness(true) {
        if ways.len() == MOST_WAYS {
            return Ok(Why::OneOf { ways, is_complete: false });
        }
        let completed = completed(inquiry, &chosen);
        let steps = steps(&completed, product);
        let with = rested_on(inquiry, &steps);
        let covered: Vec<Formula> = with
            .iter()
            .map(|&(atom, present)| {
                let variable = completions.formulas.variable(atom);
                if present { variable } else { variable.not() }
            })
            .collect();
        let covered = completions.formulas.all(&covered);
        left = completions.formulas.all(&[left, covered.not()]);
        let mut proof = Writer::new(words, &completed, &steps).proof(NodeLiteral::present(product.0));
        let with: Vec<Literal> = with.into_iter().map(|(atom, present)| words.literal(atom, present)).collect();
        for step in &mut proof.steps {
            let is_open = |one: &Literal| one.name == step.name && one.present != step.absent;
            if matches!(step.how, How::Given | How::NotGiven) && with.iter().any(is_open) {
                step.how = How::Open;
            }
        }
        ways.push(Alternative { with, proof });
    }
    Ok(Why::OneOf { ways, is_complete: true })
}

/// The situation in which only what is chosen is present of what is open.
fn completed<'k>(inquiry: &Inquiry<'k>, chosen: &[(AtomId, bool)]) -> Inquiry<'k> {
    let mut situation = inquiry.situation.clone();
    for atom in atom_ids(inquiry.kernel) {
        let present = &mut situation.present[atom.index()];
        if *present == POSSIBLE {
            *present = if chosen.contains(&(atom, true)) { CERTAIN | POSSIBLE } else { 0 };
        }
    }
    Inquiry::new(inquiry.kernel, inquiry.network, situation)
}

/// What a proof takes to be present or absent of what is open, in order of declaration. Something open that is absent is
/// not present of itself either, whatever its laws lack.
fn rested_on(inquiry: &Inquiry, steps: &[Step]) -> Vec<(AtomId, bool)> {
    let is_leaf = |(literal, reason): &&Step| literal.is_absent() || *reason == Reason::Itself;
    let open = steps.iter().filter(is_leaf).filter_map(|(literal, _)| {
        let atom = inquiry.atom_of(literal.node())?;
        (inquiry.situation.present[atom.index()] == POSSIBLE).then_some((atom, !literal.is_absent()))
    });
    let mut open: Vec<(AtomId, bool)> = open.collect();
    open.sort_by_key(|&(atom, _)| inquiry.kernel.declared(atom));
    open.dedup();
    open
}

/// The steps of a proof of what is certain.
fn steps(inquiry: &Inquiry, product: AtomId) -> Vec<Step> {
    let steps = irreducible(inquiry, product);
    // An absence may come of leaving something out, and is none then.
    let is_so = |literal: &NodeLiteral| !literal.is_absent() || inquiry.values[literal.node() as usize] & POSSIBLE == 0;
    if steps.iter().all(|(literal, _)| is_so(literal)) { steps } else { proof(inquiry, product) }
}

fn proof(inquiry: &Inquiry, product: AtomId) -> Vec<Step> {
    let situation = &inquiry.situation;
    inquiry.network.proof(product.0, [&situation.present, &situation.blocked], &inquiry.values)
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
