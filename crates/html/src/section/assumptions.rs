//! What a model takes for granted: what its environments state, and what its propositions assume.

use super::Section;
use crate::mark::{name, table};
use coproduce_core::Program;
use coproduce_core::analysis::inquiry::figure::exact;
use coproduce_core::kernel::{Environment, Statement};
use coproduce_report::page::phrase::word;
use maud::{Markup, html};

/// A line for each environment, and for each proposition that assumes anything.
pub fn section(program: &Program) -> Option<Section> {
    let kernel = &program.kernel;
    let words = program.words();
    let environments: Vec<Vec<Markup>> =
        program.environments().map(|id| environment(program, kernel.environment(id))).collect();
    let assuming = kernel.propositions.iter().filter(|one| kernel.atom(one.atom).own && !one.assumptions.is_empty());
    let assuming: Vec<Vec<Markup>> = assuming
        .map(|one| {
            let assumed: Vec<String> = one.assumptions.iter().map(|&(atom, _)| word(&words.atom(atom))).collect();
            vec![name(&words.atom(one.atom)), html! { (assumed.join(", ")) }]
        })
        .collect();
    let body = html! {
        @if !environments.is_empty() {
            (table("Environments", &["Environment", "Within", "Holds", "Lacks", "Likely"], environments))
        }
        @if !assuming.is_empty() { (table("Propositions", &["Proposition", "Assumes"], assuming)) }
    };
    (program.environments().next().is_some()).then_some(Section {
        anchor: "assumptions",
        title: "What is assumed",
        body,
    })
}

fn environment(program: &Program, environment: &Environment) -> Vec<Markup> {
    let words = program.words();
    let stated = |is: &dyn Fn(Statement) -> Option<String>| {
        let all = environment.stated.iter().filter_map(|(&atom, stated)| {
            let said = is(stated.statement)?;
            Some(format!("{}{said}", word(&words.atom(atom))))
        });
        all.collect::<Vec<_>>().join(", ")
    };
    let plain = |wanted: bool| wanted.then(String::new);
    let within: Vec<String> = environment.parents.iter().map(|&(parent, _)| word(&words.environment(parent))).collect();
    vec![
        name(&words.atom(environment.atom)),
        html! { (within.join(", ")) },
        html! { (stated(&|one| plain(matches!(one, Statement::Holds | Statement::Includes)))) },
        html! { (stated(&|one| plain(matches!(one, Statement::Lacks)))) },
        html! { (stated(&|one| if let Statement::Likely(part) = one { Some(format!(" {}", exact(part))) } else { None })) },
    ]
}
