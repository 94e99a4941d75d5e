//! Cases from tables, and terms as they are written in the field.

#![allow(dead_code, reason = "each test takes what it needs")]

use coproduce_evidence::{Column, Formula, Solution, Term};

/// A table of cases.
pub struct Cases {
    pub names: Vec<String>,
    pub columns: Vec<Column>,
}

impl Cases {
    pub fn conditions(&self) -> &[Column] {
        &self.columns[..self.columns.len() - 1]
    }

    pub fn product(&self) -> &Column {
        &self.columns[self.columns.len() - 1]
    }

    pub fn memberships(&self, term: Term) -> Column {
        formula(term).memberships(&self.columns)
    }
}

/// A term as a formula.
pub fn formula(term: Term) -> Formula {
    let set = |at: usize| {
        let set = Formula::Set(at);
        if term.value >> at & 1 == 1 { set } else { Formula::Not(Box::new(set)) }
    };
    Formula::All((0..32).filter(|at| term.care >> at & 1 == 1).map(set).collect())
}

/// Reads a table whose first column names the cases. A case with `-` stands for both.
pub fn cases(text: &str) -> Cases {
    let mut lines = text.lines();
    let names: Vec<String> = lines.next().unwrap().split(',').skip(1).map(String::from).collect();
    let mut columns = vec![Column::default(); names.len()];
    for line in lines {
        let mut cells: Vec<&str> = line.split(',').skip(1).collect();
        let dash = cells.iter().position(|&cell| cell == "-");
        for either in if dash.is_some() { vec!["0", "1"] } else { vec![""] } {
            if let Some(dash) = dash {
                cells[dash] = either;
            }
            for (column, &cell) in columns.iter_mut().zip(&cells) {
                column.push(Some(match cell {
                    "1" | "Developed" | "High urbanization" | "High literacy" | "Industrialized" | "Stable"
                    | "Survival" => 1.0,
                    "0" | "Undeveloped" | "Low urbanization" | "Low literacy" | "Not industrialized" | "Unstable"
                    | "Collapse" => 0.0,
                    other => panic!("{other}"),
                }));
            }
        }
    }
    Cases { names, columns }
}

/// The models of a solution as written in the field: those of fewest terms.
pub fn fewest(solution: &Solution, names: &[String]) -> Vec<String> {
    let fewest = solution.models.iter().filter(|model| model.is_fewest);
    fewest.map(|model| sum(&model.terms, names)).collect()
}

/// All models of a solution.
pub fn irredundant(solution: &Solution, names: &[String]) -> Vec<String> {
    solution.models.iter().map(|model| sum(&model.terms, names)).collect()
}

fn sum(terms: &[Term], names: &[String]) -> String {
    terms.iter().map(|&term| written(term, names)).collect::<Vec<_>>().join(" + ")
}

fn written(term: Term, names: &[String]) -> String {
    let literal = |(at, name): (usize, &String)| {
        let sign = if term.value >> at & 1 == 1 { "" } else { "~" };
        (term.care >> at & 1 == 1).then(|| format!("{sign}{name}"))
    };
    names.iter().enumerate().filter_map(literal).collect::<Vec<_>>().join("*")
}

/// Terms as written in the field.
pub fn terms(text: &str, names: &[String]) -> Vec<Term> {
    text.split(" + ")
        .map(|text| {
            let mut term = Term { care: 0, value: 0 };
            for literal in text.split('*') {
                let name = literal.trim_start_matches('~');
                let bit = 1 << names.iter().position(|other| other == name).unwrap();
                term.care |= bit;
                term.value |= if literal.starts_with('~') { 0 } else { bit };
            }
            term
        })
        .collect()
}

/// The number of a row in tables of the field: the first condition weighs most, and the first row is 1.
pub fn row_number(code: u32, conditions: u32) -> u32 {
    (code.reverse_bits() >> (u32::BITS - conditions)) + 1
}

/// Numbers that look random and are the same each time.
pub struct Draws(pub u64);

impl Draws {
    pub fn below(&mut self, bound: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from((self.0 >> 11) % u64::from(bound)).unwrap()
    }
}
