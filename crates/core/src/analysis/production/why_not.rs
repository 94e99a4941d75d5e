//! `why-not`: what each law for a product lacks, down to what no law produces, each explained once.

use super::proof::How;
use crate::analysis::inquiry::{Inquiry, Literal, Setting, Verdict, Words};
use crate::kernel::{AtomId, AtomKind, EnvironmentId, LawId, Networks, Origin, Statement, Supposed, is_exogenous};
use coproduce_engine::{CERTAIN, Literal as NodeLiteral, POSSIBLE, Rule};
use coproduce_syntax::source::Span;
use indexmap::{IndexMap, IndexSet};
use serde::Serialize;
use std::borrow::Cow;

/// Why a product is not certain in a situation.
#[derive(Clone, Debug)]
pub struct Blocks<'s> {
    /// The laws on the way that are not satisfied, the product's first.
    pub laws: Vec<UnsatisfiedLaw<'s>>,
    /// What they lack that no law produces.
    pub bases: Vec<Base<'s>>,
    /// Laws for the product that apply elsewhere only, each with the environments that they name.
    pub elsewhere: Vec<(Cow<'s, str>, Vec<Cow<'s, str>>)>,
}

/// A law, or a definition, that is not satisfied.
#[derive(Clone, Debug, Serialize)]
pub struct UnsatisfiedLaw<'s> {
    /// What it would produce.
    pub product: Cow<'s, str>,
    /// The law; none where it is the product's own meaning, as with an action that is chosen and enabled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub law: Option<Cow<'s, str>>,
    /// The place of its name.
    #[serde(skip)]
    pub span: Option<Span>,
    /// What it lacks.
    pub lacking: Vec<Literal>,
}

/// Something lacking that no law produces.
#[derive(Clone, Debug, Serialize)]
pub struct Base<'s> {
    /// What is lacking: an absence where it is there and should not be.
    #[serde(flatten)]
    pub literal: Literal,
    /// How that comes about.
    pub how: How,
    /// The environment that states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Cow<'s, str>>,
    /// Those who could choose it, where it is an action.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Cow<'s, str>>,
}

/// What keeps a product from being certain: linear in the laws it depends on.
pub fn blocks<'s>(words: Words<'s>, inquiry: &Inquiry, product: AtomId) -> Blocks<'s> {
    let inquiry = &*inquiry.about(product);
    let mut walk = Walk { words, inquiry, seen: IndexSet::new(), laws: Vec::new(), bases: IndexMap::new() };
    walk.seen.insert(NodeLiteral::present(product.0));
    let mut at = 0;
    while let Some(&literal) = walk.seen.get_index(at) {
        walk.explain(literal, at == 0);
        at += 1;
    }
    let Walk { laws, bases, .. } = walk;
    Blocks { laws, bases: bases.into_values().collect(), elsewhere: elsewhere(words, inquiry, product) }
}

fn elsewhere<'s>(words: Words<'s>, inquiry: &Inquiry, product: AtomId) -> Vec<(Cow<'s, str>, Vec<Cow<'s, str>>)> {
    let kernel = words.kernel;
    // A course says where one is in each of its periods.
    if kernel.moments.is_some() {
        return Vec::new();
    }
    let produced = kernel.offering_of(product).map_or(product, |offering| offering.provided);
    let here = inquiry.situation.environment;
    let laws = kernel.laws_with_ids().filter(|(_, law)| matches!(law.origin, Origin::Stated | Origin::Used));
    laws.filter(|(_, law)| kernel.products(law).contains(&produced) && !kernel.applies(law, here))
        .map(|(id, law)| {
            (words.law(id), kernel.stated_in(law).iter().map(|&environment| words.environment(environment)).collect())
        })
        .collect()
}

struct Walk<'w, 's, 'k> {
    words: Words<'s>,
    inquiry: &'w Inquiry<'k>,
    seen: IndexSet<NodeLiteral>,
    laws: Vec<UnsatisfiedLaw<'s>>,
    bases: IndexMap<NodeLiteral, Base<'s>>,
}

impl<'s> Walk<'_, 's, '_> {
    fn is_certain(&self, literal: NodeLiteral) -> bool {
        let value = self.inquiry.values[literal.node() as usize];
        if literal.is_absent() { value & POSSIBLE == 0 } else { value & CERTAIN != 0 }
    }

    fn kind(&self, literal: NodeLiteral) -> Option<AtomKind> {
        self.inquiry.atom_of(literal.node()).map(|atom| self.words.kernel.atom(atom).kind)
    }

    fn explain(&mut self, literal: NodeLiteral, is_asked: bool) {
        let Some(atom) = self.inquiry.atom_of(literal.node()) else { return };
        let (kernel, network) = (self.inquiry.kernel, self.inquiry.network);
        let blocked = self.inquiry.situation.is_blocked(atom);
        // What lasts is not there because it was not there before, or was ended.
        let lasts = kernel.moments.as_ref().is_some_and(|moments| moments.is_only_kept(atom));
        let is_base =
            is_exogenous(kernel, network, atom) && !is_asked && !lasts || !network.is_produced(atom.0) || blocked;
        if literal.is_absent() || is_base {
            let base = self.base(literal, atom, is_asked);
            self.bases.insert(literal, base);
            return;
        }
        for rule in network.rules_for(atom.0) {
            self.rule(atom, rule);
        }
    }

