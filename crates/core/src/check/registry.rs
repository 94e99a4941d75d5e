//! The one list of rules.

use super::rule::Rule;

/// Every rule, by family, in the order in which `rules` lists them.
pub const RULES: &[&Rule] = &[
    &super::lone_producer::RULE,
    &super::universal_law::RULE,
    &super::overridden_premise::RULE,
    &super::idle_coproducer::RULE,
    &super::redundant_law::RULE,
    &super::rival_law::RULE,
    &super::outcome_without_action::RULE,
    &super::foreign_change::RULE,
    &super::certain_cause::RULE,
    &super::unnamed_coproducer::RULE,
    &super::dead_law::RULE,
    &super::unproducible::RULE,
    &super::self_production::RULE,
    &super::ungrounded_loop::RULE,
    &super::unstratified::RULE,
    &super::environment_conflict::RULE,
    &super::refuted_claim::RULE,
    &super::unmet_expectation::RULE,
    &super::supposed_product::RULE,
    // Offerings and values.
    &super::pure_good::RULE,
    &super::pure_service::RULE,
    &super::no_interaction::RULE,
    &super::unwanted_offering::RULE,
    &super::unproduced_input::RULE,
    &super::passive_end_customer::RULE,
    &super::value_at_the_sale::RULE,
    &super::logic_mismatch::RULE,
    &super::unenabled_value::RULE,
    // Propositions and constellations.
    &super::one_sided_proposition::RULE,
    &super::unkeepable_promise::RULE,
    &super::unrealised_expectation::RULE,
    &super::hollow_promise::RULE,
    &super::losing_party::RULE,
    &super::tempting_breach::RULE,
    &super::parity_only::RULE,
    &super::lone_supplier::RULE,
    &super::unconnected_member::RULE,
    &super::bystander::RULE,
    &super::unrewarded_member::RULE,
    // Orchestration.
    &super::one_sided_phase::RULE,
    &super::skipped_phase::RULE,
    &super::one_sided_platform::RULE,
    &super::idle_platform::RULE,
    &super::controlling_platform::RULE,
    &super::uncovered_strategy::RULE,
    &super::unbalanced_empowerment::RULE,
    &super::missing_update_rule::RULE,
    &super::degenerate_adoption::RULE,
    // Problems.
    &super::undecided_together::RULE,
    &super::mismatched_approach::RULE,
    &super::unplayable_game::RULE,
    // Orchestration, exchange and problems.
    &super::no_gain_from_exchange::RULE,
    &super::losing_terms::RULE,
    // The text.
    &super::syntax_error::RULE,
    &super::unknown_name::RULE,
    &super::duplicate_name::RULE,
    &super::wrong_kind::RULE,
    &super::number_out_of_range::RULE,
    &super::unused_name::RULE,
    &super::shadowed_name::RULE,
    &super::import_cycle::RULE,
    &super::unknown_module::RULE,
    &super::broken_module::RULE,
    &super::invalid_table::RULE,
    &super::invalid_manifest::RULE,
    &super::invalid_suppression::RULE,
    &super::unused_suppression::RULE,
    &super::analysis_limit::RULE,
];

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// Whether a finding of this rule has to stay an error: without what it finds mended, nothing else can be trusted.
pub fn is_fixed(name: &str) -> bool {
    prevents_evaluation(name) || name == super::invalid_manifest::RULE.name
}

/// Whether a finding of this rule means that a part of the text was not understood, or says what cannot be settled.
pub fn prevents_evaluation(name: &str) -> bool {
    let rules = [
        &super::syntax_error::RULE,
        &super::unknown_name::RULE,
        &super::duplicate_name::RULE,
        &super::wrong_kind::RULE,
        &super::number_out_of_range::RULE,
        &super::import_cycle::RULE,
        &super::unknown_module::RULE,
        &super::broken_module::RULE,
        &super::invalid_table::RULE,
        &super::unstratified::RULE,
    ];
    rules.iter().any(|rule| rule.name == name)
}

/// Whether a text may allow what this rule finds: not what is not understood, and not what is said of allowing.
pub(super) fn may_be_allowed(name: &str) -> bool {
    let rules = [&super::invalid_suppression::RULE, &super::unused_suppression::RULE];
    !is_fixed(name) && !rules.iter().any(|rule| rule.name == name)
}
