//! What can be entered, with examples made of the model at hand.

use super::form::{FORMS, Takes};
use super::reading::Reading;
use coproduce_core::kernel::{AtomId, Origin};
use coproduce_core::model::{Kind, Kinds, written};

/// The forms of entries other than commands: an example of each, with what it does.
pub(super) fn forms(reading: &Reading) -> Vec<(String, &'static str)> {
    let names = Examples::of(reading);
    let Examples { coproducer, held, product, environment, actors } = &names;
    let asked = FORMS.iter().filter(|form| is_declared(reading, form.takes)).map(|form| {
        let example = match form.takes {
            Takes::Product(_) => format!("{} {product}", form.word),
            Takes::Phrase(second) => format!("{} {second}", form.word),
            Takes::Actors(_) => format!("{} {} {}", form.word, actors[0], actors[1]),
            Takes::Nothing(_) | Takes::Situations(_) | Takes::Record(_) => form.word.to_owned(),
        };
        (example, form.help)
    });
    let verdict = (format!("{product}?"), "whether it is produced, and by what, or what it lacks");
    let related = (format!("{coproducer} to {product}"), "how one relates to the other: producer, cause, …");
    let rest = [
        (format!("if without {held}: {product}?"), "any question, supposing something just for it"),
        (format!("in {environment}"), "enter an environment"),
        (format!("given {coproducer}"), "suppose that it is there; of an action, that it is chosen"),
        (format!("without {held}"), "suppose that it is taken away"),
        (format!("unknown {held}"), "suppose that it may be there or not"),
        (format!("likely {held} 0.9"), "suppose that it is there with this probability"),
        ("object rain".to_owned(), "declare something; all declarations of the language can be entered"),
    ];
    [verdict, related].into_iter().chain(asked).chain(rest).collect()
}

/// Whether the model declares what a form asks about; what it asks of production, it asks of every model.
fn is_declared(reading: &Reading, takes: Takes) -> bool {
    let names = || reading.program.names();
    match takes {
        Takes::Record(records) => names().any(|(_, kind, _)| records.kinds().contains(&kind)),
        Takes::Actors(_) => names().filter(|(_, kind, _)| *kind == Kind::Actor).nth(1).is_some(),
        Takes::Nothing(_) | Takes::Product(_) | Takes::Situations(_) | Takes::Phrase(_) => true,
    }
}

struct Examples {
    coproducer: String,
    held: String,
    product: String,
    environment: String,
    actors: [String; 2],
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
        let mut of_actors =
            reading.program.names().filter(|(_, kind, _)| *kind == Kind::Actor).map(|(.., atom)| name(atom));
        let actors = ["buyer", "maker"].map(|other| of_actors.next().unwrap_or_else(|| other.to_owned()));
        let or = |name: Option<String>, other: &str| name.unwrap_or_else(|| other.to_owned());
        Self {
            coproducer: or(inputs.first().cloned(), "acorn"),
            held: or(inputs.get(2).or_else(|| inputs.last()).cloned(), "soil"),
            product: or(product, "oak"),
            environment: or(environment, "forest"),
            actors,
        }
    }
}
