//! What can be entered, with examples made of the model at hand.

use super::reading::Reading;
use crate::kernel::{AtomId, Origin};
use crate::model::{Kinds, written};

/// The forms of entries other than commands: an example of each, with what it does.
pub(super) fn forms(reading: &Reading) -> Vec<(String, &'static str)> {
    let names = Examples::of(reading);
    let Examples { coproducer, held, product, environment } = &names;
    vec![
        (format!("{product}?"), "whether it is produced, and by what, or for want of what"),
        (format!("why {product}"), "why it is produced, or why not"),
        (format!("sets {product}"), "what suffices for it, and what would prevent it"),
        (format!("{coproducer} to {product}"), "how the one stands to the other: producer, cause, …"),
        (format!("rank {product}"), "how probable it is, and what matters most"),
        (format!("necessary {product}"), "what it cannot do without"),
        ("loops".to_owned(), "what carries itself, and what would start it"),
        ("who gains".to_owned(), "what it is worth to whom"),
        ("what changed".to_owned(), "what is different since the last question"),
        (format!("if without {held}: {product}?"), "any question, supposing something for it alone"),
        (format!("in {environment}"), "go into an environment"),
        (format!("given {coproducer}"), "suppose that it is there; of an action, that it is chosen"),
        (format!("without {held}"), "suppose that it is taken away"),
        (format!("unknown {held}"), "suppose that it may be there or not"),
        (format!("likely {held} 0.9"), "suppose that it is there with this probability"),
        ("object rain".to_owned(), "declare something; all declarations of the language can be entered"),
    ]
}

struct Examples {
    coproducer: String,
    held: String,
    product: String,
    environment: String,
}

impl Examples {
    /// Names of a law of the model; where there is none, those of the acorn and the oak.
    fn of(reading: &Reading) -> Self {
        let (words, kernel) = (reading.words(), &reading.program.kernel);
        let name = |atom: AtomId| words.written(atom);
        let law = kernel.laws.iter().find(|law| law.origin == Origin::Stated);
        let product = law.and_then(|law| kernel.products(law).first()).map(|&atom| name(atom));
        let mut inputs: Vec<String> = Vec::new();
        if let Some(law) = law {
            kernel.conditions.each_atom(law.condition, &mut |atom| {
                if kernel.atom(atom).kind.declared().is_some_and(|kind| Kinds::CONDITIONS.contains(kind)) {
                    inputs.push(name(atom));
                }
            });
        }
        let environment = reading.environments().last().map(|id| written(&words.environment(id)).into_owned());
        let or = |name: Option<String>, other: &str| name.unwrap_or_else(|| other.to_owned());
        Self {
            coproducer: or(inputs.first().cloned(), "acorn"),
            held: or(inputs.get(2).or_else(|| inputs.last()).cloned(), "soil"),
            product: or(product, "oak"),
            environment: or(environment, "forest"),
        }
    }
}
