//! The rules of the language, one file each.
//!
//! In: a kernel. Out: findings. A rule's file holds its metadata and its check and nothing else; its page in
//! `docs/rules/` is run as a test and printed by `explain`. [`registry`] is the one list of rules.

mod alone;
mod analysis_limit;
mod bystander;
mod certain_cause;
mod contested_end;
mod context;
mod contradictory_cases;
mod controlling_platform;
mod cover;
mod covered_alone;
mod dead_law;
mod degenerate_adoption;
mod delivery;
mod doubt;
mod evidence;
mod foreign_change;
mod free;
mod hollow_promise;
mod idle_coproducer;
mod idle_literal;
mod idle_platform;
mod invalid_suppression;
mod judged;
mod lacking;
mod levels;
mod life;
mod local;
mod logic_mismatch;
mod lone_producer;
mod lone_supplier;
mod losing_party;
mod losing_terms;
mod mismatched_approach;
mod missing_update_rule;
mod net_claim;
mod netting;
mod no_gain_from_exchange;
mod no_interaction;
mod one_sided_phase;
mod one_sided_platform;
mod one_sided_proposition;
mod outcome_without_action;
mod overridden_premise;
mod parity_only;
mod passive_end_customer;
mod promised;
mod pure_good;
mod pure_service;
mod redundant_law;
mod refuted_claim;
mod refuted_law;
pub mod registry;
mod rival_law;
mod scarce_cases;
mod self_production;
mod skipped_phase;
mod stalled;
mod stated_free;
mod supposed_product;
mod suppression;
mod tempting_breach;
mod unbalanced_empowerment;
mod unconnected_member;
mod uncovered_product;
mod uncovered_strategy;
mod undecided_together;
mod unenabled_value;
mod ungrounded_loop;
mod universal_law;
mod unkeepable_promise;
mod unmet_expectation;
mod unmet_in_time;
mod unnamed_coproducer;
mod unplayable_game;
mod unproduced_input;
mod unproducible;
mod unrealised_expectation;
mod unrewarded_member;
mod unstratified;
mod untested_condition;
mod unused_name;
mod unused_suppression;
mod unwanted_offering;
mod value_at_the_sale;
mod ways;
mod wrong_kind;

pub use coproduce_syntax::diagnostic::{Family, Rule};
pub use evidence::evidence_findings;
pub use judged::judgement_findings;
pub use levels::{Fixed, Levels};
pub use registry::{is_circle, prevents_evaluation, rule};
pub use suppression::{Suppressed, suppress, suppress_of_evidence};

use crate::analysis::judgement::Judgement;
use crate::kernel::{Kernel, Networks};
use context::Context;
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Sources;
use coproduce_threads::both;

/// How many laws are worth a second thread.
const MANY: usize = 10_000;

/// Whether nothing that the rules would find keeps a kernel whose text was understood from being evaluated.
pub fn can_be_evaluated(sources: &Sources, kernel: &Kernel, networks: &Networks) -> bool {
    let context = Context::new(sources, kernel, networks, true);
    let mut found = Vec::new();
    for (_, check) in registry::checks().filter(|(rule, _)| prevents_evaluation(rule.name)) {
        check(&context, &mut found);
    }
    found.is_empty()
}

/// Discharges the obligations of a kernel, and adds what is found. Gives how each of its expectations and claims stands;
/// none where not all was understood.
///
/// Where a part of the text was not `understood`, only the rules that look at one law at a time are run: the others
/// would judge what is not there.
pub fn check(
    sources: &Sources,
    kernel: &Kernel,
    networks: &Networks,
    understood: bool,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Judgement> {
    // Rules that look at one law at a time need no network, so that they are done while others make one.
    let run = |local: bool| {
        let context = Context::new(sources, kernel, networks, understood);
        let mut found = Vec::new();
        for (_, check) in registry::checks().filter(|(rule, _)| rule.local == local) {
            check(&context, &mut found);
        }
        (found, context.into_judgements())
    };
    let local = || run(true).0;
    let other = || if understood { run(false) } else { (Vec::new(), Vec::new()) };
    let (local, (other, judgements)) = if kernel.laws.len() < MANY { (local(), other()) } else { both(local, other) };
    findings.extend(local.into_iter().chain(other));
    judgements
}
