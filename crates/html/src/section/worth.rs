//! What a situation means, and for whom: values, propositions, nets and constellations.

use crate::mark::{figures, name, table};
use coproduce_core::analysis::{
    BreachReport, ConstellationReport, ExpectationReport, PromiseReport, PropositionReport, SituationReport,
};
use coproduce_report::page::escape::inline;
use coproduce_report::page::phrase::word;
use coproduce_report::service::values::{
    accounts, breach_text, gate, heading, keeping, member_text, net_table, pairs, value_text,
};
use maud::{Markup, html};

/// All of it; nothing where nothing is of worth to anybody.
pub fn of(report: &SituationReport) -> Markup {
    let nets: Vec<_> = report.nets.iter().map(|(actor, net)| (word(actor), *net, None)).collect();
    html! {
        @if !report.values.is_empty() {
            (table("Values", &["Value", "What becomes of it"],
                report.values.iter().map(|one| vec![name(&one.name), html! { (value_text(one)) }])))
        }
        @for one in &report.propositions { (proposition(one)) }
        @for one in &report.constellations { (constellation(one)) }
        // The table of a single proposition says the same.
        @if report.propositions.len() != 1 && !nets.is_empty() { (figures("Nets", &net_table(&nets))) }
    }
}

fn proposition(report: &PropositionReport) -> Markup {
    let promise = |one: &PromiseReport| {
        vec![html! { (inline(&one.promise)) }, html! { (word(&one.by)) }, html! { (keeping(one.keeping)) }]
    };
    let expectation = |one: &ExpectationReport| {
        vec![html! { (inline(&one.expected)) }, html! { (word(&one.by)) }, crate::mark::verdict(one.verdict)]
    };
    let breach = |one: &BreachReport| {
        let class = if one.tempting { "tempting" } else { "" };
        vec![html! { (inline(&one.promise)) }, html! { span class=(class) { (breach_text(one, &report.nets)) } }]
    };
    html! {
        section.proposition {
            h5 { (heading(report)) }
            @if !report.promises.is_empty() {
                (table("Promises", &["Promise", "By", "What becomes of it"], report.promises.iter().map(promise)))
            }
            @if !report.expectations.is_empty() {
                (table("Expectations", &["Expected", "By", "Verdict"], report.expectations.iter().map(expectation)))
            }
            (figures("Nets", &net_table(&accounts(report))))
            @for text in report.accounts.iter().filter_map(gate) { p { (text) "." } }
            @if !report.breaches.is_empty() {
                (table("Where one promise is broken", &["Promise", "Who then nets what"],
                    report.breaches.iter().map(breach)))
            }
        }
    }
}

fn constellation(report: &ConstellationReport) -> Markup {
    html! {
        section.constellation {
            h5 { "constellation " (word(&report.name)) }
            (table("Members", &["Member", "Part"],
                report.members.iter().map(|one| vec![name(&one.actor), html! { (member_text(one)) }])))
            @if !report.benefit.is_empty() {
                (table("What each is to the other", &["Pair", "Relation"],
                    pairs(report).into_iter().map(|(pair, text)| vec![html! { (pair) }, html! { (text) }])))
            }
        }
    }
}
