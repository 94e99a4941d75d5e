//! Syntax trees to resolved names.
//!
//! In: the trees of a module and of those it uses. Out: a [`Model`]: every declared thing with its kind, and for each
//! module the scope in which its mentions are looked up. Nothing here knows terminals or what a kind means.

mod cycle;
mod declare;
mod implied;
mod imports;
mod lost;
mod modules;
mod names;
mod scope;
mod table;
mod understanding;

pub use coproduce_syntax::{Kind, Kinds};
pub use modules::{Loader, Module, Modules, NoModules, Refusal, Tables, add_table, load};
pub use names::{as_argument, declared, plain, written};
pub use scope::{Scope, Sort, Symbol, SymbolId, Unmet};
pub use understanding::home;

use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::Sources;

/// Everything declared, and what each module can see of it.
#[derive(Debug)]
pub struct Model<'s> {
    sources: &'s Sources,
    /// The things that may be present or absent, in order of declaration.
    pub things: Vec<Symbol>,
    /// The laws.
    pub laws: Vec<Symbol>,
    /// The scenarios.
    pub scenarios: Vec<Symbol>,
    /// One scope for each module, in the order of the modules.
    pub scopes: Vec<Scope>,
}

/// Collects what is declared, and resolves what modules use of one another.
pub fn resolve<'s>(sources: &'s Sources, modules: &Modules, findings: &mut Vec<Diagnostic>) -> Model<'s> {
    let mut model = Model { sources, things: Vec::new(), laws: Vec::new(), scenarios: Vec::new(), scopes: Vec::new() };
    for (index, module) in modules.modules.iter().enumerate() {
        let scope = declare::declare(sources, &module.survey, index, &mut model, findings);
        model.scopes.push(scope);
    }
    lost::note(sources, modules, &mut model);
    implied::imply(sources, modules, &mut model);
    for index in 0..modules.modules.len() {
        imports::bring_in(sources, modules, index, &mut model, findings);
    }
    model
}
