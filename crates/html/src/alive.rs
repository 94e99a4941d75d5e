//! What every page carries that is alive.

use crate::document::Data;
use crate::interpreter::Interpreter;
use crate::texts::Texts;

/// What asks the interpreter, and the bench at which a model is asked.
const SHARED: [&str; 2] = [include_str!("../assets/interpreter.js"), include_str!("../assets/bench.js")];
/// What runs beside the page, and holds the interpreter.
const WORKER: &str = include_str!("../assets/worker.js");

/// The script of a page, of which a part is its own.
pub fn script(own: &str) -> String {
    ["\"use strict\";\n", SHARED[0], SHARED[1], own].concat()
}

/// What the script needs: the texts of models, and the interpreter.
pub fn data<'d>(interpreter: &'d Interpreter, texts: &[&Texts]) -> Vec<(&'static str, Data<'d>)> {
    vec![
        ("texts", Data::json(&texts)),
        ("worker", Data::Text(WORKER)),
        ("interpreter", Data::Bytes(interpreter.packed())),
    ]
}