    /// What a rule lacks; what is looked through stands for what it lacks itself.
    fn rule(&mut self, product: AtomId, rule: Rule) {
        let mut lacking: Vec<NodeLiteral> = Vec::new();
        let mut law = None;
        self.lacking(rule, &mut lacking, &mut law);
        if lacking.is_empty() {
            return;
        }
        let kernel = self.words.kernel;
        let law = law.filter(|law| kernel.laws[law.index()].origin != Origin::Definition);
        self.seen.extend(lacking.iter().copied());
        // That an action is not chosen is said of its choice.
        lacking.retain(|literal| AtomId(literal.node()) != kernel.choice(product));
        if lacking.is_empty() {
            return;
        }
        let named: IndexSet<Literal> = lacking.iter().map(|&literal| self.named(literal)).collect();
        self.laws.push(UnsatisfiedLaw {
            product: self.words.atom(product),
            law: law.map(|law| self.words.law(law)),
            span: law.map(|law| kernel.laws[law.index()].name),
            lacking: named.into_iter().collect(),
        });
    }

    fn lacking(&self, rule: Rule, lacking: &mut Vec<NodeLiteral>, law: &mut Option<LawId>) {
        let network = self.inquiry.network;
        *law = law.or_else(|| network.origin(rule).map(LawId));
        for &input in network.inputs(rule) {
            if self.is_certain(input) {
                continue;
            }
            match self.kind(input) {
                // The inner part of a condition, and that an offering's law is satisfied, are looked through.
                None | Some(AtomKind::Provided(_)) if network.is_produced(input.node()) => {
                    for inner in network.rules_for(input.node()) {
                        let mut inner_law = None;
                        self.lacking(inner, lacking, &mut inner_law);
                        if matches!(self.kind(input), Some(AtomKind::Provided(_))) {
                            *law = inner_law;
                        }
                    }
                }
                Some(AtomKind::Free { actor }) => lacking.push(NodeLiteral::present(actor.0)),
                _ => lacking.push(input),
            }
        }
    }

    fn named(&self, literal: NodeLiteral) -> Literal {
        self.words.literal(AtomId(literal.node()), !literal.is_absent())
    }

    /// The law that ends something, where an atom stands for its end.
    fn ending(&self, atom: AtomId) -> Option<Cow<'s, str>> {
        let network = self.inquiry.network;
        let is_end = self.words.kernel.atom(atom).kind == AtomKind::Ended;
        let satisfied = network.rules_for(atom.0).find(|&rule| is_end && self.inquiry.always_satisfied(rule))?;
        network.origin(satisfied).map(|law| self.words.law(LawId(law)))
    }

    fn base(&self, literal: NodeLiteral, atom: AtomId, is_asked: bool) -> Base<'s> {
        let kernel = self.words.kernel;
        let here = kernel.environment(self.inquiry.situation.environment);
        let stated = here.effective.get(&atom);
        let by = |how: How| (how, stated.map(|stated| self.words.environment(stated.by)));
        let is_open = self.inquiry.values[atom.index()] & (CERTAIN | POSSIBLE) == POSSIBLE;
        let (how, by) = match (literal.is_absent(), stated.map(|stated| stated.statement)) {
            (true, Some(Statement::Holds)) => by(How::Held),
            (true, Some(Statement::Includes)) => by(How::Included),
            (true, _) if is_open => (How::Open, None),
            (true, _) if self.inquiry.network.is_produced(atom.0) => (How::Law, self.ending(atom)),
            (true, _) => (How::Given, None),
            (false, Some(Statement::Lacks)) => by(How::Lacked),
            _ if kernel.environment_of(atom).is_some() => (How::Outside, None),
            _ if self.inquiry.situation.is_blocked(atom) => (How::TakenAway, None),
            _ if is_open => (How::Open, None),
            // What is asked about is not up to the situation.
            _ if is_asked => (How::NoLaw, None),
            _ if is_exogenous(kernel, self.inquiry.network, atom) => (How::NotGiven, None),
            _ => (How::NoLaw, None),
        };
        let actors = match kernel.atom(atom).kind {
            AtomKind::Chosen(index) => {
                kernel.actions[index as usize].actors.iter().map(|&actor| self.words.atom(actor)).collect()
            }
            _ => Vec::new(),
        };
        Base { literal: self.named(literal), how, by, actors }
    }
}

/// The other declared environments in which the same suppositions would produce the product.
pub fn elsewhere_produced(words: Words, networks: &Networks, setting: &Setting, product: AtomId) -> Vec<EnvironmentId> {
    /// More are not tried.
    const MOST: usize = 1000;
    let kernel = words.kernel;
    // A course says where one is in each of its periods.
    if kernel.moments.is_some() {
        return Vec::new();
    }
    let here = setting.environment(kernel);
    let states = setting.states(kernel);
    let others = kernel.environment_ids().filter(|&other| other != here).take(MOST);
    others
        .filter(|&other| {
            let network = networks.of(kernel, other);
            let lacks = |&(atom, supposed): &(AtomId, Supposed)| {
                supposed == Supposed::Given && kernel.environment(other).lacks(atom)
            };
            let may_be_there = network.is_produced(product.0) || kernel.environment(other).holds(product);
            if !may_be_there || states.iter().any(lacks) {
                return false;
            }
            let situation = setting.situation_in(kernel, networks, other);
            Inquiry::new(kernel, network, situation).verdict(product) == Ok(Verdict::Produced)
        })
        .collect()
}
