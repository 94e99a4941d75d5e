//! Laws that cases suggest, as text that a check accepts.

use super::list::Namer;
use crate::kernel::Evidence;
use crate::model::declared;
use coproduce_evidence::{Column, Formula, Output, Solution, Table, Term};

/// The terms of the first model that cover a row with the product which no law covers, each as a law.
pub(super) fn laws(
    namer: &Namer,
    evidence: &Evidence,
    table: &Table,
    solution: &Solution,
    theory: &[Formula],
) -> Vec<String> {
    let Some(model) = solution.models.first() else { return Vec::new() };
    let sets = evidence.sets.len();
    let rows: Vec<u32> = table.rows.iter().filter(|row| row.output == Output::Positive).map(|row| row.code).collect();
    let uncovered: Vec<u32> =
        rows.into_iter().filter(|&code| !theory.iter().any(|law| holds(law, code, sets))).collect();
    let is_new = |term: &&Term| uncovered.iter().any(|&code| term.covers(code));
    let alternative = if theory.is_empty() && model.terms.len() == 1 { "" } else { "alternative " };
    let mut numbers = 1..;
    let laws = model.terms.iter().filter(is_new);
    laws.filter_map(|term| {
        let (words, kernel) = (namer.words, namer.words.kernel);
        let product = evidence.product.as_ref()?.atom;
        let is_free = |name: &String| kernel.find_law(words.sources, name).one().is_none();
        let name = numbers.by_ref().map(|nth| format!("{}_{nth}", words.atom(product))).find(is_free)?;
        let environment = words.written(kernel.environment(evidence.environment?).atom);
        let conditions = evidence.sets.iter().enumerate().filter(|(set, _)| term.care >> set & 1 == 1);
        let mut conditions: Vec<String> = conditions
            .map(|(set, one)| {
                let name = words.written(one.atom);
                if term.value >> set & 1 == 1 { name } else { format!("not {name}") }
            })
            .collect();
        // Nothing is produced by one thing alone: the environment is named where it brings the rest.
        if conditions.len() < 2 {
            conditions.push(environment.clone());
        }
        let (condition, product) = (conditions.join(" and "), words.written(product));
        Some(format!("{alternative}law {} in {environment} {{ {condition} produce {product} }}", declared(&name)))
    })
    .collect()
}

/// Whether a formula holds for a combination.
fn holds(law: &Formula, code: u32, sets: usize) -> bool {
    let columns: Vec<Column> = (0..sets).map(|set| Column::Crisp(vec![u8::from(code >> set & 1 == 1)])).collect();
    law.memberships(&columns).get(0).is_some_and(|membership| membership > 0.5)
}

#[cfg(test)]
mod tests {
    use super::holds;
    use crate::analysis::evidence::solve::formula;
    use coproduce_evidence::Term;

    #[test]
    fn a_term_holds_for_its_combinations() {
        let term = Term { care: 0b101, value: 0b001 };
        let codes: Vec<u32> = (0..8).filter(|&code| holds(&formula(term, 3), code, 3)).collect();
        assert_eq!(codes, [0b001, 0b011]);
    }
}
