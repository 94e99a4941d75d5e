//! The one list of rules.

use super::Rule;
use super::context::Context;
use coproduce_syntax::diagnostic::{Diagnostic, rules};

/// What checks a rule.
pub(super) type Check = fn(&Context, &mut Vec<Diagnostic>);

/// Lists the rules: those that have a `check` in their file, those that another rule's check reports, and those that an
/// earlier stage finds, or finds as well.
macro_rules! rules {
    (@rule checked $file:ident) => { &super::$file::RULE };
    (@rule reported $file:ident) => { &super::$file::RULE };
    (@rule early $rule:ident) => { &rules::$rule };
    (@rule judged $rule:ident $file:ident) => { &rules::$rule };
    (@check checked $file:ident) => { Some(super::$file::check) };
    (@check judged $rule:ident $file:ident) => { Some(super::$file::check) };
    (@check $($other:tt)*) => { None };
    ($($how:ident $name:ident $(by $file:ident)?,)*) => {
        /// Every rule, by family, in the order in which `rules` lists them.
        pub static RULES: &[&Rule] = &[$(rules!(@rule $how $name $($file)?),)*];

        static CHECKS: &[(&Rule, Option<Check>)] =
            &[$((rules!(@rule $how $name $($file)?), rules!(@check $how $name $($file)?)),)*];
    };
}

rules! {
    checked lone_producer,
    checked universal_law,
    checked overridden_premise,
    checked idle_coproducer,
    checked redundant_law,
    checked rival_law,
    checked outcome_without_action,
    checked foreign_change,
    reported certain_cause,
    checked unnamed_coproducer,
    checked dead_law,
    checked unproducible,
    checked self_production,
    checked ungrounded_loop,
    checked contested_end,
    checked unstratified,
    early ENVIRONMENT_CONFLICT,
    checked refuted_claim,
    checked unmet_expectation,
    checked supposed_product,
    // Offerings and values.
    checked pure_good,
    checked pure_service,
    checked no_interaction,
    checked unwanted_offering,
    checked unproduced_input,
    checked passive_end_customer,
    checked value_at_the_sale,
    checked logic_mismatch,
    checked unenabled_value,
    // Propositions and constellations.
    checked one_sided_proposition,
    checked unkeepable_promise,
    checked unrealised_expectation,
    checked hollow_promise,
    checked losing_party,
    checked tempting_breach,
    checked parity_only,
    checked lone_supplier,
    checked unconnected_member,
    checked bystander,
    checked unrewarded_member,
    // Orchestration.
    checked one_sided_phase,
    checked skipped_phase,
    checked one_sided_platform,
    checked idle_platform,
    checked controlling_platform,
    checked uncovered_strategy,
    checked unbalanced_empowerment,
    checked missing_update_rule,
    checked degenerate_adoption,
    // Problems.
    checked undecided_together,
    checked mismatched_approach,
    checked unplayable_game,
    // Orchestration, exchange and problems.
    checked no_gain_from_exchange,
    checked losing_terms,
    // Laws and cases.
    reported refuted_law,
    reported uncovered_product,
    reported untested_condition,
    reported contradictory_cases,
    reported scarce_cases,
    // The text.
    early SYNTAX_ERROR,
    early UNKNOWN_NAME,
    early DUPLICATE_NAME,
    judged WRONG_KIND by wrong_kind,
    early NUMBER_OUT_OF_RANGE,
    checked unused_name,
    early SHADOWED_NAME,
    early IMPORT_CYCLE,
    early UNKNOWN_MODULE,
    early BROKEN_MODULE,
    early INVALID_TABLE,
    early INVALID_MANIFEST,
    reported invalid_suppression,
    reported unused_suppression,
    reported analysis_limit,
}

/// The rules that are checked on a kernel, with what checks them.
pub(super) fn checks() -> impl Iterator<Item = (&'static Rule, Check)> {
    CHECKS.iter().filter_map(|&(rule, check)| Some((rule, check?)))
}

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// Whether a finding of this rule has to stay an error: without what it finds mended, nothing else can be trusted.
pub fn is_fixed(name: &str) -> bool {
    prevents_evaluation(name) || name == rules::INVALID_MANIFEST.name
}

/// Whether a finding of this rule means that a part of the text was not understood, or says what cannot be settled.
pub fn prevents_evaluation(name: &str) -> bool {
    let rules = [
        &rules::SYNTAX_ERROR,
        &rules::UNKNOWN_NAME,
        &rules::DUPLICATE_NAME,
        &rules::WRONG_KIND,
        &rules::NUMBER_OUT_OF_RANGE,
        &rules::IMPORT_CYCLE,
        &rules::UNKNOWN_MODULE,
        &rules::BROKEN_MODULE,
        &rules::INVALID_TABLE,
        &super::unstratified::RULE,
    ];
    rules.iter().any(|rule| rule.name == name)
}

/// Whether a finding of this rule says no more than that products depend on their own absence.
pub fn is_circle(name: &str) -> bool {
    name == super::unstratified::RULE.name
}

/// Whether a text may allow what this rule finds: not what is not understood, and not what is said of allowing.
pub(super) fn may_be_allowed(name: &str) -> bool {
    let rules = [&super::invalid_suppression::RULE, &super::unused_suppression::RULE];
    !is_fixed(name) && !rules.iter().any(|rule| rule.name == name)
}
