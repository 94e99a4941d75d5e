//! Products and situations as one table.

use super::Section;
use crate::mark::{look, name};
use coproduce_core::Program;
use coproduce_core::analysis::{How, Verdict};
use coproduce_core::ask::NamedSetting;
use coproduce_core::ask::answer::{Cell, Table};
use coproduce_report::page::escape::inline;
use coproduce_report::page::phrase::{listed, word};
use maud::{Markup, html};

/// So many products and situations are shown.
const PRODUCTS: usize = 300;
const SITUATIONS: usize = 40;

/// What becomes of every product in every environment, and in every scenario.
pub fn section(program: &Program) -> Option<Section> {
    let environments = NamedSetting::default().places(program).unwrap_or_default();
    let scenarios = if program.scenarios().next().is_some() {
        NamedSetting::default().settings(program).unwrap_or_default()
    } else {
        Vec::new()
    };
    let all = [("Environments", environments), ("Scenarios", scenarios)];
    let all = all.into_iter().filter(|(_, settings)| !settings.is_empty());
    let tables = all.map(|(title, mut settings)| {
        let more = settings.len().saturating_sub(SITUATIONS);
        settings.truncate(SITUATIONS);
        (title, Table::new(program, &settings, false), more)
    });
    let tables: Vec<(&str, Table, usize)> = tables.filter(|(_, table, _)| !table.products.is_empty()).collect();
    if tables.is_empty() {
        return None;
    }
    let body = html! {
        p.lead {
            "An environment leaves open what it does not state; in a scenario, what is not given is absent. "
            "A product is named with the law that brings it about."
        }
        @for (title, found, more) in &tables { (table(title, found, *more)) }
    };
    Some(Section { anchor: "products", title: "What is produced where", body })
}

fn table(title: &str, found: &Table, more: usize) -> Markup {
    html! {
        div.wide tabindex="0" role="group" aria-label=(title) {
            table.verdicts {
                caption { (title) }
                thead {
                    tr {
                        th scope="col" { "Product" }
                        @for situation in &found.situations {
                            th scope="col" {
                                (word(&situation.name))
                                @if situation.environment != situation.name {
                                    small { "in " (word(&situation.environment)) }
                                }
                            }
                        }
                    }
                }
                tbody {
                    @for row in found.products.iter().take(PRODUCTS) {
                        tr {
                            th scope="row" { (name(&row.name)) small { (row.kind.word()) } }
                            @for cell in &row.cells { (said(cell)) }
                        }
                    }
                }
            }
        }
        @if found.products.len() > PRODUCTS || more > 0 {
            p {
                "More than is shown here: " code { "coproduce compare" } " lists all of it ("
                (found.products.len()) " products, " (found.situations.len() + more) " situations)."
            }
        }
    }
}

fn said(cell: &Cell) -> Markup {
    let Some(verdict) = cell.verdict else {
        return html! { td.undetermined { "not decided: the analysis reached its limit" } };
    };
    let (class, sign) = look(verdict);
    html! {
        td class=(class) {
            span.verdict { span.sign aria-hidden="true" { (sign) } " " (verdict.word()) }
            @if let Some(by) = by(cell) { small { (by) } }
        }
    }
}

fn by(cell: &Cell) -> Option<String> {
    if !cell.by.is_empty() {
        let laws: Vec<String> = cell.by.iter().map(|law| inline(law).into_owned()).collect();
        return Some(format!("by {}", listed(&laws)));
    }
    match (cell.verdict, cell.how) {
        (Some(Verdict::Produced), Some(How::Given)) => Some("given".to_owned()),
        (Some(Verdict::Produced), Some(How::Held)) => Some("held".to_owned()),
        _ => None,
    }
}
