//! Products in several situations side by side.

use crate::Program;
use crate::analysis::production::origin::{how, producing_laws};
use crate::analysis::{How, Setting, Verdict, Words, produced_atoms};
use crate::kernel::AtomId;
use crate::model::Kind;
use serde::Serialize;
use std::borrow::Cow;

/// Products and situations of models.
#[derive(Debug, Default, Serialize)]
pub struct Compared<'p> {
    /// One entry for each model.
    pub tables: Vec<Table<'p>>,
}

/// The products of a model in several situations.
#[derive(Debug, Serialize)]
pub struct Table<'p> {
    /// The file of the model.
    pub file: Cow<'p, str>,
    /// The situations, in order.
    pub situations: Vec<Column<'p>>,
    /// The products, in order of declaration.
    pub products: Vec<Row<'p>>,
    /// How many products are left out, for they come out alike in all situations.
    pub alike: usize,
}

/// A situation.
#[derive(Debug, Serialize)]
pub struct Column<'p> {
    /// The name of the scenario, or of the environment.
    pub name: Cow<'p, str>,
    /// The environment.
    pub environment: Cow<'p, str>,
    /// Whether what is not stated is absent.
    pub closed: bool,
}

/// A product, and what becomes of it in each situation.
#[derive(Debug, Serialize)]
pub struct Row<'p> {
    /// Its name.
    pub name: Cow<'p, str>,
    /// Its kind.
    pub kind: Kind,
    /// One entry for each situation.
    pub cells: Vec<Cell<'p>>,
}

/// What becomes of a product in a situation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell<'p> {
    /// The verdict; none where the analysis reached its limit.
    pub verdict: Option<Verdict>,
    /// The laws that produce it.
    pub by: Vec<Cow<'p, str>>,
    /// How it comes about, where it is produced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
}

impl<'p> Table<'p> {
    /// What becomes of every product of a model in some situations; of products that come out alike in all of them
    /// nothing, where `only_different` is asked for.
    pub fn new(program: &'p Program, settings: &[Setting], only_different: bool) -> Self {
        let words = program.words();
        let products = produced_atoms(words.kernel);
        let columns: Vec<Vec<Cell>> =
            settings.iter().map(|setting| cells(program, words, setting, &products)).collect();
        let mut table = Self {
            file: Cow::Borrowed(program.name()),
            situations: settings.iter().map(|setting| Column::new(words, setting)).collect(),
            products: Vec::new(),
            alike: 0,
        };
        for (at, &product) in products.iter().enumerate() {
            let cells: Vec<Cell> = columns.iter().map(|column| column[at].clone()).collect();
            if only_different && cells.windows(2).all(|pair| pair[0] == pair[1]) {
                table.alike += 1;
            } else {
                table.products.push(Row { name: words.atom(product), kind: words.kind(product), cells });
            }
        }
        table
    }
}

impl<'p> Column<'p> {
    fn new(words: Words<'p>, setting: &Setting) -> Self {
        let environment = words.environment(setting.environment(words.kernel));
        Self { name: setting.name(words), environment, closed: setting.is_closed() }
    }
}

/// What becomes of products in one situation.
fn cells<'p>(program: &'p Program, words: Words<'p>, setting: &Setting, products: &[AtomId]) -> Vec<Cell<'p>> {
    let inquiry = setting.inquiry(&program.kernel, &program.networks);
    let cell = |&product: &AtomId| {
        let verdict = inquiry.verdict(product).ok();
        if verdict != Some(Verdict::Produced) {
            return Cell { verdict, by: Vec::new(), how: None };
        }
        let by: Vec<Cow<str>> = producing_laws(&inquiry, product).map(|law| words.law(law)).collect();
        Cell { verdict, how: Some(how(&inquiry, product, !by.is_empty())), by }
    };
    products.iter().map(cell).collect()
}
